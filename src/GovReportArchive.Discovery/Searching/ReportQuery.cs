using System.Globalization;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Discovery.Searching;

/// <summary>A search over reports, in the archive's own terms: what page, API and command all ask with.</summary>
public sealed record ReportQuery
{
    /// <summary>Query text; null or blank matches every report.</summary>
    public string? Text { get; init; }

    /// <summary>Null for the query language; <see cref="QuerySyntaxes.Lucene"/> for what Lucene's classic parser reads, for those who know it: filters
    /// and facets are the same, but hits have no marks, and nothing is offered in the place of a query that finds nothing.</summary>
    public string? Syntax { get; init; }

    /// <summary>Choices by parameter name (see <see cref="FacetTable"/>): values of one name are joined by OR, names by AND.</summary>
    public IReadOnlyList<ReportFilter> Filters { get; init; } = [];

    /// <summary>Conditions on counts, joined by AND.</summary>
    public IReadOnlyList<CountCondition> Where { get; init; } = [];

    /// <summary>Facets to count, by the same names as filters; empty for none.</summary>
    public IReadOnlyList<RequestedFacet> Facets { get; init; } = [];

    /// <summary>Counts whose ranges are to be counted like facets, under the count's key; empty for none.</summary>
    public IReadOnlyList<CountRanges> Ranges { get; init; } = [];

    /// <summary>Whether each listed value of a facet comes with a report that matches and carries it.</summary>
    public bool Examples { get; init; }

    /// <summary><c>score</c>, <c>year</c>, <c>agency</c> or a count key; a leading minus means descending. Null: score, or year descending
    /// where there is no query text.</summary>
    public string? Sort { get; init; }

    /// <summary>What hits carry beside what every hit has.</summary>
    public IReadOnlyList<HitField> Fields { get; init; } = [];

    /// <summary>Characters of sections that the page carries at most, where hits carry sections; a hit that has more comes alone.</summary>
    public long MostText { get; init; } = HitFields.MostText;

    /// <summary>Hits on a page, 0 to 200.</summary>
    public int Limit { get; init; } = 20;

    /// <summary>Opaque continuation of an earlier answer with the same query; null for the first page.</summary>
    public string? Cursor { get; init; }

    /// <summary>Whether the answer offers the genre's other words for those of the text.</summary>
    public bool OffersSynonyms { get; init; }

    /// <summary>Only reports changed after this catalog change number; null for all.</summary>
    public long? ChangedSince { get; init; }

    /// <summary>Everything that decides which hits there are and in what order, as a cursor is bound to it.</summary>
    internal string Question => string.Create(
        CultureInfo.InvariantCulture,
        $"{Text?.Trim()}{(Syntax is null ? "" : "\u001f" + Syntax)}\0{Sort}\0{ChangedSince}\0{PageCursor.Written(Filters)}{string.Concat(Where.Select(condition => condition.Written + '\0'))}");
}

/// <summary>A facet to count.</summary>
/// <param name="Name">Name as for filters.</param>
/// <param name="Limit">Most values to list; the rest is summed in <see cref="ReportFacet.Other"/>.</param>
/// <param name="Prefix">List only stored values that begin so; null for all.</param>
/// <param name="ByValue">True: in order of value, descending; false: by count descending, ties by value.</param>
/// <param name="Containing">List only values that are called so, up to folding, also in other names of agencies and full names of places; null for all.</param>
public sealed record RequestedFacet(string Name, int Limit = 20, string? Prefix = null, bool ByValue = false, string? Containing = null);

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
/// <param name="Moved">True where the page follows one of another state of the archive, so that hits may repeat or be missing; null else.</param>
public sealed record ReportAnswer(
    int Total,
    IReadOnlyList<ReportHit> Items,
    IReadOnlyDictionary<string, ReportFacet> Facets,
    string? Next,
    IReadOnlyList<NamedPlace>? Places = null,
    EmptyAnswer? Help = null,
    BroaderAnswer? Broader = null,
    IReadOnlyList<SynonymOffer>? Synonyms = null,
    IReadOnlyList<string>? Damaged = null,
    bool? Moved = null) : IPage;

/// <summary>What any of the words finds beside the few reports that hold all of them.</summary>
/// <param name="Query">The query text for any of the words, which those that hold all of them match too.</param>
/// <param name="Total">Reports that match it with all filters and do not hold all of the words: they are not among the hits, nor in their total.</param>
/// <param name="Items">The best of these, as many as the last page of hits leaves room for.</param>
public sealed record BroaderAnswer(string Query, int Total, IReadOnlyList<ReportHit> Items);

