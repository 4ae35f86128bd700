using System.CommandLine;
using GovReportArchive.Composition;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Exports;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Publishing.Workbooks;

namespace GovReportArchive.Indexer.Commands;

/// <summary><c>export [QUERY]</c>: writes all reports, or all hits of a query, as records or as a table.</summary>
internal static class ExportCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string> format = new("--format") { Description = "ndjson（每行一条完整记录）、csv 或 xlsx（Excel 工作簿）", DefaultValueFactory = _ => "ndjson" };
        format.AcceptOnlyFromAmong("ndjson", "csv", "xlsx");
        Option<bool> mark = new("--bom") { Description = "csv 前加 BOM，供 Excel 打开" };
        Option<bool> labels = new("--labels") { Description = "csv 表头用中文名而不用指标键" };
        Command command = new("export", """
            导出全部报告，或一次检索的全部结果。导出的记录可用 import 原样导入另一个档案。

            例：
              govreport export > 全部.ndjson
              govreport export '"公众号"' --year 2024 --format csv --bom > 公众号.csv
              govreport export --level county --format xlsx > 县级.xlsx
            """) { format, mark, labels };
        QueryOptions query = new(command, textRequired: false);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using OpenArchive archive = ArchiveLocation.OpenExisting(parsed);
            ReportQuery asked = query.Of(parsed);

            // Everything comes straight from the catalog: complete even where the index is behind.
            List<string> damaged = [];
            IEnumerable<StoredReport> reports = QueryOptions.IsEverything(asked) ? archive.Holdings.All(damaged.Add) : archive.Search.Stream(asked, damaged.Add, cancellationToken);
            await terminal.Out.FlushAsync(cancellationToken).ConfigureAwait(false);
            if (parsed.GetValue(format) is "xlsx")
                await WorkbookWriter.WriteAsync(terminal.Output, Notes(archive, parsed), ReportCsv.Table, reports, damaged, cancellationToken: cancellationToken).ConfigureAwait(false);
            else if (parsed.GetValue(format) is "csv")
                await ReportCsv.Table.WriteAsync(terminal.Output, reports, parsed.GetValue(mark), parsed.GetValue(labels), cancellationToken: cancellationToken).ConfigureAwait(false);
            else
                await JsonLines.WriteAsync(terminal.Output, reports.Select(report => report.Record), byteOrderMark: false, cancellationToken).ConfigureAwait(false);
            foreach (string id in damaged) await terminal.Error.WriteLineAsync($"{id}：记录已损坏，没有导出；请运行 govreport reparse {id}。").ConfigureAwait(false);
            return damaged.Count == 0 ? Cli.Well : Cli.Failed;
        });
        return command;
    }

    private static WorkbookNotes Notes(OpenArchive archive, ParseResult parsed) => new(
        "报告", "", [("命令", string.Join(' ', parsed.Tokens.Select(token => token.Value)))], FormattableString.Invariant($"导出开始时的变更序号 {archive.Holdings.LastChange}"), TimeProvider.System.GetUtcNow());
}
