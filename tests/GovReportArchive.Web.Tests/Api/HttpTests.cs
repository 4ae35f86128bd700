using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Web.Tests.Api.Contract;
using GovReportArchive.Web.Tests.Specimens;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace GovReportArchive.Web.Tests.Api;

/// <summary>What HTTP promises beside the bodies of answers.</summary>
[Collection(ServedTests.Name)]
public sealed class HttpTests(ServedSpecimens served)
{
    private const string Elsewhere = "https://news.example";
    private static readonly string Report = "/api/v1/reports/" + Uri.EscapeDataString(SpecimenRecords.CivilAffairs);
    private readonly HttpClient _client = served.Client();

    public static TheoryData<string> Read => new(
        "/api/v1", "/api/v1/reports?q=公开", "/api/v1/reports?limit=0&facet=year", "/api/v1/passages", "/api/v1/wordings", "/api/v1/boilerplate", "/api/v1/counts", "/api/v1/rules", "/api/v1/metrics",
        "/api/v1/agencies", "/api/v1/regions", "/api/v1/suggest?q=民政", "/api/v1/reports.csv", "/api/v1/reports.ndjson", Report, Report + "/versions", Report + "/original", Report + "/wordings");

    [Theory]
    [MemberData(nameof(Read))]
    [InlineData("/openapi/v1.json")]
    public async Task Whoever_has_an_answer_is_told_that_nothing_has_changed(string address)
    {
        HttpResponseMessage first = await _client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        EntityTagHeaderValue tag = first.Headers.ETag ?? throw new InvalidOperationException($"{address} has no tag.");

        HttpResponseMessage again = await AskAsync(address, request => request.Headers.IfNoneMatch.Add(tag));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(tag, again.Headers.ETag);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());

