using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml.Packaging;
using GovReportArchive.Web.Tests.Hosting;
using GovReportArchive.Web.Tests.Specimens;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace GovReportArchive.Web.Tests.Pages;

/// <summary>The desk as a form: what a browser without script gets.</summary>
[Collection(ServedTests.Name)]
public sealed class DeskPageTests(ServedSpecimens served)
{
    private const string Draft = "一是解读形式单一；二是栏目更新不及时的的情况时有发生。\n下一步将丰富解读形式。";
    private readonly HttpClient _client = served.Client();

    [Fact]
    public async Task The_page_shows_what_stands_beside_each_sentence()
    {
        IHtmlDocument page = await PostAsync([("agency", "石桥区水利局"), ("year", "2025"), ("text", Draft), ("do", "look")]);
        Assert.Equal(Draft, ((IHtmlTextAreaElement)page.QuerySelector("#text")!).Value.ReplaceLineEndings("\n"));
        Assert.Contains("2024年度报告提出 2 个问题，本稿再提 1 个", page.TextOf("#desk-last"), StringComparison.Ordinal);
        Assert.Equal("只核查了第五部分，不查报告缺少什么。", page.TextOf("#desk-examined").Split("3 句")[0]);
        Assert.Equal(3, page.QuerySelectorAll(".desk-sentence").Length);
        Assert.Contains("解读形式单一", page.TextOf(".desk-sentence .desk-passage blockquote"), StringComparison.Ordinal);
        Assert.StartsWith("/r/", page.LinkOf(".desk-passage .where a"), StringComparison.Ordinal);
        Assert.Contains("词语好像重复了", page.TextOf(".desk-sentence:nth-of-type(2) .desk-finding"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_agency_may_be_called_by_what_is_short_for_its_name() =>
        Assert.Contains("2024年度报告提出", (await PostAsync([("agency", "石桥水利局"), ("year", "2025")])).TextOf("#desk-last"), StringComparison.Ordinal);

    [Fact]
    public async Task An_earlier_report_than_last_years_is_not_passed_off_as_last_years()
    {
        Assert.DoesNotContain("没有收录", (await PostAsync([("agency", "石桥区水利局"), ("year", "2025")])).TextOf("#desk-last"), StringComparison.Ordinal);
        Assert.Contains("没有收录 2026 年度的报告", (await PostAsync([("agency", "石桥区水利局"), ("year", "2027")])).TextOf("#desk-last"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_that_were_not_checked_are_told() =>
        Assert.Contains("1 个数，有 1 个没有可以对照的，没有核对", (await PostAsync([("text", "一是培训不够，全年只开展3期。\n下一步将增加培训。")])).TextOf("#desk-examined"), StringComparison.Ordinal);

    [Fact]
    public async Task Where_no_wording_has_all_the_words_the_nearest_are_shown()
    {
        IHtmlDocument page = await PostAsync([("find", "解读形式单一的情况罕见词")]);
        Assert.Contains("措辞最接近", page.TextOf("#desk-found"), StringComparison.Ordinal);
        Assert.Contains("解读形式单一", page.TextOf("#desk-found blockquote"), StringComparison.Ordinal);
        Assert.Empty((await PostAsync([("find", "\"解读形式单一的情况罕见词\"")])).QuerySelectorAll("#desk-found blockquote"));
    }

    [Fact]
    public async Task The_help_page_tells_of_the_desk() => Assert.Contains("/desk", (await _client.PageAsync("/help")).LinksOf("main a"));

    [Fact]
    public async Task Nothing_is_thrown_away_at_one_press()
    {
        IHtmlDocument page = await PostAsync([("text", Draft)]);
        Assert.Equal("确认清空", page.TextOf("details:not([open]) button[value=clear]"));
        Assert.Single(page.QuerySelectorAll("button[value=clear]"));
    }

    [Fact]
    public async Task A_finding_that_knows_the_right_words_puts_them_in_at_a_press()
    {
        IHtmlDocument page = await PostAsync([("text", Draft), ("do", "look")]);
        string press = page.QuerySelector("button[value^=fix]")!.GetAttribute("value")!;
        IHtmlDocument mended = await PostAsync([("text", Draft), ("do", press)]);
        Assert.Equal(Draft.Replace("的的", "的", StringComparison.Ordinal), Written(mended));
        Assert.Null(mended.QuerySelector("button[value^=fix]"));
        Assert.Contains("没有替换", (await PostAsync([("text", "全文都换了。"), ("do", press)])).TextOf("#desk-told"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pieces_are_collected_ordered_noted_put_in_and_removed()
    {
        IHtmlDocument found = await PostAsync([("find", "解读形式"), ("role", "problem")]);
        string add = found.QuerySelector("#desk-found button[value^=add]")!.GetAttribute("value")!;
        string[] addresses = [add["add␟".Length..], "/r/990102-水利局-2024/v/1/s/5/i/2"];
        IHtmlDocument first = await PostAsync([("text", Draft), ("do", add)]);
        Assert.Equal(addresses[0], Assert.Single(Pieces(first)));
        Assert.Equal(Draft, Written(first));

        List<(string, string)> kept = [("text", Draft), ("piece", addresses[0]), ("note", "甲"), ("piece", addresses[1]), ("note", "乙")];
        Assert.Equal([addresses[1], addresses[0]], Pieces(await PostAsync([.. kept, ("do", "down␟0")])));
        IHtmlDocument up = await PostAsync([.. kept, ("do", "up␟1")]);
        Assert.Equal(["乙", "甲"], up.QuerySelectorAll("[name=note]").Select(note => note.GetAttribute("value")!));
        Assert.Equal([addresses[1]], Pieces(await PostAsync([.. kept, ("do", "remove␟0")])));
        Assert.Equal(2, Pieces(await PostAsync([.. kept, ("do", add)])).Count);
        Assert.Equal(Draft + "\n公开内容还不够全面。", Written(await PostAsync([.. kept, ("do", "insert␟" + addresses[1])])));
        Assert.Empty(Pieces(await PostAsync([.. kept, ("do", "clear")])));
    }

    [Fact]
    public async Task The_document_holds_the_text_and_each_piece_with_its_source()
    {
        const string piece = "/r/990102-水利局-2024/v/1/s/5/i/2";
        List<(string, string)> fields = [("year", "2025"), ("text", "二是公开内容还不够全面。"), ("piece", piece), ("note", "可参照"), ("piece", "/r/no/v/1/s/1/i/1"), ("note", "")];
        HttpResponseMessage word = await SendAsync([.. fields, ("do", "word")]);
        Assert.Equal("attachment", word.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("存在的主要问题及改进情况（2025年度）.docx", word.Content.Headers.ContentDisposition?.FileNameStar);
        using MemoryStream file = new(await word.Content.ReadAsByteArrayAsync());
        using WordprocessingDocument document = WordprocessingDocument.Open(file, isEditable: false);
        string[] paragraphs = [.. document.MainDocumentPart!.Document!.Body!.Elements<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().Select(paragraph => paragraph.InnerText)];
        Assert.Equal(["存在的主要问题及改进情况（2025年度）", "二是公开内容还不够全面。[1]", "参考的先例"], paragraphs[..3]);
        Assert.Contains(paragraphs, paragraph => paragraph.Contains("/r/990102-", StringComparison.Ordinal) && paragraph.Contains("第2条", StringComparison.Ordinal));
        Assert.Contains("备注：可参照", paragraphs);
        Assert.Contains(paragraphs, paragraph => paragraph.StartsWith("[1] ", StringComparison.Ordinal) && paragraph.Contains("[R/OL]", StringComparison.Ordinal));

        string plain = await (await SendAsync([.. fields, ("do", "plain")])).Content.ReadAsStringAsync();
        Assert.StartsWith("存在的主要问题及改进情况（2025年度）\n\n二是公开内容还不够全面。\n", plain, StringComparison.Ordinal);
        Assert.Contains("备注：可参照", plain, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("agency", "没有这个机关", "没有名称含", HttpStatusCode.BadRequest)]
    [InlineData("agency", "民政局", "不止一个机关", HttpStatusCode.BadRequest)]
    [InlineData("year", "去年", "报告年度应为", HttpStatusCode.BadRequest)]
    [InlineData("find", "\"没有闭合", "引号", HttpStatusCode.BadRequest)]
    [InlineData("do", "insert␟不是地址", "不是条目的永久地址", HttpStatusCode.BadRequest)]
    public async Task A_mistake_is_told_in_words_and_text_and_pieces_stay(string field, string value, string words, HttpStatusCode status)
    {
        IHtmlDocument page = await PostAsync([("text", Draft), ("piece", "/r/990102-水利局-2024/v/1/s/5/i/2"), ("note", "可参照"), (field, value)], status);
        Assert.Contains(words, page.TextOf("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(Draft, Written(page));
        Assert.Single(Pieces(page));
    }

    [Fact]
    public async Task A_document_of_no_year_there_is_is_refused()
    {
        IHtmlDocument page = await PostAsync([("text", Draft), ("year", "<去年>"), ("do", "word")], HttpStatusCode.BadRequest);
        Assert.Contains("报告年度应为", page.TextOf("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(Draft, Written(page));
    }

    [Fact]
    public async Task A_name_of_several_agencies_is_chosen_among_them_at_a_press()
    {
        IHtmlDocument page = await PostAsync([("text", Draft), ("agency", "民政局"), ("year", "2025")], HttpStatusCode.BadRequest);
        string press = page.QuerySelector("button[value^=agency]")!.GetAttribute("value")!;
        Assert.NotEmpty((await PostAsync([("text", Draft), ("agency", "民政局"), ("year", "2025"), ("do", press)])).LinksOf("#desk-agency a"));
        Assert.Equal(3, page.QuerySelectorAll(".desk-sentence").Length);
    }

    [Fact]
    public async Task What_is_hostile_is_shown_and_does_nothing()
    {
        const string hostile = "<script>alert(1)</script>\"><img src=x onerror=alert(1)> 解读形式单一的问题。";
        IHtmlDocument page = await PostAsync([("text", hostile), ("find", hostile), ("piece", hostile), ("note", hostile), ("agency", hostile), ("do", "look")], HttpStatusCode.BadRequest);
        Assert.Equal(hostile, Written(page));
        Assert.Empty(page.QuerySelectorAll("main img, main script:not([src])"));
    }

    [Fact]
    public async Task The_state_travels_in_the_form_alone()
    {
        HttpResponseMessage response = await SendAsync([("agency", "石桥区水利局"), ("text", Draft), ("do", "look")]);
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.Equal("", Written(await _client.PageAsync("/desk")));
        Assert.Contains("2024年度报告提出", (await _client.PageAsync("/desk?agency=990102/水利局&year=2025")).TextOf("#desk-last"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("note")]
    [InlineData("find")]
    [InlineData("agency")]
    [InlineData("do")]
    public async Task Nothing_written_is_logged(string field)
    {
        const string secret = "罕见甲乙丙丁戊己";
        LogListener log = new();
        using var listening = served.WithWebHostBuilder(builder => builder.ConfigureLogging(logging =>
            logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddFilter(_ => true).AddProvider(log)));
        using HttpClient client = listening.CreateClient();

        await client.PostAsync("/desk", new FormUrlEncodedContent([new("text", Draft), new("piece", "/r/990102-水利局-2024/v/1/s/5/i/2"), new(field, secret + "，解读形式单一。")]));

        Assert.NotEmpty(log.Messages);
        Assert.DoesNotContain(log.Messages, message => message.Contains(secret, StringComparison.Ordinal) || message.Contains(Uri.EscapeDataString(secret), StringComparison.Ordinal));
    }

    private static string Written(IHtmlDocument page) => ((IHtmlTextAreaElement)page.QuerySelector("#text")!).Value.ReplaceLineEndings("\n");

    private static IReadOnlyList<string> Pieces(IHtmlDocument page) => [.. page.QuerySelectorAll("[name=piece]").Select(piece => piece.GetAttribute("value")!)];

    private Task<HttpResponseMessage> SendAsync(IEnumerable<(string Name, string Value)> fields) =>
        _client.PostAsync("/desk", new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    private async Task<IHtmlDocument> PostAsync(IEnumerable<(string Name, string Value)> fields, HttpStatusCode status = HttpStatusCode.OK)
    {
        HttpResponseMessage response = await SendAsync(fields);
        string html = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{response.StatusCode} {html}");
        return new HtmlParser().ParseDocument(html);
    }
}
