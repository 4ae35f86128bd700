using System.Net;
using System.Text.Json.Nodes;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Web.Tests.Specimens;

namespace GovReportArchive.Web.Tests.Api;

[Collection(ServedTests.Name)]
public sealed class CitationApiTests(ServedSpecimens served)
{
    private readonly HttpClient _client = served.Client();

    [Fact]
    public async Task A_report_is_cited_where_it_was_published_and_by_its_permanent_address()
    {
        JsonNode citation = await _client.JsonAsync($"/api/v1/reports/{SpecimenRecords.CivilAffairs}/citation?version=1");

        Assert.Equal("https://linxi.example/2023.html", (string)citation["source"]!);
        Assert.EndsWith("/reports/990101-%E6%B0%91%E6%94%BF%E5%B1%80-2023?version=1", (string)citation["page"]!, StringComparison.Ordinal);
        Assert.Null(citation["place"]);
        Assert.Equal(
            $"临溪区民政局. 临溪区民政局2023年政府信息公开工作年度报告[R/OL]. (2024-01-20)[{(string)citation["accessed"]!}]. https://linxi.example/2023.html. 存档: {(string)citation["page"]!}.",
            (string)citation["gb7714"]!);
        Assert.StartsWith("@techreport{", (string)citation["bibtex"]!, StringComparison.Ordinal);
        Assert.StartsWith("TY  - RPRT\r\n", (string)citation["ris"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_and_a_cell_are_cited_with_their_place_in_the_report()
    {
        JsonNode item = await _client.JsonAsync(PassageAddress.Api + PassageAddress.Item(SpecimenRecords.CivilAffairs, 1, 5, 1) + "/citation");
        JsonNode cell = await _client.JsonAsync(PassageAddress.Api + PassageAddress.Count(SpecimenRecords.CivilAffairs, 1, "applications.received.total") + "/citation");

        Assert.Equal("“五、存在的主要问题及改进情况”第1条", (string)item["place"]!);
        Assert.Contains("/s/5/i/1?f=", (string)item["page"]!, StringComparison.Ordinal);
        Assert.StartsWith("表中“", (string)cell["place"]!, StringComparison.Ordinal);
        Assert.EndsWith("/v/1/c/applications.received.total", (string)cell["page"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ris", "application/x-research-info-systems", "citation.ris", "TY  - RPRT\r\n")]
    [InlineData("bibtex", "application/x-bibtex", "citation.bib", "@techreport{")]
    [InlineData("gb7714", "text/plain", "citation.txt", "临溪区民政局. ")]
    public async Task A_format_alone_is_a_file(string format, string type, string name, string begins)
    {
        HttpResponseMessage file = await _client.GetAsync($"/api/v1/reports/{SpecimenRecords.CivilAffairs}/citation?format={format}");

        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Equal(type, file.Content.Headers.ContentType?.MediaType);
        Assert.Equal(name, file.Content.Headers.ContentDisposition?.FileName);
        Assert.StartsWith(begins, await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/reports/" + SpecimenRecords.CivilAffairs + "/citation?format=doc", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/reports/990101-没有-2023/citation", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/r/" + SpecimenRecords.CivilAffairs + "/v/1/s/5/i/99/citation", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/r/" + SpecimenRecords.CivilAffairs + "/v/1/c/applications.none/citation", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/reports/" + SpecimenRecords.Withdrawn + "/citation", HttpStatusCode.Gone)]
    [InlineData("/api/v1/reports/" + SpecimenRecords.FormerId + "/citation", HttpStatusCode.PermanentRedirect)]
    public async Task What_cannot_be_cited_says_why(string address, HttpStatusCode status) => Assert.Equal(status, (await _client.GetAsync(address)).StatusCode);
}
