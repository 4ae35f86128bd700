namespace GovReportArchive.Discovery.Facets;

/// <summary>What a role of passages means.</summary>
/// <param name="Value">As in filters and answers.</param>
/// <param name="Label">Chinese name.</param>
/// <param name="Meaning">One sentence in Chinese.</param>
public sealed record RoleMeaning(string Value, string Label, string Meaning);

/// <summary>The table of roles.</summary>
public static class RoleMeanings
{
    /// <summary>All, in the order in which a section five tells them.</summary>
    public static IReadOnlyList<RoleMeaning> All { get; } =
    [
        new("problem", "问题", "说哪里做得不够、有什么困难。"),
        new("measure", "措施", "说针对不足正在做或将要做什么。"),
        new("achievement", "成效", "说报告年度做了什么、做成了什么，包括上年问题的整改结果。"),
        new("statement", "陈述", "只作说明或交代的其余条目，如没有收到申请、统计期限。"),
    ];
}
