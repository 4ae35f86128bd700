using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Composition;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Histories;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;

namespace GovReportArchive.Discovery.Tests.Histories;

public sealed class NeighbourLawTests : IDisposable
{
    private static readonly string[] Agencies = ["民政局", "教育局", "水利局"];
    private static readonly string[] States = ["fail", "ok", "notAssessable"];
    private readonly TemporaryArchive _temporary = new();

    private OpenArchive Archive => _temporary.Archive;

    public void Dispose() => _temporary.Dispose();

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    public async Task An_index_that_followed_the_feed_equals_one_that_was_built_anew(int seed)
    {
        Random random = new(seed);
        HashSet<string> withdrawn = [];
        for (int step = 0; step < 60; step++)
        {
            await ChangeAsync(random, step, withdrawn);
            if (random.Next(4) == 0) Archive.TryCatchUp();
        }

        Archive.TryCatchUp();
        Assert.Empty(Archive.Verify().Problems);
        SortedDictionary<string, string> followed = Values();
        Archive.Rebuild();

        Assert.True(followed.Keys.Count(value => value.StartsWith("ledger", StringComparison.Ordinal)) > 4, "The law must have something to hold for.");
        Assert.Contains("figures", followed.Keys);
        Assert.Equal(Values(), followed);
    }

    [Fact]
    public async Task A_neighbour_that_comes_changes_goes_or_comes_back_is_seen_in_the_next_year()
    {
        SortedDictionary<string, decimal>[] chain = LedgerRecords.Chain(2, new Random(5));
        await ImportAsync(LedgerRecords.Report("民政局", 2023, chain[1]));
        Assert.Equal("notAssessable", Carried(2023));

        await ImportAsync(LedgerRecords.Report("民政局", 2022, chain[0]));
        Assert.Equal("ok", Carried(2023));

        // A second publication with another number is a new version, and now the years disagree.
        chain[0]["applications.carriedOut.total"]++;
        ReportRecord again = LedgerRecords.Report("民政局", 2022, chain[0]) with { Source = new Source("b.txt", "text/plain", new string('b', 64)) };
        Assert.Equal(IngestKind.NewVersion, await ImportAsync(again));
        Assert.Equal("fail", Carried(2023));

        Archive.Withdraw(LedgerRecords.Id("民政局", 2022), "样例");
        Assert.Equal("notAssessable", Carried(2023));
        Archive.Mender.Restore(LedgerRecords.Id("民政局", 2022));
        Assert.Equal("fail", Carried(2023));

        // A correction that moves it to another year takes the neighbour away from the old place.
        Archive.Mender.Correct(LedgerRecords.Id("民政局", 2022), "year", "2020", "审校员", "原件");
        Assert.Equal("notAssessable", Carried(2023));
        Assert.Equal(1, Total("ledger.missing:notAssessable"));
        Assert.Empty(Archive.Verify().Problems);
    }

    [Fact]
    public async Task A_change_touches_few_reports_however_many_share_a_name()
    {
        for (int i = 0; i < 12; i++)
            await ImportAsync(LedgerRecords.Report("某局", 2022, [], marker: FormattableString.Invariant($"（{i}）")));
        await ImportAsync(LedgerRecords.Report("某局", 2023, []));
        Archive.TryCatchUp();

        await ImportAsync(LedgerRecords.Report("某局", 2022, [], marker: "（末）"));

        // The crowded year stays crowded: the report itself is all that changes.
        Assert.Equal(1, Archive.TryCatchUp().Applied);
        Assert.DoesNotContain(Archive.History.LedgerOf("990101/某局")!.Findings, finding => finding.Report.EndsWith("-2022", StringComparison.Ordinal));
        Assert.Empty(Archive.Verify().Problems);
    }

    [Fact]
    public async Task A_ledger_of_an_agency_holds_the_findings_of_its_reports()
    {
        SortedDictionary<string, decimal>[] chain = LedgerRecords.Chain(4, new Random(9));
        chain[2]["disclosure.rules.inForce"] += 2;
        for (int i = 0; i < 4; i++) await ImportAsync(LedgerRecords.Report("民政局", 2021 + i, chain[i], FormattableString.Invariant($"{2022 + i}-01-20")));

        AgencyLedger ledger = Archive.History.LedgerOf("990101/民政局")!;

        Assert.Equal([2021, 2022, 2023, 2024], ledger.Reports.Select(report => report.Year));
        Assert.True(ledger.HasBreaks);
        Assert.Equal([2023, 2024], ledger.Findings.Where(LedgerFindings.IsBreak).Select(finding => finding.Years[1]));
        foreach (LedgerEntry entry in ledger.Reports)
        {
            ReportLedger own = Archive.History.LedgerOf(Archive.Holdings.Get(entry.Id)!);
            Assert.Equal(
                ledger.Findings.Where(finding => finding.Report == entry.Id).Select(LedgerText.Of),
                own.Findings.Where(finding => finding.Report == entry.Id).Select(LedgerText.Of));
        }
    }

