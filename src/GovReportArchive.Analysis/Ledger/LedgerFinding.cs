using GovReportArchive.Reports.Records;

namespace GovReportArchive.Analysis.Ledger;

/// <summary>One rule of the ledger applied to one place of two reports, or to one report and its calendar.</summary>
/// <param name="Rule">One of <see cref="LedgerRules.All"/>, such as <c>ledger.carried</c>.</param>
/// <param name="Place">Column, row or metric that the rule was applied to; null where the rule has one place, or where no place could be
/// looked at.</param>
/// <param name="State"><c>ok | fail | notAssessable</c>.</param>
/// <param name="Years">The years that it speaks of, ascending: the two that are compared, the years that are missing, or the report year.</param>
/// <param name="Report">The later report, which the finding belongs to.</param>
/// <param name="Previous">The earlier report; null where the rule needs none, or where none can be named.</param>
/// <param name="Left">What is added up on the left.</param>
/// <param name="Right">What it must equal.</param>
/// <param name="Reason">Why it is not assessable, one of <see cref="LedgerReasons.All"/>; null otherwise.</param>
/// <param name="Due">The last day for publication, <c>yyyy-MM-dd</c>; for <c>ledger.late</c> only.</param>
/// <param name="Published">The day of publication that the report or its page names; for <c>ledger.late</c> only.</param>
public sealed record LedgerFinding(
    string Rule,
    string? Place,
    string State,
    IReadOnlyList<int> Years,
    string Report,
    string? Previous,
    IReadOnlyList<LedgerTerm> Left,
    IReadOnlyList<LedgerTerm> Right,
    string? Reason = null,
    string? Due = null,
    string? Published = null)
{
    /// <summary>The sum of the left side; null where a number is missing.</summary>
    public decimal? LeftSum => Sum(Left);

    /// <summary>The sum of the right side; null where a number is missing.</summary>
    public decimal? RightSum => Sum(Right);

    private static decimal? Sum(IReadOnlyList<LedgerTerm> terms) =>
        terms.Count == 0 || terms.Any(term => term.Value is null) ? null : terms.Sum(term => term.Subtracted ? -term.Value : term.Value);
}

/// <summary>One number of a ledger rule, with the cell it stands in.</summary>
/// <param name="Report">The report.</param>
/// <param name="Year">Its year.</param>
/// <param name="Key">Count key.</param>
/// <param name="Value">The number as read, with corrections; null where the cell holds none. A blank is never 0.</param>
/// <param name="Subtracted">True where the rule takes it away.</param>
/// <param name="Cumulative">True where the number is the one of the column 历年累计.</param>
public sealed record LedgerTerm(string Report, int Year, string Key, decimal? Value, bool Subtracted = false, bool Cumulative = false);

/// <summary>Why a rule of the ledger cannot be applied.</summary>
public static class LedgerReasons
{
    /// <summary>The year before is not in the archive.</summary>
    public const string NoPrevious = "noPrevious";

    /// <summary>More than one report about the year before could be meant.</summary>
    public const string SeveralReports = "severalReports";

    /// <summary>One report is about the agency itself, the other an aggregate.</summary>
    public const string ScopeDiffers = "scopeDiffers";

    /// <summary>The record of the year before is damaged.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>A cell that the rule needs holds no number.</summary>
    public const string NotANumber = "notANumber";

    /// <summary>The report names no date of publication.</summary>
    public const string NoDate = "noDate";

    /// <summary>The date lies before the end of the report year, so it cannot be that of the report.</summary>
    public const string DateTooEarly = "dateTooEarly";

    /// <summary>The regulation sets no date for an agency of this kind, or it is not known which kind it is.</summary>
    public const string NoDeadline = "noDeadline";

    /// <summary>The archive does not hold the years between; nothing is said about whether reports on them were published.</summary>
    public const string NotHeld = "notHeld";

    /// <summary>Reason and what it means, in Chinese.</summary>
    public static IReadOnlyList<(string Reason, string Label)> All { get; } =
    [
        (NoPrevious, "上一年度的报告未收录"),
        (SeveralReports, "上一年度收有不止一份报告，无法确定与哪一份相衔接"),
        (ScopeDiffers, "两个年度的统计范围不同（本级与汇总）"),
        (Unreadable, "上一年度报告的记录已损坏"),
        (NotANumber, "所需的格没有读出数字，空白不当作 0"),
        (NoDate, "没有读到发布日期"),
        (DateTooEarly, "所载日期早于报告年度结束，不是这份报告的发布日期"),
        (NotHeld, "本库没有收录，不说明没有发布"),
        (NoDeadline, "《条例》没有为这类机关规定期限，或机关类别不明"),
    ];

    /// <summary>The reason in Chinese; the reason itself where it is unknown.</summary>
    public static string Label(string reason) => Labels.Of(All, reason);
}
