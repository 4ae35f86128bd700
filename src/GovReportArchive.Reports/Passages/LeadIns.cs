using System.Text.RegularExpressions;

namespace GovReportArchive.Reports.Passages;

/// <summary>What a heading or a sentence before items announces: the clause that decides, and whether it leaves any doubt.</summary>
internal static partial class LeadIns
{
    // Bounded, as what announces is short.
    private const int Longest = 120;

    private const int LongestLabel = 16;

    // Long enough for 还存在以下几个方面的主要问题。
    private const int Ending = 18;

    private static readonly string[] GoesOnAbout = ["以及", "及", "和", "并", "与"];

    /// <summary>The clause that decides what items are: that after 但, else the last one before a colon, else the whole.</summary>
    public static string Deciding(string lead)
    {
        string text = lead.Length > Longest ? lead[^Longest..] : lead;
        if (Turn().Match(text) is { Success: true } turn) return text[turn.Index..];
        string trimmed = text.TrimEnd();
        if (trimmed.Length < 2 || trimmed[^1] is not ('：' or ':')) return lead;
        string last = trimmed[(trimmed[..^1].LastIndexOfAny(['，', ',', '。', '；', ';']) + 1)..];
        return Array.Exists(GoesOnAbout, word => last.StartsWith(word, StringComparison.Ordinal)) ? lead : last;
    }

    /// <summary>Whether a sentence of any length ends by announcing items.</summary>
    public static bool Announces(ReadOnlySpan<char> sentence) => sentence.Length > 2 && (sentence[^1] is '：' or ':' || (sentence[^1] == '。' && HeadingRoles.AnnouncesItems(sentence[Math.Max(0, sentence.Length - Ending)..])));

    /// <summary>Whether an item opens what is done about the problems told before: （二）下一步…, 3.改进措施：….</summary>
    public static bool OpensMeasures(ReadOnlySpan<char> item)
    {
        int colon = item[..Math.Min(item.Length, LongestLabel)].IndexOfAny('：', ':');
        return HeadingRoles.Turns(item.ToString(), 0) || (colon >= 0 && HeadingRoles.OfHeading(item[..colon].ToString()) == PassageRole.Measure);
    }

    /// <summary>Whether a heading begins with the name of problems itself: 存在的问题, 不足之处, not 关于更新慢的问题.</summary>
    public static bool OpensProblems(ReadOnlySpan<char> heading) => ProblemHead().IsMatch(heading);

    /// <summary>Whether a text is nothing but the name of problems or of what is planned: 存在的问题, 下阶段工作安排.</summary>
    public static bool IsLabel(ReadOnlySpan<char> text) => Label().IsMatch(text);

    /// <summary>Whether the clause after 但 names problems: what stood before it is granted only.</summary>
    public static bool TurnsToProblems(string sentence) => Turn().Match(sentence) is { Success: true } turn && (NamesProblems(sentence) || (Lacking().IsMatch(sentence[turn.Index..]) && !Treated().IsMatch(sentence[turn.Index..])));

    /// <summary>Whether it says that what follows are the problems there are: 存在的主要问题, 但还存在以下不足：, not 着力解决存在的问题.</summary>
    public static bool NamesProblems(string lead)
    {
        string deciding = Deciding(lead).Trim();
        return Problems().IsMatch(deciding) && !Treated().IsMatch(deciding);
    }

    // The last turn of the text; 不但 and 但凡 are none.
    [GeneratedRegex("(?:(?<![不非])但(?!凡|愿)是?|然而|不过|(?:仍然?|还|也|依然|尚)(?:还|是)?(?:存在|有))", RegexOptions.RightToLeft)]
    private static partial Regex Turn();

    [GeneratedRegex("(?:存在|主要|突出|面临|还有|仍有|也有|尚有)(?:着|了|的|以下|如下|下列|一些|一定|几个|几点|几方面|两个|三个|四个|个|不少|较多|共性|方面|主要|突出|困难|问题|薄弱|和|与|及|、){0,12}(?:问题|不足之处|不足|困难|短板|差距|薄弱环节)(?:(?:和|与|及)(?:问题|不足|短板|困难))?(?:，?(?:主要|集中)?(?:表现|体现|反映)(?:在|为)?(?:以下|如下)?(?:几个|几|两个|三个)?(?:方面)?|，?主要有|，?主要是|如下|有|是)?[：:。]?$|(?:还|仍|尚|也)有[^，。；]{0,8}(?:改进|完善|加强|提高|提升)的?(?:之处|地方|方面)[：:。]?$")]
    private static partial Regex Problems();

    [GeneratedRegex("(?:存在|还有|仍有|也有|尚有)[^，。；]{0,24}(?:问题|不足之处|不足|困难|短板|差距|薄弱环节)(?:[。：]|$)")]
    private static partial Regex Lacking();

    [GeneratedRegex("^(?:目前|当前|本年度?|今年)?(?:仍|还|尚)?(?:存在|主要|不足|问题|困难|短板|差距|面临)")]
    private static partial Regex ProblemHead();

    [GeneratedRegex("^(?:存在的?(?:主要|突出)?(?:问题|不足|困难)|主要问题|(?:下.{0,4}|今后|改进|整改)的?(?:工作)?(?:打算|安排|计划|措施|情况|思路|方向))$")]
    private static partial Regex Label();

    [GeneratedRegex("解决|整改|针对|围绕|聚焦|破解|化解|查找|梳理|排查|克服|消除|改进|回应|导向")]
    private static partial Regex Treated();
}
