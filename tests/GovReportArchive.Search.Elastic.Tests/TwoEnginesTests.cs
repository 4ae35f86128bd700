using System.Globalization;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;
using GovReportArchive.Tests;

namespace GovReportArchive.Search.Tests;

/// <summary>The same documents and changes in Lucene's files and in a cluster, asked the same.</summary>
public sealed class TwoEnginesTests
{
    private static readonly string[] Phrases =
    [
        "政府信息公开", "解读形式单一", "依申请公开", "门户网站", "2023年", "条例", "群众", "不够", "主动公开", "云溪区", "退役军人事务局", "，", "。", "“", "”", "Web", "12345", "的", "及时", "更新", " ", "　", "𠮷",
        "資訊公開", "ＡＰＰ", "㈱",
    ];

    private static readonly IndexSchema Schema = new("two/1",
    [
        new TextField("title", 3, "标题"), new TextField("overall", 1, "总体"), new TextField("problems", 1, "问题"),
    ],
    [
        new Column("year", ColumnKind.Keyword, "年份"),
        new Column("region", ColumnKind.Keyword, "地区"),
        new Column("report", ColumnKind.Keyword),
        new Column("ledger", ColumnKind.Keyword, "账") { Updatable = ["bad", "good", "mixed"] },
        new Column("total", ColumnKind.Number, "新收申请"),
        new Column("shared", ColumnKind.Number, "共") { SharedBy = "report" },
        new Column("note", ColumnKind.Stored),
    ]);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Two_engines_behind_the_seam_give_the_same_totals_facets_filters_and_matches(int seed) => Check(seed, 60, 60);

