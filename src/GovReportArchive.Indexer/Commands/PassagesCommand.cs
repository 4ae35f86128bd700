using System.CommandLine;
using System.Text.Json;
using GovReportArchive.Composition;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Indexer.Commands;

/// <summary><c>passages QUERY</c>: looks up wording, item by item.</summary>
internal static class PassagesCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string[]> facets = new("--facet") { Description = "分面计数，如 role、section、year；可重复", HelpName = "名称" };
        Option<int> limit = new("--limit") { Description = "列出多少条，0 到 200", DefaultValueFactory = _ => 10 };
        Option<bool> fold = new("--fold") { Description = "逐字相同的条目合为一条，注明机关数与年度" };
        Option<bool> json = new("--json") { Description = "以 JSON 输出，与接口相同" };
        Command command = new("passages", """
            查找措辞：逐条检索各部分的条目（一是……、（二）……）。写法与 search 相同。

            例：
              govreport passages '"解读形式单一"' --role problem
              govreport passages 队伍建设 --section problems --role measure --fold
              govreport passages 公众号 --year 2023-2025 --facet role --json
            """) { facets, limit, fold, json };
        QueryOptions query = new(command, textRequired: true, SearchKinds.Passages);
        command.SetAction((parsed, cancellationToken) =>
        {
            ReportQuery asked = query.Of(parsed) with
            {
                Limit = parsed.GetValue(limit),
                Facets = [.. (parsed.GetValue(facets) ?? []).SelectMany(names => names.Split(',')).Select(name => new RequestedFacet(name.Trim()))],
            };
            using OpenArchive archive = ArchiveLocation.OpenExisting(parsed);
            archive.TryCatchUp(cancellationToken: cancellationToken);
            PassageAnswer answer = archive.Passages.Search(asked, parsed.GetValue(fold), cancellationToken: cancellationToken);
            if (parsed.GetValue(json)) terminal.Out.WriteLine(JsonSerializer.Serialize(answer, RecordJson.Options));
            else Tell(terminal, answer);
            return Task.FromResult(Cli.Well);
        });
        return command;
    }

    private static void Tell(Terminal terminal, PassageAnswer answer)
    {
        terminal.Out.WriteLine(FormattableString.Invariant($"共 {answer.Total} 条"));
        foreach (NamedPlace place in answer.Places ?? []) terminal.Out.WriteLine($"  （{place.Filter} 包括 {place.FullName} {place.Code}）");
        foreach (PassageHit hit in answer.Items)
        {
            terminal.Out.WriteLine();
            terminal.Out.WriteLine(SearchCommand.Marked(hit.Text, hit.Marks));
            terminal.Out.WriteLine(FormattableString.Invariant(
                $"  {hit.Agency.Name} {hit.Year} {FilterLabels.Section(hit.Section)} 第 {hit.Item} 条  {Uri.UnescapeDataString(hit.Page)}"));
            if (hit.Same is { Passages: > 1 } same)
                terminal.Out.WriteLine(FormattableString.Invariant($"  同样措辞共 {same.Passages} 条，{same.Agencies} 个机关，{string.Join('、', same.Years)} 年度"));
        }

        SearchCommand.TellFacets(terminal, answer.Facets);
    }
}
