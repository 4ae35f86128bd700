using System.CommandLine;
using GovReportArchive.Archive.Synthesis;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Indexer.Commands;

/// <summary><c>synth</c>: invented records for measurement, one a line.</summary>
internal static class SynthCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<int> reports = new("--reports") { Description = "多少份", DefaultValueFactory = _ => 1000 };
        reports.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--reports 须为正整数");
        });
        Option<int> seed = new("--seed") { Description = "随机种子；相同的种子给出相同的记录", DefaultValueFactory = _ => 1 };
        Command command = new("synth", """
            生成供测量用的合成记录，每行一份；标题注明“合成数据”，不要收入真实档案。

            例：
              govreport synth --reports 20000 --seed 1 > 合成.ndjson
              govreport import 合成.ndjson --corpus 测量/corpus --index 测量/index
            """) { reports, seed };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            foreach (ReportRecord record in new SyntheticReports(parsed.GetValue(seed)).Generate(parsed.GetValue(reports)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                await terminal.Out.WriteLineAsync(RecordJson.Serialize(record)).ConfigureAwait(false);
            }

            return Cli.Well;
        });
        return command;
    }
}
