using System.Text.RegularExpressions;

namespace GovReportArchive.Reports.Prose;

/// <summary>Tells whether a report speaks for its agency alone or sums up those below it.</summary>
internal static partial class ScopeReader
{
    /// <summary><c>own</c>, <c>aggregate</c>, or null where the text before the first section says neither.</summary>
    public static string? Read(IReadOnlyList<string> preamble)
    {
        string text = string.Concat(preamble.Select(p => new Squeezed(p).Text));
        return Aggregate().IsMatch(text) ? "aggregate" : Own().IsMatch(text) ? "own" : null;
    }

    [GeneratedRegex("(?:汇总|综合)[^。；]{0,40}(?:各|有关单位|部门|乡镇|街道|区县|盟市|市县)|在[^。；]{0,30}各[^。；]{0,30}年度报告[^。；]{0,8}基础上")]
    private static partial Regex Aggregate();

    [GeneratedRegex("(?:仅|只)(?:包括|反映|统计)?本(?:级|机关|部门|单位)|（本级）|政府本级")]
    private static partial Regex Own();
}
