using System.Globalization;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using GovReportArchive.Web.Tests.Specimens;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GovReportArchive.Web.Tests.Browser;

[Trait("tier", "full")]
public sealed class BrowserTests(BrowsedSpecimens browsed) : IClassFixture<BrowsedSpecimens>
{
    private const int Desktop = 1280;
    private const int Phone = 390;

    public static TheoryData<string> Pages { get; } =
    [
        "/",
        "/?q=公众号&year=2023&county=临溪区",
        "/?q=公众号 \"没有闭合",
        "/?q=宇宙飞船&year=2009",
        "/reports/" + SpecimenRecords.Odd + "?q=解读形式",
        "/reports/" + SpecimenRecords.CivilAffairs + "?version=1",
        "/agencies",
        "/agencies/990102/民政局",
        "/regions",
        "/regions?metric=applicationsReceived",
        "/regions/990100",
        "/rankings?metric=applicationsDenied&by=agency&share=&year=2023",
        "/rankings?metric=applicationsReceived&by=county&of=sum",
        "/rankings/repeats",
        "/help",
        "/passages",
        "/passages?q=解读&section=problems",
        "/passages?q=\"没有闭合",
        "/no/such/page",
    ];

    [SkippableTheory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task A_reader_gets_from_a_search_by_a_facet_to_a_report_and_its_versions(int width)
    {
        Skip.If(BrowsedSpecimens.Missing is not null, BrowsedSpecimens.Missing);
        await using Window window = await browsed.OpenAsync(width);
        IPage page = window.Page;
        await page.GotoAsync("/");
        await page.GetByLabel("检索式").FillAsync("\"最后一公里\" 公众号");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".hit").First).ToBeVisibleAsync();

