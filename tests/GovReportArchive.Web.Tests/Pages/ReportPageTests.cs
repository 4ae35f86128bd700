using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using GovReportArchive.Web.Tests.Api;
using GovReportArchive.Web.Tests.Specimens;

namespace GovReportArchive.Web.Tests.Pages;

[Collection(ServedTests.Name)]
public sealed class ReportPageTests(ServedSpecimens served)
{
    private const string Civil = "/reports/" + SpecimenRecords.CivilAffairs;
    private const string Odd = "/reports/" + SpecimenRecords.Odd;
    private readonly HttpClient _client = served.Client();

    [Fact]
    public async Task A_report_shows_its_sections_source_versions_and_twin()
    {
        IHtmlDocument page = await _client.PageAsync(Civil);
        Assert.Equal("临溪区民政局2023年政府信息公开工作年度报告", page.TextOf("h1"));
        Assert.Equal("一、总体情况", page.TextOf("#s1-h"));
        Assert.Equal(["#s1", "#s2", "#s3", "#s4", "#s5", "#s6", "#checks", "#ledger", "#similar", "#cite", "#versions"], page.QuerySelectorAll(".toc a").Select(link => link.GetAttribute("href")));
        Assert.Contains("2024-01-20 发布", page.TextsOf(".byline span"));
        Assert.Equal("https://linxi.example/2023.html", page.QuerySelector(".byline a[rel~=external]")?.GetAttribute("href"));
        Assert.Equal("/api/v1/reports/990101-%E6%B0%91%E6%94%BF%E5%B1%80-2023/original?version=2", page.LinkOf("a[download]"));
        Assert.Equal(2, page.QuerySelectorAll("#versions tbody tr").Length);
        var twin = await _client.JsonAsync(page.LinkOf("link[rel=alternate][type='application/json']"));
        Assert.Equal(SpecimenRecords.CivilAffairs, (string)twin["id"]!);
    }

