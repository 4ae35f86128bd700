using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using GovReportArchive.Web.Tests.Specimens;

namespace GovReportArchive.Web.Tests.Api;

[Collection(ServedTests.Name)]
public sealed class PassageApiTests(ServedSpecimens served)
{
    private readonly HttpClient _client = served.Client();

    [Fact]
    public async Task A_passage_comes_with_its_report_its_place_and_its_neighbours()
    {
        JsonNode answer = await _client.JsonAsync("/api/v1/passages?q=\"解读形式单一\"&agency=990102/水利局&year=2024&facet=section&facet=role");
        Assert.Equal(1, (int)answer["total"]!);
        JsonNode hit = answer["items"]![0]!;
        Assert.Equal("一是解读形式单一；", (string)hit["text"]!);
        Assert.Equal("[[2,6]]", hit["marks"]!.ToJsonString());
        Assert.Equal("problem", (string)hit["role"]!);
        Assert.Equal("五、存在的主要问题及改进情况", (string)hit["sectionHeading"]!);
        Assert.StartsWith("二是公开内容", (string)hit["after"]!, StringComparison.Ordinal);
        Assert.Null(hit["before"]);
        Assert.Equal($"/r/990102-%E6%B0%B4%E5%88%A9%E5%B1%80-2024/v/1/s/5/i/1?f={((string)hit["wording"]!)[..8]}", (string)hit["page"]!);
        Assert.Equal("problem", (string)answer["facets"]!["role"]!["items"]![0]!["value"]!);
    }

    [Fact]
    public async Task Equal_wordings_are_folded_by_option_and_counted_all_the_same()
    {
        JsonNode answer = await _client.JsonAsync("/api/v1/passages?q=\"解读形式单一\"&fold=true");
        JsonNode hit = Assert.Single(answer["items"]!.AsArray())!;
        Assert.Equal((int)answer["total"]!, (int)hit["same"]!["passages"]!);
        JsonNode same = await _client.JsonAsync($"/api/v1/passages?wording={hit["wording"]}&limit=1");
        Assert.Equal((int)answer["total"]!, (int)same["total"]!);
    }

    [Fact]
    public async Task Facets_are_searched_limited_and_ranged_as_those_of_reports_and_count_passages()
    {
        JsonNode answer = await _client.JsonAsync(
            "/api/v1/passages?role=problem&facet=year&facetLimit=2&facetContains=agency:民政&range=applications.received.total:0,3&limit=0");
        JsonArray years = answer["facets"]!["year"]!["items"]!.AsArray();
        Assert.Equal(2, years.Count);
        Assert.True((int)answer["facets"]!["year"]!["other"]! > 0);
        Assert.All(answer["facets"]!["agency"]!["items"]!.AsArray(), item => Assert.Contains("民政", (string)item!["label"]!, StringComparison.Ordinal));
        JsonNode ranges = answer["facets"]!["applications.received.total"]!;
        foreach (JsonNode? range in ranges["items"]!.AsArray())
        {
            string query = Uri.EscapeDataString("applications.received.total:" + (string)range!["value"]!);
            Assert.Equal((int)range["count"]!, (int)(await _client.JsonAsync($"/api/v1/passages?role=problem&q={query}&limit=0"))["total"]!);
        }

        Assert.Equal((int)answer["total"]!, ranges["items"]!.AsArray().Sum(range => (int)range!["count"]!) + (int)ranges["missing"]! + (int)ranges["other"]!);
    }

    [Fact]
    public async Task Files_hold_every_hit()
    {
        int total = (int)(await _client.JsonAsync("/api/v1/passages?q=解读&limit=0"))["total"]!;
        string[] lines = (await _client.GetStringAsync("/api/v1/passages.ndjson?q=解读")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(total, lines.Length);
        Assert.All(lines, line => Assert.StartsWith("/r/", (string)JsonNode.Parse(line)!["page"]!, StringComparison.Ordinal));

        byte[] csv = await _client.GetByteArrayAsync("/api/v1/passages.csv?q=解读&bom=true&headers=labels");
        Assert.Equal(Encoding.UTF8.GetPreamble(), csv[..3]);
        string[] rows = Encoding.UTF8.GetString(csv[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("条目,作用,", rows[0], StringComparison.Ordinal);
        Assert.Equal(1 + total, rows.Length);
    }

    [Theory]
    [InlineData("/api/v1/passages?role=wish", "role")]
    [InlineData("/api/v1/passages?sort=review.sum", "sort")]
    [InlineData("/api/v1/passages?q=(", "q")]
    [InlineData("/api/v1/passages?cursor=abc", "cursor")]
    [InlineData("/api/v1/passages.csv?limit=3", "limit")]
    public async Task A_mistake_is_told_by_name(string url, string parameter) =>
        Assert.Equal(parameter, (string)(await _client.ProblemAsync(url, HttpStatusCode.BadRequest))["parameter"]!);
}
