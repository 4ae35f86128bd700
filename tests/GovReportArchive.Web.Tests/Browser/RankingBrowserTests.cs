using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GovReportArchive.Web.Tests.Browser;

[Trait("tier", "full")]
public sealed class RankingBrowserTests(BrowsedSpecimens browsed) : IClassFixture<BrowsedSpecimens>
{
    private const int Desktop = 1280;
    private const int Phone = 390;

    [SkippableTheory]
    [InlineData(Desktop, true)]
    [InlineData(Desktop, false)]
    [InlineData(Phone, true)]
    [InlineData(Phone, false)]
    public async Task A_question_leads_to_an_answer_and_its_number_to_the_cell(int width, bool script)
    {
        Skip.If(BrowsedSpecimens.Missing is not null, BrowsedSpecimens.Missing);
        await using Window window = await browsed.OpenAsync(width, script: script);
        IPage page = window.Page;
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "谁收到的申请最多" }).ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("2024 年度收到申请数排名");

        await page.GetByLabel("年度", new() { Exact = true }).SelectOptionAsync("2023");
        await page.GetByLabel("机关类型", new() { Exact = true }).SelectOptionAsync("民政");
        await page.GetByLabel("地区", new() { Exact = true }).FillAsync("990101");
        await page.GetByRole(AriaRole.Button, new() { Name = "排名" }).ClickAsync();
        await Expect(page.Locator(".answer")).ToContainTextAsync("2023 年度，本库所收、符合所选条件的民政机关中，收到申请数最多的是 临溪区民政局，3 件");
        await Expect(page.GetByLabel("机关类型", new() { Exact = true })).ToHaveValueAsync("民政");

        await page.GetByText("怎么算的").ClickAsync();
        await Expect(page.Locator(".counted li").First).ToBeVisibleAsync();
        await page.Locator("tbody td.value > a").First.ClickAsync();
        await Expect(page.Locator(".facts")).ToContainTextAsync("3 件");
        Assert.Empty(window.Complaints);
    }

    [SkippableTheory]
    [InlineData(Desktop, true)]
    [InlineData(Desktop, false)]
    [InlineData(Phone, true)]
    [InlineData(Phone, false)]
    public async Task A_region_is_found_and_its_matrix_leads_to_reports(int width, bool script)
    {
        Skip.If(BrowsedSpecimens.Missing is not null, BrowsedSpecimens.Missing);
        await using Window window = await browsed.OpenAsync(width, script: script);
        IPage page = window.Page;
        await page.GotoAsync("/regions");
        await page.GetByLabel("图上看", new() { Exact = true }).SelectOptionAsync("applicationsReceived");
        await page.GetByRole(AriaRole.Button, new() { Name = "显示" }).ClickAsync();
        await Expect(page.Locator("figcaption")).ToContainTextAsync("收到申请数");
        await page.GetByRole(AriaRole.Link, new() { Name = "云岭省" }).ClickAsync();
        await page.GetByLabel("年度", new() { Exact = true }).SelectOptionAsync("2023");
        await page.GetByRole(AriaRole.Button, new() { Name = "显示" }).ClickAsync();
        await Expect(page.Locator("#year-h")).ToHaveTextAsync("2023 年度");
        await page.GetByText("未收录不说明没有发布").First.ClickAsync();
        await Expect(page.Locator("details li").First).ToBeVisibleAsync();

        // In a wide table on a phone the names stay in sight, and every cell is reached by its link alone.
        ILocator row = page.Locator(".matrix tbody tr", new() { HasText = "石桥区民政局" });
        await row.Locator("a").Last.FocusAsync();
        await Expect(row.Locator("th a")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToContainTextAsync("石桥区民政局");
        Assert.Empty(window.Complaints);
    }
}
