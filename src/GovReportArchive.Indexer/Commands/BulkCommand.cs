using System.CommandLine;
using GovReportArchive.Composition;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Publishing.Bulk;

namespace GovReportArchive.Indexer.Commands;

/// <summary><c>bulk</c>: makes the files of the whole archive, or lists those there are.</summary>
internal static class BulkCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<bool> list = new("--list") { Description = "只列出已有的文件" };
        Option<string> site = new("--site") { Description = "服务的网址，如 https://reports.example，写在原件清单的下载地址之前", DefaultValueFactory = _ => "", HelpName = "网址" };
        Command command = new("bulk", """
            把整个档案制成文件，供整库下载：记录、表格、每格一行的指标、每条一行的条目、原件清单。
            文件在索引目录的 bulk 之下，每版一个文件夹，只保留最近两版；运行中的服务随即在 /api/v1/bulk 列出。

            例：
              govreport bulk --site https://reports.example
              govreport bulk --list
            """) { list, site };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using OpenArchive archive = ArchiveLocation.OpenExisting(parsed);
            if (parsed.GetValue(list))
            {
                foreach (BulkSet set in archive.Bulk.Sets()) Tell(terminal, archive.Bulk, set);
                return Cli.Well;
            }

            string address = parsed.GetValue(site)!.TrimEnd('/');
            if (address.Length > 0 && !(Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https")) throw new UsageException($"--site：“{address}”不是网址。");
            long total = archive.Holdings.Stats().Reports;
            BulkSet? made = await JobDisplay.RunAsync(terminal, "整库文件", progress => Task.Run(
                () => archive.BulkMaker.Make(address, progress: progress is null ? null : new Counted(progress, total), cancellationToken: cancellationToken), cancellationToken)).ConfigureAwait(false);
            if (made is null) throw new ArchiveException("bulk.none", "没有制成：档案中没有报告，或另一个程序正在制作，或制作时有报告被撤下；请稍后再试。");
            Tell(terminal, archive.Bulk, made);
            foreach (string id in made.LeftOut) await terminal.Error.WriteLineAsync($"{id}：记录已损坏，不在其中；请运行 govreport reparse {id}。").ConfigureAwait(false);
            return made.LeftOut.Count == 0 ? Cli.Well : Cli.Failed;
        });
        return command;
    }

    private static void Tell(Terminal terminal, BulkStore store, BulkSet set)
    {
        terminal.Out.WriteLine(FormattableString.Invariant($"{set.Version}\t{set.Reports} 份报告\t{set.Made:yyyy-MM-dd HH:mm} UTC"));
        foreach (BulkFileInfo file in set.Files) terminal.Out.WriteLine(FormattableString.Invariant($"{store.PathOf(set, file.Name)}\t{file.Bytes}\t{file.Rows}\t{file.Sha256}"));
    }

    private sealed class Counted(IProgress<JobProgress> progress, long total) : IProgress<long>
    {
        public void Report(long value) => progress.Report(new JobProgress(value, total));
    }
}
