using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Checks;

/// <summary>Why a rule could not be assessed.</summary>
public static class CheckReasons
{
    /// <summary>A cell that the rule needs is not a number.</summary>
    public const string NotANumber = "notANumber";

    /// <summary>The words leave it open whether they count the same as the cell.</summary>
    public const string OtherCount = "otherCount";

    /// <summary>The section was not found: it may stand in the original all the same.</summary>
    public const string SectionNotFound = "sectionNotFound";

    /// <summary>The section's heading was found without its text, or the text breaks off.</summary>
    public const string SectionCutOff = "sectionCutOff";

    /// <summary>The text was recognised from a picture.</summary>
    public const string Recognised = "recognised";

    /// <summary>The parts of a number may count one thing twice.</summary>
    public const string MayOverlap = "mayOverlap";

    /// <summary>Reason and what it means, in Chinese, without a stop.</summary>
    public static IReadOnlyList<(string Reason, string Label)> All { get; } =
    [
        (NotANumber, "所需的格没有读出数字，空白不当作 0"),
        (OtherCount, "正文所指与表格未必是同一口径"),
        (SectionNotFound, "没有读到这一部分，不等于原文没有"),
        (SectionCutOff, "只读到标题，或文字到此中断"),
        (MayOverlap, "各项可能有重复，其和不必等于总数"),
        (Recognised, "文字由图片识别，不据以判定不符"),
    ];

    private static readonly Dictionary<string, string> Words = All.ToDictionary(reason => reason.Reason, reason => reason.Label, StringComparer.Ordinal);

    /// <summary>The reason as a clause without a stop. A check of an older reading, which has none, needed a cell.</summary>
    public static string Text(Check check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return Words.GetValueOrDefault(check.Reason ?? NotANumber, Words[NotANumber]);
    }
}
