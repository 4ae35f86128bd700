using GovReportArchive.Discovery.Metrics;
using Microsoft.AspNetCore.Html;

namespace GovReportArchive.Web.Pages.Charts;

/// <summary>The years of an agency as tiles: held, late, not held. The tiles are text, so that no table is needed beside them.</summary>
internal static class CoverageStrip
{
    /// <summary>How a year is shown: style class, one or two words, and all that is known of it.</summary>
    public static (string Css, string Word, string Words) Sign(CoverageCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        string published = cell.Published is { } day ? $"，所载日期 {day}" : "";
        string several = cell.Reports > 1 ? $"，收有 {cell.Reports} 份" : "";
        return cell switch
        {
            { Report: null } => ("unheld", "未收录", "本库没有收录，不说明没有发布"),
            { Late: true } => ("late", "晚于期限", $"已收录{several}{published}，期限 {cell.Due}"),
            { Late: false } => ("held", "已收录", $"已收录{several}{published}，期限内"),
            _ => ("held", "已收录", $"已收录{several}{published}"),
        };
    }

    /// <summary>The tiles in the order of the years, each leading to its report.</summary>
    public static IHtmlContent Draw(IEnumerable<CoverageCell> years) => Svg.Html(Svg.Element(
        "ol",
        [("class", "plain strip")],
        years.Select(cell =>
        {
            (string css, string word, string words) = Sign(cell);
            object[] content = [Svg.Element("span", [("class", "num")], cell.Year), Svg.Element("small", [], word)];
            return Svg.Element(
                "li",
                [("class", css), ("title", $"{cell.Year} 年度：{words}")],
                cell.Report is { } report ? Svg.Element("a", [("href", Addresses.Report(report))], content) : Svg.Element("span", [], content));
        })));
}
