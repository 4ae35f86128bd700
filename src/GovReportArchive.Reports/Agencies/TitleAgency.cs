using System.Text.RegularExpressions;
using GovReportArchive.Reports.Prose;

namespace GovReportArchive.Reports.Agencies;

/// <summary>What a title says: who reports, on which year, for whom.</summary>
/// <param name="Agency">The agency's name in the title's own characters, or null where it names none.</param>
/// <param name="Year">The year in the title, or null.</param>
/// <param name="Scope"><c>own</c> for 本级, <c>aggregate</c> for 汇总, else null.</param>
internal sealed record TitleAgency(string? Agency, int? Year, string? Scope)
{
    public static TitleAgency Read(string title) => TitleReader.Read(title);
}

/// <summary>Takes titles apart.</summary>
internal static partial class TitleReader
{
    public static TitleAgency Read(string title)
    {
        Squeezed s = new(title);
        string text = s.Text;
        int? year = null;
        foreach (Match m in YearToken().Matches(text)) year ??= ChineseNumbers.Year(m.Groups["y"].Value);

        string? scope = OwnScope().IsMatch(text) ? "own" : AggregateScope().IsMatch(text) ? "aggregate" : null;
        int genre = GenreStart(text);
        string head = genre < 0 ? text : text[..genre];
        int start = Carrier().Match(head) is { Success: true } carried ? carried.Index + carried.Length : 0;
        string? agency = Clean(head[start..]);
        if (agency is null && start > 0) agency = Clean(head[..head.IndexOf("关于", StringComparison.Ordinal)]);
        if (agency is null && Parenthesis().Match(text) is { Success: true } aside) agency = Clean(aside.Groups["a"].Value);
        return new TitleAgency(agency, year, scope);
    }

    /// <summary>Where 政府信息公开…报告 begins; 人民政府信息公开 gives the 政府 to the agency.</summary>
    private static int GenreStart(string text)
    {
        Match m = Genre().Match(text);
        if (!m.Success) return -1;
        int at = m.Index;
        return text.AsSpan(at).StartsWith("政府") && at >= 2 && text.AsSpan(at - 2, 2).SequenceEqual("人民") ? at + 2 : at;
    }

    private static string? Clean(string head)
    {
        string text = YearToken().Replace(Front().Replace(head, ""), "");
        text = Scopes().Replace(text, "");
        text = Ending().Replace(Beginning().Replace(text, ""), "");
        return text.Length is >= 2 and <= 40 && !NoAgency().IsMatch(text) ? text : null;
    }

    [GeneratedRegex(@"(?<![\d〔（\[])(?<y>20\d\d|二[〇零O0]{1}[〇零O0一二三四五六七八九]{2})(?:年度|年|(?=政府信息)|(?=信息公开)|度)")]
    private static partial Regex YearToken();

    [GeneratedRegex("(?:政府信息与政务公开|政府信息公开|政务信息公开|政府政务公开|政务公开|信息公开|政府网站)(?=.{0,24}(?:报告|年报))")]
    private static partial Regex Genre();

    [GeneratedRegex("关于(?:公布|印发|发布|公开|报送|上报|提交|下发|转发|呈报)?(?:《|<|〈)?")]
    private static partial Regex Carrier();

    [GeneratedRegex("（(?<a>[^（）]{4,24}(?:局|委员会|委|厅|办公室|政府|办事处|中心|管委会|队))）")]
    private static partial Regex Parenthesis();

    // What a page that lost its line ends prints before the title: a date, or the last step of the breadcrumb.
    [GeneratedRegex(@"^.*20\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:日|\d{2}[:：]\d{2}(?:[:：]\d{2})?)?|^(?:街道|镇街|街镇|乡镇|部门|区县|年报|各[^，。]{1,6})(?=20\d\d年度?[\u4e00-\u9fff]{2,12}[省市县区州旗镇乡局委办])")]
    private static partial Regex Front();

    [GeneratedRegex("本级|本机关|本部门")]
    private static partial Regex OwnScope();

    [GeneratedRegex("汇总|全[省市县区州]")]
    private static partial Regex AggregateScope();

    [GeneratedRegex("（(?:本级|本机关|本部门|汇总)(?:机关)?）|(?:本级|本机关|本部门|汇总)")]
    private static partial Regex Scopes();

    [GeneratedRegex(@"^(?:[Pp]age|[Pp]\.)\d{1,3}[\-—_.]?|^[《<〈“""'\s\-—_:：·,，、.。\d]+|^关于|^公布|^发布|^年度?")]
    private static partial Regex Beginning();

    // Read from its end, since each beginning of a long run would be followed to the end of the run.
    [GeneratedRegex(@"(?:的|年度|年|工作|开展|《|<|〈|在|[\-—_:：·,，、.。\s（(])+$", RegexOptions.RightToLeft)]
    private static partial Regex Ending();

    [GeneratedRegex("^(?:年度|报告|工作|我[市县区局委办镇乡]|本[市县区局委办级]|全[市县区省国]|政府|推进|做好|加强|依法|首页|法定|主动|年报|政务)|[。；，]|栏目|专栏|[•＞>|“”？?]|官方网站|官网|下载|[A-Za-z]{3}")]
    private static partial Regex NoAgency();
}
