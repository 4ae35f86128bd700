using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using GovReportArchive.Corpus;
using GovReportArchive.Subscriptions.Webhooks;
using GovReportArchive.Tests;
using StandardWebhooks;

namespace GovReportArchive.Subscriptions.Tests;

public sealed class WebhookTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    private readonly SubscribedArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task A_match_is_posted_once_with_the_signature_of_Standard_Webhooks()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        await MatchAsync("one", receiver.Address);

        await SendAsync();
        await SendAsync();

        ReceivedMessage message = Assert.Single(receiver.Messages);
        Assert.Equal(("POST", "/hook", "application/json"), (message.Method, message.Path, message.ContentType));
        Assert.Equal(
            new StandardWebhook(SubscribedArchive.Secret).Sign(message.Id, DateTimeOffset.FromUnixTimeSeconds(long.Parse(message.Timestamp!, CultureInfo.InvariantCulture)), message.Body),
            message.Signature);
        Assert.Equal(_archive.Clock.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), message.Timestamp);
        Assert.Equal(
            JsonNode.Parse("""
                {"type":"reports.matched","timestamp":"2026-02-01T08:00:00+00:00","data":{"subscription":"one","items":[{"report":"990101-教育局-2019","version":1,"kind":"new","change":1,
                "url":"https://reports.example/api/v1/reports/990101-%E6%95%99%E8%82%B2%E5%B1%80-2019","page":"https://reports.example/reports/990101-%E6%95%99%E8%82%B2%E5%B1%80-2019"}]}}
                """)!.ToJsonString(),
            JsonNode.Parse(message.Body)!.ToJsonString());
        Assert.Empty(_archive.Queue.Failures());
    }

    [Fact]
    public async Task A_message_that_is_not_taken_comes_again_under_the_same_id_later_and_later_until_it_is_given_up_and_listed()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        receiver.Status = 500;
        await MatchAsync("one", receiver.Address);
        DateTimeOffset start = _archive.Clock.Now;
        List<double> hours = [];

        for (int attempt = 1; attempt <= DeliveryQueue.MostAttempts; attempt++)
        {
            await SendAsync();
            Assert.Equal(attempt, receiver.Messages.Count);
            Delivery failure = Assert.Single(_archive.Queue.Failures());
            Assert.Equal((attempt, "接收方答复 500"), ((int)failure.Attempts, failure.Failure));
            if (failure.Due is not { } due) break;
            _archive.Clock.Now = DateTimeOffset.FromUnixTimeMilliseconds(due).AddSeconds(-1);
            await SendAsync();
            Assert.Equal(attempt, receiver.Messages.Count);
            _archive.Clock.Now = DateTimeOffset.FromUnixTimeMilliseconds(due);
            hours.Add((_archive.Clock.Now - start).TotalHours);
        }

        Assert.Equal(8, receiver.Messages.Count);
        Assert.InRange(hours[^1], 27, 28);
        Assert.Null(Assert.Single(_archive.Queue.Failures("one")).Due);
        Assert.Single(receiver.Messages.Select(message => message.Id).Distinct());
        Assert.Single(receiver.Messages.Select(message => message.Body).Distinct());
        Assert.Equal(8, receiver.Messages.Select(message => message.Signature).Distinct().Count());

        receiver.Status = 200;
        _archive.Clock.Now += TimeSpan.FromDays(1);
        await SendAsync();
        Assert.Equal(8, receiver.Messages.Count);
        Assert.Equal(0, _archive.Queue.Retry("another"));
        Assert.Equal(1, _archive.Queue.Retry("one"));
        await SendAsync();
        Assert.Equal(9, receiver.Messages.Count);
        Assert.Empty(_archive.Queue.Failures());
    }

    [Theory]
    [InlineData(302, "接收方答复 302：不跟随重定向", false)]
    [InlineData(410, "接收方答复 410：不再接收", true)]
    public async Task A_redirect_is_not_followed_and_who_is_gone_is_not_asked_again(int status, string failure, bool isFinal)
    {
        await using Receiver receiver = await Receiver.StartAsync();
        receiver.Status = status;
        await MatchAsync("one", receiver.Address);

        await SendAsync();

        Assert.Equal("/hook", Assert.Single(receiver.Messages).Path);
        Delivery failed = Assert.Single(_archive.Queue.Failures());
        Assert.Equal((failure, isFinal), (failed.Failure, failed.Due is null));
    }

    [Fact]
    public async Task A_receiver_that_does_not_answer_keeps_no_other_waiting()
    {
        await using Receiver slow = await Receiver.StartAsync();
        await using Receiver quick = await Receiver.StartAsync();
        TaskCompletionSource held = new();
        slow.Hold = held.Task;
        _archive.Subscribe("a-slow", address: slow.Address);
        _archive.Subscribe("b-quick", address: quick.Address);
        await _archive.ImportAsync(RecordFactory.Record(0));
        _archive.Run();
        using WebhookSender sender = _archive.Sender();

        sender.SendDue(CancellationToken.None);
        await slow.First.Task.WaitAsync(Long);
        await quick.First.Task.WaitAsync(Long);
        sender.SendDue(CancellationToken.None);

        Assert.Single(slow.Messages);
        held.SetResult();
        await sender.Idle.WaitAsync(Long);
        Assert.Empty(_archive.Queue.Waiting());
    }

    [Fact]
    public async Task What_was_under_way_when_the_server_died_is_posted_again_under_the_same_id()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        TaskCompletionSource held = new();
        receiver.Hold = held.Task;
        await MatchAsync("one", receiver.Address);
        using CancellationTokenSource death = new();
        using (WebhookSender dying = _archive.Sender())
        {
            dying.SendDue(death.Token);
            await receiver.First.Task.WaitAsync(Long);
            await death.CancelAsync();
            await dying.Idle.WaitAsync(Long);
        }

        held.SetResult();
        await SendAsync();
        Assert.Single(receiver.Messages);
        _archive.Clock.Now += TimeSpan.FromMinutes(1);
        await SendAsync();

        Assert.Equal(2, receiver.Messages.Count);
        Assert.Single(receiver.Messages.Select(message => message.Id).Distinct());
        Assert.Empty(_archive.Queue.Failures());
    }

    [Fact]
    public async Task A_receiver_in_a_private_network_is_refused_unless_it_is_allowed()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        string named = receiver.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        Assert.Equal("subscriptions.private", Assert.Throws<ArchiveException>(() => _archive.Subscribe("literal", address: receiver.Address, allowsPrivate: false)).Code);
        _archive.Subscribe("named", address: named, allowsPrivate: false);
        await _archive.ImportAsync(RecordFactory.Record(0));
        _archive.Run();

        await SendAsync();

        Assert.Empty(receiver.Messages);
        Assert.Contains("不是公网地址", Assert.Single(_archive.Queue.Failures()).Failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("ff02::1", false)]
    public void What_is_public_follows_the_registries(string address, bool isPublic) => Assert.Equal(isPublic, PublicNetworks.Holds(IPAddress.Parse(address)));

    [Theory]
    [InlineData("ftp://receiver.example/", SubscribedArchive.Secret)]
    [InlineData("receiver.example", SubscribedArchive.Secret)]
    [InlineData("https://user:word@receiver.example/", SubscribedArchive.Secret)]
    [InlineData("https://receiver.example/", "whsec_c2hvcnQ=")]
    [InlineData("https://receiver.example/", "not base64 at all, but long enough to be a key of some kind")]
    public void An_address_or_secret_that_cannot_be_used_is_refused_without_repeating_the_secret(string address, string secret)
    {
        ArchiveException error = Assert.Throws<ArchiveException>(() => Webhook.Parse(address, secret, allowsPrivate: false));
        Assert.DoesNotContain(secret, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_message_is_posted_at_once_and_leaves_nothing_behind()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        _archive.Subscribe("one", address: receiver.Address);
        using WebhookSender sender = _archive.Sender();

        Assert.Null(await sender.TestAsync("one", _archive.Book.WebhookOf("one")!, CancellationToken.None));
        receiver.Status = 503;
        Assert.Equal("接收方答复 503", await sender.TestAsync("one", _archive.Book.WebhookOf("one")!, CancellationToken.None));

        Assert.All(receiver.Messages, message => Assert.Equal("subscription.test", (string?)JsonNode.Parse(message.Body)!["type"]));
        Assert.Empty(_archive.Queue.Waiting());
    }

    private async Task MatchAsync(string name, string address)
    {
        _archive.Subscribe(name, address: address);
        await _archive.ImportAsync(RecordFactory.Record(0));
        Assert.Equal(1, _archive.Run());
    }

    private async Task SendAsync()
    {
        using WebhookSender sender = _archive.Sender();
        sender.SendDue(CancellationToken.None);
        await sender.Idle.WaitAsync(Long);
    }
}
