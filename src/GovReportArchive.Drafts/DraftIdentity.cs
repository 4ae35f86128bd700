using GovReportArchive.Reports;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Drafts;

/// <summary>Who reports on which year, and what the reader was not sure of.</summary>
internal static class DraftIdentity
{
    private const string Unnamed = "agency.unnamed";

    /// <summary>Warnings of the reader that the author of a draft can do something about. What else it warns of is found by other checks.</summary>
    private static readonly (string Code, bool IsError, string Action)[] Told =
    [
        ("year.unknown", true, "请在标题中写明报告年度，如“2025年政府信息公开工作年度报告”。"),
        ("year.conflict", true, "请统一标题、统计期限与正文中的年度。"),
        (Unnamed, true, "请在标题中写明机关全称。"),
        ("title.missing", false, "请补上标题“（机关）（年度）年政府信息公开工作年度报告”。"),
        ("unit.assumed", false, "请在表头或数字后注明单位。"),
        ("table.printedTwice", true, "请删去重复的表格，或使两处数字一致。"),
        ("region.misprint", false, "请核对地名。"),
    ];

    private static readonly string[] OfWhole = ["year.unknown", "year.conflict", Unnamed, "title.missing"];

    /// <summary>Whether the draft names its agency.</summary>
    public static bool IsNamed(ReportRecord record) => !record.Warnings.Any(warning => warning.Code == Unnamed);

    /// <summary>Checks. A fragment need not say whose it is, nor for which year.</summary>
    public static void Check(ReadingResult reading, bool isFragment, DraftFindings findings)
    {
        if (reading.NotAReport is { } reason && !isFragment)
            findings.Error("draft.notAReport", "看起来不是年度报告稿：" + reason, "请确认提交的是年度报告全文，而不是通知、解读或空白格式。");
        foreach (ReadingWarning warning in reading.Record.Warnings)
        {
            if (Array.Find(Told, told => told.Code == warning.Code) is not { Code: not null } known || (isFragment && OfWhole.Contains(known.Code))) continue;
            if (known.IsError) findings.Error(warning.Code, warning.Message, known.Action);
            else findings.Remind(warning.Code, warning.Message, known.Action);
        }

        if (reading.Record.Year is not null) findings.Pass("year");
        if (IsNamed(reading.Record)) findings.Pass("agency");
    }
}
