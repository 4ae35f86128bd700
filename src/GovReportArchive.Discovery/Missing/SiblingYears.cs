namespace GovReportArchive.Discovery.Missing;

/// <summary>Years in which most places of the same level in the same province have a kind of departments, and this place has none of it.</summary>
internal static class SiblingYears
{
    // Few say nothing; and it is only likely where nearly all have it.
    private const int FewestThatHave = 3, FewestToBeSure = 5;
    private const double LeastShare = 0.5, ShareToBeSure = 0.8;

    private static readonly string[] Levels = ["city", "county"];

    /// <summary>What siblings have and places that are asked for have not.</summary>
    public static IEnumerable<ExpectedReport> Of(HeldBook book, Func<string, bool> isAsked, DateOnly today)
    {
        var groups = book.Agencies.Where(agency => agency.Place is not null && Levels.Contains(agency.Level) && !agency.Held.IsEmpty)
            .GroupBy(agency => (Province: book.Places.ProvinceOf(agency.Place!), Level: agency.Level!));
        foreach (var group in groups.Where(group => group.Key.Province is not null))
        {
            string[] places = [.. group.Select(agency => agency.Place!).Concat(PlacePaths.Divisions
                .Where(division => division.Province == group.Key.Province && PlacePaths.LevelOf(division) == group.Key.Level).Select(division => division.Code)).Where(isAsked).Distinct().Order(StringComparer.Ordinal)];
            if (places.Length == 0) continue;
            for (int year = YearSet.FirstYear; year <= ReportDuty.LastDue("教育", group.Key.Level, today); year++)
                foreach (ExpectedReport report in In(year, group.Key.Province!, group.Key.Level, [.. group.Where(agency => agency.Held.Has(year))], places, book)) yield return report;
        }
    }

    private static IEnumerable<ExpectedReport> In(int year, string province, string level, HeldAgency[] held, string[] places, HeldBook book)
    {
        HashSet<string> all = [.. held.Select(agency => agency.Place!)];
        foreach (IGrouping<string?, HeldAgency> type in held.Where(agency => agency.Type is not null && ReportDuty.IsDepartment(agency.Type, level)).GroupBy(agency => agency.Type))
        {
            HashSet<string> have = [.. type.Select(agency => agency.Place!)];
            if (have.Count < FewestThatHave) continue;
            string body = type.GroupBy(agency => agency.Body).OrderByDescending(same => same.Count()).ThenBy(same => same.Key, StringComparer.Ordinal).First().Key;
            foreach (string place in places.Where(place => !have.Contains(place) && PlacePaths.IsThere(place, year) && !book.Has(place, type.Key!, year)))
            {
                int siblings = all.Count - (all.Contains(place) ? 1 : 0);
                double share = (double)have.Count / siblings;
                if (share < LeastShare) continue;
                HeldAgency? known = book.Of(place, type.Key!).FirstOrDefault(agency => !(Reorganisation.Of(agency.Body)?.Ended <= year));
                string label = PlacePaths.LabelOf(level);
                List<string> doubts = [];
                if (share < ShareToBeSure || have.Count < FewestToBeSure) doubts.Add("同级收有的还不多，此处未必单设这样的机关。");
                if (known?.Undated > 0) doubts.Add(MissingDoubts.Undated(known.Undated));
                yield return ExpectedReport.Of(
                    known?.Id, (known?.Name ?? book.Places.OwnNameOf(place) + body, type.Key, level, place), year, MissingBasis.Siblings,
                    FormattableString.Invariant($"同省收有这一年度报告的另外 {siblings} 个{label}地方中，{have.Count} 个有此类机关（{type.Key}）的。"), doubts,
                    ("province", province), ("level", level), ("agencyType", type.Key!), ("year", FormattableString.Invariant($"{year}")));
            }
        }
    }
}
