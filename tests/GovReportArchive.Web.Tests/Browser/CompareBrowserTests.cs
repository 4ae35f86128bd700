using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GovReportArchive.Web.Tests.Browser;

[Trait("tier", "full")]
public sealed class CompareBrowserTests(BrowsedSpecimens browsed) : IClassFixture<BrowsedSpecimens>
{
    private const string Compared = "/reports/990102-民政局-2023/compare";

    [SkippableTheory]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task Columns_stand_side_by_side_where_there_is_room_and_one_below_the_other_on_a_phone(int width, bool script)
    {
        Skip.If(BrowsedSpecimens.Missing is not null, BrowsedSpecimens.Missing);
        await using Window window = await browsed.OpenAsync(width, script: script);
        IPage page = window.Page;
        await page.GotoAsync(Compared);
        LocatorBoundingBoxResult was = (await page.Locator(".pair.changed .side").First.BoundingBoxAsync())!, now = (await page.Locator(".pair.changed .side").Nth(1).BoundingBoxAsync())!;
        Assert.Equal(width > 1000, now.X > was.X + was.Width - 1);
        Assert.Equal(width < 1000, now.Y > was.Y + was.Height - 1);

        ILocator same = page.Locator("details.same").First;
        await Expect(same.Locator("p")).ToBeHiddenAsync();
        await same.Locator("summary").ClickAsync();
        await Expect(same.Locator("p")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "换一份来对照" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "石桥区民政局2021年" }).ClickAsync();
        await Expect(page.Locator(".both dd").First).ToContainTextAsync("2021年");
        Assert.Empty(window.Complaints);
    }

    [SkippableTheory]
    [InlineData(Compared)]
    [InlineData("/compare?report=990102-民政局-2023&q=公众号")]
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
