using System.Net;
using System.Text;
using GovReportArchive.Composition;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Web.Tests.Specimens;

namespace GovReportArchive.Web.Tests.Api;

[Collection(ServedTests.Name)]
public sealed class ExportApiTests(ServedSpecimens served)
{
    private readonly HttpClient _client = served.Client();

    [Fact]
    public async Task Every_line_of_ndjson_is_a_record_and_imports_elsewhere_as_it_is()
    {
        HttpResponseMessage response = await _client.GetAsync("/api/v1/reports.ndjson");
        Assert.Equal("application/x-ndjson", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("reports.ndjson", response.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
        string text = await response.Content.ReadAsStringAsync();
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(SpecimenRecords.Standing, lines.Length);

        string directory = Directory.CreateTempSubdirectory("govreport-import-").FullName;
        try
        {
            using OpenArchive elsewhere = OpenArchive.Open(new ArchiveOptions(Path.Combine(directory, "corpus"), Path.Combine(directory, "index")), LuceneIndex.Engine);
            IngestSummary summary = await elsewhere.Importer.ImportAsync(new StringReader(text), "export");
            Assert.Empty(summary.Failures);
            foreach (string line in lines)
                Assert.Equal(line, RecordJson.Serialize(elsewhere.Holdings.Get(RecordJson.Deserialize(line).Id)!.Record));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public async Task An_export_holds_the_hits_of_the_same_query_in_its_order()
    {
        string text = await _client.GetStringAsync("/api/v1/reports.ndjson?agencyType=民政&sort=year&where=applications.received.total>=0");
        List<ReportRecord> records = [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(RecordJson.Deserialize)];
        Assert.Equal(12, records.Count);
        Assert.All(records, record => Assert.Equal("民政", record.Agency.Type));
        Assert.Equal(records.Select(record => record.Year).Order(), records.Select(record => record.Year));
    }

    [Fact]
    public async Task Csv_has_a_line_for_each_report_and_a_mark_for_excel_by_option()
    {
        byte[] plain = await _client.GetByteArrayAsync("/api/v1/reports.csv?year=2023");
        byte[] marked = await _client.GetByteArrayAsync("/api/v1/reports.csv?year=2023&bom=true");
        Assert.Equal(Encoding.UTF8.GetPreamble(), marked[..3]);
        Assert.Equal(plain, marked[3..]);
        string[] lines = Encoding.UTF8.GetString(plain).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("id,title,", lines[0], StringComparison.Ordinal);
        Assert.Equal(1 + 9, lines.Length);
    }

    [Fact]
    public async Task Csv_headers_are_chinese_by_option()
    {
        string text = await _client.GetStringAsync("/api/v1/reports.csv?year=2023&headers=labels");
        Assert.Contains("标题", text.Split("\r\n")[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/reports.csv?limit=10", "limit")]
    [InlineData("/api/v1/reports.ndjson?facet=year", "facet")]
    [InlineData("/api/v1/reports.csv?bom=yes", "bom")]
    [InlineData("/api/v1/reports.csv?headers=none", "headers")]
    [InlineData("/api/v1/reports.ndjson?headers=keys", "headers")]
    [InlineData("/api/v1/reports.ndjson?where=no.such>1", "where")]
    [InlineData("/api/v1/reports.csv?sort=no.such", "sort")]
    [InlineData("/api/v1/reports.csv?q=(", "q")]
    public async Task A_mistake_is_told_before_the_stream_begins(string url, string parameter) =>
        Assert.Equal(parameter, (string)(await _client.ProblemAsync(url, HttpStatusCode.BadRequest))["parameter"]!);

    [Theory]
    [InlineData("/api/v1/reports.csv")]
    [InlineData("/api/v1/reports.ndjson")]
    public async Task Head_does_not_send_the_stream(string url)
    {
        using HttpRequestMessage request = new(HttpMethod.Head, url);
        HttpResponseMessage response = await _client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_client_that_leaves_stops_the_stream()
    {
        using CancellationTokenSource leaving = new();
        HttpResponseMessage response = await _client.GetAsync("/api/v1/reports.ndjson", HttpCompletionOption.ResponseHeadersRead, leaving.Token);
        Stream body = await response.Content.ReadAsStreamAsync(leaving.Token);
        await body.ReadExactlyAsync(new byte[100], leaving.Token);
        await leaving.CancelAsync();
        response.Dispose();
        Assert.Equal("ok", (string)(await _client.JsonAsync("/healthz"))["status"]!);
    }
}
