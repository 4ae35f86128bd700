namespace GovReportArchive.Corpus.Auditing;

/// <summary>One line of the audit log. Lines are only ever added; none holds a text of a report.</summary>
/// <param name="Number">Ascending in the order of the changes.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who.</param>
/// <param name="Origin">Through which program.</param>
/// <param name="Action">What, as in <see cref="AuditActions"/>.</param>
/// <param name="Report">Id of the report; null where it was done to the archive as a whole. It outlives the report.</param>
/// <param name="Detail">Why, or which field; null where there is no more to say.</param>
public sealed record AuditEntry(long Number, DateTimeOffset At, string Actor, string Origin, string Action, string? Report, string? Detail);

/// <summary>What the audit log tells, and what it is called.</summary>
public static class AuditActions
{
    /// <summary>A report was erased for good.</summary>
    public const string Purged = "purged";

    /// <summary>The archive was made of a backup.</summary>
    public const string FromBackup = "fromBackup";

    /// <summary>The archive was moved to this catalog from another.</summary>
    public const string Moved = "moved";

    /// <summary>Actions with their labels: the kinds of the change feed, and what is no change of one report.</summary>
    public static IReadOnlyDictionary<string, string> Labels { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["new"] = "收入",
        ["version"] = "收入新版本",
        ["original"] = "补入原件",
        ["reading"] = "更新读数",
        ["correction"] = "更正",
        ["alias"] = "增加别名",
        ["address"] = "补记原网址",
        ["gone"] = "原网址答复没有此文件",
        ["back"] = "原网址恢复",
        ["withdrawn"] = "撤下",
        ["restored"] = "恢复",
        [Purged] = "清除",
        [Moved] = "由别处移入",
        [FromBackup] = "由备份恢复",
    };
}
