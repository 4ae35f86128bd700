using System.Text.RegularExpressions;

namespace GovReportArchive.Extraction.Html;

/// <summary>Finds the path of the page (当前位置：首页 &gt; 政务公开 &gt; …) among the blocks before its text.</summary>
internal static partial class Breadcrumbs
{
    private const int MostParts = 12;
    private const int LongestPart = 60;
    private const int LongestPath = 300;

    /// <summary>The parts, outermost first, without 首页 and 正文; empty where no path is found.</summary>
    public static IReadOnlyList<string> Find(IReadOnlyList<PageBlock> before)
    {
        for (int i = before.Count - 1; i >= 0; i--)
        {
            string text = before[i].Text;
            if (text.Length > LongestPath || before[i].Table is not null) continue;
            Match label = Label().Match(text);
            if (label.Success)
            {
                string path = text[label.Length..];
                for (int k = i + 1; k < before.Count && k <= i + MostParts && Belongs(before[k], before[i]); k++) path += ">" + before[k].Text;
                return Parts(path);
            }

            if (FromHome().IsMatch(text)) return Parts(text);
        }

        return [];
    }

    private static bool Belongs(PageBlock block, PageBlock label) =>
        block.Text.Length <= LongestPart && label.Element.ParentElement is { LocalName: not ("body" or "html") } around && block.Element != label.Element
        && around.Contains(block.Element);

    private static IReadOnlyList<string> Parts(string path) =>
        [.. Separator().Split(path).Select(part => part.Trim(' ', '\u3000', ':', '：')).Where(part => part.Length is > 0 and <= LongestPart && !Empty().IsMatch(part)).Take(MostParts)];

    [GeneratedRegex(@"^(?>\s*[【\[]?\s*)(您|你)?(现在|目前)?(?>(的|所在的?|当前的?)*\s*)位\s*置\s*(是|为)?(?>\s*[】\]]?\s*)[：:>＞]?\s*")]
    private static partial Regex Label();

    [GeneratedRegex(@"^\s*(网站|本站|返回)?首页\s*[>＞»›→/\\|]+\s*\S")]
    private static partial Regex FromHome();

    [GeneratedRegex(@"\s*(?:[>＞»›→｜|\\/\n]|&gt;|--|::|≫|\s{2,})+\s*")]
    private static partial Regex Separator();

    [GeneratedRegex(@"^(网站|本站|返回)?首\s*页$|^(正文|详情|信息详情|内容|文章内容|详细信息|浏览文章)$")]
    private static partial Regex Empty();
}
