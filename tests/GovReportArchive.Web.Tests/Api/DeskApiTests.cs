using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using GovReportArchive.Drafts.Desk;
using GovReportArchive.Web.Tests.Specimens;

namespace GovReportArchive.Web.Tests.Api;

[Collection(ServedTests.Name)]
public sealed class DeskApiTests(ServedSpecimens served)
{
    private const string Route = "/api/v1/desk";

    // Last year's report of the agency says: 一是解读形式单一；二是公开内容还不够全面。下一步将丰富解读形式，打通政务公开“最后一公里”。
    private const string Draft = "2025年，本局认真做好公开工作，但仍有不足：一是解读形式单一；二是栏目更新不及时的的情况时有发生。\n下一步将丰富解读形式，打通政务公开“最后一公里”。";

    private readonly HttpClient _client = served.Client();

    [Fact]
    public async Task The_agencys_last_problems_are_told_and_which_of_them_the_draft_names_again()
    {
        JsonNode answer = await LookAsync("?agency=990102/水利局&year=2025", Draft);
        Assert.Equal("990102/水利局", (string)answer["agency"]!["id"]!);
        JsonNode last = answer["last"]!;
        Assert.Equal((2024, "上年报告（2024年度）", 1), ((int)last["year"]!, (string)last["called"]!, (int)last["again"]!));
        JsonArray problems = last["problems"]!.AsArray();
        Assert.Equal("一是解读形式单一；", (string)problems[0]!["text"]!);
        Assert.Equal("same", (string)problems[0]!["again"]!["state"]!);
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync("/api/v1" + (string)problems[0]!["page"]!)).StatusCode);
        Assert.NotEmpty(last["measures"]!.AsArray());
    }

    [Fact]
    public async Task Before_anything_is_written_last_years_problems_are_there_already()
    {
        JsonNode answer = await LookAsync("?agency=990102/水利局&year=2025", "");
        Assert.Equal(2, answer["last"]!["problems"]!.AsArray().Count);
        Assert.Null(answer["check"]);
        Assert.Empty(answer["sentences"]!.AsArray());
        Assert.NotNull((string?)(await LookAsync("?agency=990102/水利局&year=2021", ""))["obstacle"]);
    }

    [Fact]
    public async Task Each_sentence_has_its_role_precedents_boilerplate_and_findings()
    {
        JsonNode answer = await LookAsync("?agency=990102/水利局&year=2025", Draft);
        JsonArray sentences = answer["sentences"]!.AsArray();
        Assert.All(sentences, sentence => Assert.Equal((string)sentence!["text"]!, Draft.Substring((int)sentence["start"]!, (int)sentence["length"]!)));
        Assert.Equal(["heading", "problem", "problem", "measure"], sentences.Select(sentence => (string)sentence!["role"]!));
        JsonNode old = sentences[1]!, slip = sentences[2]!, measure = sentences[3]!;
        JsonNode precedent = old["precedents"]![0]!["passage"]!;
        Assert.Equal(("problem", "problems"), ((string)precedent["role"]!, (string)precedent["section"]!));
        Assert.NotNull((string?)precedent["page"]);
        Assert.Equal("shared", (string)measure["wording"]!);
        Assert.InRange((int)measure["agencies"]!, 3, 9);
        Assert.Contains(2024, measure["years"]!.AsArray().Select(year => (int)year!));
        Assert.Equal("text.doubled", (string)Assert.Single(slip["findings"]!.AsArray())!["code"]!);
        Assert.Equal("的的", (string)slip["findings"]![0]!["fix"]!["from"]!);
        Assert.Contains(old["findings"]!.AsArray(), finding => (string)finding!["code"]! == "repeats.problem");
    }

    [Fact]
    public async Task A_sentence_is_not_taken_for_boilerplate_because_one_beside_it_is_a_part_of_it()
    {
        const string shared = "下一步将丰富解读形式，打通政务公开“最后一公里”。";
        JsonArray sentences = (await LookAsync("", $"{shared}\n本局新设的巡讲小组已经拟好日程：{shared}\n{shared}"))["sentences"]!.AsArray();
        Assert.Equal(["shared", "own", "shared"], sentences.Select(sentence => (string)sentence!["wording"]!));
    }

    [Fact]
    public async Task A_section_alone_is_checked_as_that_with_and_without_its_heading()
    {
        foreach (string text in new[] { Draft, "五、存在的主要问题及改进情况\n" + Draft })
        {
            JsonNode check = (await LookAsync("?agency=990102/水利局&year=2025", text))["check"]!;
            Assert.Equal("第五部分", (string)check["examined"]!["fragment"]!);
            Assert.DoesNotContain(check["findings"]!.AsArray(), finding => ((string)finding!["code"]!).StartsWith("section", StringComparison.Ordinal) || ((string)finding["code"]!).StartsWith("table", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_problem_without_a_measure_is_told()
    {
        JsonArray alone = (await LookAsync("", "一是政策解读形式单一，图解和视频不多；二是栏目更新不及时。"))["sentences"]!.AsArray();
        Assert.Equal(["none", "none"], alone.Select(sentence => (string)sentence!["measure"]!));
        JsonArray answered = (await LookAsync("", "一是政策解读形式单一，图解和视频不多；二是栏目更新不及时。下一步，一是丰富政策解读形式，多用图解和视频；二是明确栏目更新责任。"))["sentences"]!.AsArray();
        Assert.Contains("图解", (string)answered[0]!["remedy"]!["text"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Precedents_are_looked_for_only_where_they_are_asked_for()
    {
        int start = Draft.IndexOf('\n', StringComparison.Ordinal);
        JsonArray sentences = (await LookAsync(FormattableString.Invariant($"?from={start}&limit=1"), Draft))["sentences"]!.AsArray();
        Assert.Equal([false, false, false, true], sentences.Select(sentence => (bool)sentence!["looked"]!));
        Assert.Single(sentences[3]!["precedents"]!.AsArray());
        JsonArray alike = (await LookAsync("?agency=990102/水利局&year=2025&alike=true", Draft))["sentences"]!.AsArray();
        Assert.All(alike.SelectMany(sentence => sentence!["precedents"]!.AsArray()), precedent => Assert.Equal("水利", (string)precedent!["passage"]!["agency"]!["type"]!));
    }

    [Theory]
    [InlineData("{\"text\":", "application/json", "", HttpStatusCode.BadRequest)]
    [InlineData("text", "text/plain", "", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("{\"text\":\"解读形式单一\"}", "application/json", "?agency=没有的机关", HttpStatusCode.BadRequest)]
    [InlineData("{\"text\":\"解读形式单一\"}", "application/json", "?year=19", HttpStatusCode.BadRequest)]
    [InlineData("{\"text\":\"解读形式单一\"}", "application/json", "?limit=99", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_used_is_told_in_problem_details(string body, string type, string query, HttpStatusCode status)
    {
        HttpResponseMessage response = await _client.PostAsync(Route + query, new StringContent(body, Encoding.UTF8, type));
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("解")]
    [InlineData("。。。！？")]
    [InlineData("<script>alert(1)</script>\"'&␟")]
    [InlineData("一是二是三是四是五是")]
    [InlineData("\ud800\udc00\u0000\ufffe")]
    [InlineData("（（（（（（（（（（（（（（（（（（（（（（")]
    public async Task Any_text_gets_an_answer(string text) => Assert.NotNull((await LookAsync("?agency=990102/水利局&year=2025", text))["sentences"]);

    [Fact]
    public async Task A_text_over_the_limit_is_refused_and_the_longest_is_not()
    {
        string longest = string.Concat(Enumerable.Repeat("栏目更新不及时的情况时有发生。", DraftDesk.LongestText))[..DraftDesk.LongestText];
        JsonArray sentences = (await LookAsync("", longest))["sentences"]!.AsArray();
        Assert.Equal(DraftDesk.MostSentences, sentences.Count(sentence => (bool)sentence!["looked"]!));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await _client.PostAsJsonAsync(Route, new { text = longest + "。" })).StatusCode);
    }

    private async Task<JsonNode> LookAsync(string query, string text)
    {
        HttpResponseMessage response = await _client.PostAsJsonAsync(Route + query, new { text });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        Assert.True(response.Headers.CacheControl?.NoStore);
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }
}