    [Fact]
    public async Task A_damaged_record_does_not_keep_its_neighbours_out_of_the_index()
    {
        SortedDictionary<string, decimal>[] chain = LedgerRecords.Chain(2, new Random(5));
        for (int i = 0; i < 2; i++) await ImportAsync(LedgerRecords.Report("民政局", 2022 + i, chain[i]));
        using (CatalogDatabase catalog = CatalogDatabase.Open(_temporary.Options.CorpusDirectory))
            catalog.Write(connection => connection.Execute("UPDATE readings SET record = x'00' WHERE key = (SELECT min(key) FROM readings)"));

        Assert.Equal([LedgerRecords.Id("民政局", 2022)], Archive.TryCatchUp().Unreadable);

        Assert.Equal("notAssessable", Carried(2023));
        Assert.Equal(LedgerReasons.Unreadable, Archive.History.LedgerOf("990101/民政局")!.Findings.First(finding => finding.Rule == LedgerRules.Carried).Reason);
    }

    private async Task ChangeAsync(Random random, int step, HashSet<string> withdrawn)
    {
        string agency = Agencies[random.Next(Agencies.Length)];
        int year = 2019 + random.Next(6);
        string id = LedgerRecords.Id(agency, year);
        bool held = Archive.Holdings.Get(id) is { Withdrawn: null };
        switch (random.Next(8))
        {
            case 0 when held:
                Archive.Withdraw(id, "样例");
                withdrawn.Add(id);
                break;
            case 1 when withdrawn.Remove(id):
                Archive.Mender.Restore(id);
                break;
            case 2 when held:
                Archive.Mender.Correct(id, "applications.carriedOut.total", FormattableString.Invariant($"{random.Next(3)}"), "审校员", "原件");
                break;
            case 3 when held:
                Archive.Mender.Correct(id, "year", FormattableString.Invariant($"{2019 + random.Next(6)}"), "审校员", "原件");
                break;
            case 4 when held:
                Archive.Mender.Correct(id, "agency.id", "990101/" + Agencies[random.Next(Agencies.Length)], "审校员", "原件");
                break;
            default:
                SortedDictionary<string, decimal> counts = LedgerRecords.Chain(1, new Random(random.Next(4)))[0];
                await ImportAsync(LedgerRecords.Report(agency, year, counts, scope: random.Next(5) == 0 ? "aggregate" : "own") with
                {
                    Source = new Source("x.txt", "text/plain", FormattableString.Invariant($"{step:x64}")),
                });
                break;
        }
    }

    private async Task<IngestKind> ImportAsync(ReportRecord record) =>
        (await Archive.Importer.ImportAsync(new StringReader(RecordJson.Serialize(record)), "x")).Counts.Keys.Single();

    private string? Carried(int year)
    {
        Archive.TryCatchUp();
        return States.FirstOrDefault(state => Archive.Search.Search(new ReportQuery
        {
            Filters = [new ReportFilter("check", [$"{LedgerRules.Carried}:{state}"]), new ReportFilter("year", [FormattableString.Invariant($"{year}")])],
        }).Total == 1);
    }

    private int Total(string check) => Archive.Search.Search(new ReportQuery { Filters = [new ReportFilter("check", [check])] }).Total;

    // Every value of the column with the reports under it.
    private SortedDictionary<string, string> Values()
    {
        SortedDictionary<string, string> values = new(StringComparer.Ordinal);
        ReportAnswer all = Archive.Search.Search(new ReportQuery { Facets = [new RequestedFacet("check", 1000), new RequestedFacet("repeats", 10)] });
        foreach ((string facet, ReportFacetItem item) in all.Facets.SelectMany(facet => facet.Value.Items, (facet, item) => (facet.Key, item)))
        {
            ReportQuery query = new() { Filters = [new ReportFilter(facet, [item.Value])] };
            values.Add(item.Value, string.Join(' ', Archive.Search.Stream(query).Select(report => report.Id).Order(StringComparer.Ordinal)));
        }

        return values;
    }
}
