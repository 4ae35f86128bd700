using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using GovReportArchive.Corpus.Deposits;
using GovReportArchive.Tests;
using GovReportArchive.Web.Hosting;

namespace GovReportArchive.Web.Tests.Api;

/// <summary>Deposits by hand, by the interface and by the page.</summary>
public sealed class DepositApiTests : IDisposable
{
    private const string Route = "/api/v1/deposits";
    private const string Published = "https://www.suxi.example/nb/2024.html";

    private readonly string _keys = Path.GetTempFileName();
    private readonly string _key;
    private readonly LiveServer _server;
    private readonly HttpClient _client;

    public DepositApiTests()
    {
        (_key, string line) = DepositKeys.Make("张三");
        File.WriteAllText(_keys, line + "\n");
        _server = new LiveServer(("deposit-keys", _keys));
        _client = _server.Client();
    }

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
        File.Delete(_keys);
    }

    [Fact]
    public async Task A_deposit_is_read_then_confirmed_then_held()
    {
        HttpResponseMessage offered = await OfferAsync();
        Assert.Equal(HttpStatusCode.OK, offered.StatusCode);
        Assert.True(offered.Headers.CacheControl?.NoStore);
        JsonNode read = JsonNode.Parse(await offered.Content.ReadAsStringAsync())!;
        Assert.Equal(("new", "素溪县民政局", 2024, Published), ((string?)read["outcome"], (string?)read["reading"]!["agency"], (int?)read["reading"]!["year"], (string?)read["address"]));
        Assert.False(_server.Archive.Holdings.HasReports);

        string confirm = (string)read["confirm"]!;
        Assert.Equal($"{Route}/{read["id"]}/confirm", confirm);
        JsonNode filed = JsonNode.Parse(await (await _client.PostAsync(confirm, null)).EnsureSuccessStatusCode().Content.ReadAsStringAsync())!;
        JsonNode again = JsonNode.Parse(await (await _client.PostAsync(confirm, null)).EnsureSuccessStatusCode().Content.ReadAsStringAsync())!;

        Assert.Equal(filed.ToJsonString(), again.ToJsonString());
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync((string)filed["url"]!)).StatusCode);
        Assert.Equal(("张三", "deposit"), _server.Archive.Holdings.Audit((string)filed["report"]!).Select(entry => (entry.Actor, entry.Origin)).First());
    }

    [Fact]
    public async Task What_is_dropped_cannot_be_confirmed()
    {
        string id = (string)JsonNode.Parse(await (await OfferAsync()).Content.ReadAsStringAsync())!["id"]!;
        Assert.Equal(HttpStatusCode.NoContent, (await _client.DeleteAsync($"{Route}/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _client.PostAsync($"{Route}/{id}/confirm", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _client.DeleteAsync($"{Route}/{id}")).StatusCode);
    }

    [Fact]
    public async Task Whatever_is_wrong_with_a_key_is_answered_the_same_and_few_tries_are_given()
    {
        List<string> answers = [];
        foreach (string? key in new[] { null, "", "x", _key[..^1], "grd_" + new string('0', 64) })
        {
            HttpResponseMessage response = await OfferAsync(key: key ?? "none", scheme: key is null ? null : "Bearer");
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Equal("Bearer", Assert.Single(response.Headers.WwwAuthenticate).Scheme);
            JsonNode problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
            problem.AsObject().Remove("requestId");
            answers.Add(problem.ToJsonString());
        }

        Assert.Single(answers.Distinct(StringComparer.Ordinal));
        HttpResponseMessage refused = await OfferAsync();
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
    }

    [Fact]
    public async Task A_key_hands_in_so_many_a_minute()
    {
        // What is refused for its address counts too, and is not read.
        for (int i = 0; i < DepositDoor.Deposits; i++) Assert.Equal(HttpStatusCode.BadRequest, (await OfferAsync(address: "")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await OfferAsync()).StatusCode);
    }

    [Fact]
    public async Task A_key_that_is_struck_out_is_none()
    {
        await File.WriteAllTextAsync(_keys, "# none\n");
        Assert.Equal(HttpStatusCode.Unauthorized, (await OfferAsync()).StatusCode);
        File.Delete(_keys);
        HttpResponseMessage response = await OfferAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.DoesNotContain(_keys, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_taken_is_told_with_its_status()
    {
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "deposit.notAReport"), await CodeAsync(await OfferAsync("今天天气很好。")));
        Assert.Equal((HttpStatusCode.BadRequest, "deposit.address"), await CodeAsync(await OfferAsync(address: "javascript:alert(1)")));
        Assert.Equal((HttpStatusCode.BadRequest, "deposit.empty"), await CodeAsync(await OfferAsync("")));
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "deposit.type"), await CodeAsync(await SendAsync(new StringContent("{}", Encoding.UTF8, "application/json"), _key)));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "deposit.tooLarge"), await CodeAsync(await SendAsync(Form(new byte[DepositBox.LargestFile + 1], Published), _key)));
        Assert.Equal((HttpStatusCode.BadRequest, "deposit.body"), await CodeAsync(await SendAsync(Broken(), _key)));
    }

    [Fact]
    public async Task The_page_does_the_same_without_a_script()
    {
        Assert.Contains("name=\"key\"", await _client.GetStringAsync("/deposit"), StringComparison.Ordinal);
        MultipartFormDataContent form = Form(Report(), Published);
        form.Add(new StringContent(_key), "key");
        HttpResponseMessage offered = await _client.PostAsync("/deposit", form);
        string page = await offered.Content.ReadAsStringAsync();
        Assert.True(offered.Headers.CacheControl?.NoStore);
        Assert.Contains("素溪县民政局", page, StringComparison.Ordinal);
        Assert.DoesNotContain(_key, page, StringComparison.Ordinal);
        string id = new HtmlParser().ParseDocument(page).QuerySelector("input[name=id]")!.GetAttribute("value")!;

        string filed = await (await DecideAsync(id, "confirm")).EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        Assert.Contains("已收入", filed, StringComparison.Ordinal);
        Assert.True(_server.Archive.Holdings.HasReports);
        Assert.Equal(HttpStatusCode.NotFound, (await DecideAsync(id, "drop")).StatusCode);
    }

    [Fact]
    public async Task The_page_says_what_is_wrong_and_keeps_the_address()
    {
        MultipartFormDataContent form = Form(Report(), Published + "?<script>");
        form.Add(new StringContent("falsch"), "key");
        HttpResponseMessage response = await _client.PostAsync("/deposit", form);
        string page = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("密钥不对", page, StringComparison.Ordinal);
        Assert.DoesNotContain("falsch", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await DecideAsync("0", "confirm")).StatusCode);
    }

    [Fact]
    public async Task Where_no_keys_are_given_out_nothing_tells_of_deposits()
    {
        using LiveServer server = new();
        using HttpClient client = server.Client();
        foreach ((HttpMethod method, string address) in new[] { (HttpMethod.Get, "/deposit"), (HttpMethod.Post, "/deposit"), (HttpMethod.Post, Route), (HttpMethod.Post, Route + "/0/confirm"), (HttpMethod.Delete, Route + "/0") })
        {
            using HttpRequestMessage request = new(method, address);
            HttpResponseMessage answer = await client.SendAsync(request);
            using HttpRequestMessage nowhere = new(method, address.Replace("deposit", "nowhere", StringComparison.Ordinal));
            HttpResponseMessage none = await client.SendAsync(nowhere);
            Assert.Equal((HttpStatusCode.NotFound, none.StatusCode), (answer.StatusCode, none.StatusCode));
        }

        Assert.DoesNotContain("deposit", await client.GetStringAsync("/openapi/v1.json"), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("/deposit", await client.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_links_to_deposits_and_no_description_names_them()
    {
        Assert.DoesNotContain("deposit", await _client.GetStringAsync("/openapi/v1.json"), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("/deposit", await _client.GetStringAsync("/"), StringComparison.Ordinal);
    }

    private static byte[] Report() => Encoding.UTF8.GetBytes(SampleText.Report("素溪县民政局", 2024));

    private Task<HttpResponseMessage> OfferAsync(string? text = null, string address = Published, string? key = null, string? scheme = "Bearer") =>
        SendAsync(Form(text is null ? Report() : Encoding.UTF8.GetBytes(text), address), key ?? _key, scheme);

    private async Task<HttpResponseMessage> SendAsync(HttpContent body, string key, string? scheme = "Bearer")
    {
        using HttpRequestMessage request = new(HttpMethod.Post, Route) { Content = body };
        if (scheme is not null) request.Headers.Authorization = new AuthenticationHeaderValue(scheme, key);
        return await _client.SendAsync(request);
    }

    private Task<HttpResponseMessage> DecideAsync(string id, string step) =>
        _client.PostAsync("/deposit", new FormUrlEncodedContent([KeyValuePair.Create("id", id), KeyValuePair.Create("step", step)]));

    private static MultipartFormDataContent Form(byte[] bytes, string address) => new() { { new ByteArrayContent(bytes), "file", "2024.txt" }, { new StringContent(address), "address" } };

    private static StringContent Broken()
    {
        StringContent content = new("--b\r\n\r\n");
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        return content;
    }

    private static async Task<(HttpStatusCode, string?)> CodeAsync(HttpResponseMessage response) => (response.StatusCode, (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["code"]);
}
