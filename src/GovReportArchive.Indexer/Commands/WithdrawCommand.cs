using System.CommandLine;
using GovReportArchive.Composition;
using GovReportArchive.Corpus;

namespace GovReportArchive.Indexer.Commands;

/// <summary><c>withdraw ID</c>: takes a report out of sight, or back.</summary>
internal static class WithdrawCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> id = new("ID") { Description = "报告编号" };
        Option<string?> reason = new("--reason") { Description = "撤下的原因，会显示给查看者", HelpName = "原因" };
        Option<bool> purge = new("--purge") { Description = "连同原件和读数一并清除，不可恢复" };
        Option<string?> by = ArchiveLocation.ByOption();
        Option<bool> undo = new("--undo") { Description = "恢复已撤下的报告" };
        Command command = new("withdraw", """
            撤下一份报告：不再检索、列出和导出，只留编号、标题和原因。

            例：
              govreport withdraw 230717-民政局-2025 --reason 发布机关要求更换
              govreport withdraw 230717-民政局-2025 --undo
            """) { id, reason, purge, undo, by };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string report = parsed.GetRequiredValue(id);
            using OpenArchive archive = ArchiveLocation.OpenExisting(parsed);
            archive.By(parsed.GetValue(by));
            if (parsed.GetValue(undo))
            {
                if (parsed.GetValue(purge) || parsed.GetValue(reason) is not null) throw new UsageException("--undo 不能与 --reason、--purge 同用。");
                StoredReport restored = archive.Mender.Restore(report);
                await terminal.Out.WriteLineAsync(restored.Record.Sections.Count + restored.Record.Counts.Count > 0
                    ? $"已恢复 {restored.Id}"
                    : $"已恢复 {restored.Id} 的条目；原件已清除，请重新收入").ConfigureAwait(false);
            }
            else
            {
                string why = parsed.GetValue(reason) ?? throw new UsageException("撤下报告必须写明原因：--reason 原因。");
                archive.Withdraw(report, why, parsed.GetValue(purge));
                await terminal.Out.WriteLineAsync($"已撤下 {report}").ConfigureAwait(false);
            }

            await Outcomes.FollowAsync(terminal, archive, cancellationToken).ConfigureAwait(false);
            return Cli.Well;
        });
        return command;
    }
}
