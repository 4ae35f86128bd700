using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Metrics;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Discovery.Tests.Metrics;

/// <summary>What a ranking says beside the number, against a plain look at the records.</summary>
public sealed class RankingLawTests
{
    private static readonly Metric Received = Metric.Find("applicationsReceived")!, Granted = Metric.Find("applicationsGranted")!, Concluded = Metric.Find("applicationsConcluded")!;

    [Theory]
    [InlineData(51)]
    [InlineData(52)]
    public async Task A_change_is_that_from_the_report_of_the_year_before_of_the_same_scope(int seed)
    {
        using MetricWorld world = await new MetricWorld(seed, bureaus: 5).FilledAsync();
        int told = 0, ratios = 0;
        foreach (int year in new[] { 2019, 2021, 2022 })
        {
            foreach (RankedItem item in Ranked(world, Received, year).Items)
            {
                ReportRecord now = world.Records.First(record => record.Id == item.Report!.Report);
                ReportRecord? before = world.Records.FirstOrDefault(record => record.Agency.Id == item.Id && record.Year == year - 1 && record.Scope == now.Scope && world.Counts(record) && ValueOf(record, Received) is not null);
                decimal? was = before is null ? null : ValueOf(before, Received);
                Assert.Equal((was, item.Value - was, before?.Id), (item.Change?.Value, item.Change?.Difference, item.Change?.Report));
                Assert.Equal(was >= 10 ? decimal.Round((item.Value - was.Value) / was.Value, 6) : null, item.Change?.Ratio);
                told += item.Change is null ? 0 : 1;
                ratios += item.Change?.Ratio is null ? 0 : 1;
            }
        }

        Assert.True(told > 5 && ratios > 2, "The law must have something to hold for.");
    }

    [Theory]
    [InlineData(53)]
    [InlineData(54)]
    public async Task By_share_the_rank_is_that_of_the_part_in_the_whole_and_what_has_none_is_counted_by_why(int seed)
    {
        using MetricWorld world = await new MetricWorld(seed, bureaus: 5).FilledAsync();
        ReportRecord[] counted = [.. world.Records.Where(record => record.Year == 2021 && record.Scope != "aggregate" && world.Counts(record))];
        Dictionary<string, decimal> expected = counted.Where(record => ValueOf(record, Granted) is not null)
            .Select(record => (record.Agency.Id, Part: ValueOf(record, Granted), Whole: ValueOf(record, Concluded)))
            .Where(pair => pair.Whole >= 10 && pair.Part <= pair.Whole).ToDictionary(pair => pair.Id, pair => decimal.Round(pair.Part!.Value / pair.Whole!.Value, 6));
        Assert.True(expected.Count > 2, "The law must have something to hold for.");

        RankingAnswer answer = Ranked(world, Granted, 2021, byShare: true);
        Assert.Equal(expected.OrderBy(pair => pair.Key), answer.Items.Select(item => KeyValuePair.Create(item.Id, item.Share!.Share)).OrderBy(pair => pair.Key));
        Assert.All(answer.Items, item => Assert.Equal(1 + expected.Count(other => other.Value > item.Share!.Share), item.Rank));
        Assert.Equal(counted.Length, answer.Total + answer.NotRanked.Values.Sum());
        Assert.All(answer.Items, item => Assert.Equal(item.Share!.Whole, item.Share.Cells.Sum(cell => cell.Value)));
        RankingAnswer numbers = Ranked(world, Granted, 2021);
        Assert.Equal(expected.OrderBy(pair => pair.Key), numbers.Items.Where(item => item.Share is not null).Select(item => KeyValuePair.Create(item.Id, item.Share!.Share)).OrderBy(pair => pair.Key));
        foreach (RankedItem place in world.Archive.Rankings.Search(Question(Granted, 2021, true, 1) with { By = "county", Of = "max" }).Items)
        {
            ReportRecord[] both = [.. counted.Where(record => record.Region!.Code == place.Id && ValueOf(record, Granted) is not null && ValueOf(record, Concluded) is not null)];
            Assert.Equal((both.Sum(record => ValueOf(record, Granted)), both.Sum(record => ValueOf(record, Concluded)), both.Length), (place.Share!.Part, place.Share.Whole, place.Share.Agencies));
        }

        Assert.Equal("share", Assert.Throws<QueryParameterException>(() => Ranked(world, Received, 2021, byShare: true)).Parameter);
    }

    [Fact]
    public async Task Peers_are_the_others_of_the_type_and_level_and_who_has_no_report_on_the_year_is_counted()
    {
        using MetricWorld world = await new MetricWorld(55, bureaus: 5).FilledAsync();
        RankingAnswer answer = Ranked(world, Received, 2022, atLeast: 1);
        Assert.Contains(answer.Items, item => item.Peers is { Below: > 0 });
        foreach (RankedItem item in answer.Items)
        {
            ReportAgency agency = item.Report!.Agency;
            decimal[] others = [.. answer.Items.Where(other => other.Id != item.Id && other.Report!.Agency.Type == agency.Type && other.Report.Agency.Level == agency.Level).Select(other => other.Value)];
            Assert.Equal(agency.Type is null || others.Length == 0 ? null : new RankedPeers(others.Length, others.Count(other => other < item.Value)), item.Peers);
        }

        Assert.All(Ranked(world, Received, 2022, atLeast: 1000).Items, item => Assert.Null(item.Peers));
        string[] agencies = [.. world.Records.Where(record => record.Year is not null).Select(record => record.Agency.Id).Distinct()];
        Assert.Equal(agencies.Count(agency => !world.Records.Exists(record => record.Agency.Id == agency && record.Year == 2022)), answer.NotHeld);
        Assert.Null(Ranked(world, Received, 2022, filters: new ReportFilter("form", ["2021"])).NotHeld);
    }

    [Fact]
    public async Task The_newest_year_is_one_that_has_enough()
    {
        Assert.Equal(2023, RankingSearch.Newest([(2022, 40), (2023, 50), (2024, 3)]));
        Assert.Equal(2024, RankingSearch.Newest([(2022, 40), (2023, 50), (2024, 30)]));
        Assert.Null(RankingSearch.Newest([]));
        using MetricWorld world = await new MetricWorld(56).FilledAsync();
        IReadOnlyList<(int Year, int Reporting)> years = world.Archive.Rankings.Years(Question(Received, 2021, false, 5));
        Assert.All(years, year => Assert.Equal(year.Reporting, Ranked(world, Received, year.Year).Total));
    }

    private static decimal? ValueOf(ReportRecord record, Metric metric) => metric.Keys.TryGetValue(record.Form, out IReadOnlyList<string>? keys) && keys.All(record.Counts.ContainsKey)
        ? keys.Sum(key => record.Counts[key]) : null;

    private static RankingAnswer Ranked(MetricWorld world, Metric metric, int year, bool byShare = false, int atLeast = 5, params ReportFilter[] filters)
    {
        RankingQuestion question = Question(metric, year, byShare, atLeast);
        return world.Archive.Rankings.Search(question with { Counted = question.Counted with { Reports = new ReportQuery { Filters = [.. question.Counted.Reports.Filters, .. filters] } } });
    }

    private static RankingQuestion Question(Metric metric, int year, bool byShare, int atLeast) => new(
        new MetricQuestion { Metric = metric, AtLeast = atLeast, Limit = 1000, Reports = new ReportQuery { Filters = [new ReportFilter("year", [FormattableString.Invariant($"{year}")])] } },
        RankingQuestion.Agency, RankingQuestion.Sum, Ascending: false, byShare);
}
