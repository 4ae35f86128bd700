using System.Text.RegularExpressions;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Prose;

/// <summary>Whose number a figure is, by the words before it.</summary>
internal static partial class FigureScope
{
    /// <summary>One of <see cref="FigureScopes"/>, of what stands nearest before the number in its sentence; null where the words do not say.</summary>
    /// <param name="text">The section's text.</param>
    /// <param name="from">Where the sentence begins.</param>
    /// <param name="at">Where the number stands.</param>
    public static string? Of(string text, int from, int at)
    {
        Match last = Words().Match(Simplified.Of(text[from..at]));
        return last.Groups["own"].Success ? FigureScopes.Own : last.Groups["all"].Success ? FigureScopes.Aggregate : null;
    }

    // 我市 and 我县 may mean the government itself or everything in the place.
    [GeneratedRegex("(?<own>本级|机关本部|[我本](?:局|委(?!托)|厅|办|院|机关|单位|部门|街道|镇|乡|中心))|(?<all>全[省市州盟县区旗域镇乡]|各级|各部门|各单位|各地|各[县区市镇乡]|系统)", RegexOptions.RightToLeft)]
    private static partial Regex Words();
}
