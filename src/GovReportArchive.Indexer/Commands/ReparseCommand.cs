using System.CommandLine;
using GovReportArchive.Archive;
using GovReportArchive.Archive.Mending;

namespace GovReportArchive.Indexer.Commands;

/// <summary><c>reparse</c>: reads all originals again with the present reader.</summary>
internal static class ReparseCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string[]> ids = new("ID") { Description = "只重读这些报告；不写则全部", Arity = ArgumentArity.ZeroOrMore };
        Command command = new("reparse", """
            用现在的读取规则重读原件，列出有变化的报告。旧读数保留，编号、更正和撤下不变；已损坏的记录由此修复。

            例：
              govreport reparse > 变化.txt
              govreport reparse 230717-民政局-2025
            """) { ids };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using ReportArchive archive = ArchiveLocation.OpenExisting(parsed);
            ReparseReport report = await JobDisplay.RunAsync(
                terminal, "重读", progress => archive.ReparseAsync(parsed.GetValue(ids) is { Length: > 0 } only ? only : null, progress, cancellationToken)).ConfigureAwait(false);
            foreach (ReparseChange change in report.Changes)
            {
                terminal.Out.WriteLine(FormattableString.Invariant($"{change.Id} 第 {change.Version} 版"));
                foreach (string difference in change.Differences) terminal.Out.WriteLine("  " + difference);
            }

            foreach (ReparseFailure failure in report.Failures)
                terminal.Error.WriteLine(FormattableString.Invariant($"{failure.Id} 第 {failure.Version} 版：{failure.Reason}"));
            string newer = report.Newer > 0 ? FormattableString.Invariant($"，规则较新未动 {report.Newer}") : "";
            terminal.Out.WriteLine(FormattableString.Invariant(
                $"重读 {report.Read}：有变化 {report.Changes.Count}，未变 {report.Unchanged}{newer}，无原件 {report.WithoutOriginal}，失败 {report.Failures.Count}"));
            await Outcomes.FollowAsync(terminal, archive, cancellationToken).ConfigureAwait(false);
            return report.Failures.Count == 0 ? Cli.Well : Cli.Failed;
        });
        return command;
    }
}
