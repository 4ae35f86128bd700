using System.Net;
using GovReportArchive.Web.Tests.Specimens;

namespace GovReportArchive.Web.Tests.Hosting;

[Collection(ServedTests.Name)]
public sealed class HeaderTests(ServedSpecimens served)
{
    private readonly HttpClient _client = served.Client();

    [Theory]
    [InlineData("/")]
    [InlineData("/help")]
    [InlineData("/no/such/page")]
    [InlineData("/reports/" + SpecimenRecords.CivilAffairs)]
    [InlineData("/api/v1/reports")]
    [InlineData("/api/v1/reports?colour=red")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/site.css")]
    [InlineData("/swagger/index.html")]
    public async Task Every_answer_carries_the_security_headers(string url)
    {
        HttpResponseMessage response = await _client.GetAsync(url);
        string policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'self' 'unsafe-inline'", policy, StringComparison.Ordinal);
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["same-origin"], response.Headers.GetValues("Referrer-Policy"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/?q=公众号")]
    [InlineData("/reports/" + SpecimenRecords.Odd)]
    [InlineData("/agencies")]
    [InlineData("/help")]
    public async Task Pages_hold_no_inline_code_or_style(string url)
    {
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await _client.GetStringAsync(url));
        Assert.All(page.Scripts, script => Assert.True(script.Source is ['/', not '/', ..] && script.Text.Length == 0));
        Assert.Empty(page.QuerySelectorAll("style, [style]"));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Text_is_compressed_where_the_client_can_read_it(string encoding)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/v1/reports.ndjson");
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        HttpResponseMessage response = await _client.SendAsync(request);
        Assert.Equal([encoding], response.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Files_with_a_version_in_their_address_are_kept_for_good()
    {
        string page = await _client.GetStringAsync("/");
        string css = page.Split("href=\"")[1].Split('"')[0];
        Assert.StartsWith("/site.css?v=", css, StringComparison.Ordinal);
        HttpResponseMessage response = await _client.GetAsync(css);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("immutable", response.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
    }
}
