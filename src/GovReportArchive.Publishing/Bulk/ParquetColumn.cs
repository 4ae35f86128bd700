using Parquet;
using Parquet.Schema;

namespace GovReportArchive.Publishing.Bulk;

/// <summary>A column of a Parquet file: what it is called, how it is read off a row, and the values of the row group under way.</summary>
internal abstract class ParquetColumn<TRow>(DataField described)
{
    public DataField Field => described;

    public abstract void Add(TRow row);

    /// <summary>Writes the values of a row group and forgets them.</summary>
    public abstract Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken);
}

/// <summary>A column of texts; null for nothing.</summary>
internal sealed class TextColumn<TRow>(string name, Func<TRow, string?> read) : ParquetColumn<TRow>(new DataField<string>(name, nullable: true))
{
    private readonly List<string?> _values = [];

    public override void Add(TRow row) => _values.Add(read(row));

    public override async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken)
    {
        await group.WriteAsync(Field, (IReadOnlyCollection<string>)_values!).ConfigureAwait(false);
        _values.Clear();
    }
}

/// <summary>A column of numbers or truths; null for nothing.</summary>
internal sealed class ValueColumn<TRow, T>(string name, Func<TRow, T?> read) : ParquetColumn<TRow>(new DataField<T>(name, nullable: true))
    where T : struct
{
    private readonly List<T?> _values = [];

    public override void Add(TRow row) => _values.Add(read(row));

    public override async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken)
    {
        await group.WriteAsync<T>(Field, new ReadOnlyMemory<T?>([.. _values]), null, null, cancellationToken).ConfigureAwait(false);
        _values.Clear();
    }
}
