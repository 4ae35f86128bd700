using System.IO.Compression;
using Parquet;
using Parquet.Schema;

namespace GovReportArchive.Publishing.Bulk;

/// <summary>A Parquet file: rows that reports give, in groups, each of which is held in memory until it is full.</summary>
/// <remarks>Compressed by Zstandard at its fastest, which the usual readers know: addresses repeat, and Snappy leaves eight times as much of the counts at the same time; at
/// its default level it takes eight times as long for a third less.</remarks>
internal sealed class ParquetFile<TRow> : BulkFile
{
    private readonly FileStream _file;
    private readonly ParquetWriter _writer;
    private readonly IReadOnlyList<ParquetColumn<TRow>> _columns;
    private readonly Func<BulkReport, IEnumerable<TRow>> _rowsOf;
    private readonly int _rowsOfGroup;
    private int _held;

    public ParquetFile(string directory, string name, string about, IReadOnlyList<ParquetColumn<TRow>> columns, int rowsOfGroup, Func<BulkReport, IEnumerable<TRow>> rowsOf)
        : base(name, "application/vnd.apache.parquet", about)
    {
        (_columns, _rowsOfGroup, _rowsOf, _file) = (columns, rowsOfGroup, rowsOf, Create(Path.Combine(directory, name)));
        _writer = ParquetWriter.CreateAsync(new ParquetSchema(columns.Select(column => (Field)column.Field)), _file, new ParquetOptions { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Fastest }).GetAwaiter().GetResult();
    }

    public override void Add(BulkReport report)
    {
        foreach (TRow row in _rowsOf(report))
        {
            foreach (ParquetColumn<TRow> column in _columns) column.Add(row);
            Rows++;
            if (++_held == _rowsOfGroup) Write();
        }
    }

    public override void End()
    {
        if (_held > 0) Write();
        Close();
    }

    public override void Dispose() => _file.Dispose();

    // Files are written on a thread of their own that has nothing else to do.
    private void Write()
    {
        using ParquetRowGroupWriter group = _writer.CreateRowGroup();
        foreach (ParquetColumn<TRow> column in _columns) column.WriteAsync(group, CancellationToken.None).GetAwaiter().GetResult();
        _held = 0;
    }

    private void Close()
    {
        _writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _file.Dispose();
    }
}
