using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace GovReportArchive.Web.Tests.Browser;

/// <summary>What holds for every type of page.</summary>
[Trait("tier", "full")]
public sealed class PageTypeTests(BrowsedSamples browsed) : IClassFixture<BrowsedSamples>
{
    private const string WriteShots = "GOVREPORT_WRITE_SHOTS";
    private const int TallestShot = 2400;
    private static readonly int[] Widths = [1280, 390];
    private static readonly string Shots = Path.Combine(RepositoryRoot.Path, "tests", "GovReportArchive.Web.Tests", "shots");

    [Fact]
    public void Every_page_of_the_site_is_among_the_types()
    {
        IEnumerable<string> routes = browsed.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>()
            .Where(page => page.ViewEnginePath != "/Error").Select(page => page.AttributeRouteInfo!.Template!);
        Assert.Equal(routes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), PageTypes.All.Select(type => type.Route).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [SkippableTheory]
    [MemberData(nameof(PageTypes.Names), MemberType = typeof(PageTypes))]
    public async Task A_page_has_no_barrier_at_either_width_in_either_colour_never_scrolls_sideways_and_says_what_it_is(string name)
    {
        Skip.If(BrowsedSamples.Missing is not null, BrowsedSamples.Missing);
        PageType type = PageTypes.Of(name);
        foreach (int width in Widths)
        {
            await using Window window = await browsed.OpenAsync(width);
            IPage page = window.Page;
            await page.GoToAsync(type);
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{name} scrolls sideways at {width}.");
            NoBarrier(await page.RunAxe(), $"{name} {width}");
            // The other scheme has other colours and nothing else.
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
            NoBarrier(await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] } }), $"{name} {width} dark");
            if (width != Widths[0]) continue;
            Assert.Equal(1, await page.Locator("h1").CountAsync());
            Assert.EndsWith(" · 政府信息公开年报库", await page.TitleAsync(), StringComparison.Ordinal);
            Assert.Equal(name is "not-found" or "search-mistake" ? 0 : 1, await page.Locator("meta[name=description]").CountAsync());
            Assert.Equal(name is "not-found" || type.Route is "help" or "rules" ? 0 : 1, await page.Locator(".site-nav a[aria-current]").CountAsync());
        }

        static void NoBarrier(AxeResult result, string where) => Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(violation =>
            $"{where}: {violation.Id} {violation.Impact} {violation.Help} {string.Join("\n   ", violation.Nodes.Take(5).Select(node => node.Html))}")));
    }

    /// <summary>With the variable set each page is taken anew, to be looked at; without it, every type must have been.</summary>
    [SkippableTheory]
    [MemberData(nameof(PageTypes.Names), MemberType = typeof(PageTypes))]
    public async Task A_page_has_been_looked_at_in_both_widths(string name)
    {
        Skip.If(BrowsedSamples.Missing is not null, BrowsedSamples.Missing);
        foreach (int width in Widths)
        {
            string file = Path.Combine(Shots, FormattableString.Invariant($"{name}-{width}.jpg"));
            if (Environment.GetEnvironmentVariable(WriteShots) is null)
            {
                Assert.True(File.Exists(file), $"{file} is missing: make it with {WriteShots}=1 and look at it.");
                continue;
            }

            await using Window window = await browsed.OpenAsync(width);
            await window.Page.GoToAsync(PageTypes.Of(name));
            int height = await window.Page.EvaluateAsync<int>("document.documentElement.scrollHeight");
            Directory.CreateDirectory(Shots);
            await window.Page.ScreenshotAsync(new PageScreenshotOptions
            {
                Path = file,
                Type = ScreenshotType.Jpeg,
                Quality = 55,
                FullPage = true,
                Clip = new Clip { X = 0, Y = 0, Width = width, Height = Math.Min(height, TallestShot) },
            });
        }
    }
}
