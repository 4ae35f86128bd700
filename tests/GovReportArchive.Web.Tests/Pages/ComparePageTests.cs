using System.Net;
using AngleSharp.Html.Dom;
using GovReportArchive.Web.Pages.Reports;
using GovReportArchive.Web.Tests.Api;
using GovReportArchive.Web.Tests.Specimens;

namespace GovReportArchive.Web.Tests.Pages;

[Collection(ServedTests.Name)]
public sealed class ComparePageTests(ServedSpecimens served)
{
    private const string Earlier = "990102-民政局-2022", Later = "990102-民政局-2023";
    private readonly HttpClient _client = served.Client();

    [Fact]
    public async Task Numbers_come_first_and_sentences_change_by_whole_words_side_by_side()
    {
        IHtmlDocument page = await _client.PageAsync($"/reports/{Later}/compare");
        Assert.Equal("数字", page.TextOf(".section h2"));
        Assert.Equal(["2022", "2023"], page.TextsOf("#figures thead th").Skip(1).Take(2));
        Assert.StartsWith("本年新收·总计", page.TextOf("#figures tbody th"), StringComparison.Ordinal);
        Assert.Equal("2022", page.TextOf(".pair.changed del"));
        Assert.Equal("2023", page.TextOf(".pair.changed ins"));
        Assert.Equal(["2022年度2022年，本局认真做好政府信息公开工作。", "2023年度2023年，本局认真做好政府信息公开工作。"], page.TextsOf(".pair.changed .side"));
        Assert.NotEmpty(page.TextsOf("details.same > summary"));
        Assert.All(page.LinksOf("#figures td a"), link => Assert.Contains("#cell-", link, StringComparison.Ordinal));
        Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src])"));
        await _client.JsonAsync(page.LinkOf("link[rel=alternate][type='application/json']"));
    }

    [Fact]
    public void What_a_report_does_not_print_is_not_called_blank() =>
        Assert.Equal(["空白", "没有印出", "没有读到", "1,200"], new[] { Cell("blank"), Cell("implied"), Cell("missing"), CompareModel.Cell(1200, null) });

    [Theory]
    [InlineData(Later, Earlier)]
    [InlineData(Earlier, Later)]
    public async Task Of_any_two_reports_the_later_is_read_and_the_earlier_is_what_it_is_held_to(string one, string other)
    {
        IHtmlDocument page = await PairAsync($"/compare?report={one}&with={other}");
        Assert.Equal(["石桥区民政局2022年政府信息公开工作年度报告", "石桥区民政局2023年政府信息公开工作年度报告"], page.TextsOf(".both dd"));
    }

    [Fact]
    public async Task The_other_report_is_chosen_among_the_agencys_years_or_by_a_search()
    {
        IHtmlDocument first = await _client.PageAsync("/compare?q=\"最后一公里\"");
        Assert.Equal(10, first.QuerySelectorAll(".choice li").Length);
        IHtmlDocument second = await _client.PageAsync(first.LinkOf(".choice li a"));
        Assert.Equal("与本机关的另一份对照", second.TextOf("h2"));
        Assert.Equal("两份报告对照", (await PairAsync(second.LinkOf(".choice li a"))).TextOf("h1"));

        IHtmlDocument found = await _client.PageAsync($"/compare?report={Later}&q=怪异");
        Assert.Contains(found.LinksOf(".choice li a"), link => link.StartsWith($"/compare?report={Uri.EscapeDataString(Later)}&with=", StringComparison.Ordinal));
        Assert.Empty(found.QuerySelectorAll("script:not([src])"));
    }

    [Theory]
    [InlineData("/compare?report=没有", HttpStatusCode.NotFound)]
    [InlineData("/compare?report=" + SpecimenRecords.Withdrawn, HttpStatusCode.Gone)]
    [InlineData("/compare?q=\"没有闭合", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_chosen_is_said_so(string url, HttpStatusCode status) => Assert.NotEmpty((await _client.PageAsync(url, status)).TextOf("h1"));

    private static string Cell(string state) => CompareModel.Cell(null, state);

    private async Task<IHtmlDocument> PairAsync(string url)
    {
        HttpResponseMessage sent = await _client.GetAsync(url);
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        return await _client.PageAsync(sent.Headers.Location!.OriginalString);
    }
}
