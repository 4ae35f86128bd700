using GovReportArchive.Corpus.Captures;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Missing;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;

namespace GovReportArchive.Discovery.Tests.Missing;

/// <summary>The list over an archive: its pages, its filters and where to look.</summary>
public sealed class MissingSearchTests : IDisposable
{
    private readonly TemporaryArchive _temporary = new();

    public MissingSearchTests()
    {
        string[] lines =
        [
            .. new[] { ("教育局", 2019), ("教育局", 2022), ("民政局", 2020), ("民政局", 2021), ("水利局", 2018), ("水利局", 2024), ("水利局", 2021), ("公安局", 2023) }.Select((report, n) => RecordJson.Serialize(Record(n, report.Item1, report.Item2))),
            RecordJson.Serialize(Record(20, "公安局", 2022) with { Year = null, Id = "990101-公安局" }),
            RecordJson.Serialize(Record(21, Agency.Unnamed, 2020)),
            RecordJson.Serialize(Record(22, Agency.Unnamed, 2018)),
        ];
        _temporary.Archive.Importer.ImportAsync(new StringReader(string.Join('\n', lines)), "样例.ndjson").GetAwaiter().GetResult();
    }

    private MissingSearch Search => _temporary.Archive.Missing;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void Pages_hold_every_agency_once_and_go_on_after_something_has_changed()
    {
        string[] all = [.. Search.All(new MissingQuestion()).Select(agency => agency.Name)];
        Assert.Equal(["临溪区公安局", "临溪区教育局", "临溪区民政局", "临溪区水利局"], all.Order(StringComparer.Ordinal).Intersect(["临溪区公安局", "临溪区教育局", "临溪区民政局", "临溪区水利局"]).OrderBy(name => name, StringComparer.Ordinal));
        List<string> paged = [];
        for (MissingQuestion question = new() { Limit = 1 }; ;)
        {
            MissingAnswer page = Search.Search(question);
            Assert.Equal(all.Length, page.Total);
            paged.AddRange(page.Items.Select(agency => agency.Name));
            if (page.Next is null) break;
            question = question with { Cursor = page.Next };
            _temporary.Archive.Mender.Withdraw("990101-水利局-2021", "试一下");
        }

        Assert.Equal(all, paged);
        Assert.DoesNotContain(paged, name => name.Contains(Agency.Unnamed, StringComparison.Ordinal));
    }

    [Fact]
    public void Where_to_look_is_where_the_nearest_year_was_found()
    {
        MissingAgency told = Search.All(new MissingQuestion { Filters = [new ReportFilter("agency", ["990101/教育局"])] }).Single();
        Assert.Equal(new MissingSource("https://lin.example/edu/2022.html", "report", "990101-教育局-2022"), told.Source);
        Assert.Equal("云岭省青禾市临溪区", told.Place);
        MissingAgency undated = Search.All(new MissingQuestion { Filters = [new ReportFilter("agency", ["990101/公安局"])] }).Single();
        Assert.Equal(["990101-公安局"], undated.Undated);
        Assert.All(undated.Years, year => Assert.False(year.Sure));
    }

    [Fact]
    public async Task The_page_that_led_to_a_report_is_looked_at_first_and_serves_the_whole_place()
    {
        const string column = "https://lin.example/ndbg/";
        IngestOutcome linked = await _temporary.Archive.Ingester.IngestAsync(new Capture("https://lin.example/ndbg/1.html", _temporary.Clock.Now, Via: column), "1.html", Page("审计局"), default);
        IngestOutcome given = await _temporary.Archive.Ingester.IngestAsync("2.html", Page("统计局"));
        foreach (IngestOutcome outcome in new[] { linked, given })
        {
            string agency = _temporary.Archive.Holdings.Get(outcome.Id!)!.Record.Agency.Id;
            Assert.Equal(new MissingSource(column, "column", linked.Id!), Search.All(new MissingQuestion { Filters = [new ReportFilter("agency", [agency])] }).Single().Source);
        }

        static byte[] Page(string body) => System.Text.Encoding.UTF8.GetBytes(
            $"<title>临溪区{body}2023年政府信息公开工作年度报告</title><h1>临溪区{body}2023年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>云岭省青禾市临溪区{body}全年主动公开信息31条。</p><p>二、主动公开政府信息情况</p><p>略。</p>");
    }

    [Fact]
    public void A_year_chooses_agencies_and_the_other_years_are_still_counted()
    {
        MissingAnswer all = Search.Search(new MissingQuestion()), one = Search.Search(new MissingQuestion { Filters = [new ReportFilter("year", ["2019"])] });
        Assert.Equal(all.Years, one.Years);
        Assert.Equal(["临溪区水利局"], one.Items.Select(agency => agency.Name));
        Assert.Equal(1, one.Years.Single(year => year.Year == 2019).Missing);
        Assert.All(Search.Search(new MissingQuestion { Filters = [new ReportFilter("agencyType", ["民政"]), new ReportFilter("region", ["青禾市"])] }).Items, agency => Assert.Equal("民政", agency.Type));
        Assert.Throws<QueryParameterException>(() => Search.Search(new MissingQuestion { Filters = [new ReportFilter("region", ["没有此地"])] }));
        Assert.Throws<QueryParameterException>(() => Search.Search(new MissingQuestion { Cursor = "eyJ" }));
    }

    [Fact]
    public void Tables_have_a_line_for_each_year_and_each_address_once()
    {
        MissingAgency[] all = [.. Search.All(new MissingQuestion())];
        Assert.StartsWith("agency,name,region,year,type,basis,address,kind,", MissingCsv.Years.Header(forPeople: false), StringComparison.Ordinal);
        Assert.Contains(MissingCsv.Lines(all).Select(line => MissingCsv.Years.Line(line, forPeople: false)), line => line.StartsWith("990101/教育局,临溪区教育局,990101,2020,教育,own,https://lin.example/edu/2022.html,report,", StringComparison.Ordinal));
        string[] addresses = [.. MissingCsv.WithAddresses(all.Concat(all)).Select(agency => agency.Source!.Address)];
        Assert.Equal(addresses.Distinct(), addresses);
        Assert.Contains("临溪区教育局,990101/教育局,990101,https://lin.example/edu/2022.html,report", MissingCsv.WithAddresses(all).Select(agency => MissingCsv.Sources.Line(agency, forPeople: false)));
    }

    private static ReportRecord Record(int n, string body, int year) => RecordFactory.Record(n) with
    {
        Id = FormattableString.Invariant($"990101-{body}-{year}"),
        Title = FormattableString.Invariant($"临溪区{body}{year}年政府信息公开工作年度报告"),
        Agency = new Agency("990101/" + body, body == Agency.Unnamed ? body : "临溪区" + body, null, body[..2], "county"),
        Region = new Region("990101", "云岭省", "青禾市", "临溪区", null, ["name"]),
        Year = year,
        Source = new Source("样例/报告.html", "text/html", FormattableString.Invariant($"{n + 900:x64}"), body == "教育局" ? FormattableString.Invariant($"https://lin.example/edu/{year}.html") : null),
    };
}
