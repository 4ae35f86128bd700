namespace GovReportArchive.Search.Querying;

/// <summary>What to search for. Everything is optional: an empty request matches every document.</summary>
public sealed record SearchRequest
{
    /// <summary>The query; null matches everything.</summary>
    public ParsedQuery? Query { get; init; }

    /// <summary>Choices by column: the values of one filter are joined by OR, filters by AND.</summary>
    public IReadOnlyList<KeywordFilter> Filters { get; init; } = [];

    /// <summary>Conditions on numbers, joined by AND.</summary>
    public IReadOnlyList<NumberFilter> Numbers { get; init; } = [];

    /// <summary>Facets to count.</summary>
    public IReadOnlyList<FacetRequest> Facets { get; init; } = [];

    /// <summary>Facets of numbers to count.</summary>
    public IReadOnlyList<RangeFacetRequest> Ranges { get; init; } = [];

    /// <summary>Order of hits.</summary>
    public SortOrder Sort { get; init; } = SortOrder.Score;

    /// <summary>Hits to return; 0 for totals and facets alone.</summary>
    public int Limit { get; init; } = 20;

    /// <summary>Continue after this hit; null for the first page.</summary>
    public SearchAfter? After { get; init; }

    /// <summary>Columns of any kind whose values come with each hit, and with each example of a facet.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];
}

/// <summary>A choice of values in one keyword column, joined by OR.</summary>
public sealed record KeywordFilter(string Column, IReadOnlyList<string> Values)
{
    /// <summary>Whether documents without any value in the column are chosen too, or alone where there are no <see cref="Values"/>.</summary>
    public bool OrMissing { get; init; }
}

/// <summary>How a number is compared. <see cref="Missing"/> holds where the document has no number; no other operator does.</summary>
public enum NumberOperator
{
    /// <summary>=</summary>
    Equal,

    /// <summary>!= (a number is there and differs)</summary>
    NotEqual,

    /// <summary>&lt;</summary>
    Less,

    /// <summary>&lt;=</summary>
    LessOrEqual,

    /// <summary>&gt;</summary>
    Greater,

    /// <summary>&gt;=</summary>
    GreaterOrEqual,

    /// <summary>There is no number.</summary>
    Missing,
}

/// <summary>A condition on a number column.</summary>
public sealed record NumberFilter(string Column, NumberOperator Operator, double Value = 0);

/// <summary>A facet to count.</summary>
/// <param name="Column">A keyword column.</param>
/// <param name="Limit">Most values to list; the rest is summed in <see cref="FacetResult.Other"/>.</param>
/// <param name="Prefix">List only values that begin so; null for all.</param>
/// <param name="ByValue">True: in order of value, descending; false: by count descending, ties by value.</param>
/// <param name="Containing">List only values that contain this text, up to folding, anywhere in them; null or blank for all.</param>
public sealed record FacetRequest(string Column, int Limit = 20, string? Prefix = null, bool ByValue = false, string? Containing = null)
{
    /// <summary>Whether each listed value comes with a document that carries it.</summary>
    public bool Examples { get; init; }
}

/// <summary>A facet of numbers to count.</summary>
/// <param name="Column">A number column.</param>
/// <param name="Bounds">Where one range ends and the next begins, ascending: 1 and 10 make below 1, from 1 to below 10, and from 10 on. At most 100.</param>
public sealed record RangeFacetRequest(string Column, IReadOnlyList<double> Bounds)
{
    /// <summary>Whether each range comes with a document whose number is in it.</summary>
    public bool Examples { get; init; }
}

/// <summary>Order of hits: a column, or the score where <see cref="Column"/> is null. Ties are broken by id ascending; documents without a
/// value come last in both directions.</summary>
public sealed record SortOrder(string? Column, bool Descending)
{
    /// <summary>Best score first.</summary>
    public static SortOrder Score { get; } = new(null, true);
}