/// <summary>One hit. What <see cref="HitFields"/> can add is null where it was not asked for, or the report does not say.</summary>
public sealed record ReportHit(
    string Id,
    string Title,
    ReportAgency Agency,
    int? Year,
    ReportRegion? Region,
    string Form,
    double Score,
    IReadOnlyList<Highlight> Highlights,
    string Url)
{
    /// <summary>The count that hits are sorted by, whatever stands in its cell; null for other orders.</summary>
    public CountValue? Sorted { get; init; }

    /// <summary>The counts that were asked for by key, in that order.</summary>
    public IReadOnlyList<CountValue>? Values { get; init; }

    /// <summary>The version of the report that what was asked for is of; null where nothing was. A count's permanent address is <c>/r/{id}/v/{version}/c/{key}</c>.</summary>
    public int? Version { get; init; }

    /// <summary><c>own</c>, <c>aggregate</c> or <c>unknown</c>.</summary>
    public string? Scope { get; init; }

    /// <summary>When it was published.</summary>
    public Published? Published { get; init; }

    /// <summary>Who published it.</summary>
    public string? Publisher { get; init; }

    /// <summary>Number of the notice that carries it.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>Whom to ask.</summary>
    public Contact? Contact { get; init; }

    /// <summary>The prose.</summary>
    public IReadOnlyList<Section>? Sections { get; init; }

    /// <summary>Every number that the report prints, by key.</summary>
    public IReadOnlyDictionary<string, decimal>? Counts { get; init; }

    /// <summary>Every cell that is no plain number, by key.</summary>
    public IReadOnlyDictionary<string, CellState>? Cells { get; init; }

    /// <summary>The second column of provincial statistics, by key.</summary>
    public IReadOnlyDictionary<string, decimal>? Cumulative { get; init; }

    /// <summary>Rows that no key covers.</summary>
    public IReadOnlyList<ExtraRow>? ExtraRows { get; init; }

    /// <summary>Numbers in the prose.</summary>
    public IReadOnlyList<Figure>? Figures { get; init; }

    /// <summary>Arithmetic and prose against tables.</summary>
    public IReadOnlyList<Check>? Checks { get; init; }

    /// <summary>What the reader was not sure of.</summary>
    public IReadOnlyList<ReadingWarning>? Warnings { get; init; }

    /// <summary>Corrections in force.</summary>
    public IReadOnlyList<Correction>? Corrections { get; init; }

    /// <summary>The original.</summary>
    public Source? Source { get; init; }

    /// <summary>What the archive knows beside the record.</summary>
    public HitArchive? Archive { get; init; }
}

/// <summary>What the archive knows of a hit beside its record.</summary>
/// <param name="Versions">How many versions are held.</param>
/// <param name="Changed">Number of the last change.</param>
/// <param name="Page">Page of the report, below the server's own address.</param>
public sealed record HitArchive(int Versions, long Changed, string Page);

/// <summary>Agency of a hit.</summary>
public sealed record ReportAgency(string Id, string Name, string? Type, string? Level);

/// <summary>Region of a hit.</summary>
public sealed record ReportRegion(string? Code, string? Province, string? City, string? County)
{
    /// <summary>The region of a record; null where nothing of it is known.</summary>
    public static ReportRegion? Of(Region? region) => region is null or { Code: null, Province: null, City: null, County: null }
        ? null : new ReportRegion(region.Code, region.Province, region.City, region.County);
}

/// <summary>A passage of a hit that shows why it matches.</summary>
/// <param name="Section">Section kind, or <c>title</c>.</param>
/// <param name="Text">A substring of the stored text.</param>
/// <param name="Marks">Start and length, in UTF-16 units of <paramref name="Text"/>, of what matched.</param>
public sealed record Highlight(string Section, string Text, IReadOnlyList<int[]> Marks);

/// <summary>Counts of one facet.</summary>
public sealed record ReportFacet(IReadOnlyList<ReportFacetItem> Items, int Missing, int Other);

/// <summary>One value of a facet.</summary>
/// <param name="Value">As stored.</param>
/// <param name="Label">As it is shown.</param>
/// <param name="Count">Matching reports or passages that carry it.</param>
/// <param name="Example">One of these, always the same as long as it is one of them: that with the least id. Null where it was not asked for, or was withdrawn this moment.</param>
public sealed record ReportFacetItem(string Value, string Label, int Count, FacetExample? Example = null);

/// <summary>A report or passage that carries a value of a facet.</summary>
/// <param name="Report">Id of the report.</param>
/// <param name="Title">Title of the report.</param>
/// <param name="Page">Page of the report, or permanent address of the passage, below the server's own.</param>
/// <param name="Url">The same as JSON.</param>
public sealed record FacetExample(string Report, string Title, string Page, string Url)
{
    /// <summary>Something of a report; null where the report does not stand any more, or is damaged.</summary>
    internal static FacetExample? Of(string report, string page, CatalogReader reader)
    {
        try
        {
            return reader.Report(report) is { Withdrawn: false } row ? new FacetExample(row.Id, row.Title, page, ReportLinks.Api + page) : null;
        }
        catch (DamagedReportException)
        {
            return null;
        }
    }
}
