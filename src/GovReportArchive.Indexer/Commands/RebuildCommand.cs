using System.CommandLine;
using GovReportArchive.Composition;
using GovReportArchive.Discovery.Following;

namespace GovReportArchive.Indexer.Commands;

/// <summary><c>rebuild</c>: builds the index anew from the catalog.</summary>
internal static class RebuildCommand
{
    public static Command Create(Terminal terminal)
    {
        Command command = new("rebuild", """
            由档案重新建立检索库。

            例：
              govreport rebuild
            """);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using OpenArchive archive = ArchiveLocation.OpenExisting(parsed);
            CatchUpResult result = await JobDisplay.RunAsync(
                terminal,
                "重建",
                progress => Task.Run(() => archive.Rebuild(Outcomes.Applied(progress), cancellationToken), cancellationToken)).ConfigureAwait(false);
            await terminal.Out.WriteLineAsync(FormattableString.Invariant($"检索库已重建：{result.Applied} 份")).ConfigureAwait(false);
            return Cli.Well;
        });
        return command;
    }
}
