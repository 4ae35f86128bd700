using System.CommandLine;
using System.Text.Json;
using GovReportArchive.Composition;
using GovReportArchive.Discovery.Exports;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Reports.Records;
using GovReportArchive.Wording.Groups;

namespace GovReportArchive.Indexer.Commands;

/// <summary><c>wordings [TEXT]</c>: wordings that stand more than once, grouped; makes them anew, lists them, exports them.</summary>
internal static class WordingsCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string?> text = new("TEXT") { Description = "措辞中含有的文字", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> sort = new("--sort") { Description = "次序：" + string.Join("、", WordingOrders.All.Select(s => $"{s.Name} {s.Label}")), HelpName = "次序" };
        Option<string?> near = new("--near") { Description = "按与此地区的远近排序：同县、同市、同省", HelpName = "地区" };
        Option<string?> sameType = new("--same-type") { Description = "此类型机关用得多的在前", HelpName = "类型" };
        Option<string?> sameLevel = new("--same-level") { Description = "此层级机关用得多的在前", HelpName = "层级" };
        Option<bool> formula = new("--formula") { Description = "只列格式用语：依据、统计期限、联系方式等由格式或法规规定的话，平时不列" };
        Option<int> limit = new("--limit") { Description = "列出多少条，0 到 200", DefaultValueFactory = _ => 10 };
        Option<bool> rebuild = new("--rebuild") { Description = "先由档案重新整理" };
        Option<string?> export = new("--export") { Description = "导出全部：ndjson 或 csv" };
        export.AcceptOnlyFromAmong("ndjson", "csv");
        Option<bool> mark = new("--bom") { Description = "csv 前加 BOM，供 Excel 打开" };
        Option<bool> labels = new("--labels") { Description = "csv 表头用中文名" };
        Option<bool> json = new("--json") { Description = "以 JSON 输出，与接口相同" };
        Command command = new("wordings", """
            措辞沿革：把各报告中相同或几乎相同的条目归在一起，看哪些说法年年在用、本库所收谁最早用、有哪些变体。

            例：
              govreport wordings --rebuild
              govreport wordings 形式单一 --role problem --sort newest
              govreport wordings --section problems --near 230717
              govreport wordings --export csv --bom > 措辞.csv
            """) { text, sort, near, sameType, sameLevel, formula, limit, rebuild, export, mark, labels, json };
        FilterOptions filters = new(command, SearchKinds.Wordings);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using OpenArchive archive = ArchiveLocation.OpenExisting(parsed);
            if (parsed.GetValue(rebuild)) await RebuildAsync(terminal, archive, cancellationToken).ConfigureAwait(false);
            WordingQuery query = new()
            {
                Text = parsed.GetValue(text),
                Filters = filters.Of(parsed),
                Sort = parsed.GetValue(sort),
                Near = parsed.GetValue(near),
                SameType = parsed.GetValue(sameType),
                SameLevel = parsed.GetValue(sameLevel),
                Formula = parsed.GetValue(formula),
                Limit = parsed.GetValue(limit),
            };
            if (parsed.GetValue(export) is { } format)
            {
                await terminal.Out.FlushAsync(cancellationToken).ConfigureAwait(false);
                IEnumerable<WordingItem> all = archive.Wordings.Stream(query, cancellationToken);
                if (format == "csv")
                    await WordingCsv.Table.WriteAsync(terminal.Output, all, parsed.GetValue(mark), parsed.GetValue(labels), cancellationToken: cancellationToken).ConfigureAwait(false);
                else
                    await JsonLines.WriteAsync(terminal.Output, all, byteOrderMark: false, cancellationToken).ConfigureAwait(false);
                return Cli.Well;
            }

            WordingAnswer answer = archive.Wordings.Search(query, cancellationToken);
            if (parsed.GetValue(json)) await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(answer, RecordJson.Options)).ConfigureAwait(false);
            else Tell(terminal, answer, query.Formula);
            return Cli.Well;
        });
        return command;
    }

    private static async Task RebuildAsync(Terminal terminal, OpenArchive archive, CancellationToken cancellationToken)
    {
        WordingBuild? built = await JobDisplay.RunAsync(
            terminal, "整理措辞", progress => Task.Run(() => archive.WordingKeeper.Rebuild(false, Outcomes.Applied(progress), cancellationToken), cancellationToken)).ConfigureAwait(false);
        // Told on standard error: standard output is for the wordings.
        await terminal.Error.WriteLineAsync(built is null
            ? "另一个程序正在整理措辞沿革；以下是现有的。"
            : FormattableString.Invariant(
                $"措辞沿革已整理：{built.Reports} 份报告，{built.Items} 条，不同的措辞 {built.Distinct} 种，其中用过两次以上的归为 {built.Groups} 组（{built.Passages} 条）；{built.Took.TotalSeconds:F1} 秒")).ConfigureAwait(false);
    }

    private static void Tell(Terminal terminal, WordingAnswer answer, bool formula)
    {
        terminal.Out.WriteLine(FormattableString.Invariant($"共 {answer.Total} 组") + (!formula && answer.Formulas > 0 ? FormattableString.Invariant($"；另有格式用语 {answer.Formulas} 组，用 --formula 列出") : ""));
        if (answer.Near is { } near) terminal.Out.WriteLine($"按离 {near.FullName}（{near.Code}）的远近排列");
        foreach (NamedPlace other in (answer.Places ?? []).Where(place => place.Code != answer.Near?.Code))
            terminal.Out.WriteLine($"{(other.Filter == "near" ? "同名的另有" : "地区名称包括")} {other.FullName}（{other.Code}），可改用代码");
        if (answer.State.Stale) terminal.Out.WriteLine("（整理之后档案又有变动；加 --rebuild 重新整理）");
        foreach (WordingItem item in answer.Items)
        {
            terminal.Out.WriteLine();
            terminal.Out.WriteLine(item.Text);
            terminal.Out.WriteLine(FormattableString.Invariant(
                $"  {item.Passages} 条，{item.Agencies} 个机关，{item.Regions} 个地区，{item.First}—{item.Last} 年度，{item.Variants} 种变体{(item.Formula is { } rule ? "，" + Formulas.Label(rule) : "")}  {item.Url}"));
        }
    }
}
