using System.CommandLine;
using GovReportArchive.Composition;
using GovReportArchive.Corpus.Verifying;

namespace GovReportArchive.Indexer.Commands;

/// <summary><c>verify</c>: compares originals, catalog and index with what they should be.</summary>
internal static class VerifyCommand
{
    public static Command Create(Terminal terminal)
    {
        Command command = new("verify", """
            检查：原件与收入时一致、目录库完整、检索库校验和正确、检索库与目录库一致。只检查，不改动。

            例：
              govreport verify
            """);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using OpenArchive archive = ArchiveLocation.OpenExisting(parsed);
            VerifyReport report = await JobDisplay.RunAsync(
                terminal, "检查", progress => Task.Run(() => archive.Verify(progress, cancellationToken), cancellationToken)).ConfigureAwait(false);
            foreach (VerifyFinding problem in report.Problems) terminal.Error.WriteLine($"{problem.Code}：{problem.Message}");
            foreach (VerifyFinding note in report.Notes) terminal.Out.WriteLine($"注意 {note.Code}：{note.Message}");
            string indexed = report.Indexed is long count ? FormattableString.Invariant($"检索库 {count} 份、条目 {report.Passages ?? 0} 个") : "没有检索库";
            terminal.Out.WriteLine(FormattableString.Invariant(
                $"原件 {report.Originals} 个，读数 {report.Readings} 个，{indexed}：{(report.Problems.Count == 0 ? "没有问题" : $"{report.Problems.Count} 个问题")}"));
            return report.Problems.Count == 0 ? Cli.Well : Cli.Failed;
        });
        return command;
    }
}
