namespace GovReportArchive.Discovery.Missing;

/// <summary>All that a question asks for, of one state of the catalog; sources are not in it.</summary>
/// <remarks>Law: nothing that is held is told as missing, and every year that is told has a basis that holds in the archive.</remarks>
internal sealed class MissingTable
{
    private MissingTable(IReadOnlyList<MissingAgency> agencies, IReadOnlyList<MissingInYear> years) => (Agencies, Years) = (agencies, years);

    /// <summary>Agencies with the years that were asked for, in order.</summary>
    public IReadOnlyList<MissingAgency> Agencies { get; }

    /// <summary>Counts of all years, also of those that were not asked for.</summary>
    public IReadOnlyList<MissingInYear> Years { get; }

    public static MissingTable Of(HeldBook book, MissingAsked asked, DateOnly today)
    {
        ExpectedReport[] expected = [.. Expected(book, asked, today).Where(report => asked.Has(report, book.Places))];
        SortedDictionary<int, MissingInYear> years = [];
        foreach (ExpectedReport report in expected) Count(report.Told.Year, year => year with { Missing = year.Missing + 1, Unsure = year.Unsure + (report.Told.Sure ? 0 : 1) });
        foreach (HeldAgency agency in book.Agencies.Where(agency => !agency.Withdrawn.IsEmpty && asked.Has(agency, book.Places)))
            foreach (int withdrawn in YearsOf(agency.Withdrawn)) Count(withdrawn, year => year with { Withdrawn = year.Withdrawn + 1 });
        return new MissingTable(
            [
                .. expected.Where(report => asked.HasYear(report.Told.Year)).GroupBy(report => (report.Agency, report.Name, report.Type, report.Level, report.Place))
                    .Select(agency => Of(agency.Key, agency.Select(report => report.Told), book)).OrderBy(agency => agency.Key, StringComparer.Ordinal),
            ],
            [.. years.Values]);

        void Count(int year, Func<MissingInYear, MissingInYear> more) => years[year] = more(years.GetValueOrDefault(year) ?? new MissingInYear(year, 0, 0, 0));
    }

    // What is told of an office by a surer basis is not told again by another.
    private static IEnumerable<ExpectedReport> Expected(HeldBook book, MissingAsked asked, DateOnly today)
    {
        HashSet<(string? Place, string? Type, int Year)> told = [];
        foreach (ExpectedReport report in OwnYears.Of(book, place => asked.IsInRegions(place, book.Places), today))
        {
            told.Add((report.Place, report.Type, report.Told.Year));
            yield return report;
        }

        bool IsAsked(string place) => asked.HasPlace(place, book);
        foreach (ExpectedReport report in GazetteerYears.Governments(book, IsAsked, today).Concat(GazetteerYears.Townships(book, IsAsked, today)).Concat(SiblingYears.Of(book, IsAsked, today)))
            if (told.Add((report.Place, report.Type, report.Told.Year))) yield return report;
    }

    private static MissingAgency Of((string? Agency, string Name, string? Type, string? Level, string? Place) key, IEnumerable<MissingYear> years, HeldBook book) => new(
        key.Agency, key.Name, key.Type, key.Level, key.Place, key.Place is null ? null : book.Places.NameOf(key.Place), [.. years.OrderBy(year => year.Year)],
        key.Agency is not null && book.Find(key.Agency) is { } held ? [.. YearsOf(held.Withdrawn)] : [], [], null);

    private static IEnumerable<int> YearsOf(YearSet years) => years.IsEmpty ? [] : Enumerable.Range(years.First, years.Last - years.First + 1).Where(years.Has);
}
