namespace GovReportArchive.Discovery.Searching;

/// <summary>A search over reports, in the archive's own terms: what page, API and command all ask with.</summary>
public sealed record ReportQuery
{
    /// <summary>Query text; null or blank matches every report.</summary>
    public string? Text { get; init; }

    /// <summary>Null for the query language; <see cref="QuerySyntaxes.Lucene"/> for what Lucene's classic parser reads, for those who know it: filters
    /// and facets are the same, but hits have no marks, and nothing is offered in the place of a query that finds nothing.</summary>
    public string? Syntax { get; init; }

    /// <summary>Choices by parameter name (see <see cref="ReportFilters.Names"/>): values of one name are joined by OR, names by AND.</summary>
    public IReadOnlyList<ReportFilter> Filters { get; init; } = [];

    /// <summary>Conditions on counts, joined by AND.</summary>
    public IReadOnlyList<CountCondition> Where { get; init; } = [];

    /// <summary>Facets to count, by the same names as filters; empty for none.</summary>
    public IReadOnlyList<RequestedFacet> Facets { get; init; } = [];

    /// <summary>Counts whose ranges are to be counted like facets, under the count's key; empty for none.</summary>
    public IReadOnlyList<CountRanges> Ranges { get; init; } = [];

    /// <summary><c>score</c>, <c>year</c>, <c>agency</c> or a count key; a leading minus means descending. Null: score, or year descending
    /// where there is no query text.</summary>
    public string? Sort { get; init; }

    /// <summary>Hits on a page, 0 to 200.</summary>
    public int Limit { get; init; } = 20;

    /// <summary>Opaque continuation of an earlier answer with the same query; null for the first page.</summary>
    public string? Cursor { get; init; }

    /// <summary>Whether the answer offers the genre's other words for those of the text.</summary>
    public bool OffersSynonyms { get; init; }

    /// <summary>Only reports changed after this catalog change number; null for all.</summary>
    public long? ChangedSince { get; init; }
}

/// <summary>Names of filters and facets, with their Chinese labels.</summary>
public static class ReportFilters
{
    /// <summary>Name in parameters, and label on the page, in the page's order.</summary>
    public static IReadOnlyList<(string Name, string Label)> Names { get; } =
    [
        ("year", "年份"),
        ("region", "地区代码"),
        ("province", "省级"),
        ("city", "市级"),
        ("county", "县级"),
        ("agency", "机关"),
        ("agencyType", "机关类型"),
        ("level", "层级"),
        ("form", "表式"),
        ("section", "部分"),
        ("check", "勾稽校验"),
        ("repeats", "与上年相同"),
        ("recognised", "文字识别"),
        ("boilerplate", "套话占比"),
    ];
}

/// <summary>Answer to a <see cref="ReportQuery"/>; its members, in camelCase, are the API's JSON.</summary>
/// <param name="Total">Matching reports, exact.</param>
/// <param name="Items">The page of hits.</param>
/// <param name="Facets">Requested facets by name.</param>
/// <param name="Next">Cursor of the next page, or null at the end.</param>
/// <param name="Places">Where a region name in a filter stands for more than one place: the places it took in.</param>
/// <param name="Help">Where nothing was found and that was to be explained: why, and what would be found instead.</param>
/// <param name="Broader">Where few were found and that was to be explained: the best others for any of the words.</param>
/// <param name="Synonyms">Where that was asked for and the query is plain words: other words that reports write in their place, with what they would find. They
/// count nowhere.</param>
/// <param name="Damaged">Ids of the hits that are left out of this page because their record is damaged; null for none. They count in <see cref="Total"/>.</param>
public sealed record ReportAnswer(
    int Total,
    IReadOnlyList<ReportHit> Items,
    IReadOnlyDictionary<string, ReportFacet> Facets,
    string? Next,
    IReadOnlyList<NamedPlace>? Places = null,
    EmptyAnswer? Help = null,
    BroaderAnswer? Broader = null,
    IReadOnlyList<SynonymOffer>? Synonyms = null,
    IReadOnlyList<string>? Damaged = null);

/// <summary>What any of the words finds beside the few reports that hold all of them.</summary>
/// <param name="Query">The query text for any of the words, which those that hold all of them match too.</param>
/// <param name="Total">Reports that match it with all filters and do not hold all of the words: they are not among the hits, nor in their total.</param>
/// <param name="Items">The best of these, as many as the last page of hits leaves room for.</param>
public sealed record BroaderAnswer(string Query, int Total, IReadOnlyList<ReportHit> Items);

/// <summary>One hit.</summary>
public sealed record ReportHit(
    string Id,
    string Title,
    ReportAgency Agency,
    int? Year,
    ReportRegion? Region,
    string Form,
    double Score,
    IReadOnlyList<Highlight> Highlights,
    string Url);

/// <summary>Agency of a hit.</summary>
public sealed record ReportAgency(string Id, string Name, string? Type, string? Level);

/// <summary>Region of a hit.</summary>
public sealed record ReportRegion(string? Code, string? Province, string? City, string? County);

/// <summary>A passage of a hit that shows why it matches.</summary>
/// <param name="Section">Section kind, or <c>title</c>.</param>
/// <param name="Text">A substring of the stored text.</param>
/// <param name="Marks">Start and length, in UTF-16 units of <paramref name="Text"/>, of what matched.</param>
public sealed record Highlight(string Section, string Text, IReadOnlyList<int[]> Marks);

/// <summary>Counts of one facet.</summary>
public sealed record ReportFacet(IReadOnlyList<ReportFacetItem> Items, int Missing, int Other);

/// <summary>One value of a facet: stored value, name to show, matching reports.</summary>
public sealed record ReportFacetItem(string Value, string Label, int Count);

/// <summary>One of the places that share a name: <c>220104</c>, <c>吉林省长春市朝阳区</c>.</summary>
public sealed record NamedPlace(string Filter, string Code, string FullName);

/// <summary>A parameter that cannot be used; the message names the parameter and the allowed values.</summary>
public sealed class QueryParameterException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="parameter">Name of the parameter as the API writes it.</param>
    /// <param name="message">What is wrong and what is allowed, in Chinese.</param>
    /// <param name="allowed">The allowed values, where they are few.</param>
    public QueryParameterException(string parameter, string message, IReadOnlyList<string>? allowed = null)
        : base(message) => (Parameter, Allowed) = (parameter, allowed ?? []);

    /// <summary>The parameter.</summary>
    public string Parameter { get; }

    /// <summary>The allowed values; empty where they are not few.</summary>
    public IReadOnlyList<string> Allowed { get; }
}
