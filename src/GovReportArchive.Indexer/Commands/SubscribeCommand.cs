using System.CommandLine;
using System.Globalization;
using GovReportArchive.Composition;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Subscriptions;
using GovReportArchive.Subscriptions.Webhooks;

namespace GovReportArchive.Indexer.Commands;

/// <summary><c>subscribe</c>: saved queries that a server runs on what comes in, and where they are told.</summary>
internal static class SubscribeCommand
{
    public static Command Create(Terminal terminal) => new("subscribe", """
        订阅：保存的检索，由服务器在报告收入时逐次运行；命中列在 /api/v1/subscriptions，也可以推送到接收地址（Standard Webhooks）。
        订阅存于档案目录的 subscriptions.db，其中有密钥，只有属主可读。

        例：
          govreport subscribe add 申请多 --where 'applications.received.total>=100' --level city
          govreport subscribe add 公众号 '"公众号"' --webhook https://receiver.example/hook --secret-file secret.txt
          govreport subscribe failures
        """)
    {
        Add(terminal), List(terminal), Remove(terminal), Test(terminal), Failures(terminal), Retry(terminal),
    };

    private static Command Add(Terminal terminal)
    {
        Argument<string> name = NameArgument();
        Option<string?> webhook = new("--webhook") { Description = "接收地址，http 或 https；不写则只列在接口中", HelpName = "地址" };
        Option<string?> secret = new("--secret-file") { Description = "存有签名密钥的文件：whsec_ 加 24 至 64 字节的 Base64", HelpName = "文件" };
        Option<bool> allowsPrivate = new("--allow-private") { Description = "接收地址可以是内网地址" };
        Option<long?> since = new("--since") { Description = "从此变更序号之后算起；缺省为现在，0 为全部已有报告", HelpName = "序号" };
        Command command = new("add", """
            设立订阅。检索式、筛选与指标条件同 search。

            例：
              govreport subscribe add 申请多 --where 'applications.received.total>=100' --level city
            """) { name, webhook, secret, allowsPrivate, since };
        QueryOptions query = new(command, textRequired: false);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using OpenArchive archive = ArchiveLocation.OpenExisting(parsed);
            if (parsed.GetValue(webhook) is null != parsed.GetValue(secret) is null) throw new UsageException("--webhook 与 --secret-file 须一同写明。");
            Webhook? receiver = parsed.GetValue(webhook) is { } address
                ? Webhook.Parse(address, await File.ReadAllTextAsync(parsed.GetValue(secret)!, cancellationToken).ConfigureAwait(false), parsed.GetValue(allowsPrivate))
                : null;
            ReportQuery asked = query.Of(parsed);
            if (asked.Sort is not null) throw new UsageException("订阅没有次序，不用 --sort。");
            if (parsed.GetValue(since) is < 0) throw new UsageException("--since 应为 0 或更大的序号。");
            // What cannot be asked is told now, not in the server's log.
            int found = archive.Search.Search(asked with { Limit = 0 }, cancellationToken).Total;
            BookOf(parsed).Add(parsed.GetRequiredValue(name), SavedQuery.Of(asked), parsed.GetValue(since) ?? archive.Holdings.LastChange, receiver);
            await terminal.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"已订阅 {parsed.GetRequiredValue(name)}：现有 {found} 份符合{(receiver is null ? "" : "，以后的推送到 " + receiver.Address.AbsoluteUri)}")).ConfigureAwait(false);
            return Cli.Well;
        });
        return command;
    }

    private static Command List(Terminal terminal)
    {
        Command command = new("list", "列出订阅、接收地址、命中数与待推送数。\n\n例：\n  govreport subscribe list");
        command.SetAction(parsed =>
        {
            SubscriptionBook book = BookOf(parsed);
            ILookup<string, Delivery> failures = QueueOf(parsed).Failures().ToLookup(delivery => delivery.Subscription, StringComparer.Ordinal);
            foreach (Subscription subscription in book.All())
            {
                string query = string.Join(' ', subscription.Query.Parameters().Select(parameter => parameter.Name == "q" ? parameter.Value : $"{parameter.Name}={parameter.Value}"));
                terminal.Out.WriteLine($"{subscription.Name}  {(query.Length == 0 ? "全部报告" : query)}");
                terminal.Out.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"  命中 {subscription.Matches}，运行到变更 {subscription.Change}{(book.WebhookOf(subscription.Name) is { } webhook ? $"，推送到 {webhook.Address.AbsoluteUri}，未送达 {failures[subscription.Name].Count()}" : "")}"));
                if (subscription.Failure is { } failure) terminal.Out.WriteLine("  不能运行：" + failure);
            }
        });
        return command;
    }

    private static Command Remove(Terminal terminal)
    {
        Argument<string> name = NameArgument();
        Command command = new("remove", "取消订阅，连同其命中与未送达的推送。\n\n例：\n  govreport subscribe remove 公众号") { name };
        command.SetAction(parsed =>
        {
            if (!BookOf(parsed).Remove(parsed.GetRequiredValue(name))) throw Unknown(parsed.GetRequiredValue(name));
            terminal.Out.WriteLine($"已取消 {parsed.GetRequiredValue(name)}");
        });
        return command;
    }

    private static Command Test(Terminal terminal)
    {
        Argument<string> name = NameArgument();
        Command command = new("test", "立即推送一条测试消息，并告知接收方的答复；不成功则退出码为 1。\n\n例：\n  govreport subscribe test 公众号") { name };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string subscription = parsed.GetRequiredValue(name);
            SubscriptionBook book = BookOf(parsed);
            if (book.Find(subscription) is null) throw Unknown(subscription);
            Webhook webhook = book.WebhookOf(subscription) ?? throw new UsageException($"订阅 {subscription} 没有接收地址。");
            using WebhookSender sender = new(book, QueueOf(parsed), TimeProvider.System);
            string? failure = await sender.TestAsync(subscription, webhook, cancellationToken).ConfigureAwait(false);
            if (failure is null) await terminal.Out.WriteLineAsync($"{webhook.Address.AbsoluteUri} 已收下").ConfigureAwait(false);
            else await terminal.Error.WriteLineAsync($"{webhook.Address.AbsoluteUri}：{failure}").ConfigureAwait(false);
            return failure is null ? Cli.Well : Cli.Failed;
        });
        return command;
    }

    private static Command Failures(Terminal terminal)
    {
        Argument<string?> name = OptionalName();
        Command command = new("failures", "列出没有送达的推送、原因与下次尝试的时间；有则退出码为 1。\n\n例：\n  govreport subscribe failures") { name };
        command.SetAction(parsed =>
        {
            IReadOnlyList<Delivery> failures = QueueOf(parsed).Failures(Known(parsed, name));
            foreach (Delivery delivery in failures)
                terminal.Out.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{delivery.Subscription}  {delivery.Id}  试过 {delivery.Attempts} 次，{Moment(delivery.Tried)} {delivery.Failure}，{(delivery.Due is null ? "不再尝试" : "下次 " + Moment(delivery.Due))}"));
            terminal.Out.WriteLine(FormattableString.Invariant($"未送达 {failures.Count}"));
            return failures.Count == 0 ? Cli.Well : Cli.Failed;
        });
        return command;
    }

    private static Command Retry(Terminal terminal)
    {
        Argument<string?> name = OptionalName();
        Command command = new("retry", "让服务器立即重新推送没有送达的。\n\n例：\n  govreport subscribe retry 公众号") { name };
        command.SetAction(parsed => terminal.Out.WriteLine(FormattableString.Invariant($"重新推送 {QueueOf(parsed).Retry(Known(parsed, name))}")));
        return command;
    }

    private static Argument<string> NameArgument() => new("NAME") { Description = "订阅的名称" };

    private static Argument<string?> OptionalName() => new("NAME") { Description = "订阅的名称；不写为全部", Arity = ArgumentArity.ZeroOrOne };

    private static string? Known(ParseResult parsed, Argument<string?> name) =>
        parsed.GetValue(name) is not { } text || BookOf(parsed).Find(text) is not null ? parsed.GetValue(name) : throw Unknown(text);

    private static UsageException Unknown(string name) => new($"没有名为“{name}”的订阅；govreport subscribe list 列出全部。");

    private static string Moment(long? stamp) => SubscriptionFile.Moment(stamp)?.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";

    private static SubscriptionFile FileOf(ParseResult parsed) => new(ArchiveLocation.Of(parsed).CorpusDirectory);

    private static SubscriptionBook BookOf(ParseResult parsed) => new(FileOf(parsed), TimeProvider.System);

    private static DeliveryQueue QueueOf(ParseResult parsed) => new(FileOf(parsed), TimeProvider.System);
}
