using System.CommandLine;
using GovReportArchive.Composition;
using GovReportArchive.Corpus.Ingesting;

namespace GovReportArchive.Indexer.Commands;

/// <summary><c>ingest PATH…</c>: takes files and folders into the archive.</summary>
internal static class IngestCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string[]> paths = new("PATH") { Description = "文件、文件夹（含子文件夹）或网页存档（WARC）", Arity = ArgumentArity.OneOrMore };
        Option<bool> force = new("--force") { Description = "看来不是年报的也收入" };
        Option<bool> follow = new("--follow") { Description = "跟随文件夹中的链接，每处只读一次；缺省不跟随，逐个列出" };
        Option<bool> list = new("--list") { Description = "逐份列出：结果、编号、路径，以制表符分开；列出时已经落盘" };
        Option<string?> by = ArchiveLocation.ByOption();
        Command command = new("ingest", """
            把文件收入档案并更新检索库。同样的字节不会重复收入；改过的文件成为新版本。网页存档（.warc、.warc.gz）整个交来，其中的网页和附件各作一份，并记下原网址与采集时间。

            例：
              govreport ingest 报告/
              govreport ingest 2024.pdf 2023.docx
              govreport ingest crawl.warc.gz
            """) { paths, force, follow, list, by };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using OpenArchive archive = ArchiveLocation.OpenOrMake(parsed);
            archive.By(parsed.GetValue(by));
            IngestSummary summary = await JobDisplay.RunAsync(
                terminal,
                "收入",
                progress => archive.Ingester.IngestAsync(
                    parsed.GetRequiredValue(paths),
                    parsed.GetValue(force),
                    parsed.GetValue(list) ? JobDisplay.Listing(terminal, progress) : progress,
                    parsed.GetValue(follow),
                    cancellationToken)).ConfigureAwait(false);
            await Outcomes.FollowAsync(terminal, archive, cancellationToken).ConfigureAwait(false);
            return Outcomes.Tell(terminal, summary);
        });
        return command;
    }
}