    [Fact]
    public async Task The_numbers_that_are_looked_for_first_lead_to_their_cells_and_stand_beside_the_year_before()
    {
        IHtmlDocument page = await _client.PageAsync(Civil);
        Assert.Equal(["收到申请数", "予以公开数", "部分公开数", "不予公开数", "行政复议数", "行政诉讼数"], page.TextsOf(".key-figures dt"));
        Assert.StartsWith("3", page.TextOf(".key-figures .value"), StringComparison.Ordinal);
        foreach (string cell in page.LinksOf(".key-figures a[href^='#']")) Assert.NotNull(page.GetElementById(cell[1..]));
        string[] sums = [.. page.LinksOf(".key-figures a:not([href^='#'])")];
        Assert.NotEmpty(sums);
        foreach (string sum in sums) Assert.NotNull((await _client.PageAsync(sum)).GetElementById(sum[(sum.IndexOf('#', StringComparison.Ordinal) + 1)..]));
        Assert.All(page.TextsOf(".key-figures .change"), change => Assert.Contains("2022 年度", change, StringComparison.Ordinal));
        IHtmlDocument odd = await _client.PageAsync(Odd);
        Assert.Contains("数字核对：", odd.TextOf(".in-words a[href='#checks']"), StringComparison.Ordinal);
        Assert.Contains("处不符", odd.TextOf(".in-words a[href='#checks']"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_without_a_number_says_why_it_has_none() =>
        Assert.Contains("没有读到", (await _client.PageAsync("/reports/" + SpecimenRecords.Provincial)).TextsOf(".key-figures .none"));

    [Fact]
    public async Task Each_item_and_each_cell_has_a_link_to_its_permanent_page()
    {
        IHtmlDocument page = await _client.PageAsync(Civil);
        IElement item = page.GetElementById("s5-i1")!;
        string address = item.QuerySelector("a.to")!.GetAttribute("href")!;
        Assert.StartsWith("/r/990101-%E6%B0%91%E6%94%BF%E5%B1%80-2023/v/2/s/5/i/1?f=", address, StringComparison.Ordinal);
        Assert.Equal("第 1 条", item.QuerySelector("a.to")!.GetAttribute("aria-label"));
        Assert.Contains(item.TextContent, (await _client.PageAsync(address)).TextsOf("blockquote"));
        string cell = page.QuerySelector("[id='cell-applications.received.total'] a")!.GetAttribute("href")!;
        Assert.Equal("3", (await _client.PageAsync(cell)).TextOf(".facts strong"));
    }

    [Theory]
    [InlineData(Civil, "/api/v1/reports/")]
    [InlineData("/r/990101-民政局-2023/v/1/s/5/i/1", "/api/v1/r/")]
    [InlineData("/r/990101-民政局-2023/v/1/c/applications.received.total", "/api/v1/r/")]
    public async Task A_report_an_item_and_a_cell_show_how_they_are_cited_and_give_it_as_files(string address, string files)
    {
        IHtmlDocument page = await _client.PageAsync(address);
        Assert.Equal(["GB/T 7714 参考文献", "一句话出处", "BibTeX", "RIS（EndNote、Zotero）"], page.TextsOf("#cite dt"));
        Assert.Contains("[R/OL]. (2024-01-20)", page.TextOf("#cite pre"), StringComparison.Ordinal);
        foreach (string file in page.LinksOf("#cite a[download]"))
        {
            Assert.StartsWith(files, file, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync(file)).StatusCode);
        }
    }

    [Fact]
    public async Task Reports_that_are_worded_alike_are_listed_where_they_are_asked_for()
    {
        IHtmlDocument page = await _client.PageAsync(Civil);
        IHtmlDocument asked = await _client.PageAsync(page.LinkOf("#similar a").Split('#')[0]);
        Assert.NotEmpty(asked.QuerySelectorAll("#similar li"));
    }

    [Fact]
    public async Task An_older_version_says_that_it_is_one()
    {
        IHtmlDocument page = await _client.PageAsync(Civil + "?version=1");
        Assert.Contains("第 1 版，共 2 版", page.TextOf(".note.warn"), StringComparison.Ordinal);
        Assert.Contains("40", page.TextsOf("#s2 td"));
        Assert.Contains("41", (await _client.PageAsync(Civil)).TextsOf("#s2 td"));
    }

    [Fact]
    public async Task The_applications_table_has_the_forms_rows_and_columns()
    {
        IHtmlDocument page = await _client.PageAsync(Civil);
        IElement table = page.QuerySelector("#s3 table")!;
        Assert.Equal(25 * 7, table.QuerySelectorAll("td").Length);
        Assert.Equal(25 + 3, table.QuerySelectorAll("tr").Length);
        Assert.Equal("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", table.QuerySelector("th")!.TextContent);
        Assert.Equal("22", table.QuerySelectorAll("th").First(cell => cell.TextContent == "三、本年度办理结果").GetAttribute("rowspan"));
    }

    [Fact]
    public async Task Every_row_of_every_table_covers_the_same_width()
    {
        IHtmlDocument page = await _client.PageAsync(Odd);
        foreach (IElement table in page.QuerySelectorAll("table.statutory"))
        {
            int[] pending = new int[64];
            HashSet<int> widths = [];
            foreach (IElement row in table.QuerySelectorAll("tr"))
            {
                int column = 0;
                foreach (IElement cell in row.Children)
                {
                    while (pending[column] > 0) column++;
                    int span = int.Parse(cell.GetAttribute("colspan") ?? "1", System.Globalization.CultureInfo.InvariantCulture);
                    int rows = int.Parse(cell.GetAttribute("rowspan") ?? "1", System.Globalization.CultureInfo.InvariantCulture);
                    for (int i = 0; i < span; i++) pending[column++] = rows;
                }

                widths.Add(pending.Count(rows => rows > 0));
                for (int i = 0; i < pending.Length; i++) pending[i] = Math.Max(0, pending[i] - 1);
            }

            Assert.Single(widths);
        }
    }

    [Theory]
    [InlineData("td.undecided", "？1（？：原件中数字连写，有多种读法）", false)]
    [InlineData("#s3 td.blank", "（空白：报告在此留空，不等于 0）", false)]
    [InlineData("#s3 td.implied", "〔0〕（〔 〕：报告未印，由表内算术唯一推得，不参与检索）", false)]
    [InlineData("#s4 td.missing", "（缺格：读到的表格没有这一格）", false)]
    [InlineData("#s2 td.corrected", "12原为", true)]
    [InlineData("#s3 td.fail", "5", true)]
    public async Task Each_kind_of_cell_is_drawn_as_what_it_is(string selector, string text, bool begins)
    {
        IHtmlDocument page = await _client.PageAsync(Odd);
        string found = string.Concat(page.TextOf(selector).Where(c => c != ' '));
        string expected = string.Concat(text.Where(c => c != ' '));
        if (begins) Assert.StartsWith(expected, found, StringComparison.Ordinal);
        else Assert.Equal(expected.Replace("1（？", "（？", StringComparison.Ordinal), found.Replace("连写，有多种读法）1", "连写，有多种读法）", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Signs_and_remarks_stand_as_printed()
    {
        IHtmlDocument page = await _client.PageAsync(Odd);
        Assert.Contains("22（其中修订16件）（数字附有说明，照原报告显示）", page.TextsOf("#s2 td"));
        Assert.Contains(page.TextsOf("#s3 td.state"), text => text.StartsWith('/'));
        Assert.Contains(page.TextsOf("#s3 td.state"), text => text.StartsWith('无'));
    }

    [Fact]
    public async Task A_failed_check_is_explained_below_its_table_and_in_the_list()
    {
        IHtmlDocument page = await _client.PageAsync(Odd);
        const string sentence = "申请收办平衡（自然人）：本年新收与上年结转之和为 5，办理结果总计与结转下年度之和为 4（原文如此）。";
        Assert.Contains(page.TextsOf("#s3 .checks li"), note => note.EndsWith(sentence, StringComparison.Ordinal));
        Assert.Contains(page.TextsOf("#checks li"), check => check.StartsWith(sentence, StringComparison.Ordinal));
        foreach (IElement reference in page.QuerySelectorAll("sup a")) Assert.NotNull(page.GetElementById(reference.GetAttribute("href")![1..]));
    }

    [Fact]
    public async Task Every_check_leads_to_its_cells_or_words_and_to_its_rule()
    {
        IHtmlDocument rules = await _client.PageAsync("/rules");
        foreach (string report in new[] { Civil, Odd })
        {
            IHtmlDocument page = await _client.PageAsync(report);
            IElement[] links = [.. page.QuerySelectorAll("#checks a, #ledger .evidence a")];
            Assert.NotEmpty(links);
            foreach (string href in links.Select(link => link.GetAttribute("href")!))
            {
                string id = Uri.UnescapeDataString(href[(href.IndexOf('#', StringComparison.Ordinal) + 1)..]);
                if (href.StartsWith('#')) Assert.True(page.GetElementById(id) is not null, href);
                else if (href.StartsWith("/rules#", StringComparison.Ordinal)) Assert.True(rules.GetElementById(id) is not null, href);
                else Assert.True((await _client.PageAsync(href)).GetElementById(id) is not null, href);
            }

            foreach (IElement check in page.QuerySelectorAll("#checks > ul > li"))
                Assert.Contains(check.QuerySelectorAll("a"), link => link.GetAttribute("href")!.StartsWith('#'));
        }
    }

    [Fact]
    public async Task Candidates_corrections_extra_rows_and_warnings_are_told()
    {
        IHtmlDocument page = await _client.PageAsync(Odd);
        Assert.Contains(page.TextsOf("#s2 .checks li"), note => note.Contains("“6233”，可读作 6、2、33；62、3、3", StringComparison.Ordinal));
        Assert.Contains("档案室；依据：该局2025年3月来函", page.TextOf(".report-head .note"), StringComparison.Ordinal);
        Assert.Contains("其他主动公开文件", page.TextOf("#extra"), StringComparison.Ordinal);
        Assert.Contains("复议后起诉一组缺少“总计”一列。", page.TextOf("#warnings"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statistics_of_a_province_have_both_columns()
    {
        IHtmlDocument page = await _client.PageAsync("/reports/" + SpecimenRecords.Provincial);
        IElement row = page.QuerySelectorAll("table.statutory tr").First(row => row.TextContent.Contains("收到申请数", StringComparison.Ordinal));
        Assert.Equal(["12", "20"], row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()));
    }

    [Fact]
    public async Task Hits_of_a_search_are_marked_in_title_headings_and_text()
    {
        IHtmlDocument page = await _client.PageAsync(Civil + "?q=" + Uri.EscapeDataString("\"信息公开\" 问题:解读形式"));
        Assert.Equal("信息公开", page.TextOf("h1 mark"));
        Assert.NotEmpty(page.QuerySelectorAll(".section h2 mark"));
        Assert.Contains("解读形式", string.Concat(page.TextsOf("#s5 mark")), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".toc .num"));
    }

    [Fact]
    public async Task A_query_that_cannot_be_read_leaves_the_report_readable()
    {
        IHtmlDocument page = await _client.PageAsync(Civil + "?q=" + Uri.EscapeDataString("\"("));
        Assert.Empty(page.QuerySelectorAll("mark"));
    }

    [Fact]
    public async Task A_former_id_redirects_for_good_with_its_parameters()
    {
        HttpResponseMessage response = await _client.GetAsync("/reports/" + SpecimenRecords.FormerId + "?version=1");
        Assert.Equal(HttpStatusCode.PermanentRedirect, response.StatusCode);
        Assert.Equal("/reports/" + Uri.EscapeDataString(SpecimenRecords.CivilAffairs) + "?version=1", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_withdrawn_report_says_why() => Assert.Contains(
        SpecimenRecords.WithdrawalReason, (await _client.PageAsync("/reports/" + SpecimenRecords.Withdrawn, HttpStatusCode.Gone)).TextOf("main"), StringComparison.Ordinal);

    [Theory]
    [InlineData("/reports/990101-没有-2023", HttpStatusCode.NotFound)]
    [InlineData(Civil + "?version=9", HttpStatusCode.NotFound)]
    [InlineData(Civil + "?version=x", HttpStatusCode.BadRequest)]
    [InlineData("/agencies/990101/没有", HttpStatusCode.NotFound)]
    [InlineData("/regions/123456", HttpStatusCode.NotFound)]
    [InlineData("/no/such/page", HttpStatusCode.NotFound)]
    public async Task What_is_not_there_is_a_page_that_says_so(string url, HttpStatusCode status)
    {
        IHtmlDocument page = await _client.PageAsync(url, status);
        Assert.NotEqual("", page.TextOf("main h1"));
        Assert.NotNull(page.QuerySelector("header nav"));
    }

    [Fact]
    public async Task An_agency_shows_its_reports_over_the_years_and_its_gaps()
    {
        IHtmlDocument page = await _client.PageAsync("/agencies/990102/民政局");
        Assert.Equal(["2024 年度", "2023 年度", "2022 年度", "2021 年度"], page.TextsOf("#reports .meta > span:first-child"));
        Assert.Contains("2021—2024", page.TextOf(".story"), StringComparison.Ordinal);
        Assert.Contains("云岭省青禾市石桥区", page.TextsOf(".crumbs a"));
    }

    [Fact]
    public async Task Agencies_and_regions_can_be_browsed()
    {
        Assert.Contains("石桥区民政局", (await _client.PageAsync("/agencies?q=民政")).TextsOf(".agency-list a"));
        IHtmlDocument country = await _client.PageAsync("/regions");
        IHtmlDocument province = await _client.PageAsync(country.LinkOf("tbody th a"));
        Assert.Equal("云岭省", province.TextOf("h1"));
        Assert.Contains("青禾市", province.TextsOf(".columns a"));
    }
}
