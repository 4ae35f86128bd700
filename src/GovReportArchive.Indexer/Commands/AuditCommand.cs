using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using GovReportArchive.Composition;
using GovReportArchive.Corpus.Auditing;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Indexer.Commands;

/// <summary><c>audit</c>: who did what to the archive.</summary>
internal static class AuditCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string?> report = new("--report") { Description = "只列一份报告的", HelpName = "编号" };
        Option<string?> since = new("--since") { Description = "只列这一天（UTC）及以后的", HelpName = "年-月-日" };
        Option<bool> json = new("--json") { Description = "每行一个 JSON 对象" };
        Command command = new("audit", """
            审计日志：谁在何时经哪个程序收入、更正、撤下、恢复或清除了哪份报告，为什么。只增不改。
            每行为：时间、经手人、程序、动作、报告编号、说明，以制表符分开。

            例：
              govreport audit --since 2026-03-01
              govreport audit --report 230717-民政局-2025 --json
            """) { report, since, json };
        command.SetAction((parsed, cancellationToken) =>
        {
            DateTimeOffset from = parsed.GetValue(since) is not { } day ? default : Day.Of("--since", day);
            using OpenArchive archive = ArchiveLocation.OpenExisting(parsed);
            foreach (AuditEntry entry in archive.Holdings.Audit(parsed.GetValue(report), from))
            {
                cancellationToken.ThrowIfCancellationRequested();
                terminal.Out.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(entry, RecordJson.Options) : string.Join('\t',
                    entry.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), entry.Actor, entry.Origin, AuditActions.Labels.GetValueOrDefault(entry.Action, entry.Action), entry.Report, entry.Detail));
            }

            return Task.FromResult(Cli.Well);
        });
        return command;
    }
}

/// <summary>A day as an option names it.</summary>
internal static class Day
{
    /// <summary>Its beginning, in UTC.</summary>
    /// <exception cref="UsageException">It is no day.</exception>
    public static DateTimeOffset Of(string option, string day) =>
        DateTimeOffset.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset known) ? known
        : throw new UsageException($"{option}：“{day}”应写作年-月-日，如 2026-03-01。");
}
