using System.CommandLine;
using GovReportArchive.Indexer.Measuring;

namespace GovReportArchive.Indexer.Commands;

/// <summary><c>bench --queries FILE</c>: measures the index.</summary>
internal static class BenchCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<FileInfo> queries = new("--queries") { Description = "每行一个查询的文件", HelpName = "文件", Required = true };
        queries.AcceptExistingOnly();
        Option<string[]> facets = new("--facets")
        {
            Description = "一并计数的分面，以逗号分开；默认年份、省级、机关类型",
            HelpName = "名称",
            AllowMultipleArgumentsPerToken = true,
        };
        Option<int> repeat = new("--repeat") { Description = "每个查询先空跑再计时的次数", DefaultValueFactory = _ => 20 };
        repeat.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 100_000) result.AddError("--repeat 应在 1 到 100000 之间。");
        });
        Command command = new("bench", """
            逐个查询计时：进程内、单线程；引文结果照常保留，计时的是再次查询；每个查询输出一行 JSON（前10名及带分面的中位数与 p99）。

            例：
              govreport bench --queries 查询.txt --facets year,province,agencyType --repeat 200
            """) { queries, facets, repeat };
        command.SetAction((parsed, cancellationToken) =>
        {
            string[] names = [.. (parsed.GetValue(facets) ?? []).SelectMany(list => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
            IEnumerable<string> lines = SearchBench.Run(
                ArchiveLocation.Of(parsed).IndexDirectory,
                ArchiveLocation.Engine(parsed),
                File.ReadLines(parsed.GetRequiredValue(queries).FullName),
                names,
                parsed.GetValue(repeat),
                cancellationToken);
            foreach (string line in lines)
            {
                terminal.Out.WriteLine(line);
                terminal.Out.Flush();
            }

            return Task.FromResult(Cli.Well);
        });
        return command;
    }
}
