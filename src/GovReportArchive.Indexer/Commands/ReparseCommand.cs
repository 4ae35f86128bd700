using System.CommandLine;
using GovReportArchive.Composition;
using GovReportArchive.Corpus.Mending;

namespace GovReportArchive.Indexer.Commands;

/// <summary><c>reparse</c>: reads all originals again with the present reader.</summary>
internal static class ReparseCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string[]> ids = new("ID") { Description = "只重读这些报告；不写则全部", Arity = ArgumentArity.ZeroOrMore };
        Option<bool> dryRun = new("--dry-run") { Description = "只看会有哪些变化，什么也不存" };
        Option<string?> by = ArchiveLocation.ByOption();
        Command command = new("reparse", """
            用现在的读取规则重读原件，列出有变化的报告，并按变化的种类汇总（数、机关、地区、文字、校验等）。旧读数保留，编号、更正和撤下不变；
            已损坏的记录由此修复。

            例：
              govreport reparse --dry-run
              govreport reparse > 变化.txt
              govreport reparse 230717-民政局-2025
            """) { ids, dryRun, by };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using OpenArchive archive = ArchiveLocation.OpenExisting(parsed);
            archive.By(parsed.GetValue(by));
            ReparseReport report = await JobDisplay.RunAsync(
                terminal, "重读", progress => archive.Originals.ReparseAsync(parsed.GetValue(ids) is { Length: > 0 } only ? only : null, progress, !parsed.GetValue(dryRun), cancellationToken)).ConfigureAwait(false);
            foreach (ReparseChange change in report.Changes)
            {
                terminal.Out.WriteLine(FormattableString.Invariant($"{change.Id} 第 {change.Version} 版"));
                foreach (string difference in change.Differences) terminal.Out.WriteLine("  " + difference);
            }

            foreach (ReparseFailure failure in report.Failures)
                terminal.Error.WriteLine(FormattableString.Invariant($"{failure.Id} 第 {failure.Version} 版：{failure.Reason}"));
            foreach (ReparseKind kind in report.Kinds)
                terminal.Out.WriteLine(FormattableString.Invariant($"{kind.Label}：{kind.Readings} 份，{kind.Places} 处，如 {kind.Example}"));
            string newer = report.Newer > 0 ? FormattableString.Invariant($"，规则较新未动 {report.Newer}") : "";
            terminal.Out.WriteLine(FormattableString.Invariant(
                $"{(parsed.GetValue(dryRun) ? "试读" : "重读")} {report.Read}：有变化 {report.Changes.Count}，未变 {report.Unchanged}{newer}，无原件 {report.WithoutOriginal}，失败 {report.Failures.Count}"));
            if (!parsed.GetValue(dryRun)) await Outcomes.FollowAsync(terminal, archive, cancellationToken).ConfigureAwait(false);
            return report.Failures.Count == 0 ? Cli.Well : Cli.Failed;
        });
        return command;
    }
}
