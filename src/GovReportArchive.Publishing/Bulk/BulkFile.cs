using System.IO.Compression;
using System.Text;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Exports;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Publishing.Bulk;

/// <summary>A report on its way into the files of a set, with all its versions.</summary>
internal sealed record BulkReport(StoredReport Stored, IReadOnlyList<VersionRow> Versions)
{
    /// <summary>The record in force.</summary>
    public ReportRecord Record => Stored.Record;
}

/// <summary>A file of a set while it is written, one report after the other; memory does not grow with their number.</summary>
internal abstract class BulkFile(string name, string mediaType, string about) : IDisposable
{
    public string Name => name;

    public string MediaType => mediaType;

    public string About => about;

    /// <summary>Lines or rows so far.</summary>
    public long Rows { get; protected set; }

    /// <summary>Takes a report in.</summary>
    public abstract void Add(BulkReport report);

    /// <summary>Writes what is still held; the file is whole then, and closed.</summary>
    public abstract void End();

    public abstract void Dispose();

    /// <summary>Makes a file of a set, which is not there yet.</summary>
    protected static FileStream Create(string path) => new(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16);
}

/// <summary>Records, one a line, as <c>govreport import</c> reads them.</summary>
internal sealed class RecordsFile(string directory) : BulkFile("reports.ndjson.gz", "application/gzip", "全部报告的完整记录，每行一份（govreport-record/1），gzip 压缩；可用 govreport import 读入另一个档案库。")
{
    private readonly GZipStream _out = new(Create(Path.Combine(directory, "reports.ndjson.gz")), CompressionLevel.Optimal);

    public override void Add(BulkReport report)
    {
        _out.Write(RecordJson.SerializeToUtf8(report.Record));
        _out.WriteByte((byte)'\n');
        Rows++;
    }

    public override void End() => _out.Dispose();

    public override void Dispose() => _out.Dispose();
}

/// <summary>Reports as CSV, one a line, with every count.</summary>
internal sealed class TableFile(string directory) : BulkFile("reports.csv.gz", "application/gzip", "全部报告，每行一份：著录项与全部指标；报告没有印出数字的格为空。CSV（RFC 4180，UTF-8），gzip 压缩。")
{
    private readonly StreamWriter _out = new(new GZipStream(Create(Path.Combine(directory, "reports.csv.gz")), CompressionLevel.Optimal), new UTF8Encoding(false), 1 << 16) { NewLine = "\r\n" };

    public override void Add(BulkReport report)
    {
        if (Rows++ == 0) _out.WriteLine(ReportCsv.Table.Header(forPeople: false));
        _out.WriteLine(ReportCsv.Table.Line(report.Stored, forPeople: false));
    }

    public override void End() => _out.Dispose();

    public override void Dispose() => _out.Dispose();
}
