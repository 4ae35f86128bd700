using System.Text.RegularExpressions;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Prose;

/// <summary>Decides which year a report is about: titles, the period of its figures, its date and the years it speaks of are weighed.</summary>
internal static partial class YearReader
{
    /// <summary>The earliest year there can be a report about.</summary>
    public const int First = 2003;

    /// <summary>The year, with a warning where the file contradicts itself.</summary>
    /// <param name="titleYears">Years of the titles, the report's own first.</param>
    /// <param name="text">All prose.</param>
    /// <param name="published"><c>yyyy-MM-dd</c>, or null.</param>
    /// <param name="warnings">Receives the contradiction.</param>
    public static int? Decide(IReadOnlyList<int> titleYears, string text, string? published, List<ReadingWarning> warnings)
    {
        Dictionary<int, double> votes = [];
        void Vote(int? year, double weight)
        {
            if (year is int y && y is >= First and < 2100) votes[y] = votes.GetValueOrDefault(y) + weight;
        }

        for (int i = 0; i < titleYears.Count; i++) Vote(titleYears[i], i == 0 ? 4 : 1.5);
        string plain = new Squeezed(text).Text;
        int? period = null;
        foreach (Match m in Period().Matches(plain)) period ??= ChineseNumbers.Year(m.Groups["y"].Value);
        foreach (Match m in WholeYear().Matches(plain)) period ??= ChineseNumbers.Year(m.Groups["y"].Value);
        Vote(period, 4);
        foreach (Match m in Named().Matches(plain).Take(3)) Vote(ChineseNumbers.Year(m.Groups["y"].Value), 1.5);
        if (published is not null && int.TryParse(published.AsSpan(0, 4), out int day)) Vote(day - 1, 2);
        Match? signed = SignedOn().Matches(plain).LastOrDefault();
        if (signed is not null && ChineseNumbers.Year(signed.Groups["y"].Value) is int end) Vote(end - 1, 1);

        var mentions = Mention().Matches(plain).Select(m => ChineseNumbers.Year(m.Groups["y"].Value)).OfType<int>()
            .GroupBy(y => y).Select(g => (Year: g.Key, Count: g.Count())).OrderByDescending(g => g.Count).ThenByDescending(g => g.Year).ToList();
        if (mentions.Count > 0) Vote(mentions[0].Year, mentions[0].Count >= 3 ? 2 : 1);
        if (votes.Count == 0) return null;

        int best = votes.OrderByDescending(v => v.Value).ThenByDescending(v => v.Key).First().Key;
        int? rival = titleYears.Count > 0 && titleYears[0] != best ? titleYears[0] : period is int p && p != best ? p : null;
        if (rival is int other)
        {
            warnings.Add(new ReadingWarning("year.conflict", $"文件中既有{other}年也有{best}年；多数内容说的是{best}年，按{best}年度记录。"));
        }

        return best;
    }

    [GeneratedRegex("(?:期限|时限|时间|周期|期间|区间|范围|数据|统计).{0,12}?(?<y>20\\d\\d|二[〇零][〇零一二三四五六七八九]{2})年(?:度)?1?月?(?:0?1月0?1日|1月1日|一月一日)?(?:起)?(?:至|到|—|-|－|~|～)")]
    private static partial Regex Period();

    [GeneratedRegex("(?<y>20\\d\\d)年0?1月0?1日(?:起)?[，,]?(?:至|到|—+|-|－|~|～)(?:\\k<y>年|当年|同年)?12月31日")]
    private static partial Regex WholeYear();

    [GeneratedRegex("(?<y>20\\d\\d|二[〇零][〇零一二三四五六七八九]{2})(?![-/.]\\d|年\\d{1,2}月)年?度?(?:(?!20\\d\\d)[^，。；]){0,20}?(?:政府信息公开|信息公开|政务公开)(?:工作)?(?:年度|情况)?(?:工作)?(?:报告|年报)")]
    private static partial Regex Named();

    [GeneratedRegex("(?<y>20\\d\\d|二[〇零][〇零一二三四五六七八九]{2})年(?!12月31日)[\\d一二三四五六七八九十]{1,3}月[\\d一二三四五六七八九十廿]{1,3}日")]
    private static partial Regex SignedOn();

    [GeneratedRegex("(?<![\\d〔（\\[])(?<y>20\\d\\d|二[〇零][〇零一二三四五六七八九]{2})年(?!\\d{1,2}月\\d{1,2}日)(?!.{0,2}以来)")]
    private static partial Regex Mention();
}
