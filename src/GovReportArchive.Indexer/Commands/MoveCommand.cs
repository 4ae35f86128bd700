using System.CommandLine;
using GovReportArchive.Composition;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Corpus.Moving;
using GovReportArchive.Subscriptions;

namespace GovReportArchive.Indexer.Commands;

/// <summary><c>move --from … --to …</c>: copies an archive to another place or into another kind of database.</summary>
internal static class MoveCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string> from = new("--from") { Description = "原处：档案目录，或 PostgreSQL 连接串（原件在 --corpus）", Required = true, HelpName = "目录或连接串" };
        Option<string> to = new("--to") { Description = "新处：空的档案目录，或空数据库的连接串（原件放到 --corpus）", Required = true, HelpName = "目录或连接串" };
        Command command = new("move", """
            把档案移到另一个目录，或在 SQLite 文件与 PostgreSQL 之间移动：目录库连同名称、编号、变更记录、更正、撤下、审计，以及原件。
            原处只被复制、不被改动；复制期间不能写入原处，请先停止收入。全部移入并逐表核对一致才算完成，否则新处仍是空的。
            检索库照用，不必重建。

            例：
              govreport move --from corpus --to "Host=db.example;Database=govreport;Username=govreport"
              govreport move --from "Host=db.example;Database=govreport;Username=govreport" --to /srv/copy
            """) { from, to };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string corpus = ArchiveLocation.Of(parsed).CorpusDirectory;
            (string Directory, string? Server) old = End(parsed.GetRequiredValue(from), corpus), made = End(parsed.GetRequiredValue(to), corpus);
            if (!new ArchiveOptions(old.Directory, Catalog: old.Server).MayExist) throw new UsageException($"目录 {old.Directory} 里没有档案库。");
            using CatalogDatabase source = CatalogDatabase.Open(old.Directory, old.Server), target = CatalogDatabase.Open(made.Directory, made.Server);
            MoveOutcome moved = await JobDisplay.RunAsync(terminal, "移动原件", progress => Task.Run(
                () => new ArchiveMove(source, old.Directory, target, made.Directory).Run([SubscriptionFile.Name], progress, cancellationToken), cancellationToken)).ConfigureAwait(false);
            foreach (string lacking in moved.Lacking) terminal.Error.WriteLine(lacking);
            terminal.Out.WriteLine(FormattableString.Invariant($"已移入 {target.Place}：报告 {moved.Reports} 份，变更至 {moved.LastChange}，共 {moved.Rows} 行逐表一致；原件 {moved.Originals} 个完好"));
            terminal.Out.WriteLine($"原处 {source.Place} 未改动，今后请只用新处：--corpus {made.Directory}{(made.Server is null ? "" : " 与 --catalog（两者写在同一处：命令行、环境变量 GOVREPORT_CORPUS 与 GOVREPORT_CATALOG，或配置文件）")}。");
            return moved.Lacking.Count == 0 ? Cli.Well : Cli.Failed;
        });
        return command;
    }

    // A connection string is a list of assignments; a directory that has the sign in its name is written with its path, as ./a=b.
    private static (string Directory, string? Server) End(string given, string corpus) =>
        given.Contains('=', StringComparison.Ordinal) && !given.StartsWith('.') && !given.StartsWith('/') ? (corpus, given) : (given, null);
}
