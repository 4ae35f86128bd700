using System.CommandLine;
using GovReportArchive.Composition;
using GovReportArchive.Publishing.Bags;

namespace GovReportArchive.Indexer.Commands;

/// <summary><c>bag DIR</c>: hands the archive over as a bag.</summary>
internal static class BagCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> directory = new("DIR") { Description = "要制作的目录，不能已存在" };
        Option<string?> organization = new("--organization") { Description = "移交单位，写入 bag-info.txt", HelpName = "名称" };
        Option<string?> since = new("--since") { Description = "只要这一天（UTC）及以后有变动的报告", HelpName = "年-月-日" };
        Command command = new("bag", """
            把档案制成一个 BagIt 包（RFC 8493），供移交另一档案馆：全部记录（NDJSON）、原件，以及收入、读取、更正、核对、撤下的经过（PREMIS 3）。
            可用任何 BagIt 程序核对，也可在包中运行 sha256sum -c manifest-sha256.txt。

            例：
              govreport bag 移交-2026 --organization 某某档案馆
              govreport bag 移交-2026-03 --since 2026-03-01
            """) { directory, organization, since };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            DateTimeOffset? from = parsed.GetValue(since) is not { } day ? null : Day.Of("--since", day);
            using OpenArchive archive = ArchiveLocation.OpenExisting(parsed);
            BagOutcome made = await JobDisplay.RunAsync(terminal, "制包", progress => Task.Run(
                () => archive.Bag.Make(parsed.GetRequiredValue(directory), parsed.GetValue(organization), from, progress, cancellationToken), cancellationToken)).ConfigureAwait(false);
            terminal.Out.WriteLine(FormattableString.Invariant($"{parsed.GetRequiredValue(directory)}\t变更 {made.Change}\t{made.Reports} 份报告\t{made.Files} 个文件\t{made.Bytes} 字节"));
            foreach (string left in made.LeftOut) terminal.Error.WriteLine($"{left}：已损坏，不在其中；请运行 govreport verify。");
            return made.LeftOut.Count == 0 ? Cli.Well : Cli.Failed;
        });
        return command;
    }
}
