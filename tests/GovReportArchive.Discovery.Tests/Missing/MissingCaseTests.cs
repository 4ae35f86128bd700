using GovReportArchive.Discovery.Missing;

namespace GovReportArchive.Discovery.Tests.Missing;

/// <summary>What is known of places and agencies that end, and what is not known and said so.</summary>
public sealed class MissingCaseTests
{
    private static readonly DateOnly February = new(2026, 2, 1);

    [Fact]
    public void Departments_are_due_by_the_end_of_January_and_governments_by_that_of_March()
    {
        HeldAgency bureau = Agency("320102/民政局", "民政", 2023), government = Agency("320102/人民政府", "人民政府", 2023);
        Assert.Equal([2024, 2025], YearsOf(bureau, February, bureau, government));
        Assert.Equal([2024], YearsOf(government, February, bureau, government));
        Assert.Equal([2024, 2025], YearsOf(government, new DateOnly(2026, 4, 1), bureau, government));
        Assert.Equal([2024], YearsOf(bureau, new DateOnly(2026, 1, 31), bureau, government));
    }

    [Fact]
    public void A_place_that_was_abolished_owes_nothing_afterwards_and_its_successor_nothing_before()
    {
        HeldAgency county = Agency("110228/人民政府", "人民政府", 2010), district = Agency("110119/人民政府", "人民政府", 2020);
        MissingTable table = Table(February, county);
        Assert.Equal(Enumerable.Range(2008, 2).Concat(Enumerable.Range(2011, 4)), table.Agencies.Where(agency => agency.Region == "110228").SelectMany(agency => agency.Years).Select(year => year.Year).Order());
        Assert.Equal(2016, Table(February, district).Agencies.Where(agency => agency.Region == "110119").SelectMany(agency => agency.Years).Min(year => year.Year) + 1);
    }

    [Fact]
    public void A_report_under_the_new_name_of_its_place_is_not_missed_under_the_old_one()
    {
        HeldAgency old = Agency("110229/民政局", "民政", 2010, 2012), renamed = Agency("110119/民政局", "民政", 2011, 2014);
        Assert.Equal([2013], YearsOf(old, February, old, renamed));
    }

    [Fact]
    public void An_agency_whose_kind_ended_everywhere_owes_nothing_afterwards_and_its_last_year_is_unsure()
    {
        HeldAgency land = Agency("320102/国土资源局", "自然资源和规划", 2015);
        MissingYear[] years = [.. Of(land, February, land).Years];
        Assert.Equal([2016, 2017, 2018], years.Select(year => year.Year));
        Assert.Equal([true, true, false], years.Select(year => year.Sure));
        Assert.Contains("自然资源部门", years[^1].Doubts[0], StringComparison.Ordinal);
    }

    [Fact]
    public void An_agency_that_was_probably_renamed_is_unsure_and_says_by_whom()
    {
        HeldAgency before = Agency("320102/文体局", "文化和旅游", 2016), after = Agency("320102/文体旅局", "文化和旅游", 2020, 2025);
        Assert.All(Of(before, February, before, after).Years, year => Assert.Contains("320102/文体旅局", string.Concat(year.Doubts), StringComparison.Ordinal));
        Assert.Equal([2021, 2022, 2023, 2024], Of(after, February, before, after).Years.Where(year => year.Sure).Select(year => year.Year));
    }

    [Fact]
    public void An_agency_that_is_spelled_otherwise_in_a_year_is_not_missed_for_sure()
    {
        HeldAgency one = Agency("320102/教育局", "教育", 2020, 2022), other = Agency("320102/教育体育局", "教育", 2021);
        Assert.Contains("320102/教育体育局", Of(one, February, one, other).Years[0].Doubts[0], StringComparison.Ordinal);
        HeldAgency office = Agency("320102/人民政府办公室", "政府办公室", 2020, 2025), same = Agency("320102/政府办公室", "政府办公室", 2022), zone = Agency("320102/新区管委会办公室", "政府办公室", 2023) with { Level = "zone" };
        Assert.Equal([2021, 2023, 2024], YearsOf(office, February, office, same, zone));
    }

    [Fact]
    public void Behind_the_reform_nothing_is_sure_of_an_agency_that_was_last_seen_before_it()
    {
        HeldAgency bureau = Agency("320102/商务局", "商务", 2016);
        Assert.Equal([2017, 2018], Of(bureau, February, bureau).Years.Where(year => year.Sure).Select(year => year.Year));
        HeldAgency government = Agency("320102/人民政府", "人民政府", 2016);
        Assert.All(Of(government, February, government).Years, year => Assert.True(year.Sure));
    }

