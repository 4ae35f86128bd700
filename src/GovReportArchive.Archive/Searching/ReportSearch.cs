using System.Globalization;
using GovReportArchive.Archive.Catalog;
using GovReportArchive.Archive.Wordings;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search;
using GovReportArchive.Search.Own;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Archive.Searching;

/// <summary>Search over the reports of an archive: the one service that page, API and command ask.</summary>
/// <remarks>Thread-safe. Answers from the newest commit of the index; the archive itself may be ahead of it for a moment.</remarks>
public sealed class ReportSearch
{
    private const int StreamPage = 1000;
    private const int LargestLimit = 200;

    /// <summary>So few hits that a person may want more than what holds every word.</summary>
    private const int Few = 10;
    private readonly CatalogDatabase _catalog;
    private readonly IndexedSearch _common;
    private readonly WordingStore _wordings;

    internal ReportSearch(CatalogDatabase catalog, IndexedSearch common, WordingStore wordings) => (_catalog, _common, _wordings) = (catalog, common, wordings);

    /// <summary>Answers a query: total, one page of hits with highlights, facets.</summary>
    /// <exception cref="QueryParameterException">A filter, condition, facet, order, limit or cursor cannot be used.</exception>
    /// <exception cref="QuerySyntaxException">The query text cannot be understood.</exception>
    /// <exception cref="ArchiveException">There is no usable index; the message says what to do.</exception>
    public ReportAnswer Search(ReportQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Limit is < 0 or > LargestLimit) throw new QueryParameterException("limit", $"limit 应在 0 到 {LargestLimit} 之间。");
        FilterResolver resolver = _common.Resolver();
        (query, DerivedColumn[] derived) = Derived(query);
        SearchRequest request = _common.Request(query, resolver) with { Facets = FacetSearch.Requests(query), Derived = derived };
        QueryHighlighter highlighter = QueryHighlighter.Create(request.Query!);
        if (_common.Index() is not IndexReader index) return new ReportAnswer(0, [], IndexedSearch.EmptyFacets(query), null, resolver.Ambiguous);

