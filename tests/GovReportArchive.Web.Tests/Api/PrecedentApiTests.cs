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
