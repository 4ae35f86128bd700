using System.CommandLine;
using System.Text.Json;
using GovReportArchive.Composition;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Indexer.Commands;

/// <summary><c>search QUERY</c>: searches the archive.</summary>
internal static class SearchCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string[]> facets = new("--facet") { Description = "分面计数，如 year、province；可重复", HelpName = "名称" };
        Option<int> limit = new("--limit") { Description = "列出多少份，0 到 200", DefaultValueFactory = _ => 10 };
        Option<bool> json = new("--json") { Description = "以 JSON 输出，与接口相同" };
        Command command = new("search", """
            检索。不加引号按词，加引号按原文包含；字段写作 问题:"解读形式单一"。

            例：
              govreport search '"公众号"'
              govreport search 解读 --county 伊美区 --facet year
              govreport search '' --where 'applications.received.total>=1' --sort -year
            """) { facets, limit, json };
        QueryOptions query = new(command, textRequired: true);
        command.SetAction((parsed, cancellationToken) =>
        {
            ReportQuery asked = query.Of(parsed) with
            {
                Limit = parsed.GetValue(limit),
                Facets = [.. (parsed.GetValue(facets) ?? []).SelectMany(names => names.Split(',')).Select(name => new RequestedFacet(name.Trim()))],
            };
            using OpenArchive archive = ArchiveLocation.OpenExisting(parsed);
            archive.TryCatchUp(cancellationToken: cancellationToken);
            ReportAnswer answer = archive.Search.Answer(asked, cancellationToken);
            if (parsed.GetValue(json)) terminal.Out.WriteLine(JsonSerializer.Serialize(answer, RecordJson.Options));
            else Tell(terminal, answer);
            return Task.FromResult(Cli.Well);
        });
        return command;
    }

    private static void Tell(Terminal terminal, ReportAnswer answer)
    {
        terminal.Out.WriteLine(FormattableString.Invariant($"共 {answer.Total} 份"));
        foreach (NamedPlace place in answer.Places ?? []) terminal.Out.WriteLine($"  （{place.Filter} 包括 {place.FullName} {place.Code}）");
        TellHits(terminal, answer.Items);
        if (answer.Help is { } help) TellHelp(terminal, help);
        if (answer.Broader is { } broader)
        {
            terminal.Out.WriteLine(FormattableString.Invariant($"  含任一词的另有 {broader.Total} 份：{broader.Query}"));
            TellHits(terminal, broader.Items);
        }

        TellFacets(terminal, answer.Facets);
    }

    private static void TellHits(Terminal terminal, IReadOnlyList<ReportHit> hits)
    {
        foreach (ReportHit hit in hits)
        {
            terminal.Out.WriteLine();
            terminal.Out.WriteLine($"{hit.Title}  [{hit.Id}]");
            foreach (Highlight highlight in hit.Highlights.Where(h => h.Section is not "title"))
                terminal.Out.WriteLine($"  {FilterLabels.Section(highlight.Section)}：{Marked(highlight.Text, highlight.Marks)}");
        }
    }

    /// <summary>Writes the counts of facets.</summary>
    public static void TellFacets(Terminal terminal, IReadOnlyDictionary<string, ReportFacet> facets)
    {
        foreach ((string name, ReportFacet facet) in facets)
        {
            terminal.Out.WriteLine();
            terminal.Out.WriteLine($"{name}：");
            foreach (ReportFacetItem item in facet.Items) terminal.Out.WriteLine(FormattableString.Invariant($"  {item.Count,8}  {item.Value}  {item.Label}"));
            if (facet.Other > 0) terminal.Out.WriteLine(FormattableString.Invariant($"  {facet.Other,8}  其他"));
            if (facet.Missing > 0) terminal.Out.WriteLine(FormattableString.Invariant($"  {facet.Missing,8}  无此项"));
        }
    }

    private static void TellHelp(Terminal terminal, EmptyAnswer empty)
    {
        foreach (PartAlone part in empty.Terms.Concat(empty.Filters))
            terminal.Out.WriteLine(FormattableString.Invariant($"  仅“{part.Label}”：{part.Total} 份"));
        foreach (OtherSpelling spelling in empty.Spellings)
            terminal.Out.WriteLine(FormattableString.Invariant($"  是否要查“{spelling.Query}”：{spelling.Total} 份"));
        foreach (AgencyInfo agency in empty.Agencies)
            terminal.Out.WriteLine($"  {agency.Name} 现存年份：{(agency.Years.Count == 0 ? "无" : string.Join("、", agency.Years))}");
    }

    /// <summary>A text in one line with its marks in brackets.</summary>
    public static string Marked(string text, IReadOnlyList<int[]> marks)
    {
        foreach (int[] mark in marks.Reverse()) text = text.Insert(mark[0] + mark[1], "】").Insert(mark[0], "【");
        return text.ReplaceLineEndings(" ");
    }
}