        // One more than the page: whether there is a next page must not be guessed from the total, which facets may not need exactly.
        SearchResult result = index.Search(request with { Limit = query.Limit == 0 ? 0 : query.Limit + 1 }, cancellationToken);
        List<Hit> page = [.. result.Hits.Take(query.Limit)];
        FacetSearch facets = new(index, _catalog, cancellationToken);
        Dictionary<string, ReportFacet> counted = new(_common.Labelled(facets.Narrowed(query, request, result.Facets)), StringComparer.Ordinal);
        foreach (CountRanges ranges in query.Ranges) counted[ranges.Key] = facets.Count(ranges, request);
        List<string> damaged = [];
        return new ReportAnswer(
            result.Total,
            Items(page, highlighter, damaged.Add),
            counted,
            result.Hits.Count > page.Count && page.Count > 0 ? PageCursor.Write(query, page[^1].After) : null,
            resolver.Ambiguous,
            Damaged: damaged.Count > 0 ? damaged : null);
    }

    /// <summary>What answers depend on: the same text means that the same query has the same answer. Changes with each commit of the index, each
    /// change of the catalog, whose names and withdrawals answers show, and each making of the wordings, which tell the shares of boilerplate.</summary>
    /// <exception cref="ArchiveException">There is no usable index.</exception>
    public string Generation() => string.Create(
        CultureInfo.InvariantCulture, $"{_common.Index()?.Generation ?? 0}-{_catalog.Read(connection => new CatalogReader(connection).LastChange())}-{_wordings.Name}");

    /// <summary>As <see cref="Search(ReportQuery, CancellationToken)"/>; where nothing is found, the answer says why and what would be found instead; where little is
    /// found, what any of the words would find.</summary>
    /// <exception cref="QueryParameterException">As for <see cref="Search(ReportQuery, CancellationToken)"/>.</exception>
    /// <exception cref="QuerySyntaxException">As for <see cref="Search(ReportQuery, CancellationToken)"/>.</exception>
    /// <exception cref="ArchiveException">As for <see cref="Search(ReportQuery, CancellationToken)"/>.</exception>
    public ReportAnswer Answer(ReportQuery query, CancellationToken cancellationToken = default)
    {
        ReportAnswer answer = Search(query, cancellationToken);
        if (answer.Total >= Few) return answer;
        bool asks = !string.IsNullOrWhiteSpace(query.Text) || query.Filters.Count > 0 || query.Where.Count > 0;
        ReportAnswer explained = answer.Total > 0 || !asks ? answer : answer with { Help = Explain(query, cancellationToken) };
        if (BroaderQuery.Of(query.Text) is not string broader) return explained;
        int total = Search(query with { Text = broader, Facets = [], Ranges = [], Limit = 0, Cursor = null }, cancellationToken).Total;
        return total > answer.Total ? explained with { Broader = new BroaderAnswer(broader, total) } : explained;
    }

    /// <summary>All hits of a query in its order, ignoring limit, cursor and facets; memory does not grow with their number.</summary>
    /// <exception cref="QueryParameterException">As for <see cref="Search(ReportQuery, CancellationToken)"/>; thrown at the call, before the
    /// first report.</exception>
    /// <param name="query">The query.</param>
    /// <param name="damaged">Told the id of each hit that is left out because its record is damaged.</param>
    /// <param name="cancellationToken">Stops between reports.</param>
    public IEnumerable<StoredReport> Stream(ReportQuery query, Action<string>? damaged = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        SearchRequest request = _common.Request(query with { Facets = [], Cursor = null }, _common.Resolver()) with { Limit = StreamPage, Derived = Derived(query).Columns };
        if (_common.Index() is not IndexReader index) return [];
        SearchResult first = index.Search(request, cancellationToken);
        return Pages(index, request, first, damaged, cancellationToken).SelectMany(page => page);
    }

    /// <summary>For an empty answer: what each term and each filter alone would give, what is left without it, other spellings, and what is held for
    /// the agencies asked for.</summary>
    public EmptyAnswer Explain(ReportQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new EmptyExplanation(this, _catalog, _common.Index(), cancellationToken).Explain(query);
    }

    /// <summary>What a filter's value is called: 伊美区民政局 for <c>230717/民政局</c>; the value itself where it is no code.</summary>
    public string Label(string filter, string value) =>
        _catalog.Read(connection => FilterLabels.Of(filter, value, connection));

    /// <summary>The share of boilerplate, where it is asked for: as a facet it is left out as long as nobody has worked it out.</summary>
    private (ReportQuery Query, DerivedColumn[] Columns) Derived(ReportQuery query)
    {
        bool filtered = query.Filters.Any(filter => filter.Column == BoilerplateSearch.Filter);
        if (!filtered && !query.Facets.Any(facet => facet.Column == BoilerplateSearch.Filter)) return (query, []);
        if (_wordings.Newest() is { } open) return (query, [open.Shares]);
        if (filtered) throw new ArchiveException(WordingSearch.MissingCode, WordingSearch.MissingMessage);
        return (query with { Facets = [.. query.Facets.Where(facet => facet.Column != BoilerplateSearch.Filter)] }, []);
    }

    private IEnumerable<List<StoredReport>> Pages(
        IndexReader index, SearchRequest request, SearchResult first, Action<string>? damaged, CancellationToken cancellationToken)
    {
        for (SearchResult page = first; page.Hits.Count > 0; page = index.Search(request with { After = page.Hits[^1].After }, cancellationToken))
        {
            foreach (Hit[] part in page.Hits.Chunk(100))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return Standing(part, damaged).ConvertAll(found => found.Report);
            }

            if (page.Hits.Count < request.Limit) yield break;
        }
    }

    private List<ReportHit> Items(List<Hit> hits, QueryHighlighter highlighter, Action<string> damaged) => Standing(hits, damaged).ConvertAll(found =>
    {
        ReportRecord record = found.Report.Record;
        Region? region = record.Region;
        return new ReportHit(
            found.Report.Id,
            record.Title,
            new ReportAgency(record.Agency.Id, record.Agency.Name, record.Agency.Type, record.Agency.Level),
            record.Year,
            region is null ? null : new ReportRegion(region.Code, region.Province, region.City, region.County),
            record.Form,
            found.Hit.Score,
            HitHighlights.Of(record, highlighter),
            "/api/v1/reports/" + Uri.EscapeDataString(found.Report.Id));
    });

    // A report that was withdrawn after the index's last commit is not shown, even for the moment until the index follows.
    private List<(Hit Hit, StoredReport Report)> Standing(IReadOnlyList<Hit> hits, Action<string>? damaged) => _catalog.Read(connection =>
    {
        CatalogReader reader = new(connection);
        List<(Hit, StoredReport)> found = [];
        foreach (Hit hit in hits)
            if (reader.Readable(hit.Id, damaged) is { Withdrawn: null } report) found.Add((hit, report));
        return found;
    });
}