        await OpenFiltersAsync(page, width);
        FacetLink facet = await FacetLink.ReadAsync(page, "民政");
        await facet.Link.ClickAsync();
        await Expect(page.Locator(".result-head h2")).ToContainTextAsync($"{facet.Count} 份报告");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "移除 机关类型：民政" })).ToBeVisibleAsync();
        await OpenFiltersAsync(page, width);
        await page.Locator("#facet-year ~ ul a", new() { HasText = "2023" }).ClickAsync();

        await page.Locator(".hit h3 a", new() { HasText = "临溪区民政局2023" }).First.ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("临溪区民政局2023年");
        await Expect(page.Locator(".section mark").First).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "版本与永久链接" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "第 1 版" }).ClickAsync();
        await Expect(page.Locator(".note.warn")).ToContainTextAsync("第 1 版，共 2 版");
        await page.GetByRole(AriaRole.Link, new() { Name = "查看最新版本" }).ClickAsync();
        await Expect(page.Locator(".note.warn")).ToHaveCountAsync(0);
        Assert.Empty(window.Complaints);
    }

    [SkippableTheory]
    [MemberData(nameof(Pages))]
    public async Task Pages_have_no_serious_barriers_in_either_width_or_colour(string url)
    {
        Skip.If(BrowsedSpecimens.Missing is not null, BrowsedSpecimens.Missing);
        foreach ((int width, bool dark) in new[] { (Desktop, false), (Phone, true) })
        {
            await using Window window = await browsed.OpenAsync(width, dark);
            await window.Page.GotoAsync(url);
            AxeResult result = await window.Page.RunAxe();
            Assert.True(
                result.Violations.All(violation => violation.Impact is not ("serious" or "critical")),
                string.Join('\n', result.Violations.Select(violation =>
                    $"{url} {width}: {violation.Id} {violation.Impact} {violation.Help} {string.Join(' ', violation.Nodes.Select(node => node.Html))}")));
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Pages))]
    public async Task Pages_never_scroll_sideways_on_a_phone(string url)
    {
        Skip.If(BrowsedSpecimens.Missing is not null, BrowsedSpecimens.Missing);
        await using Window window = await browsed.OpenAsync(Phone);
        await window.Page.GotoAsync(url);
        int width = await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(width <= Phone, string.Create(CultureInfo.InvariantCulture, $"{url} is {width} wide."));
    }

    [SkippableFact]
    public async Task Hits_can_be_stepped_through_by_keyboard()
    {
        Skip.If(BrowsedSpecimens.Missing is not null, BrowsedSpecimens.Missing);
        await using Window window = await browsed.OpenAsync(Desktop);
        IPage page = window.Page;
        await page.GotoAsync("/reports/" + SpecimenRecords.CivilAffairs + "?q=解读形式");
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.PressAsync("n");
        await Expect(page.Locator(".hit-steps [role=status]")).ToContainTextAsync("第 2 处");
        await Expect(page.Locator("mark.now")).ToHaveCountAsync(1);
        Assert.Empty(window.Complaints);
    }

    [SkippableTheory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task A_suggested_agency_is_chosen_by_keyboard_and_becomes_a_filter(int width)
    {
        Skip.If(BrowsedSpecimens.Missing is not null, BrowsedSpecimens.Missing);
        await using Window window = await browsed.OpenAsync(width);
        IPage page = window.Page;
        await page.GotoAsync("/?year=2023");
        ILocator box = page.GetByRole(AriaRole.Combobox);
        ILocator options = page.Locator(".suggestions [role=option]");
        await box.ClickAsync();
        await page.Keyboard.InsertTextAsync("公众号 临溪民政");
        await Expect(options.First).ToContainTextAsync("临溪区民政局");
        await Expect(box).ToHaveAttributeAsync("aria-expanded", "true");
        AxeResult result = await page.RunAxe();
        Assert.DoesNotContain(result.Violations, violation => violation.Impact is "serious" or "critical");

        await page.Keyboard.PressAsync("Escape");
        await Expect(options).ToHaveCountAsync(0);
        await Expect(box).ToHaveValueAsync("公众号 临溪民政");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(options.First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(options.First).ToHaveAttributeAsync("aria-selected", "true");
        Assert.Equal(await options.First.GetAttributeAsync("id"), await box.GetAttributeAsync("aria-activedescendant"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".chip", new() { HasText = "机关：临溪区民政局" })).ToBeVisibleAsync();
        await Expect(page.Locator(".chip", new() { HasText = "年份：2023" })).ToBeVisibleAsync();
        await Expect(page.GetByLabel("检索式")).ToHaveValueAsync("公众号");
        Assert.Empty(window.Complaints);
    }

    [SkippableFact]
    public async Task Nothing_is_suggested_while_an_input_method_composes_nor_inside_quotation_marks()
    {
        Skip.If(BrowsedSpecimens.Missing is not null, BrowsedSpecimens.Missing);
        await using Window window = await browsed.OpenAsync(Desktop);
        IPage page = window.Page;
        int asked = 0;
        page.Request += (_, request) => asked += request.Url.Contains("/suggest", StringComparison.Ordinal) ? 1 : 0;
        await page.GotoAsync("/");
        ILocator box = page.GetByRole(AriaRole.Combobox);
        await box.ClickAsync();
        await box.DispatchEventAsync("compositionstart");
        await page.Keyboard.InsertTextAsync("民政");
        await page.WaitForTimeoutAsync(400);
        Assert.Equal(0, asked);
        await box.DispatchEventAsync("compositionend");
        await Expect(page.Locator(".suggestions [role=option]").First).ToBeVisibleAsync();
        int before = asked;
        await box.FillAsync("“民政");
        await Expect(page.Locator(".suggestions [role=option]")).ToHaveCountAsync(0);
        await page.WaitForTimeoutAsync(400);
        Assert.Equal(before, asked);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_filters_of_a_phone_are_a_drawer_that_opens_and_closes_without_script_too(bool script)
    {
        Skip.If(BrowsedSpecimens.Missing is not null, BrowsedSpecimens.Missing);
        await using Window window = await browsed.OpenAsync(Phone, script: script);
        IPage page = window.Page;
        await page.GotoAsync("/?q=公众号");
        await OpenFiltersAsync(page, Phone);
        await page.Locator(".filters-close .button").ClickAsync();
        await Expect(page.Locator("#filters")).ToBeHiddenAsync();
        await page.GoBackAsync();
        await Expect(page.Locator("#filters")).ToBeVisibleAsync();
        Assert.Empty(window.Complaints);
    }

    [SkippableFact]
    public async Task The_menu_of_a_phone_stands_in_one_row()
    {
        Skip.If(BrowsedSpecimens.Missing is not null, BrowsedSpecimens.Missing);
        await using Window window = await browsed.OpenAsync(Phone);
        await window.Page.GotoAsync("/");
        Assert.Equal(1, await window.Page.EvaluateAsync<int>("new Set([...document.querySelectorAll('.site-nav li')].map(entry => entry.offsetTop)).size"));
    }

    [SkippableFact]
    public async Task Everything_can_be_reached_without_javascript()
    {
        Skip.If(BrowsedSpecimens.Missing is not null, BrowsedSpecimens.Missing);
        await using Window window = await browsed.OpenAsync(Desktop, script: false);
        IPage page = window.Page;
        await page.GotoAsync("/?sort=agency");
        await page.GetByRole(AriaRole.Link, new() { Name = "下一页" }).ClickAsync();
        await Expect(page.Locator(".pager .where")).ToContainTextAsync("第 21–");
        await page.GetByRole(AriaRole.Link, new() { Name = "上一页" }).ClickAsync();
        await page.GetByText("指标条件与按指标排序").ClickAsync();
        await page.GetByLabel("指标", new() { Exact = true }).SelectOptionAsync("disclosure.licences.decisions");
        await page.GetByLabel("数值").FillAsync("40");
        await page.GetByRole(AriaRole.Button, new() { Name = "添加条件" }).ClickAsync();
        await Expect(page.Locator(".chip")).ToContainTextAsync("行政许可·本年处理决定数量 不少于 40");
    }

    [SkippableTheory]
    [InlineData(Desktop, false)]
    [InlineData(Desktop, true)]
    [InlineData(Phone, false)]
    [InlineData(Phone, true)]
    public async Task The_interface_to_try_out_is_in_Chinese_fits_the_window_and_can_be_used_by_all(int width, bool dark)
    {
        Skip.If(BrowsedSpecimens.Missing is not null, BrowsedSpecimens.Missing);
        await using Window window = await browsed.OpenAsync(width, dark);
        await window.Page.GotoAsync("/swagger");
        await Expect(window.Page.Locator(".opblock").First).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await window.Page.Locator("#operations-agencies-listAgencies .opblock-summary-control").ClickAsync();
        ILocator send = window.Page.Locator("#operations-agencies-listAgencies .execute");
        await Expect(send).ToHaveTextAsync("发送");
        await send.ClickAsync();
        await Expect(window.Page.Locator("#operations-agencies-listAgencies .live-responses-table")).ToContainTextAsync("990102/民政局");

        AxeResult result = await window.Page.RunAxe();
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(violation => $"{violation.Id} {violation.Help} {string.Join("\n   ", violation.Nodes.Take(6).Select(node => node.Html))}")));
        Assert.True(await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);
        Assert.Empty(window.Complaints);
    }

    // On a phone the filters are a drawer.
    private static async Task OpenFiltersAsync(IPage page, int width)
    {
        ILocator filters = page.Locator("#filters");
        if (width == Phone)
        {
            await Expect(filters).ToBeHiddenAsync();
            await page.GetByRole(AriaRole.Link, new() { NameString = "筛选" }).First.ClickAsync();
        }

        await Expect(filters).ToBeVisibleAsync();
    }

    /// <summary>A facet value as shown: its link and its count.</summary>
    private sealed record FacetLink(ILocator Link, string Count)
    {
        public static async Task<FacetLink> ReadAsync(IPage page, string value)
        {
            ILocator link = page.Locator("#facet-agencyType ~ ul a", new() { HasText = value });
            string text = await link.Locator(".num").InnerTextAsync();
            return new FacetLink(link, string.Concat(text.Where(char.IsAsciiDigit)));
        }
    }
}
