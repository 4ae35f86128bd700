using System.Text.Json;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Search.Lucene.Tests;

/// <summary>Everything that a view answers to some requests, as text that can be compared.</summary>
internal static class Answers
{
    private static readonly string[] Fixed =
    [
        "公开", "政府信息公开", "\"信息公开\"", "\"开\"", "问题:\"公开\"", "标题：条例", "\"公开 条例\"~9", "更新*", "Web", "公开 -条例", "公开 OR 12345", "年份:2023", "新收申请:[2 TO 7}", "总体:(群众 OR 网站)", "账:bad 公开",
    ];

    public static List<string> OfFixedRequests(ISearchView view) => [.. Fixed.Select(query => JsonSerializer.Serialize(view.Search(Request(query)))), Full(view, "公开"), .. Beside(view)];

    /// <summary>One answer with all facets and ranges, by score and in other orders.</summary>
    public static string Full(ISearchView view, string? query)
    {
        SearchRequest request = Request(query);
        SearchRequest[] all = [request, request with { Sort = new SortOrder("total", true) }, request with { Sort = new SortOrder("shared", false) }, request with { Sort = new SortOrder("region", false) }];
        SearchResult first = view.Search(request);
        string later = first.Hits.Count == 0 ? "" : JsonSerializer.Serialize(view.Search(request with { After = first.Hits[first.Hits.Count / 2].After }));
        return query + " " + JsonSerializer.Serialize(first) + later + string.Concat(all.Skip(1).Select(other => JsonSerializer.Serialize(view.Search(other))));
    }

    private static SearchRequest Request(string? query) => new()
    {
        Query = Sample.Query(query),
        Facets = [new FacetRequest("year"), new FacetRequest("region", 3), new FacetRequest("ledger", ByValue: true)],
        Ranges = [new RangeFacetRequest("total", [1, 3, 10]), new RangeFacetRequest("shared", [50, 200])],
        Filters = query?.Length % 3 == 0 ? [new KeywordFilter("region", ["231", "233"])] : [],
        Numbers = query?.Length % 4 == 0 ? [new NumberFilter("shared", NumberOperator.Greater, 20)] : [],
        Values = ["year", "ledger", "total", "shared", "note"],
        Limit = 15,
    };

    /// <summary>What is asked for beside searches.</summary>
    public static List<string> Beside(ISearchView view) =>
    [
        JsonSerializer.Serialize(view.Alike(new AlikeRequest("政府信息公开条例不够及时更新") { Limit = 10, Values = ["note"] })),
        JsonSerializer.Serialize(view.Terms(new TermRequest(null, 20))),
        JsonSerializer.Serialize(view.Terms(new TermRequest("公丌", 20))),
        JsonSerializer.Serialize(view.Rarity(["公开", "条例", "无有"])),
        string.Join(' ', view.Ids().Order(StringComparer.Ordinal)),
    ];
}
