using System.CommandLine;
using System.Text.Json;
using GovReportArchive.Composition;
using GovReportArchive.Corpus;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Indexer.Commands;

/// <summary><c>stats</c>: the archive in numbers.</summary>
internal static class StatsCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<bool> json = new("--json") { Description = "以 JSON 输出" };
        Command command = new("stats", """
            档案中有多少报告、版本、原件，按年份、表式和省份。

            例：
              govreport stats
            """) { json };
        command.SetAction((parsed, _) =>
        {
            using OpenArchive archive = ArchiveLocation.OpenExisting(parsed);
            Statistics stats = archive.Holdings.Stats();
            if (parsed.GetValue(json)) terminal.Out.WriteLine(JsonSerializer.Serialize(stats, RecordJson.Options));
            else Tell(terminal, stats);
            return Task.FromResult(Cli.Well);
        });
        return command;
    }

    private static void Tell(Terminal terminal, Statistics stats)
    {
        (string Label, long Value)[] lines =
        [
            ("报告", stats.Reports), ("已撤下", stats.Withdrawn), ("机关", stats.Agencies), ("版本", stats.Versions), ("读数", stats.Readings),
            ("原件", stats.Originals), ("原件字节", stats.OriginalBytes), ("更正", stats.Corrections), ("最后变更号", stats.LastChange),
        ];
        foreach ((string label, long value) in lines) terminal.Out.WriteLine(FormattableString.Invariant($"{label}\t{value}"));
        foreach ((string title, IReadOnlyDictionary<string, long> counts) in new[] { ("年份", stats.ByYear), ("表式", stats.ByForm), ("省份", stats.ByProvince) })
            foreach ((string value, long count) in counts)
                terminal.Out.WriteLine(FormattableString.Invariant($"{title}\t{(value.Length > 0 ? value : "不详")}\t{count}"));
    }
}
