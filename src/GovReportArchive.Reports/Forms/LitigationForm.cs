namespace GovReportArchive.Reports.Forms;

/// <summary>One outcome of a review or a lawsuit.</summary>
internal sealed record Outcome(string Suffix, string Label, params string[] Spellings);

/// <summary>Five neighbouring columns of the review and litigation table.</summary>
/// <param name="Key">Count key without the outcome.</param>
/// <param name="Heading">Heading over the five columns; for lawsuits the second line of headings.</param>
/// <param name="ShortLabel">Name that stands on its own.</param>
internal sealed record OutcomeGroup(string Key, string Heading, string ShortLabel);

/// <summary>Table 四 of the 2019 and 2021 forms: reviews and lawsuits, one row of fifteen numbers.</summary>
internal static class LitigationForm
{
    public const string Title = "政府信息公开行政复议、行政诉讼情况";

    public const string LawsuitHeading = "行政诉讼";

    public static readonly Outcome[] Outcomes =
    [
        new("upheld", "结果维持", "维持结果"),
        new("corrected", "结果纠正", "纠正结果"),
        new("other", "其他结果", "其它结果"),
        new("pending", "尚未审结", "未审结"),
        new("total", "总计", "合计"),
    ];

    public static readonly OutcomeGroup[] Groups =
    [
        new("review", "行政复议", "行政复议"),
        new("litigation.direct", "未经复议直接起诉", "行政诉讼（未经复议直接起诉）"),
        new("litigation.afterReview", "复议后起诉", "行政诉讼（复议后起诉）"),
    ];

    /// <summary>The fifteen keys from left to right.</summary>
    public static IReadOnlyList<string> Keys { get; } =
        [.. Groups.SelectMany(group => Outcomes.Select(outcome => $"{group.Key}.{outcome.Suffix}"))];
}
