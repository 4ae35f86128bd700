using System.CommandLine;
using GovReportArchive.Archive.Ingesting;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Indexer.Commands;

/// <summary><c>parse FILE…</c>: reads files and writes their records, without an archive.</summary>
internal static class ParseCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string[]> files = new("FILE") { Description = "文件或文件夹", Arity = ArgumentArity.OneOrMore };
        Command command = new("parse", """
            读出报告，每份一行 JSON 写到标准输出，问题写到标准错误；不存档。

            例：
              govreport parse 报告.html
              govreport parse 报告/ > records.ndjson
            """) { files };
        command.SetAction((parsed, cancellationToken) => RunAsync(terminal, parsed.GetRequiredValue(files), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string[] files, CancellationToken cancellationToken)
    {
        bool failed = false;
        await foreach (ParsedFile file in FileParser.ParseAsync(files, cancellationToken).ConfigureAwait(false))
        {
            if (file.Record is not null) await terminal.Out.WriteLineAsync(RecordJson.Serialize(file.Record)).ConfigureAwait(false);
            if (file.Problem is not null) await terminal.Error.WriteLineAsync($"{file.Path}：{file.Problem}").ConfigureAwait(false);
            failed |= file.Problem is not null;
        }

        return failed ? Cli.Failed : Cli.Well;
    }
}
