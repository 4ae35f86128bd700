using System.CommandLine;
using GovReportArchive.Composition;
using GovReportArchive.Corpus;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Indexer.Commands;

/// <summary><c>correct ID KEY=VALUE</c>: lays a correction over a report, or takes it back.</summary>
internal static class CorrectCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> id = new("ID") { Description = "报告编号" };
        Argument<string[]> values = new("KEY=VALUE")
        {
            Description = "指标键或 agency.name、year、region.code 等；值留空表示原文没有",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string> by = new("--by") { Description = "更正人", HelpName = "姓名", Required = true };
        Option<string> source = new("--source") { Description = "依据", HelpName = "依据", Required = true };
        Option<bool> undo = new("--undo") { Description = "撤销对这些项的更正" };
        Command command = new("correct", """
            更正一份报告。更正覆盖在读数之上，重新读取后仍在，并始终注明。

            例：
              govreport correct 230717-民政局-2025 applications.received.total=3 --by 张三 --source 原件第2页
              govreport correct 230717-民政局-2025 applications.received.total --undo --by 张三 --source 复核
            """) { id, values, by, source, undo };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using OpenArchive archive = ArchiveLocation.OpenExisting(parsed);
            StoredReport? report = null;
            foreach (string value in parsed.GetRequiredValue(values))
            {
                (string name, string person, string basis) = (parsed.GetRequiredValue(id), parsed.GetRequiredValue(by), parsed.GetRequiredValue(source));
                string[] parts = value.Split('=', 2);
                if (parsed.GetValue(undo))
                {
                    report = archive.Mender.UndoCorrection(name, parts[0].Trim(), person, basis);
                    await terminal.Out.WriteLineAsync($"已撤销对 {parts[0].Trim()} 的更正（{person}，{basis}）").ConfigureAwait(false);
                }
                else if (parts.Length == 2) report = archive.Mender.Correct(name, parts[0].Trim(), parts[1], person, basis);
                else throw new UsageException($"“{value}”应写作 KEY=VALUE。");
            }

            foreach (Correction correction in report?.Corrections ?? [])
                await terminal.Out.WriteLineAsync(
                    $"{correction.Key}：{correction.Was ?? correction.WasCell?.Raw ?? "无"} → {correction.Value ?? "无"}（{correction.By}，{correction.Source}）").ConfigureAwait(false);
            await Outcomes.FollowAsync(terminal, archive, cancellationToken).ConfigureAwait(false);
            return Cli.Well;
        });
        return command;
    }
}
