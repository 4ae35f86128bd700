using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GovReportArchive.Web.Tests.Browser;

[Trait("tier", "full")]
public sealed class DeskBrowserTests(BrowsedSpecimens browsed) : IClassFixture<BrowsedSpecimens>
{
    private const int Desktop = 1280;
    private const int Phone = 390;
    private const string Draft = "一是解读形式单一；二是栏目更新不及时的的情况时有发生。";

    [SkippableTheory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task Answers_come_while_somebody_types_and_pieces_go_where_the_cursor_stands(int width)
    {
        Skip.If(BrowsedSpecimens.Missing is not null, BrowsedSpecimens.Missing);
        await using Window window = await browsed.OpenAsync(width);
        IPage page = window.Page;
        await page.GotoAsync("/desk");
        await page.GetByLabel("机关", new() { Exact = true }).FillAsync("石桥区水利局");
        await page.GetByLabel("年度").FillAsync("2025");
        ILocator text = page.GetByLabel("正文");
        await text.FillAsync(Draft);
        await Expect(page.Locator("#desk-last")).ToContainTextAsync("2024年度报告提出 2 个问题，本稿再提 1 个");
        await Expect(page.Locator("#desk-told")).ToContainTextAsync("共 2 句");
        await Expect(page.Locator(".desk-sentence").First.Locator("blockquote").First).ToContainTextAsync("解读形式单一");

        // What was changed alone is asked for; the other sentence keeps what it had.
        await page.RunAndWaitForRequestAsync(
            () => text.PressSequentiallyAsync("下一步将丰富解读形式。"), request => request.PostData?.Contains("from=", StringComparison.Ordinal) == true);
        await Expect(page.Locator("#desk-told")).ToContainTextAsync("共 3 句");
        await Expect(page.Locator(".desk-sentence").First.Locator("blockquote").First).ToContainTextAsync("解读形式单一");

        await page.GetByRole(AriaRole.Button, new() { Name = "改为“的”" }).ClickAsync();
        await Expect(text).ToHaveValueAsync(Draft.Replace("的的", "的", StringComparison.Ordinal) + "下一步将丰富解读形式。");

        await text.EvaluateAsync("box => box.setSelectionRange(0, 0)");
        await page.Locator(".desk-sentence").First.GetByRole(AriaRole.Button, new() { Name = "插入：" }).First.ClickAsync();
        string inserted = "解读形式单一。" + Draft.Replace("的的", "的", StringComparison.Ordinal) + "下一步将丰富解读形式。";
        await Expect(text).ToHaveValueAsync(inserted);

        // What was put in can be taken back as if it had been typed.
        await page.Keyboard.PressAsync("Control+z");
        await Expect(text).ToHaveValueAsync(inserted["解读形式单一。".Length..]);
        await page.Keyboard.PressAsync("Control+Shift+z");
        await Expect(text).ToHaveValueAsync(inserted);

        await page.Locator(".desk-sentence").First.GetByRole(AriaRole.Button, new() { Name = "摘录：" }).First.ClickAsync();
        await Expect(page.Locator(".desk-pieces > li")).ToHaveCountAsync(1);
        string written = await text.InputValueAsync();
        IDownload download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "导出 Word" }).ClickAsync());
        Assert.Equal("存在的主要问题及改进情况（2025年度）.docx", download.SuggestedFilename);

        // What was written outlives the page.
        await page.GotoAsync("/help");
        await page.GoBackAsync();
        await Expect(text).ToHaveValueAsync(written);
        await page.GotoAsync("/desk");
        await Expect(text).ToHaveValueAsync(written);
        await Expect(page.Locator(".desk-pieces > li")).ToHaveCountAsync(1);
        await page.GetByText("全部清空…").ClickAsync();
        await Expect(text).ToHaveValueAsync(written);
        await page.GetByRole(AriaRole.Button, new() { Name = "确认清空" }).ClickAsync();
        await Expect(page.GetByLabel("正文")).ToHaveValueAsync("");
        Assert.Empty(window.Complaints);
    }

    [SkippableTheory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task Without_script_every_button_works_as_a_form(int width)
    {
        Skip.If(BrowsedSpecimens.Missing is not null, BrowsedSpecimens.Missing);
        await using Window window = await browsed.OpenAsync(width, script: false);
        IPage page = window.Page;
        await page.GotoAsync("/desk");
        await page.GetByLabel("机关", new() { Exact = true }).FillAsync("石桥区水利局");
        await page.GetByLabel("年度").FillAsync("2025");
        await page.GetByLabel("正文").FillAsync(Draft);
        await page.GetByRole(AriaRole.Button, new() { Name = "查先例并核查" }).ClickAsync();
        await Expect(page.Locator("#desk-last")).ToContainTextAsync("本稿再提 1 个");
        await page.Locator(".desk-sentence").First.GetByRole(AriaRole.Button, new() { Name = "摘录：" }).First.ClickAsync();
        await page.GetByLabel("要找的词语").FillAsync("公开内容");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#desk-found").GetByRole(AriaRole.Button, new() { Name = "摘录：" }).First.ClickAsync();
        await Expect(page.Locator(".desk-pieces > li")).ToHaveCountAsync(2);
        await page.GetByLabel("第 2 条的备注").FillAsync("先用这条");
        await page.GetByRole(AriaRole.Button, new() { Name = "上移第 2 条" }).ClickAsync();
        await Expect(page.GetByLabel("第 1 条的备注")).ToHaveValueAsync("先用这条");
        await page.GetByRole(AriaRole.Button, new() { Name = "改为“的”" }).ClickAsync();
        await Expect(page.GetByLabel("正文")).ToHaveValueAsync(Draft.Replace("的的", "的", StringComparison.Ordinal));
        IDownload download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "导出纯文本" }).ClickAsync());
        Assert.Equal("存在的主要问题及改进情况（2025年度）.txt", download.SuggestedFilename);

        // A mistake loses nothing.
        await page.GetByLabel("机关", new() { Exact = true }).FillAsync("没有这个机关");
        await page.GetByRole(AriaRole.Button, new() { Name = "查先例并核查" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("没有名称含");
        await Expect(page.GetByLabel("正文")).ToHaveValueAsync(Draft.Replace("的的", "的", StringComparison.Ordinal));
        await Expect(page.Locator(".desk-pieces > li")).ToHaveCountAsync(2);
    }

    [SkippableFact]
    public async Task Without_script_the_way_back_leads_to_what_was_written()
    {
        Skip.If(BrowsedSpecimens.Missing is not null, BrowsedSpecimens.Missing);
        await using Window window = await browsed.OpenAsync(Desktop, script: false);
        IPage page = window.Page;
        await page.GotoAsync("/desk");
        await page.GetByLabel("正文").FillAsync(Draft);
        await page.GetByLabel("机关", new() { Exact = true }).FillAsync("民政局");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("不止一个机关");
        await Expect(page.GetByLabel("机关", new() { Exact = true })).ToHaveValueAsync("民政局");
        await page.GoBackAsync();
        await Expect(page.GetByLabel("正文")).ToHaveValueAsync(Draft);
    }

    [SkippableTheory]
    [InlineData(Desktop, false)]
    [InlineData(Desktop, true)]
    [InlineData(Phone, false)]
    [InlineData(Phone, true)]
    public async Task Nobody_is_kept_out_of_the_desk(int width, bool dark)
    {
        Skip.If(BrowsedSpecimens.Missing is not null, BrowsedSpecimens.Missing);
        await using Window window = await browsed.OpenAsync(width, dark);
        IPage page = window.Page;
        await page.GotoAsync("/desk?agency=990102/水利局&year=2025");
        await page.GetByLabel("正文").FillAsync(Draft + "XX下一步将丰富解读形式，打通政务公开“最后一公里”。");
        await page.GetByLabel("要找的词语").FillAsync("解读形式");
        await page.GetByRole(AriaRole.Button, new() { Name = "查找" }).ClickAsync();
        await page.Locator("#desk-found").GetByRole(AriaRole.Button, new() { Name = "摘录：" }).First.ClickAsync();
        await Expect(page.Locator(".desk-pieces > li")).ToHaveCountAsync(1);
        AxeResult result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(violation => $"{violation.Id} {violation.Help} {string.Join(' ', violation.Nodes.Select(node => node.Html))}")));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }

    [SkippableFact]
    public async Task The_keyboard_alone_writes_looks_and_collects()
    {
        Skip.If(BrowsedSpecimens.Missing is not null, BrowsedSpecimens.Missing);
        await using Window window = await browsed.OpenAsync(Desktop);
        IPage page = window.Page;
        await page.GotoAsync("/desk");
        await page.GetByLabel("正文").FocusAsync();
        await page.Keyboard.InsertTextAsync(Draft);
        await Expect(page.Locator(".desk-sentence")).ToHaveCountAsync(2);
        for (int i = 0; i < 60 && !await page.EvaluateAsync<bool>("document.activeElement.matches('button') && document.activeElement.textContent === '摘录'"); i++) await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Space");
        await Expect(page.Locator(".desk-pieces > li")).ToHaveCountAsync(1);
        // The same button has the focus, though the page was drawn anew.
        Assert.Equal("摘录", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        Assert.Empty(window.Complaints);
    }
}