/// <summary>The sort value and id of the last hit of the previous page.</summary>
/// <param name="Score">Its score, where hits are sorted by score.</param>
/// <param name="Number">Its number in the column that hits are sorted by; null where it has none.</param>
/// <param name="Keyword">Its value in the column that hits are sorted by; null where it has none.</param>
/// <param name="Id">Its id.</param>
/// <param name="Generation">The commit that the page came from. A reader that still has it answers the next page from it too, so that commits in
/// between neither repeat hits nor leave any out; another reader goes on from its own commit. 0 for whichever is current.</param>
public sealed record SearchAfter(double? Score, double? Number, string? Keyword, string Id, long Generation = 0)
{
    /// <summary>Which index the commit is of, as whoever hands the place on to others calls it; another server's has other commits under the same numbers. Engines pass over it.</summary>
    public Guid Index { get; init; }

    /// <summary>The last change that the commit holds, so that another index is not taken before it holds as much. Engines pass over it.</summary>
    public long Change { get; init; }
}

/// <summary>The answer to a <see cref="SearchRequest"/>.</summary>
/// <param name="Total">Matching documents, exact.</param>
/// <param name="Hits">The page of hits.</param>
/// <param name="Facets">One result a requested facet, in order.</param>
public sealed record SearchResult(int Total, IReadOnlyList<Hit> Hits, IReadOnlyList<FacetResult> Facets)
{
    /// <summary>One result a requested facet of numbers, in order.</summary>
    public IReadOnlyList<RangeFacetResult> Ranges { get; init; } = [];
}

/// <summary>A matching document.</summary>
public sealed record Hit(string Id, double Score, SearchAfter After)
{
    /// <summary>For each column of <see cref="SearchRequest.Values"/> the document's value, the first in ascending order where it has several;
    /// null where it has none. Numbers are written invariantly.</summary>
    public IReadOnlyList<string?> Values { get; init; } = [];
}

/// <summary>A facet's counts: matching documents by value, this facet's own filter left out, before paging.</summary>
/// <param name="Column">The column.</param>
/// <param name="Items">Listed values.</param>
/// <param name="Missing">Matching documents without any value.</param>
/// <param name="Other">Matching documents that carry a value but none of the listed ones.</param>
public sealed record FacetResult(string Column, IReadOnlyList<FacetCount> Items, int Missing, int Other);

/// <summary>How many matching documents carry one value.</summary>
public readonly record struct FacetCount(string Value, int Count)
{
    /// <summary>Of these the document whose id is least by code point; null where that was not asked for.</summary>
    public ExampleDocument? Example { get; init; }
}

/// <summary>A document that stands for those that a value or range counts.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Values">As in <see cref="Hit.Values"/>.</param>
public sealed record ExampleDocument(string Id, IReadOnlyList<string?> Values);

/// <summary>A number facet's counts: matching documents by range, conditions on this column left out, before paging.</summary>
/// <param name="Column">The column.</param>
/// <param name="Items">Every range in ascending order, empty ones too.</param>
/// <param name="Missing">Matching documents without a number.</param>
public sealed record RangeFacetResult(string Column, IReadOnlyList<RangeCount> Items, int Missing);

/// <summary>How many matching documents have a number in one range.</summary>
/// <param name="From">The least number of the range; null where it is open.</param>
/// <param name="Below">What the numbers of the range are below; null where it is open.</param>
/// <param name="Count">Documents.</param>
public readonly record struct RangeCount(double? From, double? Below, int Count)
{
    /// <summary>As <see cref="FacetCount.Example"/>; null also where the range is empty.</summary>
    public ExampleDocument? Example { get; init; }
}

/// <summary>A query that cannot be understood.</summary>
public sealed class QuerySyntaxException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="position">UTF-16 unit of the query, from 0, where the mistake is.</param>
    /// <param name="message">One sentence in Chinese that begins with the position counted from 1: 第 8 个字符：引号没有闭合.</param>
    public QuerySyntaxException(int position, string message)
        : base(message) => Position = position;

    /// <summary>Where the mistake is, from 0.</summary>
    public int Position { get; }
}
