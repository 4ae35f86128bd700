using System.CommandLine;
using GovReportArchive.Composition;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Backup;
using GovReportArchive.Corpus.Verifying;
using GovReportArchive.Subscriptions;

namespace GovReportArchive.Indexer.Commands;

/// <summary><c>backup DIR</c>: saves the archive while others serve and ingest, or compares what was saved with its hashes.</summary>
internal static class BackupCommand
{
    private const int DefaultKeep = 7;

    public static Command Create(Terminal terminal)
    {
        Argument<string> directory = new("DIR") { Description = "备份目录，最好在另一块磁盘上" };
        Option<int> keep = new("--keep") { Description = "保留最近几次", DefaultValueFactory = _ => DefaultKeep, HelpName = "次数" };
        Option<bool> quick = new("--quick") { Description = "备份中已有的原件只比长度，不重算散列" };
        Option<bool> list = new("--list") { Description = "只列出已有的备份" };
        Option<bool> check = new("--check") { Description = "只检查：全部备份的每个文件与清单中的散列一致" };
        Command command = new("backup", """
            备份档案：目录库、原件、订阅。服务和收入可照常进行；原件只复制备份中还没有的或已损坏的。
            中断后再运行同一命令即继续；较早的备份始终完好。已清除的报告随下一次备份从备份中删去。
            备份中有推送密钥，只有其所有者可读。

            例：
              govreport backup /mnt/backup/govreport
              govreport backup /mnt/backup/govreport --keep 30 --quick
              govreport backup /mnt/backup/govreport --check
            """) { directory, keep, quick, list, check };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            BackupStore store = new(parsed.GetRequiredValue(directory));
            if (parsed.GetValue(list)) return List(terminal, store);
            if (parsed.GetValue(check)) return await CheckAsync(terminal, store, cancellationToken).ConfigureAwait(false);
            if (parsed.GetValue(keep) < 1) throw new UsageException("--keep 至少是 1。");
            using OpenArchive archive = ArchiveLocation.OpenExisting(parsed);
            BackupOutcome made = await JobDisplay.RunAsync(terminal, "备份", progress => Task.Run(
                () => archive.BackUp(store, [SubscriptionFile.Name], parsed.GetValue(keep), parsed.GetValue(quick), progress, cancellationToken), cancellationToken)).ConfigureAwait(false);
            foreach (string erased in made.Erased) terminal.Out.WriteLine($"已删去较早的备份 {erased}：其中还有后来清除的报告");
            foreach (string outdated in made.Outdated) terminal.Out.WriteLine($"已删去较早的备份 {outdated}：只保留最近 {parsed.GetValue(keep)} 次");
            if (made.Swept > 0) terminal.Out.WriteLine(FormattableString.Invariant($"已删去不再需要的原件 {made.Swept} 个"));
            foreach (LackingOriginal lacking in made.Manifest.Lacking)
                terminal.Error.WriteLine($"报告 {lacking.Report} 的原件 {lacking.Sha256} 在档案中已损坏或缺失，备份中也没有完好的；请重新收入同一文件，再运行 govreport verify。");
            Tell(terminal, made.Generation, made.Manifest);
            terminal.Out.WriteLine(FormattableString.Invariant($"新复制原件 {made.Added} 个（{made.AddedBytes} 字节）"));
            return made.Manifest.Lacking.Count == 0 ? Cli.Well : Cli.Failed;
        });
        return command;
    }

    private static void Tell(Terminal terminal, string generation, BackupManifest manifest) => terminal.Out.WriteLine(FormattableString.Invariant(
        $"{generation}\t变更 {manifest.Change}\t{manifest.Holds.Reports} 份报告\t原件 {manifest.Holds.Originals} 个\t{manifest.Made:yyyy-MM-dd HH:mm:ss} UTC"));

    private static int List(Terminal terminal, BackupStore store)
    {
        int code = Cli.Well;
        foreach (string generation in store.Generations)
        {
            try
            {
                Tell(terminal, generation, store.Read(generation));
            }
            catch (ArchiveException error)
            {
                terminal.Error.WriteLine(error.Message);
                code = Cli.Failed;
            }
        }

        return code;
    }

    private static async Task<int> CheckAsync(Terminal terminal, BackupStore store, CancellationToken cancellationToken)
    {
        List<VerifyFinding> problems = [];
        foreach (string generation in store.Generations)
        {
            try
            {
                (BackupManifest manifest, IReadOnlyList<VerifyFinding> found) = await JobDisplay.RunAsync(
                    terminal, "检查备份", progress => Task.Run(() => BackupCheck.Run(store, generation, progress, cancellationToken), cancellationToken)).ConfigureAwait(false);
                Tell(terminal, generation, manifest);
                problems.AddRange(found.Except(problems));
            }
            catch (ArchiveException error)
            {
                // Without its manifest nothing is known of it; the others are looked at all the same.
                problems.Add(new VerifyFinding(error.Code, error.Message));
            }
        }

        foreach (VerifyFinding problem in problems) terminal.Error.WriteLine(problem.Message);
        terminal.Out.WriteLine(FormattableString.Invariant($"备份 {store.Generations.Count} 次：{(problems.Count == 0 ? "没有问题" : $"{problems.Count} 个问题；再运行一次 govreport backup，损坏的原件会重新复制")}"));
        return problems.Count == 0 && store.Generations.Count > 0 ? Cli.Well : Cli.Failed;
    }
}
