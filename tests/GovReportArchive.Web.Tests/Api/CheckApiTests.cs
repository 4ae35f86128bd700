using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using GovReportArchive.Drafts;
using GovReportArchive.Web.Tests.Hosting;
using GovReportArchive.Web.Tests.Specimens;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace GovReportArchive.Web.Tests.Api;

[Collection(ServedTests.Name)]
public sealed class CheckApiTests(ServedSpecimens served)
{
    private const string Route = "/api/v1/check";

    private static readonly string Draft = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "corpus", "samples", "yunlan-water-resources-2025.txt"))
        .Replace("上年结转2件，办结56件，结转2件。", "上年结转5件。", StringComparison.Ordinal);

    private readonly HttpClient _client = served.Client();

    [Fact]
    public async Task Text_json_and_both_kinds_of_form_give_the_same_answer()
    {
        HttpContent[] bodies =
        [
            new StringContent(Draft, Encoding.UTF8, "text/plain"),
            JsonContent.Create(new { text = Draft }),
            Form("text", Draft, null),
            Form("file", Draft, "draft.txt"),
        ];
        List<string> answers = [];
        foreach (HttpContent body in bodies)
        {
            HttpResponseMessage response = await _client.PostAsync(Route, body);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.True(response.Headers.CacheControl?.NoStore);
            answers.Add(await response.Content.ReadAsStringAsync());
        }

        Assert.Single(answers.Distinct(StringComparer.Ordinal));
        JsonNode answer = JsonNode.Parse(answers[0])!;
        Assert.Equal(1, (int)answer["errors"]!);
        Assert.Equal("prose.applications.carriedIn.total", (string)answer["findings"]![0]!["code"]!);
        Assert.Equal("error", (string)answer["findings"]![0]!["severity"]!);
        Assert.NotEmpty(answer["passed"]!.AsArray());
        Assert.StartsWith("正文中 ", (string)answer["examined"]!["text"]!, StringComparison.Ordinal);
        Assert.Equal((int)answer["examined"]!["numbers"]! - (int)answer["examined"]!["checked"]!, answer["examined"]!["unchecked"]!.AsArray().Count);
        Assert.Contains(answer["rules"]!.AsArray(), rule => (string)rule!["code"]! == "applications.rowSum" && (int)rule["places"]! == 25 && (int)rule["found"]! == 0);
    }

    [Theory]
    [InlineData("{\"text\":\"\"}", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{\"text\":", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{}", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("", "text/plain", HttpStatusCode.BadRequest)]
    [InlineData("x=1", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("<a/>", "application/xml", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("no border", "multipart/form-data; boundary=x", HttpStatusCode.BadRequest)]
    public async Task A_body_that_cannot_be_used_is_told_in_problem_details(string body, string type, HttpStatusCode status)
    {
        StringContent content = new(body, Encoding.UTF8);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        HttpResponseMessage response = await _client.PostAsync(Route, content);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_body_or_file_of_another_type_is_told_which_types_are_taken()
    {
        HttpResponseMessage body = await _client.PostAsync(Route, new StringContent("<a/>", Encoding.UTF8, "application/xml"));
        Assert.Contains("multipart/form-data", (string)JsonNode.Parse(await body.Content.ReadAsStringAsync())!["detail"]!, StringComparison.Ordinal);
        MultipartFormDataContent image = new() { { new ByteArrayContent([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]), "file", "report.docx" } };
        HttpResponseMessage file = await _client.PostAsync(Route, image);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, file.StatusCode);
        JsonNode problem = JsonNode.Parse(await file.Content.ReadAsStringAsync())!;
        Assert.Equal("file.type", (string)problem["code"]!);
        Assert.Contains("docx、doc、html、pdf、txt", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?year=19", "year")]
    [InlineData("?year=x", "year")]
    [InlineData("?agency=没有的机关", "agency")]
    [InlineData("?with=没有的报告", "with")]
    public async Task A_choice_that_cannot_be_made_is_a_problem_that_names_its_parameter(string query, string parameter)
    {
        HttpResponseMessage response = await _client.PostAsJsonAsync(Route + query, new { text = Draft });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(parameter, (string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["parameter"]!);
    }

    [Fact]
    public async Task Agency_and_year_are_chosen_by_parameter_and_by_field_alike_and_shown()
    {
        HttpResponseMessage query = await _client.PostAsJsonAsync(Route + "?agency=990102/民政局&year=2024", new { text = Draft });
        MultipartFormDataContent form = Form("text", Draft, null);
        form.Add(new StringContent("990102/民政局"), "agency");
        form.Add(new StringContent("2024"), "year");
        HttpResponseMessage fields = await _client.PostAsync(Route, form);

        JsonNode answer = JsonNode.Parse(await query.Content.ReadAsStringAsync())!;
        Assert.Equal(("990102/民政局", 2024, "990102-民政局-2023"), ((string)answer["agencyId"]!, (int)answer["year"]!, (string)answer["previous"]!["id"]!));
        Assert.True((bool)answer["previous"]!["isYearBefore"]!);
        Assert.Equal(answer.ToJsonString(), JsonNode.Parse(await fields.Content.ReadAsStringAsync())!.ToJsonString());
        MultipartFormDataContent shown = Form("text", Draft, null);
        shown.Add(new StringContent("990102/民政局"), "agency");
        shown.Add(new StringContent("2024"), "year");
        string html = await (await _client.PostAsync("/check", shown)).Content.ReadAsStringAsync();
        Assert.Contains("上年报告（2023年度）", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Contains("<option value=\"990102-", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finding_leads_to_wording_and_to_what_would_be_right_and_the_part_on_problems_to_the_desk()
    {
        string draft = Draft.Replace("四个方面", "四个方面的的问题", StringComparison.Ordinal);
        string html = WebUtility.HtmlDecode(await (await _client.PostAsync("/check", Form("text", draft, null))).Content.ReadAsStringAsync());
        Assert.Contains("“的的”可改为“<strong>的</strong>”", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/passages?section=overview\"", html, StringComparison.Ordinal);
        Assert.Contains("<form action=\"/desk\" method=\"post\"", html, StringComparison.Ordinal);
        Assert.Contains("四个方面的的问题", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finding_leads_to_its_cell_in_the_drawn_table()
    {
        string draft = Draft.Replace("2.重复申请\t1\t0\t0\t0\t0\t0\t1", "2.重复申请\t1\t0\t0\t0\t0\t0\t4", StringComparison.Ordinal);
        string html = await (await _client.PostAsync("/check", Form("text", draft, null))).Content.ReadAsStringAsync();
        Assert.Contains("href=\"#cell-applications.refused.repeat.total\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"cell-applications.refused.repeat.total\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_over_the_limit_is_refused()
    {
        ByteArrayContent tooLarge = new(new byte[DraftCheck.LargestFile + (2 << 20)]);
        tooLarge.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await _client.PostAsync(Route, tooLarge)).StatusCode);
        HttpResponseMessage tooLong = await _client.PostAsJsonAsync(Route, new { text = new string('公', DraftCheck.LongestText + 1) });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLong.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _client.PostAsJsonAsync(Route + "?q=1", new { text = Draft })).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await _client.GetAsync(Route)).StatusCode);
    }

    [Fact]
    public async Task The_page_shows_the_findings_and_refuses_in_words()
    {
        Assert.Contains("enctype=\"multipart/form-data\"", await _client.GetStringAsync("/check"), StringComparison.Ordinal);
        string html = await (await _client.PostAsync("/check", Form("file", Draft, "a<b>.txt"))).Content.ReadAsStringAsync();
        Assert.Contains("错误 1", html, StringComparison.Ordinal);
        Assert.Contains("上年结转5件", html, StringComparison.Ordinal);
        Assert.DoesNotContain("a<b>", html, StringComparison.Ordinal);
        Assert.Contains("未核对的", html, StringComparison.Ordinal);
        Assert.Contains("不等于没有错误", html, StringComparison.Ordinal);
        HttpResponseMessage nothing = await _client.PostAsync("/check", Form("text", " ", null));
        Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);
        Assert.Contains("不能核查", await nothing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Route, "{0}")]
    [InlineData(Route, "%PDF-1.7 {0}")]
    [InlineData("/check", "{0}")]
    [InlineData("/check", "%PDF-1.7 {0}")]
    public async Task Nothing_of_a_draft_is_logged(string route, string frame)
    {
        const string secret = "罕见甲乙丙丁戊己";
        LogListener log = new();
        using var listening = served.WithWebHostBuilder(builder => builder.ConfigureLogging(logging =>
            logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddFilter(_ => true).AddProvider(log)));
        using HttpClient client = listening.CreateClient();

        string draft = frame.Replace("{0}", Draft.Replace("四个方面", secret, StringComparison.Ordinal), StringComparison.Ordinal);
        await client.PostAsync(route, Form("file", draft, "draft.txt"));

        Assert.NotEmpty(log.Messages);
        Assert.DoesNotContain(log.Messages, message => message.Contains(secret, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("draft.pdf", "%PDF-1.7 ")]
    [InlineData("draft.doc", "\u00d0\u00cf\u0011\u00e0")]
    [InlineData("draft.txt", "")]
    public async Task No_file_of_a_draft_is_left(string name, string head)
    {
        string[] before = Files();
        long change = (long)(await _client.JsonAsync("/api/v1/healthz"))["change"]!;

        await _client.PostAsync(Route, Form("file", head + Draft, name));

        Assert.DoesNotContain(Files().Except(before), Left);
        Assert.Equal(change, (long)(await _client.JsonAsync("/api/v1/healthz"))["change"]!);

        // Others test beside this one: only files that hold the draft count.
        static string[] Files() => Directory.GetFiles(Path.GetTempPath(), "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 2 });
        static bool Left(string file)
        {
            try
            {
                // Pipes of other processes lie there too: they have no length, and opening one would wait for its other end.
                return new FileInfo(file).Length > 0 && File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes("上年结转5件。")) >= 0;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    private static MultipartFormDataContent Form(string field, string text, string? file)
    {
        ByteArrayContent part = new(Encoding.UTF8.GetBytes(text));
        MultipartFormDataContent form = [];
        if (file is null) form.Add(part, field);
        else form.Add(part, field, file);
        return form;
    }
}
