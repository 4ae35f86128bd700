using System.Net;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using GovReportArchive.Web.Api;
using GovReportArchive.Web.Tests.Specimens;

namespace GovReportArchive.Web.Tests.Api;

[Collection(ServedTests.Name)]
public sealed class PassageDocumentApiTests(ServedSpecimens served)
{
    private readonly HttpClient _client = served.Client();

    [Fact]
    public async Task The_first_hits_of_a_question_stand_in_its_order()
    {
        JsonArray hits = (await _client.JsonAsync("/api/v1/passages?q=解读&limit=5"))["items"]!.AsArray();
        HttpResponseMessage answer = await _client.GetAsync("/api/v1/passages.docx?q=解读&limit=5");
        Assert.Equal(FileAnswer.Document, answer.Content.Headers.ContentType?.ToString());
        string[] paragraphs = await ParagraphsAsync(answer);

        Assert.Equal(hits.Select(hit => (string?)hit!["text"]), paragraphs.Where(paragraph => hits.Any(hit => (string?)hit!["text"] == paragraph)));
        Assert.Contains(paragraphs, paragraph => paragraph.StartsWith("符合条件的共 ", StringComparison.Ordinal));
        Assert.Contains("查询条件：q = 解读", paragraphs);
    }

    [Fact]
    public async Task More_than_a_page_of_hits_is_taken_page_by_page()
    {
        int total = (int)(await _client.JsonAsync("/api/v1/passages?limit=0"))["total"]!;
        Assert.InRange(total, 1, 300);
        string[] paragraphs = await ParagraphsAsync(await _client.GetAsync("/api/v1/passages.docx?limit=300&group=agency"));
        Assert.Contains($"共 {total} 条。", paragraphs);
    }

    [Fact]
    public async Task Chosen_items_stand_in_the_order_of_their_addresses()
    {
        JsonNode[] hits = [.. (await _client.JsonAsync("/api/v1/passages?sort=year&limit=3"))["items"]!.AsArray().Select(hit => hit!).Reverse()];
        string asked = string.Join('&', hits.Select((hit, i) => "passage=" + Uri.EscapeDataString(i switch { 0 => (string)hit["page"]!, 1 => (string)hit["url"]!, _ => "https://elsewhere.example" + (string)hit["page"]! })));
        string[] paragraphs = await ParagraphsAsync(await _client.GetAsync("/api/v1/passages.docx?" + asked));

        Assert.Equal(hits.Select(hit => (string?)hit["text"]), paragraphs.Skip(1).Where((_, i) => i % 2 == 0).Take(3));
        Assert.DoesNotContain(paragraphs, paragraph => paragraph.StartsWith("查询条件", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("passage=/r/x/v/1", "passage")]
    [InlineData("passage=/r/990101-没有这个局-2023/v/1/s/1/i/1", "passage")]
    [InlineData("passage=/r/990101-撤下局-2022/v/1/s/1/i/1", "passage")]
    [InlineData("passage=/r/990101-民政局-2023/v/1/s/1/i/99999999999", "passage")]
    [InlineData("passage=/r/990101-民政局-2023/v/1/s/1/i/1&q=解读", "passage")]
    [InlineData("passage=/r/990101-民政局-2023/v/1/s/1/i/1&year=2023", "passage")]
    [InlineData("limit=301", "limit")]
    [InlineData("limit=0", "limit")]
    [InlineData("group=score", "group")]
    public async Task A_mistake_is_told(string asked, string parameter) =>
        Assert.Equal(parameter, (string?)(await _client.ProblemAsync("/api/v1/passages.docx?" + asked, HttpStatusCode.BadRequest))["parameter"]);

    private static async Task<string[]> ParagraphsAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using MemoryStream stream = new(await answer.Content.ReadAsByteArrayAsync());
        using WordprocessingDocument document = WordprocessingDocument.Open(stream, isEditable: false);
        return [.. document.MainDocumentPart!.Document.Body!.Elements().Select(element => element.InnerText)];
    }
}
