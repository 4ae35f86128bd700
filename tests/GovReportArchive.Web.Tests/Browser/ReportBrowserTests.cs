using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using GovReportArchive.Web.Tests.Specimens;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GovReportArchive.Web.Tests.Browser;

[Trait("tier", "full")]
public sealed class ReportBrowserTests(BrowsedSpecimens browsed) : IClassFixture<BrowsedSpecimens>
{
    private const int Desktop = 1280;
    private const int Phone = 390;
    private const string Civil = "/reports/" + SpecimenRecords.CivilAffairs;

    [SkippableTheory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task The_handle_of_an_item_opens_a_menu_to_copy_cite_and_see_the_original(int width)
    {
        Skip.If(BrowsedSpecimens.Missing is not null, BrowsedSpecimens.Missing);
        await using Window window = await browsed.OpenAsync(width);
        IPage page = window.Page;
        await page.GotoAsync(Civil);
        ILocator handle = page.Locator("#s1-i1 a.to");
        await handle.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        ILocator menu = page.Locator(".handle-menu");
        await Expect(menu.GetByText("复制文字")).ToBeFocusedAsync();
        await Expect(menu.GetByText("复制参考文献")).ToBeVisibleAsync();
        await Expect(handle).ToHaveAttributeAsync("aria-expanded", "true");
        await menu.GetByText("复制文字").ClickAsync();
        await Expect(menu.GetByText("已复制")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(menu).ToHaveCountAsync(0);
        await Expect(handle).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");
        await menu.GetByText("在原件中查看").ClickAsync();
        await Expect(page.Locator("#marked mark")).ToHaveTextAsync("2023年，本局认真做好政府信息公开工作。");
        Assert.Empty(window.Complaints);
    }

    [SkippableFact]
    public async Task The_number_in_a_cell_opens_the_same_menu()
    {
        Skip.If(BrowsedSpecimens.Missing is not null, BrowsedSpecimens.Missing);
        await using Window window = await browsed.OpenAsync(Desktop);
        IPage page = window.Page;
        await page.GotoAsync(Civil);
        await page.Locator("[id='cell-applications.received.total'] a").ClickAsync();
        await page.Locator(".handle-menu").GetByText("引用格式").ClickAsync();
        await Expect(page.Locator("#cite pre").First).ToContainTextAsync("[R/OL]");
        Assert.Empty(window.Complaints);
    }

    [SkippableTheory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task Without_script_handles_are_links_to_permanent_pages_with_all_formats(int width)
    {
        Skip.If(BrowsedSpecimens.Missing is not null, BrowsedSpecimens.Missing);
        await using Window window = await browsed.OpenAsync(width, script: false);
        IPage page = window.Page;
        await page.GotoAsync(Civil);
        await page.Locator("#s1-i1 a.to").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#cite pre")).ToHaveCountAsync(4);
        await page.GetByRole(AriaRole.Link, new() { Name = "在原件中查看" }).ClickAsync();
        await Expect(page.Locator("#marked mark")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task On_a_phone_what_a_row_is_about_and_its_total_stay_in_sight()
    {
        Skip.If(BrowsedSpecimens.Missing is not null, BrowsedSpecimens.Missing);
        await using Window window = await browsed.OpenAsync(Phone);
        IPage page = window.Page;
        await page.GotoAsync(Civil);
        ILocator row = page.Locator("table.applications tr", new() { HasText = "一、本年新收" });
        await row.ScrollIntoViewIfNeededAsync();
        foreach (int scrolled in new[] { 0, 150, 1000 })
        {
            await page.Locator(".table-scroll", new() { Has = page.Locator("table.applications") }).EvaluateAsync("(box, left) => box.scrollLeft = left", scrolled);
            LocatorBoundingBoxResult label = (await row.Locator("th").BoundingBoxAsync())!, total = (await row.Locator("td.total").BoundingBoxAsync())!;
            Assert.True(label.X + label.Width > 100 && label.X + label.Width < 250, $"The label ends at {label.X + label.Width}.");
            Assert.True(total.X > label.X + label.Width && total.X + total.Width <= Phone, $"The total stands at {total.X}.");
        }
    }

    [SkippableTheory]
    [InlineData(Civil)]
    [InlineData("/reports/" + SpecimenRecords.Odd)]
    [InlineData("/r/" + SpecimenRecords.CivilAffairs + "/v/2/s/1/i/1")]
    [InlineData("/r/" + SpecimenRecords.Odd + "/v/1/c/applications.received.total")]
    [InlineData(Civil + "/original?version=2&section=1&item=1")]
    public async Task Report_item_cell_and_original_have_no_barriers_in_either_width_or_colour(string url)
    {
        Skip.If(BrowsedSpecimens.Missing is not null, BrowsedSpecimens.Missing);
        foreach ((int width, bool dark) in new[] { (Desktop, false), (Desktop, true), (Phone, false), (Phone, true) })
        {
            await using Window window = await browsed.OpenAsync(width, dark);
            await window.Page.GotoAsync(url);
            AxeResult result = await window.Page.RunAxe();
            Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(violation =>
                $"{url} {width}: {violation.Id} {violation.Help} {string.Join(' ', violation.Nodes.Take(3).Select(node => node.Html))}")));
            Assert.True(await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, url);
        }
    }
}
