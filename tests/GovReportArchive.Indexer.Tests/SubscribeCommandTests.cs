using GovReportArchive.Composition;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Subscriptions;
using GovReportArchive.Subscriptions.Webhooks;

namespace GovReportArchive.Indexer.Tests;

public sealed class SubscribeCommandTests : IDisposable
{
    private const string Secret = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    // Nobody listens on the port of discard.
    private const string Nobody = "http://127.0.0.1:9/hook";

    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task A_subscription_is_made_listed_and_removed_and_its_secret_shown_nowhere()
    {
        await _run.RunWithInputAsync(SampleReports.Lines(3), "import", "-");
        string secret = _run.Write("secret.txt", Secret + "\n");

        CommandResult added = await _run.RunAsync("subscribe", "add", "全部", "--since", "0", "--level", "county", "--webhook", "https://receiver.example/hook", "--secret-file", secret);
        CommandResult list = await _run.RunAsync("subscribe", "list");
        CommandResult removed = await _run.RunAsync("subscribe", "remove", "全部");

        Assert.Equal("已订阅 全部：现有 3 份符合，以后的推送到 https://receiver.example/hook\n", added.Out);
        Assert.Equal("全部  level=county\n  命中 0，运行到变更 0，推送到 https://receiver.example/hook，未送达 0\n", list.Out);
        Assert.All(new[] { added, list, removed }, result => Assert.DoesNotContain("MDEy", result.Out + result.Error, StringComparison.Ordinal));
        Assert.Equal(0, removed.Code);
        Assert.Equal("", (await _run.RunAsync("subscribe", "list")).Out);
    }

    [Fact]
    public async Task What_is_not_delivered_is_listed_with_its_reason_and_tried_again_on_request()
    {
        await _run.RunWithInputAsync(SampleReports.Lines(3), "import", "-");
        string secret = _run.Write("secret.txt", Secret);
        await _run.RunAsync("subscribe", "add", "one", "--since", "0", "--webhook", Nobody, "--secret-file", secret, "--allow-private");
        Assert.Equal((0, "未送达 0\n"), await FailuresAsync());
        await ServeAsync();

        (int code, string failures) = await FailuresAsync();
        CommandResult retried = await _run.RunAsync("subscribe", "retry", "one");

        Assert.Equal(1, code);
        Assert.Matches("^one  msg_[0-9a-f]{32}  试过 1 次，.*不能连接：.*，下次 .*Z\n未送达 1\n$", failures);
        Assert.Equal("重新推送 1\n", retried.Out);
        CommandResult test = await _run.RunAsync("subscribe", "test", "one");
        Assert.Equal(1, test.Code);
        Assert.Contains("不能连接", test.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "--secret-file", "add", "x", "--webhook", "https://receiver.example/")]
    [InlineData(1, "公网", "add", "x", "--webhook", Nobody, "--secret-file", "SECRET")]
    [InlineData(1, "接收地址", "add", "x", "--webhook", "file:///etc/passwd", "--secret-file", "SECRET")]
    [InlineData(1, "订阅名称", "add", "a/b")]
    [InlineData(2, "village", "add", "x", "--level", "village")]
    [InlineData(2, "--sort", "add", "x", "--sort", "year")]
    [InlineData(2, "没有名为", "remove", "none")]
    [InlineData(2, "没有名为", "test", "none")]
    [InlineData(2, "没有名为", "failures", "none")]
    [InlineData(2, "没有名为", "retry", "none")]
    public async Task What_cannot_be_done_is_told_in_a_line_and_leaves_nothing(int code, string told, params string[] args)
    {
        await _run.RunWithInputAsync(SampleReports.Lines(1), "import", "-");
        string secret = _run.Write("secret.txt", Secret);

        CommandResult result = await _run.RunAsync(["subscribe", .. args.Select(arg => arg == "SECRET" ? secret : arg)]);

        Assert.Equal(code, result.Code);
        Assert.Contains(told, result.Error, StringComparison.Ordinal);
        Assert.Equal("", (await _run.RunAsync("subscribe", "list")).Out);
    }

    private async Task<(int Code, string Out)> FailuresAsync() => await _run.RunAsync("subscribe", "failures") is var result ? (result.Code, result.Out) : default;

    // As the server does it.
    private async Task ServeAsync()
    {
        using OpenArchive archive = OpenArchive.Open(new ArchiveOptions(_run.Corpus, _run.Index), LuceneIndex.Engine);
        SubscriptionFile file = new(_run.Corpus);
        SubscriptionBook book = new(file, TimeProvider.System);
        Assert.Equal(3, new SubscriptionRunner(book, archive.Search, archive.Holdings, TimeProvider.System).Run("", CancellationToken.None));
        using WebhookSender sender = new(book, new DeliveryQueue(file, TimeProvider.System), TimeProvider.System);
        sender.SendDue(CancellationToken.None);
        await sender.Idle;
    }
}
