using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GovReportArchive.Web.Tests.Browser;

[Trait("tier", "full")]
public sealed class PassageBrowserTests(BrowsedSpecimens browsed) : IClassFixture<BrowsedSpecimens>
{
    private const int Desktop = 1280;
    private const int Phone = 390;
    private const string Hits = "/passages?q=\"解读形式单一\"&role=problem";

    /// <summary>As on a page that comes over plain http from another machine.</summary>
    private const string WithoutClipboard = "Object.defineProperty(navigator, 'clipboard', { value: undefined })";

    /// <summary>Counts what the browser's own way writes, so that a test knows which way was taken.</summary>
    private const string CountedClipboard = """
        window.written = 0;
        const write = navigator.clipboard.writeText.bind(navigator.clipboard);
        navigator.clipboard.writeText = text => { window.written++; return write(text); };
        """;

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Text_citation_and_reference_land_in_the_clipboard_with_and_without_its_interface(bool hasClipboard)
    {
        Skip.If(BrowsedSpecimens.Missing is not null, BrowsedSpecimens.Missing);
        await using Window window = await browsed.OpenAsync(Desktop);
        IPage page = window.Page;
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.AddInitScriptAsync(hasClipboard ? CountedClipboard : WithoutClipboard);
        await page.GotoAsync(Hits);
        await page.GetByText("贴入句子，查相近的先例").ClickAsync();
        ILocator hit = page.Locator(".passage").First;

        Assert.Equal("解读形式单一。", await CopiedAsync(page, hit.GetByRole(AriaRole.Button, new() { Name = "复制文字" })));
        string cited = await CopiedAsync(page, hit.GetByRole(AriaRole.Button, new() { Name = "复制并注明出处" }));
        Assert.Matches("^一是解读形式单一；\n（.+《.+》（[0-9]{4}年度）“五、存在的主要问题及改进情况”第1条，http://.+/s/5/i/1\\?f=.+）$", cited);
        await hit.Locator("summary", new() { HasText = "引用" }).ClickAsync();
        string reference = await CopiedAsync(page, hit.GetByRole(AriaRole.Button, new() { Name = "复制参考文献" }));
        Assert.Matches(@"^.+\. .+\[R/OL\]\. \([0-9]{4}-[0-9]{2}-[0-9]{2}\)\[[0-9]{4}-[0-9]{2}-[0-9]{2}\]\. https?://.+\.$", reference);
        Assert.Equal(hasClipboard ? 3 : 0, await page.EvaluateAsync<int>("window.written ?? 0"));
        Assert.Empty(window.Complaints);
    }

    [SkippableTheory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task Tabs_folds_and_buttons_are_reached_by_tab_and_work_by_enter_and_space(int width)
    {
        Skip.If(BrowsedSpecimens.Missing is not null, BrowsedSpecimens.Missing);
        await using Window window = await browsed.OpenAsync(width);
        IPage page = window.Page;
        await page.GotoAsync("/passages?q=解读");
        await page.Locator("#q").FocusAsync();
        await TabToAsync(page, "a", "问题");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".tabs a[aria-current]").First).ToContainTextAsync("问题");

        await page.Locator("#q").FocusAsync();
        await TabToAsync(page, "button", "复制文字");
        ILocator hit = page.Locator(".passage").First;
        await page.Keyboard.PressAsync("Space");
        await Expect(hit.GetByRole(AriaRole.Button, new() { Name = "已复制" })).ToBeFocusedAsync();
        await Expect(page.Locator("[role=status]").Last).ToHaveTextAsync("已复制");
        await TabToAsync(page, "summary", "引用");
        await page.Keyboard.PressAsync("Enter");
        await Expect(hit.GetByText("[R/OL]")).ToBeVisibleAsync();
        await TabToAsync(page, "button", "复制参考文献");
        await page.Keyboard.PressAsync("Enter");
        await Expect(hit.GetByRole(AriaRole.Button, new() { Name = "已复制" }).Last).ToBeFocusedAsync();
        Assert.Empty(window.Complaints);
    }

    [SkippableTheory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task Without_javascript_everything_folded_opens_and_no_dead_button_shows(int width)
    {
        Skip.If(BrowsedSpecimens.Missing is not null, BrowsedSpecimens.Missing);
        await using Window window = await browsed.OpenAsync(width, script: false);
        IPage page = window.Page;
        await page.GotoAsync(Hits);
        ILocator hit = page.Locator(".passage").First;
        foreach (string fold in new[] { "前后条目", "应对措施", "引用" })
        {
            await hit.Locator("summary", new() { HasText = fold }).ClickAsync();
            await Expect(hit.Locator("details[open]", new() { HasText = fold }).Locator(".near").First).ToBeVisibleAsync();
        }

        await Expect(page.Locator("button[data-copy]:visible")).ToHaveCountAsync(0);
    }

    [SkippableTheory]
    [InlineData(Desktop, 150)]
    [InlineData(Phone, 250)]
    public async Task A_hit_of_one_line_takes_little_room(int width, int most)
    {
        Skip.If(BrowsedSpecimens.Missing is not null, BrowsedSpecimens.Missing);
        await using Window window = await browsed.OpenAsync(width);
        await window.Page.GotoAsync(Hits);
        LocatorBoundingBoxResult? box = await window.Page.Locator(".passage").First.BoundingBoxAsync();
        Assert.InRange(box!.Height, 60, most);
    }

    /// <summary>Clicks, waits until the page says so, and pastes what was copied into the page's box.</summary>
    private static async Task<string> CopiedAsync(IPage page, ILocator button)
    {
        // Its name changes once it is clicked.
        IElementHandle handle = await button.ElementHandleAsync();
        await handle.ClickAsync();
        await Expect(page.Locator("[role=status]").Last).ToHaveTextAsync("已复制");
        ILocator box = page.Locator("textarea#text");
        await box.FillAsync("");
        await box.FocusAsync();
        await page.Keyboard.PressAsync("Control+V");
        await Expect(box).Not.ToHaveValueAsync("");
        string pasted = await box.InputValueAsync();
        await Expect(page.Locator("[role=status]").Last).ToHaveTextAsync("");
        return pasted;
    }

    /// <summary>Presses Tab until an element is reached, and sees that its focus shows.</summary>
    private static async Task TabToAsync(IPage page, string element, string words)
    {
        for (int i = 0; i < 150; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            bool reached = await page.EvaluateAsync<bool>(
                "([tag, words]) => document.activeElement.localName === tag && document.activeElement.textContent.trim().startsWith(words)", new[] { element, words });
            if (!reached) continue;
            Assert.Equal("solid", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
            return;
        }

        Assert.Fail($"Tab does not reach {element} {words}.");
    }
}
