using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GovReportArchive.Web.Tests.Browser;

[Trait("tier", "full")]
public sealed class AgencyBrowserTests(BrowsedSpecimens browsed) : IClassFixture<BrowsedSpecimens>
{
    private const string Agency = "/agencies/990102/民政局";

    [SkippableTheory]
    [InlineData(1280, true)]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    [InlineData(390, false)]
    public async Task A_reader_goes_from_a_number_to_its_cell_and_from_a_chart_to_its_table(int width, bool script)
    {
        Skip.If(BrowsedSpecimens.Missing is not null, BrowsedSpecimens.Missing);
        await using Window window = await browsed.OpenAsync(width, script: script);
        IPage page = window.Page;
        await page.GotoAsync(Agency);
        await page.GetByRole(AriaRole.Form, new() { Name = "任选两份对照" }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("两份报告对照");
        await page.GotoAsync(Agency);
        await Expect(page.Locator("svg.chart").First).ToBeVisibleAsync();
        await Expect(page.Locator("#series table").First).ToBeHiddenAsync();
        await page.GetByText("各年数字（表）").ClickAsync();
        await Expect(page.Locator("#series table").First).ToBeVisibleAsync();
        await page.Locator(".figure-number a").First.ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("石桥区民政局2024年");
        Assert.Contains("/c/applications.received.total", page.Url, StringComparison.Ordinal);
        Assert.Empty(window.Complaints);
    }

    [SkippableTheory]
    [InlineData(Agency)]
    [InlineData("/agencies")]
    [InlineData("/agencies/990102/教育局")]
    public async Task No_rule_for_accessible_pages_is_broken_in_either_width_or_colour(string url)
    {
        Skip.If(BrowsedSpecimens.Missing is not null, BrowsedSpecimens.Missing);
        foreach ((int width, bool dark) in new[] { (1280, false), (1280, true), (390, false), (390, true) })
        {
            await using Window window = await browsed.OpenAsync(width, dark);
            await window.Page.GotoAsync(url);
            await window.Page.EvaluateAsync("document.querySelectorAll('details').forEach(folded => folded.open = true)");
            Assert.Empty((await window.Page.RunAxe()).Violations.Select(violation => $"{width} {violation.Id}: {violation.Help} {violation.Nodes[0].Html}"));
            Assert.True(await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{url} scrolls sideways at {width}.");
        }
    }
}
