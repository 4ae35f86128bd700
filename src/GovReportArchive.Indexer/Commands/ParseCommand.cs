using System.CommandLine;
using System.Text.Json;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Reports;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Indexer.Commands;

/// <summary><c>parse FILE…</c>: reads files and writes their records, or where their numbers come from, without an archive.</summary>
internal static class ParseCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string[]> files = new("FILE") { Description = "文件或文件夹", Arity = ArgumentArity.OneOrMore };
        Option<bool> explain = new("--explain") { Description = "说明机关与地区的依据、每个数字出自原文哪一处、每个条目的作用依哪条规则、读取依哪些规则、勾稽关系的结果和每条提示指哪一处，供对照原件" };
        Option<bool> json = new("--json") { Description = "与 --explain 合用：说明每份一行 JSON" };
        Option<bool> rules = new("--rules") { Description = "不写记录，只数每条读取、作用和勾稽的规则在几份文件中用到；没有用到的列在最后" };
        Command command = new("parse", """
            读出报告，每份一行 JSON 写到标准输出，问题写到标准错误；不存档。

            例：
              govreport parse 报告.html
              govreport parse 报告/ > records.ndjson
              govreport parse --explain 报告.html
              govreport parse --explain --json 报告/ > explained.ndjson
              govreport parse --rules 报告/
            """) { files, explain, json, rules };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            RuleCounts counts = new();
            Action<ParsedFile> write = parsed.GetValue(rules) ? counts.Add
                : !parsed.GetValue(explain) ? file => terminal.Out.WriteLine(RecordJson.Serialize(file.Record!))
                : parsed.GetValue(json) ? file => terminal.Out.WriteLine(JsonOf(file))
                : file => new ExplanationText(terminal.Out).Write(file);
            int outcome = await RunAsync(terminal, parsed.GetRequiredValue(files), write, cancellationToken).ConfigureAwait(false);
            if (parsed.GetValue(rules)) counts.Write(terminal.Out);
            return outcome;
        });
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string[] files, Action<ParsedFile> write, CancellationToken cancellationToken)
    {
        bool failed = false;
        await foreach (ParsedFile file in FileParser.ParseAsync(files, cancellationToken).ConfigureAwait(false))
        {
            if (file.Record is not null) write(file);
            if ((file.Problem ?? file.Skipped) is { } why) await terminal.Error.WriteLineAsync($"{Unprintable.Escaped(file.Path)}：{why}").ConfigureAwait(false);
            failed |= file.Problem is not null;
        }

        return failed ? Cli.Failed : Cli.Well;
    }

    private static string JsonOf(ParsedFile file) => JsonSerializer.Serialize(
        new
        {
            File = file.Path,
            file.Record!.Title,
            file.Record.Form,
            file.Explanation!.Counts,
            Agency = new { file.Record.Agency.Name, file.Record.Agency.Printed, Source = file.Explanation.AgencySource },
            file.Record.Region,
            file.Record.Cells,
            file.Record.Rows,
            Passages = PassageExplanation.Of(file.Record).Select(item => new { item.Section, item.Item, Role = item.Role.ToString().ToLowerInvariant(), item.Rule, Meaning = RoleTable.Meaning(item.Rule), item.Heading, item.Text }),
            file.Record.Checks,
            Rules = RuleUse.Of(file.Record, file.Explanation),
            Warnings = file.Explanation.Warnings.Select(explained => new { explained.Warning.Code, explained.Warning.Message, explained.Warning.At, explained.Quote }),
        },
        RecordJson.Options);
}