        HttpResponseMessage other = await AskAsync(address, request => request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"other\"")));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/metrics/nothing", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/wordings/nothing", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/reports?cursor=x", HttpStatusCode.BadRequest)]
    public async Task A_refusal_has_no_tag_by_which_it_would_be_kept_for_an_answer(string address, HttpStatusCode status)
    {
        HttpResponseMessage answer = await _client.GetAsync(address);

        Assert.Equal(status, answer.StatusCode);
        Assert.Null(answer.Headers.ETag);
        Assert.Null(answer.Content.Headers.LastModified);
    }

    [Fact]
    public void Every_answer_that_has_pages_is_linked()
    {
        Type[] paged =
        [
            .. served.Services.GetRequiredService<EndpointDataSource>().Endpoints.SelectMany(endpoint => endpoint.Metadata.OfType<IProducesResponseTypeMetadata>()).Select(answer => answer.Type).OfType<Type>()
                .Where(type => type.GetProperty("Next")?.PropertyType == typeof(string) && type.GetProperty("Items") is not null).Distinct(),
        ];

        Assert.True(paged.Length > 8);
        Assert.All(paged, type => Assert.True(type.IsAssignableTo(typeof(IPage)), type.Name));
    }

    [Theory]
    [MemberData(nameof(Read))]
    [InlineData("/openapi/v1.json")]
    public async Task A_head_has_the_headers_of_the_answer_and_no_body(string address)
    {
        HttpResponseMessage answer = await _client.GetAsync(address);
        using HttpRequestMessage request = new(HttpMethod.Head, address);
        HttpResponseMessage head = await _client.SendAsync(request);

        Assert.Equal(answer.StatusCode, head.StatusCode);
        Assert.Equal(answer.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(answer.Headers.ETag, head.Headers.ETag);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task An_answer_of_one_report_is_dated_and_not_sent_again_where_it_has_not_changed_since()
    {
        HttpResponseMessage first = await AskUntilDatedAsync(Report);
        DateTimeOffset date = first.Content.Headers.LastModified!.Value;

        Assert.Equal(HttpStatusCode.NotModified, (await AskAsync(Report, request => request.Headers.IfModifiedSince = date)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(Report, request => request.Headers.IfModifiedSince = date.AddSeconds(-1))).StatusCode);
        // A tag says more than a date.
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(Report, request =>
        {
            request.Headers.IfModifiedSince = date;
            request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"other\""));
        })).StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/reports?limit=0")]
    [InlineData("/api/v1/reports?colour=red")]
    [InlineData("/api/v1/nothing")]
    [InlineData("/openapi/v1.json")]
    public async Task A_page_of_another_site_may_read_every_answer(string address)
    {
        HttpResponseMessage answer = await AskAsync(address, request => request.Headers.Add("Origin", Elsewhere));

        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Contains("ETag", Assert.Single(answer.Headers.GetValues("Access-Control-Expose-Headers")), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
        Assert.Equal("cross-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
    }

    [Theory]
    [InlineData("/api/v1/reports", "GET")]
    [InlineData("/api/v1/check", "POST")]
    public async Task A_browser_that_asks_before_it_asks_is_answered(string address, string method)
    {
        using HttpRequestMessage request = new(HttpMethod.Options, address);
        request.Headers.Add("Origin", Elsewhere);
        request.Headers.Add("Access-Control-Request-Method", method);
        request.Headers.Add("Access-Control-Request-Headers", "content-type,x-request-id");
        HttpResponseMessage answer = await _client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Contains(method, string.Join(',', answer.Headers.GetValues("Access-Control-Allow-Methods")), StringComparison.Ordinal);
        Assert.True(answer.Headers.Contains("Access-Control-Max-Age"));
    }

    [Fact]
    public async Task Pages_are_not_opened_to_other_sites()
    {
        HttpResponseMessage page = await AskAsync("/", request => request.Headers.Add("Origin", Elsewhere));

        Assert.False(page.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal("same-origin", Assert.Single(page.Headers.GetValues("Cross-Origin-Resource-Policy")));
    }

    [Fact]
    public async Task Pages_of_an_answer_are_linked_until_the_last()
    {
        List<string> ids = [];
        string? address = "/api/v1/reports?q=" + Uri.EscapeDataString("公开 OR \"年度\"") + "&limit=2";
        string first = address;
        while (address is not null)
        {
            HttpResponseMessage page = await _client.GetAsync(address);
            ids.AddRange(JsonNode.Parse(await page.Content.ReadAsStringAsync())!["items"]!.AsArray().Select(item => (string)item!["id"]!));
            string[] links = page.Headers.TryGetValues("Link", out IEnumerable<string>? given) ? [.. given.SelectMany(value => value.Split(", "))] : [];
            if (address != first) Assert.Contains(links, link => link.EndsWith("rel=\"first\"", StringComparison.Ordinal));
            address = links.FirstOrDefault(link => link.EndsWith("rel=\"next\"", StringComparison.Ordinal)) is { } next ? next[1..next.IndexOf('>', StringComparison.Ordinal)] : null;
        }

        JsonNode whole = await _client.JsonAsync("/api/v1/reports?q=" + Uri.EscapeDataString("公开 OR \"年度\"") + "&limit=200");
        Assert.True(ids.Count > 4);
        Assert.Equal(whole["items"]!.AsArray().Select(item => (string)item!["id"]!), ids);
    }

    [Theory]
    [InlineData("application/json", "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("text/csv", "text/csv")]
    [InlineData("text/*", "text/csv")]
    [InlineData("text/csv;q=0.4, application/json;q=0.9", "application/json")]
    [InlineData("application/json;q=0, */*", "text/csv")]
    [InlineData("application/json; charset=utf-8", "application/json")]
    [InlineData("text/csv; header=present;q=0.9, application/json;q=0.2", "text/csv")]
    public async Task A_report_comes_in_the_form_that_is_wanted_most(string accept, string expected)
    {
        HttpResponseMessage answer = await AskAsync(Report, request => request.Headers.TryAddWithoutValidation("Accept", accept));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(expected, answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Accept", answer.Headers.Vary);
    }

    [Fact]
    public async Task A_browser_is_led_to_the_page_of_a_report()
    {
        HttpResponseMessage answer = await AskAsync(Report + "?version=1", request => request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/reports/" + Uri.EscapeDataString(SpecimenRecords.CivilAffairs) + "?version=1", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_form_that_is_not_to_be_had_is_refused_with_those_that_are()
    {
        HttpResponseMessage answer = await AskAsync(Report, request => request.Headers.TryAddWithoutValidation("Accept", "image/png"));

        Assert.Equal(HttpStatusCode.NotAcceptable, answer.StatusCode);
        Assert.Equal(["application/json", "text/csv", "text/html"], JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["allowed"]!.AsArray().Select(type => (string)type!));
    }

    [Theory]
    [InlineData("my-id.7", true)]
    [InlineData("<script>", false)]
    [InlineData("a b", false)]
    public async Task A_request_keeps_its_own_id_where_that_can_be_printed(string given, bool isKept)
    {
        HttpResponseMessage answer = await AskAsync("/api/v1/reports?colour=red", request => request.Headers.TryAddWithoutValidation("X-Request-Id", given));
        string id = Assert.Single(answer.Headers.GetValues("X-Request-Id"));

        Assert.Equal(isKept, id == given);
        Assert.Matches("^[A-Za-z0-9._-]{1,128}$", id);
        Assert.Equal(id, (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["requestId"]!);
    }

    [Fact]
    public async Task The_root_lists_every_operation_of_the_document()
    {
        ApiDocument document = await ApiDocument.OfAsync(_client);
        JsonNode root = await _client.JsonAsync("/api/v1");

        Assert.Equal(
            document.Json["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject(), (path, operation) => $"{operation.Key.ToUpperInvariant()} {path.Key} {operation.Value!["operationId"]}").Order(StringComparer.Ordinal),
            root["routes"]!.AsArray().Select(route => $"{route!["method"]} {route["href"]} {route["id"]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_mistake_in_a_body_is_pointed_to()
    {
        using StringContent body = new("{}", System.Text.Encoding.UTF8, "application/json");
        HttpResponseMessage answer = await _client.PostAsync("/api/v1/precedents", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("#/text", (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["pointer"]!);
    }

    private Task<HttpResponseMessage> AskAsync(string address, Action<HttpRequestMessage> with)
    {
        HttpRequestMessage request = new(HttpMethod.Get, address);
        with(request);
        return _client.SendAsync(request);
    }

    // What has changed within this second has no date yet.
    private async Task<HttpResponseMessage> AskUntilDatedAsync(string address)
    {
        while (true)
        {
            HttpResponseMessage answer = await _client.GetAsync(address);
            if (answer.Content.Headers.LastModified is not null) return answer;
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }
}
