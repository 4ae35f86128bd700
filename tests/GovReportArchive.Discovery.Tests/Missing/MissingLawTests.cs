using GovReportArchive.Discovery.Missing;
using GovReportArchive.Reports.Regions;

namespace GovReportArchive.Discovery.Tests.Missing;

/// <summary>Who is missing, against a plain look at who is held, over random holdings of counties that kept their codes.</summary>
public sealed class MissingLawTests
{
    private const int Last = 2024;
    private static readonly DateOnly Today = new(2025, 6, 1);
    private static readonly string[] Bodies = ["人民政府", "政府办公室", "教育局", "民政局", "水利局", "教育体育局"];

    private static readonly string[] Counties =
        [.. PlacePaths.Divisions.Where(division => division is { Level: DivisionLevel.County, Since: 0, Until: null } && division.Code[..2] is ("23" or "32"))
            .Where(division => !PlacePaths.OtherCodesOf(division.Code, 2008).Concat(PlacePaths.OtherCodesOf(division.Code, Last)).Any())
            .Select(division => division.Code).Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Nothing_that_is_held_is_told_as_missing_and_every_year_that_is_told_has_its_basis(int seed)
    {
        Random random = new(seed);
        HeldAgency[] held = [.. Random(random)];
        HeldBook book = new(held, new PlacePaths([]));
        MissingTable table = MissingTable.Of(book, new MissingAsked([], [], All: false), Today);
        (string Place, string Type, int Year, string Basis, string? Agency)[] told =
            [.. table.Agencies.SelectMany(agency => agency.Years, (agency, year) => (agency.Region!, agency.Type!, year.Year, year.Basis, agency.Agency)).Where(row => Counties.Contains(row.Item1)).Order()];

        Assert.DoesNotContain(told, row => held.Any(agency => agency.Id == row.Agency && agency.Has(row.Year)));
        Assert.Equal(Expected(held).Order(), told);
        Assert.All(MissingBasis.All, basis => Assert.True(told.Count(row => row.Basis == basis.Value) > 5, $"The law must have something to hold for: {basis.Value}"));
        Assert.All(table.Years, year => Assert.Equal(table.Agencies.Sum(agency => agency.Years.Count(each => each.Year == year.Year)), year.Missing));
        Assert.All(table.Years, year => Assert.Equal(held.Count(agency => agency.Withdrawn.Has(year.Year)), year.Withdrawn));
        Assert.All(table.Agencies.SelectMany(agency => agency.Years), year => Assert.Equal(year.Sure, year.Doubts.Count == 0));
    }

    // Each place, type and year by itself, as slowly as it is plainly.
    private static IEnumerable<(string Place, string Type, int Year, string Basis, string? Agency)> Expected(HeldAgency[] held)
    {
        foreach (HeldAgency agency in held.Where(agency => !agency.Held.IsEmpty))
        {
            foreach (int year in Enumerable.Range(2008, Last - 2007))
                if (IsOwn(agency, year, held)) yield return (agency.Place!, agency.Type!, year, "own", agency.Id);
        }

        foreach (string place in Counties.Where(place => held.Any(agency => agency.Place == place && !agency.Held.IsEmpty)))
        {
            foreach (int year in Enumerable.Range(2008, Last - 2007))
            {
                HeldAgency[] here = [.. held.Where(agency => agency.Place == place)];
                foreach (string type in new[] { "人民政府", "教育", "民政", "水利" })
                {
                    HeldAgency[] such = [.. here.Where(agency => agency.Type == type).OrderBy(agency => agency.Id, StringComparer.Ordinal)];
                    if (such.Any(agency => agency.Has(year) || IsOwn(agency, year, held))) continue;
                    if (type == "人民政府") yield return (place, type, year, "gazetteer", such.FirstOrDefault()?.Id);
                    else if (MostHave(place, type, year, held)) yield return (place, type, year, "siblings", such.FirstOrDefault()?.Id);
                }
            }
        }
    }

    private static bool IsOwn(HeldAgency agency, int year, HeldAgency[] held) =>
        !agency.Has(year) && Years(agency).Any(before => before < year) && !(agency.Type == "人民政府" && held.Any(other => other.Place == agency.Place && other.Type == agency.Type && other.Has(year)));

    private static bool MostHave(string place, string type, int year, HeldAgency[] held)
    {
        string[] siblings = [.. held.Where(agency => agency.Place![..2] == place[..2] && agency.Place != place && agency.Held.Has(year)).Select(agency => agency.Place!).Distinct()];
        int have = siblings.Count(sibling => held.Any(agency => agency.Place == sibling && agency.Type == type && agency.Held.Has(year)));
        return have >= 3 && 2 * have >= siblings.Length;
    }

    private static IEnumerable<int> Years(HeldAgency agency) => Enumerable.Range(2008, Last - 2007).Where(agency.Held.Has);

    private static IEnumerable<HeldAgency> Random(Random random)
    {
        foreach (string place in Counties.OrderBy(_ => random.Next()).Take(14))
        {
            foreach (string body in Bodies.Where(_ => random.Next(3) > 0))
            {
                YearSet held = default, withdrawn = default;
                foreach (int year in Enumerable.Range(2008, Last - 2007))
                {
                    if (random.Next(3) == 0) held = held.With(year);
                    else if (random.Next(20) == 0) withdrawn = withdrawn.With(year);
                }

                yield return new HeldAgency($"{place}/{body}", body, body is "人民政府" or "政府办公室" ? body : body[..2], "county", place, held, withdrawn, random.Next(10) == 0 ? 1 : 0);
            }
        }
    }
}