    [Theory]
    [Trait("tier", "soak")]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(102)]
    public void Two_engines_behind_the_seam_give_the_same_totals_facets_filters_and_matches_in_large_worlds(int seed) => Check(seed, 600, 400);

    private static void Check(int seed, int groups, int cases)
    {
        Random random = new(seed);
        using TemporaryDirectory directory = new();
        using ISearchIndex files = LuceneIndex.Engine(directory.Path, Schema), cluster = ArchiveEngine.Engine(directory.Path, Schema);
        using (ISearchWriter one = files.TryWrite()!, other = cluster.TryWrite()!)
        {
            for (int round = 1; round <= 5; round++)
            {
                for (int i = 0; i < groups / 2; i++) Change(random, groups, one, other);
                Assert.Equal(one.Commit(new CommitPoint(round)) > 0, other.Commit(new CommitPoint(round)) > 0);
            }
        }

        using ISearchView a = files.Open()!, b = cluster.Open()!;
        Assert.Equal(a.State.Documents, b.State.Documents);
        Assert.Equal((a.State.Schema, a.State.Applied), (b.State.Schema, b.State.Applied));
        for (int i = 0; i < cases; i++) Compare(a, b, Request(random), $"seed {seed}, case {i}");
        Assert.Equal(a.Ids().Order(StringComparer.Ordinal), b.Ids().Order(StringComparer.Ordinal));
        Assert.Equal(a.Numbered().OrderBy(pair => pair.Key, StringComparer.Ordinal), b.Numbered().OrderBy(pair => pair.Key, StringComparer.Ordinal));
        Assert.Equal(a.Terms(new TermRequest("公丌", 20)), b.Terms(new TermRequest("公丌", 20)));
    }

    private static void Compare(ISearchView a, ISearchView b, SearchRequest request, string where)
    {
        where = $"{where}: {request.Query?.Text} by {request.Sort}";
        SearchResult expected = a.Search(request), found = b.Search(request);
        Assert.True(expected.Total == found.Total, $"{where}: {found.Total}, not {expected.Total}");
        Assert.True(Flat(expected) == Flat(found), $"{where}:\n{Flat(found)}\nnot\n{Flat(expected)}");
        // What scores decide may differ; which documents match may not, nor what comes with them.
        IEnumerable<string> Hits(SearchResult result) => result.Hits.Select(hit => $"{hit.Id} {string.Join('|', hit.Values)} {hit.After.Number?.ToString(CultureInfo.InvariantCulture)} {hit.After.Keyword}");
        if (request.Sort.Column is null) Assert.Equal(Hits(expected).Order(StringComparer.Ordinal), Hits(found).Order(StringComparer.Ordinal));
        else Assert.Equal(Hits(expected), Hits(found));
        if (expected.Hits.Count < 3 || request.Sort.Column is null) return;
        SearchAfter after = expected.Hits[random(expected.Hits.Count)].After;
        Assert.Equal(Hits(a.Search(request with { After = after, Limit = 4 })), Hits(b.Search(request with { After = after, Limit = 4 })));

        int random(int below) => where.Length % below;
    }

    private static string Flat(SearchResult result) => string.Join('\n', result.Facets.Select(facet =>
            $"{facet.Column} {string.Join(' ', facet.Items.Select(item => $"{item.Value}={item.Count} {Example(item.Example)}"))} missing {facet.Missing} other {facet.Other}")
        .Concat(result.Ranges.Select(range => $"{range.Column} {string.Join(' ', range.Items.Select(item => $"[{item.From},{item.Below})={item.Count} {Example(item.Example)}"))} missing {range.Missing}")));

    private static string Example(ExampleDocument? example) => example is null ? "" : $"{example.Id} {string.Join('|', example.Values)}";

    private static SearchRequest Request(Random random)
    {
        string?[] sorts = [null, "year", "region", "total", "shared", "ledger"];
        return new SearchRequest
        {
            Query = random.Next(5) == 0 ? null : ParsedQuery.Parse(Query(random, 0), Schema),
            Filters = random.Next(2) == 0 ? [] : [new KeywordFilter("year", ["2021", "2022"]) { OrMissing = random.Next(2) == 0 }, new KeywordFilter(random.Next(2) == 0 ? "ledger" : "region", random.Next(3) == 0 ? [] : ["good", "231", "23é"]) { OrMissing = random.Next(2) == 0 }],
            Numbers = random.Next(2) == 0 ? [] : [new NumberFilter(random.Next(2) == 0 ? "total" : "shared", (NumberOperator)random.Next(7), random.Next(9))],
            Facets = [new FacetRequest("year", 2) { Examples = random.Next(2) == 0 }, new FacetRequest("region", 3), new FacetRequest("region", int.MaxValue, "23"), new FacetRequest("ledger", ByValue: true), new FacetRequest("region", 2, Containing: "É")],
            Ranges = [new RangeFacetRequest("total", [1, 2.5, 7]) { Examples = random.Next(2) == 0 }, new RangeFacetRequest("shared", [4])],
            Sort = sorts[random.Next(sorts.Length)] is { } sort ? new SortOrder(sort, random.Next(2) == 0) : SortOrder.Score,
            Values = ["year", "region", "ledger", "total", "shared", "note"],
            Limit = 9000,
        };
    }

    private static string Query(Random random, int depth)
    {
        string leaf = random.Next(11) switch
        {
            0 or 1 => $"\"{Piece(random)}\"",
            2 or 3 => Piece(random),
            4 => $"问题:\"{Piece(random)}\"",
            5 => $"标题：{Piece(random)}",
            6 => $"\"{Piece(random)} {Piece(random)}\"~{random.Next(12)}",
            7 => $"年份:{random.Next(2020, 2025)}",
            8 => $"新收申请:[{random.Next(9)} TO *}}",
            9 => $"\"{Piece(random)} {Piece(random)} {Piece(random)}\"~{random.Next(12)}",
            _ => $"{Piece(random)}*",
        };
        if (depth > 2) return leaf;
        return random.Next(7) switch
        {
            0 => $"{leaf} {Query(random, depth + 1)}",
            1 => $"{leaf} OR {Query(random, depth + 1)}",
            2 => $"({Query(random, depth + 1)}) AND NOT {leaf}",
            3 => $"{leaf}^2 OR ({Query(random, depth + 1)})",
            _ => leaf,
        };
    }

    private static string Piece(Random random)
    {
        string text = string.Concat(Text(random, random.Next(1, 4)).Where(c => !char.IsWhiteSpace(c) && !"（“”，。".Contains(c, StringComparison.Ordinal)));
        return text.Length > 0 ? text[..Math.Min(text.Length, random.Next(1, 8))].TrimEnd('\ud842') is { Length: > 0 } piece ? piece : "公开" : "公开";
    }

    private static string Text(Random random, int symbols) => string.Concat(Enumerable.Range(0, symbols).Select(_ => Phrases[random.Next(Phrases.Length)]));

    private static void Change(Random random, int groups, params ISearchWriter[] writers)
    {
        string group = $"g{random.Next(groups)}";
        switch (random.Next(8))
        {
            case 0:
                foreach (ISearchWriter writer in writers) writer.Replace(group, []);
                break;
            case 1:
                string? value = random.Next(3) == 0 ? null : random.Next(2) == 0 ? "good" : "mixed";
                foreach (ISearchWriter writer in writers) writer.Update(group, "ledger", value);
                break;
            default:
                IndexDocument[] documents = [.. Enumerable.Range(0, random.Next(1, 4)).Select(member => Document(random, group, member))];
                if (random.Next(2) == 0) documents[^1] = documents[^1] with { Numbers = [.. documents[^1].Numbers, ("shared", random.Next(9))] };
                foreach (ISearchWriter writer in writers) writer.Replace(group, documents);
                break;
        }
    }

    private static IndexDocument Document(Random random, string group, int member)
    {
        string[] fields = ["title", "overall", "problems"];
        return new IndexDocument
        {
            Id = $"{group}#{member}",
            Units = [.. Enumerable.Range(0, random.Next(0, 5)).Select(_ => (fields[random.Next(3)], Text(random, random.Next(0, 8))))],
            Keywords =
            [
                ("report", group),
                .. random.Next(4) == 0 ? Array.Empty<(string, string)>() : [("year", $"{random.Next(2020, 2025)}")],
                .. Enumerable.Range(0, random.Next(0, 4)).Select(_ => ("region", "23" + "01é𠮷\uff01"[random.Next(2)] + Phrases[random.Next(4)])),
                .. random.Next(3) == 0 ? [] : new[] { ("ledger", "bad") },
            ],
            Numbers = random.Next(3) == 0 ? [] : [("total", random.Next(10) == 0 ? 2.5 : random.Next(0, 12))],
            Stored = random.Next(2) == 0 ? [] : [("note", Text(random, 3))],
        };
    }
}
