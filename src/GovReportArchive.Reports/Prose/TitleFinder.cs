using System.Text.RegularExpressions;

namespace GovReportArchive.Reports.Prose;

/// <summary>A title that a file prints, and the lines it stands in.</summary>
/// <param name="Text">Without blanks, in the source's characters.</param>
/// <param name="First">Index of its first line, or -1 where the page declares it outside its lines.</param>
/// <param name="Count">Lines it covers.</param>
/// <param name="Carrier">It is the title of the notice that carries the report, not of the report.</param>
internal readonly record struct Title(string Text, int First, int Count, bool Carrier);

/// <summary>Finds the lines that are titles: one line, or two to four that belong together.</summary>
internal static partial class TitleFinder
{
    /// <summary>Titles stand at the top; a repetition of the title can follow a notice of a page.</summary>
    private const int TopLines = 60;
    private const int MostLines = 4;
    private const int LongestTitle = 70;

    /// <summary>All titles in reading order, without overlaps; a line of navigation that only names the genre is none where there is better.</summary>
    public static List<Title> Find(IReadOnlyList<ProseLine> lines)
    {
        List<Title> titles = [];
        int top = Math.Min(TopLines, lines.Count);
        for (int i = 0; i < top; i++)
        {
            if (titles.Count > 0 && Headings.IsKnown(lines[i].Text)) break;
            if (Longest(lines, i) is not Title title) continue;
            titles.Add(title);
            i += title.Count - 1;
        }

        return titles.Exists(t => Tells(t.Text)) ? titles.FindAll(t => Tells(t.Text)) : titles;
    }

    private static bool Tells(string title) => HasAgency(title) || Year().IsMatch(new Squeezed(title).Text);

    /// <summary>Whether the text, without blanks, is a report's title.</summary>
    public static bool IsTitle(string text)
    {
        string squeezed = new Squeezed(text).Text;
        return squeezed.Length <= LongestTitle && Whole().IsMatch(squeezed) && !Sentence().IsMatch(squeezed);
    }

    private static Title? Longest(IReadOnlyList<ProseLine> lines, int first)
    {
        string joined = "";
        Title? found = null;
        for (int count = 1; count <= MostLines && first + count <= lines.Count; count++)
        {
            ProseLine line = lines[first + count - 1];
            if (line.Text.Length > LongestTitle || (count > 1 && (line.AfterTable || Headings.IsKnown(line.Text)))) break;
            joined += string.Concat(line.Text.Where(c => !char.IsWhiteSpace(c)));
            if (joined.Length > LongestTitle) break;
            if (!IsTitle(joined)) continue;
            // Further lines belong to it only where it lacks its end: 关于公布…的 / 通知.
            if (found is not null && !Carrier().IsMatch(new Squeezed(joined).Text)) break;
            // A complete title begins on its own line, not with the line of navigation above it.
            if (count > 1 && found is null && IsTitle(line.Text) && HasAgency(line.Text) && !Carrier().IsMatch(joined)) return null;
            found = new Title(WithoutHead(joined), first, count, Carrier().IsMatch(new Squeezed(joined).Text));
        }

        return found is { Count: > 1 } && IsBanner(lines, first) ? null : found;
    }

    /// <summary>Whether a line is the name of the site above an agency of its own: 沐阳区人民政府 / 沐阳松坡街道办事处.</summary>
    private static bool IsBanner(IReadOnlyList<ProseLine> lines, int first)
    {
        string banner = new Squeezed(lines[first].Text).Text, below = new Squeezed(lines[first + 1].Text).Text;
        return banner.Length > 3 && below.Length > 3 && Banner().IsMatch(banner) && OrganAlone().IsMatch(below) && below.StartsWith(banner[..2], StringComparison.Ordinal)
            && !below.StartsWith(banner, StringComparison.Ordinal);
    }

    /// <summary>A title without the number and signer of the document that stand before it on its line.</summary>
    private static string WithoutHead(string title) => DocumentHead().Match(title) is { Success: true } head && IsTitle(title[head.Length..]) ? title[head.Length..] : title;

    /// <summary>Whether words stand in the title besides the year and the name of the genre.</summary>
    public static bool HasAgency(string title) => GenreOnly().Replace(new Squeezed(title).Text, "").Length >= 2;

    [GeneratedRegex(@"^[^。；]*?(?:信息公开|政务公开|政府网站)[^。；]{0,20}?(?:年度?报告?|报告|年报)(?:的(?:通知|公告|函))?(?:（[^）]{1,16}）)?(?:（[^）]{1,16}）)?$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"^(?:本(?:年度)?报告|现将|根据|按照|依据|为|请|关于(?:做好|开展|报送|编制|印发.*格式))|如下|，.*，|电子版|下载|制度|规定|办法|指南|格式|统一|编制工作|专栏|栏目|编制要求|首页|当前位置|>|[?？]|继续访问")]
    private static partial Regex Sentence();

    [GeneratedRegex("(?:人民政府|政府|门户网站)$")]
    private static partial Regex Banner();

    [GeneratedRegex("^[\\u4e00-\\u9fff]{3,24}(?:局|委|委员会|厅|办|办公室|办事处|管委会|中心|[镇乡]人民政府)$")]
    private static partial Regex OrganAlone();

    // 松一中[2015]3号签发人：某某2014年…
    [GeneratedRegex(@"^[^\s，。：:]{1,12}[〔﹝\[【(（]20\d\d[〕﹞\]】)）]第?\d{1,5}[号號](?:[签簽][发發]人[:：]?[\u4e00-\u9fff]{2,3}(?=20\d\d|[\u4e00-\u9fff]{2,}))?")]
    private static partial Regex DocumentHead();

    [GeneratedRegex(@"20\d\d|二[〇零]")]
    private static partial Regex Year();

    [GeneratedRegex(@"(?:通知|公告|函)(?:（[^）]{0,200}）)?$")]
    private static partial Regex Carrier();

    [GeneratedRegex(@"(?:20\d\d|二[〇零]\S{2})年度?|关于|政府信息公开|信息公开|政务公开|政府|工作|年度|情况|报告|年报|的|（[^）]{0,200}）")]
    private static partial Regex GenreOnly();
}
