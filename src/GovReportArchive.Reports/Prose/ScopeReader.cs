using System.Text.RegularExpressions;

namespace GovReportArchive.Reports.Prose;

/// <summary>Tells whether a report speaks for its agency alone or sums up those below it.</summary>
internal static partial class ScopeReader
{
    /// <summary><c>own</c>, <c>aggregate</c>, or null where the text before the first section says neither.</summary>
    /// <param name="preamble">Paragraphs before the first section.</param>
    /// <param name="first">Paragraphs of the first section, where a report without a preamble introduces itself.</param>
    public static string? Read(IReadOnlyList<string> preamble, IReadOnlyList<string> first)
    {
        string text = Squeeze(preamble);
        return Aggregate().IsMatch(text) ? "aggregate" : Own().IsMatch(text + Squeeze(first.Take(2))) ? "own" : null;
    }

    private static string Squeeze(IEnumerable<string> paragraphs) => string.Concat(paragraphs.Select(p => new Squeezed(p).Text));

    [GeneratedRegex("(?:汇总|综合)[^。；]{0,40}(?:各|有关单位|部门|乡镇|街道|区县|盟市|市县)|涵盖[^。；]{0,24}各(?:县|区|市|乡|镇|街道|部门|单位|级|工作部门)|在[^。；]{0,30}各[^。；]{0,30}年度报告[^。；]{0,8}基础上")]
    private static partial Regex Aggregate();

    [GeneratedRegex("(?:仅|只)(?:限于?|为|包括|反映|统计)?(?:本(?:级|机关|部门|单位)|[\\u4e00-\\u9fff]{2,16}(?:机关|本级)(?=（|，|。|；|数据))|（本级）|政府本级")]
    private static partial Regex Own();
}
