using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using GovReportArchive.Reports.Records;
using GovReportArchive.Web.Tests.Specimens;

namespace GovReportArchive.Web.Tests.Api;

[Collection(ServedTests.Name)]
public sealed class ReportApiTests(ServedSpecimens served)
{
    private const string Civil = "/api/v1/reports/" + SpecimenRecords.CivilAffairs;
    private readonly HttpClient _client = served.Client();

    [Fact]
    public async Task A_report_is_its_record_with_what_the_archive_knows_beside_it()
    {
        JsonNode body = await _client.JsonAsync(Civil);
        JsonObject archive = body["archive"]!.AsObject();
        archive.Remove("changed");
        Assert.Equal("990101-民政局-2022", (string)archive["figures"]!["with"]!);
        JsonNode received = archive["figures"]!["items"]![0]!;
        Assert.Equal(("applicationsReceived", "number", 3), ((string)received["metric"]!, (string)received["state"]!, (int)received["value"]!));
        archive.Remove("figures");
        Answers.Same("""
            { "version": 2, "versions": 2, "url": "/api/v1/reports/990101-%E6%B0%91%E6%94%BF%E5%B1%80-2023",
              "versionUrl": "/api/v1/reports/990101-%E6%B0%91%E6%94%BF%E5%B1%80-2023?version=2",
              "versionsUrl": "/api/v1/reports/990101-%E6%B0%91%E6%94%BF%E5%B1%80-2023/versions",
              "originalUrl": "/api/v1/reports/990101-%E6%B0%91%E6%94%BF%E5%B1%80-2023/original?version=2",
              "page": "/reports/990101-%E6%B0%91%E6%94%BF%E5%B1%80-2023",
              "previous": "990101-民政局-2022", "next": "990101-民政局-2024" }
            """, archive);
        body.AsObject().Remove("archive");
        ReportRecord record = RecordJson.Deserialize(body.ToJsonString());
        Assert.Equal(41, record.Counts["disclosure.licences.decisions"]);
        Assert.Contains(SpecimenRecords.FormerId, record.Aliases);
    }

    [Fact]
    public async Task An_older_version_stays_at_its_address()
    {
        JsonNode body = await _client.JsonAsync(Civil + "?version=1");
        Assert.Equal(40, (int)body["counts"]!["disclosure.licences.decisions"]!);
        Assert.Equal(1, (int)body["archive"]!["version"]!);
    }

    [Fact]
    public async Task An_entity_tag_saves_the_second_transfer_and_changes_with_the_version()
    {
        HttpResponseMessage first = await _client.GetAsync(Civil);
        Assert.NotNull(first.Headers.ETag);
        using HttpRequestMessage again = new(HttpMethod.Get, Civil);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag);
        HttpResponseMessage second = await _client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
        HttpResponseMessage older = await _client.GetAsync(Civil + "?version=1");
        Assert.NotEqual(first.Headers.ETag, older.Headers.ETag);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("/versions", "")]
    [InlineData("/original", "?version=2")]
    public async Task A_former_id_redirects_for_good(string rest, string query)
    {
        HttpResponseMessage response = await _client.GetAsync("/api/v1/reports/" + SpecimenRecords.FormerId + rest + query);
        Assert.Equal(HttpStatusCode.PermanentRedirect, response.StatusCode);
        Assert.Equal("/api/v1/reports/" + Uri.EscapeDataString(SpecimenRecords.CivilAffairs) + rest + query, response.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/versions")]
    [InlineData("/original")]
    public async Task A_withdrawn_report_is_gone_with_its_reason(string rest)
    {
        JsonNode problem = await _client.ProblemAsync("/api/v1/reports/" + SpecimenRecords.Withdrawn + rest, HttpStatusCode.Gone);
        Answers.Same("""
            {"type":"/help#problem-withdrawn","title":"报告已撤下","status":410,"detail":"报告 990101-撤下局-2022 已撤下：误传了他人的文件","reason":"误传了他人的文件"}
            """, problem);
    }

    [Theory]
    [InlineData("/api/v1/reports/990101-没有-2023", "没有标识为 990101-没有-2023 的报告。")]
    [InlineData("/api/v1/reports/素溪县%2F没有", "没有标识为 素溪县/没有 的报告。")]
    [InlineData(Civil + "?version=3", "报告 990101-民政局-2023 没有第 3 版。")]
    [InlineData("/api/v1/reports/990102-民政局-2023/original", "报告 990102-民政局-2023 的这一版本没有存原件（由记录导入）。")]
    public async Task What_is_missing_is_named(string url, string detail) =>
        Assert.Equal(detail, (string)(await _client.ProblemAsync(url, HttpStatusCode.NotFound))["detail"]!);

    [Theory]
    [InlineData(Civil + "?versions=1", "versions")]
    [InlineData(Civil + "?version=0", "version")]
    [InlineData(Civil + "?version=99999999999", "version")]
    [InlineData(Civil + "/versions?version=1", "version")]
    [InlineData(Civil + "/original?download=1", "download")]
    public async Task A_bad_parameter_is_named(string url, string parameter) =>
        Assert.Equal(parameter, (string)(await _client.ProblemAsync(url, HttpStatusCode.BadRequest))["parameter"]!);

    [Fact]
    public async Task Versions_are_listed_from_the_oldest()
    {
        JsonNode body = await _client.JsonAsync(Civil + "/versions");
        JsonArray items = body["items"]!.AsArray();
        Assert.Equal(SpecimenRecords.CivilAffairs, (string)body["id"]!);
        Assert.Equal(2, (int)body["current"]!);
        Assert.Equal([1, 2], items.Select(item => (int)item!["version"]!));
        Assert.Equal([false, true], items.Select(item => (bool)item!["hasOriginal"]!));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(SpecimenRecords.Original)), (string)items[1]!["sha256"]!);
    }

    [Fact]
    public async Task An_original_comes_byte_for_byte_and_can_never_run_in_a_browser()
    {
        HttpResponseMessage response = await _client.GetAsync(Civil + "/original");
        Assert.Equal(SpecimenRecords.Original, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/octet-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("民政局2023.html", response.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        Assert.Contains("sandbox", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(
            $"sha-256=:{Convert.ToBase64String(SHA256.HashData(SpecimenRecords.Original))}:", response.Headers.GetValues("Repr-Digest").Single());
    }

    [Fact]
    public async Task A_part_of_an_original_can_be_fetched()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, Civil + "/original");
        request.Headers.Range = new RangeHeaderValue(2, 5);
        HttpResponseMessage response = await _client.SendAsync(request);
        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal(SpecimenRecords.Original[2..6], await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Head_gives_the_headers_alone()
    {
        using HttpRequestMessage request = new(HttpMethod.Head, Civil);
        HttpResponseMessage response = await _client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotNull(response.Headers.ETag);
    }
}
