namespace GovReportArchive.Corpus;

/// <summary>What is stored of a report is not what was stored: its record, its entry in the catalog, or its original. Other reports are not concerned.</summary>
/// <remarks>Law: what is damaged is this error and never another record. The message names the report and how to mend it.</remarks>
public sealed class DamagedReportException : ArchiveException
{
    /// <summary>Code where record or entry are damaged.</summary>
    public const string Record = "record.damaged";

    /// <summary>Code where the original is damaged or gone.</summary>
    public const string Original = "original.damaged";

    private DamagedReportException(string code, string report, string message, Exception? inner)
        : base(code, message, inner) => Report = report;

    /// <summary>Id of the report.</summary>
    public string Report { get; }

    /// <summary>The record or the entry is damaged.</summary>
    /// <param name="report">Id of the report.</param>
    /// <param name="what">What does not fit: 记录与校验值不符.</param>
    /// <param name="inner">The cause, where there is one.</param>
    internal static DamagedReportException OfRecord(string report, string what, Exception? inner = null) => new(
        Record, report,
        $"报告 {report} 在目录库中已损坏（{what}），不予显示。请运行 govreport reparse {report} 由原件重读；由记录导入而没有原件的，重新导入该记录，或从备份恢复。", inner);

    /// <summary>The original is damaged or gone.</summary>
    internal static DamagedReportException OfOriginal(string report, string what) => new(
        Original, report, $"报告 {report} 的原件{what}，不予提供。请从备份恢复该文件，或删除后重新收入同一文件；govreport verify 列出其位置。", null);
}
