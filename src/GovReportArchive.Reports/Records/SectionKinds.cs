namespace GovReportArchive.Reports.Records;

/// <summary>The kinds of section that every form's headings are sorted into, with their Chinese names.</summary>
public static class SectionKinds
{
    /// <summary>Kind and Chinese label, in the order of the present form, then those of older forms.</summary>
    public static IReadOnlyList<(string Kind, string Label)> All { get; } =
    [
        ("preamble", "引言"),
        ("overview", "总体情况"),
        ("disclosure", "主动公开"),
        ("applications", "依申请公开"),
        ("litigation", "复议诉讼"),
        ("problems", "问题与改进"),
        ("other", "其他事项"),
        ("responses", "回应解读"),
        ("fees", "收费"),
        ("organisation", "机构与保障"),
        ("appendix", "附件"),
    ];
}
