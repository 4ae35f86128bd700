using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using GovReportArchive.Collecting;
using GovReportArchive.Collecting.Journals;
using GovReportArchive.Collecting.Sources;
using GovReportArchive.Composition;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Indexer.Commands;

/// <summary><c>collect SOURCES</c>: visits the sites of the agencies and takes in the reports found there.</summary>
internal static class CollectCommand
{
    private const int JournalLines = 1000;
    private const int MostHosts = 64;

    /// <summary>What is told of each address, not only counted.</summary>
    private static readonly VisitOutcome[] Told = [VisitOutcome.New, VisitOutcome.NewVersion, VisitOutcome.Gone, VisitOutcome.Found, VisitOutcome.Known];

    /// <summary>What is no failure, and yet worth a line.</summary>
    private static readonly VisitOutcome[] Noted = [VisitOutcome.Refused, VisitOutcome.Login, VisitOutcome.Rejected];

    public static Command Create(Terminal terminal)
    {
        Argument<string?> sources = new("SOURCES") { Description = "来源表：TOML 或 CSV，写明机关、地区和年报栏目的网址", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> contact = new("--contact") { Description = "联系方式（邮箱或网址），写入 User-Agent，供网站管理者联系；也可写在来源表的 contact", HelpName = "联系方式" };
        Option<double?> delay = new("--delay") { Description = "同一主机两次访问之间至少隔多少秒（缺省 2）；robots.txt 要求更久的照办", HelpName = "秒数" };
        Option<int> hosts = new("--hosts") { Description = "同时访问多少个主机；每个主机始终只有一个连接", HelpName = "个数", DefaultValueFactory = _ => 8 };
        Option<int> recheck = new("--recheck") { Description = "已收的网址隔多少天才复查；0 为每次都复查（带条件请求）", HelpName = "天数" };
        Option<string?> warc = new("--warc") { Description = "把全部请求与答复另存为 WARC 文件（.warc.gz），放在这个目录", HelpName = "目录" };
        Option<bool> dryRun = new("--dry-run") { Description = "只访问栏目页，列出将要采集的网址；不收入，也不记日志" };
        Option<bool> isPrivate = new("--allow-private") { Description = "来源表写明的主机可以是内网地址；其余内网地址仍一律拒绝" };
        Option<bool> list = new("--list") { Description = "逐个列出：结果、报告编号、网址、说明，以制表符分开；列出时已经落盘" };
        Option<bool> json = new("--json") { Description = "以 JSON 输出本次的报告" };
        Option<string?> journal = new("--journal") { Description = "不采集，只列出日志：某个主机的访问；all 为全部，runs 为各次运行", HelpName = "主机" };
        Option<string?> by = ArchiveLocation.ByOption();
        Command command = new("collect", """
            按来源表访问各机关网站的年报栏目，收入其中的年度报告：新的收入，改过的成为新版本，打不开了的记下来。
            网站上删去的，本库不删。遵守 robots.txt，每个主机一个连接。中断后再运行同一命令即继续。

            例：
              govreport collect 来源.toml --dry-run
              govreport collect 来源.csv --contact archive@example.org --warc 存档/
              govreport collect --journal www.example.gov.cn
            """) { sources, contact, delay, hosts, recheck, warc, dryRun, isPrivate, list, json, journal, by };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(journal) is { } host) return Journaled(terminal, ArchiveLocation.Of(parsed).CorpusDirectory, host);
            if (parsed.GetValue(sources) is not { } path) throw new UsageException("没有写明来源表；例如 govreport collect 来源.toml。");
            if (parsed.GetValue(hosts) is < 1 or > MostHosts) throw new UsageException(FormattableString.Invariant($"--hosts 应为 1 至 {MostHosts}。"));
            if (parsed.GetValue(recheck) < 0) throw new UsageException("--recheck 不能是负数。");
            if (parsed.GetValue(delay) is < 0 or > 3600 or double.NaN) throw new UsageException("--delay 应为 0 至 3600 秒。");
            SourceList found = SourceList.Read(path);
            CollectOptions options = new(parsed.GetValue(contact) ?? found.Contact ?? throw new UsageException("没有写明联系方式：网站的管理者要知道是谁在访问。请加 --contact 邮箱或网址，或在来源表开头写 contact = \"…\"。"))
            {
                Delay = parsed.GetValue(delay) is double seconds ? TimeSpan.FromSeconds(seconds) : CollectOptions.DefaultDelay,
                Recheck = TimeSpan.FromDays(parsed.GetValue(recheck)),
                HostsAtOnce = parsed.GetValue(hosts),
                DryRun = parsed.GetValue(dryRun),
                AllowPrivate = parsed.GetValue(isPrivate),
                WarcDirectory = parsed.GetValue(warc),
            };
            foreach (string note in found.Notes) terminal.Error.WriteLine(note);
            if (found.WithoutAddress > 0) terminal.Error.WriteLine(FormattableString.Invariant($"来源表中有 {found.WithoutAddress} 行没有网址，未访问。"));
            using OpenArchive archive = ArchiveLocation.OpenOrMake(parsed);
            archive.By(parsed.GetValue(by));
            CollectReport report;
            using (Collector collector = new(found.Sources, options, archive.Options.CorpusDirectory, archive.Holdings, archive.Captures, archive.Ingester, TimeProvider.System))
            {
                report = await JobDisplay.RunAsync(
                    terminal, "采集", progress => collector.RunAsync(new Watch(terminal, progress, parsed.GetValue(list)), cancellationToken)).ConfigureAwait(false);
            }

            if (!options.DryRun) await Outcomes.FollowAsync(terminal, archive, cancellationToken).ConfigureAwait(false);
            Tell(terminal, report, parsed.GetValue(json), parsed.GetValue(list));
            return report.HasFailures ? Cli.Failed : Cli.Well;
        });
        return command;
    }

    private static void Tell(Terminal terminal, CollectReport report, bool asJson, bool isListed)
    {
        if (asJson)
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(report, RecordJson.Options));
            return;
        }

        foreach (VisitLine visit in report.Visits)
        {
            VisitOutcome outcome = VisitOutcome.Of(visit.Outcome);
            if (outcome.IsFailure || visit.IsFailure || Noted.Contains(outcome)) terminal.Error.WriteLine($"{outcome.Label}：{visit.Address}{(visit.Detail is null ? "" : "：" + visit.Detail)}");
            if (!isListed && Told.Contains(outcome)) terminal.Out.WriteLine(Line(visit));
        }

        // A column of departments has one of these for each report.
        foreach (IGrouping<string, VisitLine> others in report.Visits.Where(visit => visit.Code == Visitor.OtherAgency).GroupBy(visit => visit.Source, StringComparer.Ordinal))
            terminal.Error.WriteLine(FormattableString.Invariant($"来源 {others.Key}：{others.Count()} 份报告的机关与来源表写明的不同，已按报告自称收入；如 {others.First().Address}：{others.First().Detail}"));
        foreach (SourceSummary source in report.Sources) terminal.Out.WriteLine($"{source.Name}：{Sums(source.Counts)}");
        string goesOn = report.GoesOn ? "（接着上次中断的）" : "";
        terminal.Out.WriteLine(FormattableString.Invariant(
            $"第 {report.Run} 次采集{goesOn}：来源 {report.Sources.Count} 个，{Sums(report.Visits.CountBy(visit => visit.Outcome, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal))}"));
    }

    private static string Sums(IReadOnlyDictionary<string, int> counts) => counts.Count == 0 ? "没有访问"
        : string.Join("，", VisitOutcome.All.Where(outcome => counts.ContainsKey(outcome.Code)).Select(outcome => FormattableString.Invariant($"{outcome.Label} {counts[outcome.Code]}")));

    private static string Line(VisitLine visit) => $"{VisitOutcome.Of(visit.Outcome).Label}\t{visit.Report}\t{visit.Address}\t{visit.Detail}";

    private static int Journaled(Terminal terminal, string corpus, string host)
    {
        Journal journal = new(new JournalFile(corpus), TimeProvider.System);
        if (host == "runs")
        {
            foreach (JournalRun run in journal.Runs(JournalLines))
                terminal.Out.WriteLine(FormattableString.Invariant($"{run.Number}\t{Moment(run.Began)}\t{(run.Ended is { } ended ? Moment(ended) : "没有结束")}\t访问 {run.Visits} 次\t须看 {run.Failures} 个"));
            return Cli.Well;
        }

        foreach (VisitLine visit in journal.Journaled(host == "all" ? null : host, JournalLines).Reverse())
            terminal.Out.WriteLine(FormattableString.Invariant($"{Moment(visit.At)}\t{visit.Status}\t{visit.Bytes}\t{visit.Took} ms\t{Line(visit)}"));
        return Cli.Well;
    }

    private static string Moment(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private sealed class Watch(Terminal terminal, IProgress<JobProgress>? progress, bool isListed) : IProgress<CollectProgress>
    {
        private readonly Lock _one = new();

        public void Report(CollectProgress value)
        {
            progress?.Report(new JobProgress(value.Settled, value.Known));
            if (!isListed) return;
            lock (_one)
            {
                terminal.Out.WriteLine(Line(value.Last));
                terminal.Out.Flush();
            }
        }
    }
}
