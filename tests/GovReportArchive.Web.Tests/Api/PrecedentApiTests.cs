using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using GovReportArchive.Web.Tests.Hosting;
using GovReportArchive.Web.Tests.Specimens;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace GovReportArchive.Web.Tests.Api;

[Collection(ServedTests.Name)]
public sealed class PrecedentApiTests(ServedSpecimens served)
{
    private const string Route = "/api/v1/precedents";
    private readonly HttpClient _client = served.Client();

    [Fact]
    public async Task Each_sentence_gets_its_passages_with_marks_on_both_sides()
    {
        HttpResponseMessage response = await _client.PostAsJsonAsync(Route + "?role=problem&limit=2", new { text = "今年解读的形式仍然单一。公开的内容也不够全面！" });
        JsonNode answer = (await response.Content.ReadFromJsonAsync<JsonNode>())!;

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl?.NoStore);
        JsonArray sentences = answer["sentences"]!.AsArray();
        Assert.Equal(["今年解读的形式仍然单一。", "公开的内容也不够全面！"], sentences.Select(sentence => (string)sentence!["text"]!));
        Assert.Equal([0, 12], sentences.Select(sentence => (int)sentence!["start"]!));
        JsonNode best = sentences[0]!["passages"]![0]!;
        Assert.Equal("一是解读形式单一；", (string)best["passage"]!["text"]!);
        Assert.InRange((double)best["similarity"]!, 0.2, 1);
        Assert.NotEmpty(best["sentenceMarks"]!.AsArray());
        Assert.NotEmpty(best["passage"]!["marks"]!.AsArray());
    }

    [Fact]
    public async Task Folded_precedents_say_how_many_passages_agencies_and_years_have_them()
    {
        HttpResponseMessage response = await _client.PostAsJsonAsync(Route + "?role=problem&year=2022-2023&fold=true", new { text = "解读形式较单一。" });
        JsonNode best = (await response.Content.ReadFromJsonAsync<JsonNode>())!["sentences"]![0]!["passages"]![0]!["passage"]!;
        JsonNode all = await _client.JsonAsync($"/api/v1/passages?wording={best["wording"]}&role=problem&year=2022-2023&facet=agency&facet=year&limit=0");

        Assert.Equal((int)all["total"]!, (int)best["same"]!["passages"]!);
        Assert.Equal(all["facets"]!["agency"]!["items"]!.AsArray().Count, (int)best["same"]!["agencies"]!);
        Assert.Equal(["2022", "2023"], best["same"]!["years"]!.AsArray().Select(year => (string)year!));
        Assert.NotEmpty(best["same"]!["others"]!.AsArray());
        Assert.DoesNotContain(best["same"]!["others"]!.AsArray(), other => (string)other!["page"]! == (string)best["page"]!);
    }

    [Theory]
    [InlineData("（二）依申请公开情况。")]
    [InlineData("五、存在的主要问题")]
    [InlineData("主要表现在以下几个方面：")]
    public async Task A_heading_that_every_report_has_is_told_apart_and_not_looked_for(string heading)
    {
        HttpResponseMessage response = await _client.PostAsJsonAsync(Route, new { text = heading + "\n解读形式单一。" });
        JsonArray sentences = (await response.Content.ReadFromJsonAsync<JsonNode>())!["sentences"]!.AsArray();

        Assert.Equal([true, false], sentences.Select(sentence => (bool)sentence!["heading"]!));
        Assert.Empty(sentences[0]!["passages"]!.AsArray());
        Assert.NotEmpty(sentences[1]!["passages"]!.AsArray());
    }

    [Theory]
    [InlineData("{\"text\":\"\"}", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{\"text\":\"无。\"}", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{}", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{\"text\":", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("[]", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("解读形式单一", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_body_that_cannot_be_used_is_told_in_problem_details(string body, string type, HttpStatusCode status)
    {
        HttpResponseMessage response = await _client.PostAsync(Route, new StringContent(body, Encoding.UTF8, type));
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Too_long_a_text_and_unknown_parameters_are_refused_by_name()
    {
        HttpResponseMessage tooLong = await _client.PostAsJsonAsync(Route, new { text = new string('公', 4001) });
        Assert.Equal("text", (string)(await tooLong.Content.ReadFromJsonAsync<JsonNode>())!["parameter"]!);
        HttpResponseMessage unknown = await _client.PostAsJsonAsync(Route + "?q=1", new { text = "解读形式单一" });
        Assert.Equal("q", (string)(await unknown.Content.ReadFromJsonAsync<JsonNode>())!["parameter"]!);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await _client.GetAsync(Route)).StatusCode);
    }

    [Theory]
    [InlineData("{\"text\":\"SECRET，解读形式单一，内容不够全面\"}", "application/json", Route)]
    [InlineData("{\"text\":\"SECRET", "application/json", Route)]
    [InlineData("{\"text\":\"SECRETSECRET\"}", "application/json", Route + "?limit=0")]
    [InlineData("text=SECRET，解读形式单一，内容不够全面", "application/x-www-form-urlencoded", "/passages")]
    [InlineData("text=SECRET，解读形式单一&role=nothing", "application/x-www-form-urlencoded", "/passages")]
    public async Task Nothing_pasted_is_logged(string body, string type, string route)
    {
        const string secret = "罕见甲乙丙丁戊己";
        LogListener log = new();
        using var listening = served.WithWebHostBuilder(builder => builder.ConfigureLogging(logging =>
            logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddFilter(_ => true).AddProvider(log)));
        using HttpClient client = listening.CreateClient();

        await client.PostAsync(route, new StringContent(body.Replace("SECRET", secret, StringComparison.Ordinal), Encoding.UTF8, type));

        Assert.NotEmpty(log.Messages);
        Assert.DoesNotContain(log.Messages, message => message.Contains(secret, StringComparison.Ordinal)
            || message.Contains(Uri.EscapeDataString(secret), StringComparison.Ordinal));
    }
}
