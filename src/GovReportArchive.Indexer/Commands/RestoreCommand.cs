using System.CommandLine;
using GovReportArchive.Composition;
using GovReportArchive.Corpus.Backup;
using GovReportArchive.Discovery.Following;
using GovReportArchive.Discovery.Verifying;

namespace GovReportArchive.Indexer.Commands;

/// <summary><c>restore DIR</c>: makes an archive of a backup, and tries it by what it answers.</summary>
internal static class RestoreCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> directory = new("DIR") { Description = "备份目录" };
        Option<string?> at = new("--at") { Description = "哪一次备份（见 govreport backup DIR --list），可只写开头；缺省为最近一次", HelpName = "名称" };
        Option<bool> withoutDamaged = new("--without-damaged") { Description = "备份中有原件已损坏时，照常恢复其余的部分" };
        Option<bool> noIndex = new("--no-index") { Description = "不建立检索库，也不用检索来核对；服务启动时会自行建立" };
        Command command = new("restore", """
            由备份恢复档案到一个空目录（--corpus）。先核对备份的每个文件，再复制，再像 verify 那样检查，最后建立检索库并核对几次检索的结果；
            有一处不符就什么也不恢复，并说出是哪个文件。

            例：
              govreport restore /mnt/backup/govreport --corpus /srv/reports/corpus --index /srv/reports/index
              govreport restore /mnt/backup/govreport --corpus /srv/reports/corpus --catalog "Host=db.example;Database=govreport;Username=govreport"
              govreport restore /mnt/backup/govreport --at 20260301 --corpus corpus-0301 --index index-0301
            """) { directory, at, withoutDamaged, noIndex };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            ArchiveOptions options = ArchiveLocation.Of(parsed);
            ArchiveRestore restore = new(new BackupStore(parsed.GetRequiredValue(directory)), TimeProvider.System);
            RestoreOutcome restored = await JobDisplay.RunAsync(terminal, "恢复", progress => Task.Run(
                () => restore.Run(options.CorpusDirectory, parsed.GetValue(at), options.Catalog, parsed.GetValue(withoutDamaged), progress, cancellationToken), cancellationToken)).ConfigureAwait(false);
            BackupManifest manifest = restored.Manifest;
            await terminal.Out.WriteLineAsync(FormattableString.Invariant(
                $"已恢复 {restored.Generation}：变更 {manifest.Change}，{manifest.Holds.Reports} 份报告，读数 {manifest.Holds.Readings} 个，原件 {manifest.Holds.Originals} 个；散列与数目都与备份清单一致")).ConfigureAwait(false);
            foreach (string lacking in restored.Lacking) await terminal.Error.WriteLineAsync(lacking).ConfigureAwait(false);
            bool agrees = parsed.GetValue(noIndex) || await AskAsync(terminal, parsed, manifest, cancellationToken).ConfigureAwait(false);
            return restored.Lacking.Count == 0 && agrees ? Cli.Well : Cli.Failed;
        });
        return command;
    }

    // An index that is older than the archive was lost with may know more than the archive now does: it is made anew in any case.
    private static async Task<bool> AskAsync(Terminal terminal, ParseResult parsed, BackupManifest manifest, CancellationToken cancellationToken)
    {
        using OpenArchive archive = ArchiveLocation.OpenExisting(parsed);
        CatchUpResult built = await JobDisplay.RunAsync(
            terminal, "建立检索库", progress => Task.Run(() => archive.Rebuild(Outcomes.Applied(progress), cancellationToken), cancellationToken)).ConfigureAwait(false);
        await terminal.Out.WriteLineAsync(FormattableString.Invariant($"检索库已建立：{built.Applied} 份")).ConfigureAwait(false);
        ControlAnswer[] differing = [.. manifest.Questions.Where(kept => !ControlQuestions.Agree(kept, ControlQuestions.Ask(archive.Search, kept.Query)))];
        foreach (ControlAnswer kept in differing)
            await terminal.Error.WriteLineAsync(FormattableString.Invariant($"检索“{kept.Query}”的结果与备份时不同：备份时 {kept.Total} 份；请运行 govreport verify。")).ConfigureAwait(false);
        if (differing.Length == 0)
        {
            await terminal.Out.WriteLineAsync(manifest.Questions.Count == 0 ? "备份时检索库还没有跟上目录库，没有留下可核对的检索"
                : FormattableString.Invariant($"{manifest.Questions.Count} 次检索的结果与备份时相同")).ConfigureAwait(false);
        }

        return differing.Length == 0;
    }
}
