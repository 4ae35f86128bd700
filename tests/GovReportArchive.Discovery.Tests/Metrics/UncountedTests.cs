using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Composition;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Discovery.Metrics;
using GovReportArchive.Discovery.Projection;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Schema;
using GovReportArchive.Tests;

namespace GovReportArchive.Discovery.Tests.Metrics;

public sealed class UncountedTests : IDisposable
{
    private static readonly KeyValuePair<string, decimal>[] OneNumber = [new("applications.received.total", 3)];
    private static readonly KeyValuePair<string, decimal>[] TwoNumbers = [.. OneNumber, new("applications.carriedIn.total", 0)];
    private readonly TemporaryArchive _temporary = new();

    private OpenArchive Archive => _temporary.Archive;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task Of_an_agencys_reports_about_one_year_one_counts_and_of_those_that_add_up_what_is_below_it_one_more()
    {
        await ImportAsync(LedgerRecords.Report("民政局", 2023, TwoNumbers, scope: "unknown", marker: "（甲）"));
        await ImportAsync(LedgerRecords.Report("民政局", 2023, OneNumber, scope: "own", marker: "（乙）"));
        await ImportAsync(LedgerRecords.Report("民政局", 2023, TwoNumbers, scope: "own", marker: "（丙）"));
        await ImportAsync(LedgerRecords.Report("民政局", 2023, TwoNumbers, scope: "own", marker: "（丁）"));
        await ImportAsync(LedgerRecords.Report("民政局", 2023, OneNumber, scope: "aggregate", marker: "（戊）"));
        Archive.TryCatchUp();

        // Of two that are alike in all that matters the least id goes first: 丁 is U+4E01, 丙 U+4E19.
        Assert.Equal([Id("丙"), Id("乙"), Id("甲")], Ids("uncounted:second").Order(StringComparer.Ordinal));
        Assert.Empty(Archive.Verify().Problems);

        Archive.Withdraw(Id("丁"), "样例");
        Archive.TryCatchUp();
        Assert.Equal([Id("乙"), Id("甲")], Ids("uncounted:second").Order(StringComparer.Ordinal));
        Assert.Empty(Archive.Verify().Problems);
    }

    [Theory]
    [InlineData("丙", "甲")]
    [InlineData("甲", "乙")]
    public async Task Where_a_record_is_damaged_one_of_the_others_of_its_year_counts(string damaged, string second)
    {
        foreach (string marker in new[] { "甲", "乙", "丙" }) await ImportAsync(LedgerRecords.Report("民政局", 2023, OneNumber, marker: $"（{marker}）"));
        Archive.TryCatchUp();
        using (CatalogDatabase catalog = CatalogDatabase.Open(_temporary.Options.CorpusDirectory))
            catalog.Write(connection => connection.Execute("UPDATE readings SET record = x'00' WHERE report = (SELECT key FROM reports WHERE id = $1)", Id(damaged)));
        await ImportAsync(LedgerRecords.Report("民政局", 2022, OneNumber));
        Archive.TryCatchUp();

        AgencySeries series = Assert.Single(Archive.Series.Search(Metric.Find("applicationsReceived")!, new AgencyQuestion()).Items);
        Assert.Equal([2022, 2023], series.Points.Select(point => point.Year));
        Assert.All(series.Points, point => Assert.Equal(3, point.Value));
        Assert.Equal([Id(second)], Ids("uncounted:second"));
    }

    [Fact]
    public async Task Where_a_name_stands_for_too_many_reports_of_one_year_none_of_them_counts()
    {
        for (int i = 0; i < 9; i++) await ImportAsync(LedgerRecords.Report("某局", 2022, OneNumber, marker: FormattableString.Invariant($"（{i}）")));
        await ImportAsync(LedgerRecords.Report("某局", 2021, OneNumber));
        Archive.TryCatchUp();

        Assert.Equal(9, Ids("uncounted:unnamed").Length);
        Assert.Empty(Ids("uncounted:second"));
        Assert.Empty(Archive.Verify().Problems);
    }

    [Fact]
    public async Task What_stands_in_a_cell_without_a_number_and_which_numbers_a_failed_check_speaks_of_are_columns()
    {
        ReportRecord record = RecordFactory.Record(50);
        Assert.Contains("applications.received.total", record.Counts.Keys);
        await ImportAsync(record with
        {
            Cells = new SortedDictionary<string, CellState>(StringComparer.Ordinal)
            {
                ["applications.carriedOut.total"] = new("slash", "/"),
                ["applications.received.total"] = new("remark", "3（其中…）"),
            },
            Checks = [new Check("counts.natural", "disclosure.fees.amount", "fail", 12.5m), new Check("prose.applications.received.total", null, "fail"), new Check("sections.fees", null, "fail")],
        });

        // No query names them: what the index is given is looked at.
        IndexDocument document = ReportDocument.Of(Archive.Holdings.Get(record.Id)!);
        Assert.Equal(["applications.carriedOut.total:slash"], document.Keywords.Where(column => column.Column == "cell").Select(column => column.Value));
        Assert.Equal(
            ["applications.received.total", "disclosure.fees.amount"], document.Keywords.Where(column => column.Column == "doubted").Select(column => column.Value).Order(StringComparer.Ordinal));
        Assert.Contains(("publishedBasis", "page"), document.Keywords);
        Assert.Contains(("version", 1), document.Numbers);
        Assert.Contains(document.Numbers, column => column is { Column: "published", Value: > 20000101 });
    }

    private static string Id(string marker) => $"990101-民政局（{marker}）-2023";

    private async Task ImportAsync(ReportRecord record) =>
        Assert.Equal([IngestKind.New], (await Archive.Importer.ImportAsync(new StringReader(RecordJson.Serialize(record)), "样例.ndjson")).Counts.Keys);

    private string[] Ids(string query) => [.. Archive.Search.Search(new ReportQuery { Text = query, Limit = 200 }).Items.Select(hit => hit.Id)];
}
