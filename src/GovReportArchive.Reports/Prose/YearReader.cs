using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports.Prose;

/// <summary>Decides which year a report is about: titles, the period of its figures, its date and the years it speaks of are weighed, by <c>year.rules.tsv</c>.</summary>
internal static class YearReader
{
    /// <summary>The earliest year there can be a report about.</summary>
    public const int First = 2003;

    private const int MostNamed = 3;
    private const int Often = 3;

    private static readonly string[] Periods = ["year.period", "year.wholeYear"];

    /// <summary>The year, with a warning where the file contradicts itself.</summary>
    /// <param name="titleYears">Years of the titles, the report's own first.</param>
    /// <param name="text">All prose.</param>
    /// <param name="published"><c>yyyy-MM-dd</c>, or null.</param>
    /// <param name="warnings">Receives the contradiction.</param>
    public static int? Decide(IReadOnlyList<int> titleYears, string text, string? published, List<ReadingWarning> warnings)
    {
        List<(int Year, ReadingRule Rule)> votes = [];
        void Vote(int? year, string rule)
        {
            if (year is int y && y is >= First and < 2100) votes.Add((y, ReadingRules.Of(rule)));
        }

        for (int i = 0; i < titleYears.Count; i++) Vote(titleYears[i], i == 0 ? "year.title" : "year.otherTitle");
        string plain = new Squeezed(text).Text;
        IEnumerable<int> Years(string rule) => ReadingRules.Of(rule).FindAll(plain).Select(m => ChineseNumbers.Year(m.Groups["y"].Value)).OfType<int>();
        int? period = null;
        foreach (string rule in Periods)
        {
            if (period is null && Years(rule).Cast<int?>().FirstOrDefault() is int told) Vote(period = told, rule);
        }

        foreach (int year in Years("year.named").Take(MostNamed)) Vote(year, "year.named");
        if (published is not null && int.TryParse(published.AsSpan(0, 4), out int day)) Vote(day - 1, "year.published");
        if (ReadingRules.Of("year.signed").FindAll(plain).LastOrDefault() is { } signed && ChineseNumbers.Year(signed.Groups["y"].Value) is int end) Vote(end - 1, "year.signed");

        var mentions = Years("year.mentioned").GroupBy(y => y).Select(g => (Year: g.Key, Count: g.Count())).OrderByDescending(g => g.Count).ThenByDescending(g => g.Year).ToList();
        if (mentions.Count > 0) Vote(mentions[0].Year, mentions[0].Count >= Often ? "year.mentioned" : "year.mentionedOnce");
        if (votes.Count == 0) return null;

        IGrouping<int, ReadingRule> heaviest = votes.GroupBy(vote => vote.Year, vote => vote.Rule).OrderByDescending(year => year.Sum(rule => rule.Weight)).ThenByDescending(year => year.Key).First();
        foreach (ReadingRule rule in heaviest) rule.Holds();
        int best = heaviest.Key;
        int? rival = titleYears.Count > 0 && titleYears[0] != best ? titleYears[0] : period is int p && p != best ? p : null;
        if (rival is int other)
        {
            warnings.Add(new ReadingWarning("year.conflict", $"文件中既有{other}年也有{best}年；多数内容说的是{best}年，按{best}年度记录。"));
        }

        return best;
    }
}
