using System.Globalization;
using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Metrics;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Discovery.Tests.Metrics;

/// <summary>What is said of agencies over the years, against a plain look at the records.</summary>
public sealed class AgencyYearsLawTests
{
    private static readonly Metric Received = Metric.Find("applicationsReceived")!, Granted = Metric.Find("applicationsGranted")!;

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public async Task A_series_has_every_year_once_with_what_the_record_that_counts_says_or_that_none_is_held(int seed)
    {
        using MetricWorld world = await new MetricWorld(seed).FilledAsync();
        foreach (Metric metric in new[] { Received, Granted })
        {
            AgencySeries[] all = [.. Pages(cursor => world.Archive.Series.Search(metric, new AgencyQuestion { Limit = 5, Cursor = cursor }), page => page.Items, page => page.Next)];
            Assert.Equal(Named(world).SelectMany(agency => agency.GroupBy(record => record.Scope == "aggregate"), (agency, scope) => (agency.Key, scope.Key ? "aggregate" : scope.Where(world.Counts).All(record => record.Scope == "own") ? "own" : "unknown")).Order(), all.Select(series => (series.Agency.Id, series.Scope)).Order());
            Assert.Equal(all.SelectMany(series => series.Points), world.Archive.Series.All(metric, new AgencyQuestion()).SelectMany(series => series.Points), new SamePoint());
            int breaks = 0;
            foreach (AgencySeries series in all)
            {
                ReportRecord[] records = [.. Named(world).First(agency => agency.Key == series.Agency.Id)];
                Assert.Equal(Enumerable.Range(records.Min(record => record.Year!.Value), records.Max(record => record.Year!.Value) - records.Min(record => record.Year!.Value) + 1), series.Points.Select(point => point.Year));
                string? before = null;
                foreach (SeriesPoint point in series.Points)
                {
                    ReportRecord? counted = records.FirstOrDefault(record => record.Year == point.Year && record.Scope == "aggregate" == (series.Scope == "aggregate") && world.Counts(record));
                    Assert.Equal(counted?.Id, point.Report?.Report);
                    if (counted is null) Assert.Equal(records.Any(record => record.Year == point.Year) ? "otherScope" : "notHeld", point.State);
                    string? keys = point.Value is null ? before : string.Join('+', metric.Keys[counted!.Form]);
                    Assert.Equal(before is not null && keys != before, point.Break);
                    breaks += point.Break ? 1 : 0;
                    before = keys;
                }
            }

            if (metric == Granted) Assert.True(breaks > 3, "The law must have something to hold for.");
        }
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    public async Task A_ranking_ranks_each_that_has_a_number_once_and_equal_numbers_equally(int seed)
    {
        using MetricWorld world = await new MetricWorld(seed).FilledAsync();
        foreach (bool ascending in new[] { true, false })
        {
            MetricQuestion counted = new() { Metric = Received, Reports = new ReportQuery { Filters = [new ReportFilter("year", ["2021"])] }, Limit = 3 };
            RankedItem[] ranked = [.. Pages(cursor => world.Archive.Rankings.Search(new RankingQuestion(counted with { Cursor = cursor }, "agency", "sum", ascending)), page => page.Items, page => page.Next)];
            (string Agency, decimal Value)[] expected = [.. world.Records.Where(record => record.Year == 2021 && record.Scope != "aggregate" && world.Counts(record) && Received.Keys.ContainsKey(record.Form) && record.Counts.ContainsKey(Received.Keys[record.Form][0]))
                .Select(record => (record.Agency.Id, record.Counts[Received.Keys[record.Form][0]]))];
            Assert.True(expected.Length > 4, "The law must have something to hold for.");
            Assert.Equal(expected.Order(), ranked.Select(item => (item.Id, item.Value)).Order());
            Assert.All(ranked, item => Assert.Equal(1 + expected.Count(other => ascending ? other.Value < item.Value : other.Value > item.Value), item.Rank));
            Assert.Equal(ranked.OrderBy(item => item.Rank).ThenBy(item => item.Id, StringComparer.Ordinal), ranked);

            RankingAnswer answer = world.Archive.Rankings.Search(new RankingQuestion(counted, "agency", "sum", ascending));
            Assert.Equal(world.Records.Count(record => record.Year == 2021 && record.Scope != "aggregate" && world.Counts(record)), answer.Total + answer.NotRanked.Values.Sum());

            RankingAnswer places = world.Archive.Rankings.Search(new RankingQuestion(counted with { Limit = 1000 }, "city", "sum", ascending));
            Assert.Equal(expected.Where(pair => pair.Agency[..2] != "97").Sum(pair => pair.Value), places.Items.Sum(item => item.Value));
            Assert.True(places.NotRanked.ContainsKey("noPlace"), "A municipality has no city.");
            Assert.All(places.Items, item => Assert.Equal(item.Value, item.Group!.Sum));
        }
    }

    [Fact]
    public async Task What_cannot_be_compared_has_no_rank()
    {
        using MetricWorld world = await new MetricWorld(33).FilledAsync();
        MetricQuestion counted = new() { Metric = Metric.Find("normativeDocumentsInForce")!, Reports = new ReportQuery { Filters = [new ReportFilter("year", ["2021"])] } };
        string[] forms = [.. world.Archive.Metrics.AllValues(counted).Select(value => value.Form).Distinct()];
        Assert.True(forms.Length > 1, "The law must have something to hold for.");
        RankingAnswer answer = world.Archive.Rankings.Search(new RankingQuestion(counted, "agency", "sum", false));
        Assert.Equal(("none", 0), (answer.Comparable, answer.Total));
        MetricQuestion oneForm = counted with { Reports = counted.Reports with { Filters = [.. counted.Reports.Filters, new ReportFilter("form", ["2021"])] } };
        Assert.True(world.Archive.Rankings.Search(new RankingQuestion(oneForm, "agency", "sum", false)).Total > 0);
    }

    [Theory]
    [InlineData(41)]
    [InlineData(42)]
    public async Task A_year_of_an_agency_is_late_where_its_ledger_says_so_and_held_where_the_archive_has_a_report(int seed)
    {
        using MetricWorld world = await new MetricWorld(seed).FilledAsync();
        foreach (string[] years in new string[][] { [], ["2018-2021"], ["1990-2100"] })
        {
            AgencyQuestion question = new() { Filters = years.Length == 0 ? [] : [new ReportFilter("year", years)], Limit = 4 };
            AgencyCoverage[] all = [.. Pages(cursor => world.Archive.Coverage.Search(question with { Cursor = cursor }), page => page.Items, page => page.Next)];
            Assert.Equal(Named(world).Select(agency => agency.Key).Order(StringComparer.Ordinal), all.Select(agency => agency.Agency.Id));
            Assert.Equal(new CoverageExcluded(0, years.Length == 0 ? world.Records.Count(record => record.Year is null) : 0), world.Archive.Coverage.Search(question).Excluded);
            foreach (AgencyCoverage agency in all)
            {
                ReportRecord[] records = [.. Named(world).First(group => group.Key == agency.Agency.Id)];
                Assert.Equal((records.Min(record => record.Year), records.Max(record => record.Year)), (agency.First, agency.Last));
                foreach (CoverageCell cell in agency.Years)
                {
                    ReportRecord[] held = [.. records.Where(record => record.Year == cell.Year)];
                    Assert.Equal((held.Length > 0 ? "held" : "notHeld", held.Length), (cell.State, cell.Reports));
                    if (held.Length == 0) continue;
                    StoredReport stored = world.Archive.Holdings.Get(cell.Report!)!;
                    LedgerFinding late = world.Archive.History.LedgerOf(stored).Findings.First(finding => finding.Rule == LedgerRules.Late && finding.Report == stored.Id);
                    Assert.Equal((late.State switch { CheckRunner.Ok => (bool?)false, CheckRunner.Fail => true, _ => null }, late.Due, late.Reason), (cell.Late, cell.Due, cell.Reason));
                    Assert.Equal((stored.Version, stored.Record.Published?.Date, stored.Record.Published?.Basis), (cell.Version, cell.Published, cell.PublishedBasis));
                    Assert.True(world.Counts(stored.Record));
                }
            }

            Assert.All(world.Archive.Coverage.Search(question).Years, year => Assert.Equal(
                (all.Count(agency => Of(agency, year.Year)?.State == "held"), all.Count(agency => Of(agency, year.Year)?.State == "notHeld"), all.Count(agency => Of(agency, year.Year)?.Late == true)),
                (year.Held, year.NotHeld, year.Late)));
            Assert.Contains(all.SelectMany(agency => agency.Years), cell => cell.Late == true);
            Assert.Contains(all.SelectMany(agency => agency.Years), cell => cell.State == "notHeld");
        }
    }

    [Fact]
    public async Task A_place_chooses_agencies_and_not_years_of_them()
    {
        using MetricWorld world = await new MetricWorld(43).FilledAsync();
        AgencyQuestion question = new() { Filters = [new ReportFilter("level", ["city"]), new ReportFilter("region", ["990201"])], Limit = 200 };
        string[] expected = [.. Named(world).Where(agency => agency.Any(record => record.Agency.Level == "city" && record.Region!.Code == "990201")).Select(agency => agency.Key).Order(StringComparer.Ordinal)];
        CoverageAnswer answer = world.Archive.Coverage.Search(question);
        Assert.Equal(expected, answer.Items.Select(agency => agency.Agency.Id));
        Assert.All(answer.Items, agency => Assert.Equal(Named(world).First(group => group.Key == agency.Agency.Id).Select(record => record.Year).Distinct().Count(), agency.Years.Count(cell => cell.State == "held")));
    }

    [Fact]
    public async Task Who_is_missing_in_a_year_has_an_earlier_one_and_not_that()
    {
        using MetricWorld world = await new MetricWorld(44, bureaus: 3).FilledAsync();
        string[] expected = [.. Named(world).Where(agency => agency.Any(record => record.Year < 2020) && agency.All(record => record.Year != 2020) && agency.Any(record => record.Region!.Province == "云岭省")).Select(agency => agency.Key).Order(StringComparer.Ordinal)];
        Assert.True(expected.Length > 2, "The law must have something to hold for.");
        AgencyQuestion question = new() { Filters = [new ReportFilter("region", ["云岭省"])], NotHeldIn = 2020, Limit = 2 };
        Assert.Equal(expected, Pages(cursor => world.Archive.Coverage.Search(question with { Cursor = cursor }), page => page.Items, page => page.Next).Select(agency => agency.Agency.Id));
        Assert.Equal(expected.Length, world.Archive.Series.Search(Received, question).Total);
        Assert.Empty(world.Archive.Coverage.Search(question with { NotHeldIn = 2000 }).Items);
    }

    private static IEnumerable<IGrouping<string, ReportRecord>> Named(MetricWorld world) => world.Records.Where(record => record.Year is not null).GroupBy(record => record.Agency.Id, StringComparer.Ordinal);

    private static CoverageCell? Of(AgencyCoverage agency, int year) => agency.Years.FirstOrDefault(cell => cell.Year == year);

    private static IEnumerable<TItem> Pages<TPage, TItem>(Func<string?, TPage> ask, Func<TPage, IReadOnlyList<TItem>> items, Func<TPage, string?> next)
    {
        for (string? cursor = null; ;)
        {
            TPage page = ask(cursor);
            foreach (TItem item in items(page)) yield return item;
            if ((cursor = next(page)) is null) yield break;
        }
    }

    private sealed class SamePoint : IEqualityComparer<SeriesPoint>
    {
        public bool Equals(SeriesPoint? x, SeriesPoint? y) => Written(x!) == Written(y!);

        public int GetHashCode(SeriesPoint obj) => Written(obj).GetHashCode(StringComparison.Ordinal);

        private static string Written(SeriesPoint point) => string.Create(CultureInfo.InvariantCulture, $"{point.Year} {point.State} {point.Value} {point.Break} {point.Report?.Report}");
    }
}