    [Fact]
    public void A_report_that_may_be_the_one_makes_its_absence_unsure()
    {
        HeldAgency undated = Agency("320102/民政局", "民政", 2020, 2022) with { Undated = 2 };
        Assert.Contains("2 份年度不明", Of(undated, February, undated).Years[0].Doubts[0], StringComparison.Ordinal);
        HeldAgency government = Agency("320102/人民政府", "人民政府", 2020, 2022), office = Agency("320102/政府办公室", "政府办公室", 2021);
        Assert.Contains("320102/政府办公室", Of(government, February, government, office).Years.Single(year => year.Year == 2021).Doubts[0], StringComparison.Ordinal);
    }

    [Fact]
    public void An_office_that_never_reported_beside_its_government_may_report_for_it()
    {
        HeldAgency office = Agency("320102/政府办公室", "政府办公室", 2020, 2022), government = Agency("320102/人民政府", "人民政府", 2020);
        Assert.False(Of(office, February, office).Years[0].Sure);
        Assert.True(Of(office, February, office, government).Years[0].Sure);
    }

    [Fact]
    public void A_withdrawn_report_is_told_as_withdrawn()
    {
        HeldAgency bureau = Agency("320102/民政局", "民政", 2020, 2023) with { Withdrawn = default(YearSet).With(2021) };
        MissingAgency told = Of(bureau, February, bureau);
        Assert.Equal([2022, 2024, 2025], told.Years.Select(year => year.Year));
        Assert.Equal([2021], told.Withdrawn);
    }

    [Fact]
    public void Townships_are_asked_for_in_years_in_which_others_of_their_county_are_held()
    {
        string[] places = [.. Reports.Regions.Gazetteer.Children("320102").Select(place => place.Code)];
        HeldAgency one = Agency($"320102/{Reports.Regions.Gazetteer.Find(places[0])!.Name}办事处", "街道办事处", 2022) with { Place = places[0], Level = "township" };
        MissingAgency[] others = [.. Table(February, one).Agencies.Where(agency => agency.Level == "township" && agency.Region != places[0])];
        Assert.Equal(places.Length - 1, others.Length);
        Assert.All(others, agency => Assert.Equal([(2022, "gazetteer", false)], agency.Years.Select(year => (year.Year, year.Basis, year.Sure))));
    }

    [Fact]
    public void Places_of_which_nothing_is_held_are_asked_for_only_where_somebody_asks()
    {
        HeldAgency bureau = Agency("320102/民政局", "民政", 2025);
        HeldBook book = new([bureau], new PlacePaths([]));
        Assert.Equal(["320000", "320100", "320102"], Governments(new MissingAsked([], [], All: false)));
        Assert.Contains("320104", Governments(new MissingAsked([new Search.Querying.KeywordFilter("region", ["320100"])], [], All: false)));
        Assert.DoesNotContain("320205", Governments(new MissingAsked([new Search.Querying.KeywordFilter("region", ["320100"])], [], All: false)));
        Assert.True(Governments(new MissingAsked([], [], All: true)).Length > 3000);
        Assert.DoesNotContain(Governments(new MissingAsked([], [], All: true)), code => code.StartsWith('8') || code.StartsWith("71", StringComparison.Ordinal));

        string[] Governments(MissingAsked asked) => [.. MissingTable.Of(book, asked, February).Agencies.Where(agency => agency.Type == "人民政府").Select(agency => agency.Region!).Distinct()];
    }

    private static IEnumerable<int> YearsOf(HeldAgency agency, DateOnly today, params HeldAgency[] all) =>
        Table(today, all).Agencies.Where(each => each.Agency == agency.Id).SelectMany(each => each.Years).Where(year => year.Basis == MissingBasis.Own).Select(year => year.Year);

    private static MissingAgency Of(HeldAgency agency, DateOnly today, params HeldAgency[] all) =>
        MissingTable.Of(new HeldBook(all, new PlacePaths([])), new MissingAsked([], [MissingBasis.Own], All: false), today).Agencies.Single(each => each.Agency == agency.Id);

    private static MissingTable Table(DateOnly today, params HeldAgency[] all) => MissingTable.Of(new HeldBook(all, new PlacePaths([])), new MissingAsked([], [], All: false), today);

    private static HeldAgency Agency(string id, string type, params int[] years) =>
        new(id, id, type, "county", id[..6], years.Aggregate(default(YearSet), (set, year) => set.With(year)), default, 0);
}
