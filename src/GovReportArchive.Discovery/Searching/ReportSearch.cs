using System.Globalization;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Discovery.Searching;

/// <summary>Search over the reports of an archive: the one service that page, API and command ask.</summary>
/// <remarks>Thread-safe. Answers from the newest commit of the index; the archive itself may be ahead of it for a moment.</remarks>
public sealed class ReportSearch
{
    private const int StreamPage = 1000;
    private const int LargestLimit = 200;
    private readonly CatalogDatabase _catalog;
    private readonly IndexedSearch _common;
    private readonly ShownReports _shown;

    internal ReportSearch(CatalogDatabase catalog, IndexedSearch common, ShownReports shown) => (_catalog, _common, _shown) = (catalog, common, shown);

    /// <summary>The search of the index.</summary>
    internal IndexedSearch Common => _common;

    /// <summary>The same search with the answers of one commit.</summary>
    internal ReportSearch At(long commit) => new(_catalog, _common.At(commit), _shown);

    /// <summary>Answers a query: total, one page of hits with highlights, facets.</summary>
    /// <exception cref="QueryParameterException">A filter, condition, facet, order, limit or cursor cannot be used.</exception>
    /// <exception cref="QuerySyntaxException">The query text cannot be understood.</exception>
    /// <exception cref="ArchiveException">There is no usable index; the message says what to do.</exception>
    public ReportAnswer Search(ReportQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        (SearchRequest request, FilterResolver resolver) = Prepare(query);
        using ISearchView? view = _common.Open(request.After);
        return Search(query, request, resolver, view, cancellationToken);
    }

    /// <summary>What answers depend on: the same text means that the same query has the same answer. Changes with each commit of the index and
    /// each change of the catalog, whose names and withdrawals answers show.</summary>
    /// <exception cref="ArchiveException">There is no usable index.</exception>
    public string Generation() =>
        string.Create(CultureInfo.InvariantCulture, $"{_common.State()}-{_catalog.Ask(reader => reader.LastChange())}");

    /// <summary>Number of the last change of the catalog that answers see; 0 in an empty archive.</summary>
    /// <exception cref="ArchiveException">There is no usable index.</exception>
    public long AppliedChange() => _common.AppliedChange();

    /// <summary>As <see cref="Search(ReportQuery, CancellationToken)"/>; where nothing is found, the answer says why and what would be found instead; where little is
    /// found, it goes on apart with the best for any of the words; other words are offered where the query wants that.</summary>
    /// <exception cref="QueryParameterException">As for <see cref="Search(ReportQuery, CancellationToken)"/>.</exception>
    /// <exception cref="QuerySyntaxException">As for <see cref="Search(ReportQuery, CancellationToken)"/>.</exception>
    /// <exception cref="ArchiveException">As for <see cref="Search(ReportQuery, CancellationToken)"/>.</exception>
    public ReportAnswer Answer(ReportQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        (SearchRequest request, FilterResolver resolver) = Prepare(query);
        using ISearchView? view = _common.Open(request.After);
        ReportAnswer answer = Search(query, request, resolver, view, cancellationToken);
        int Total(ReportQuery part) => this.Total(part, view, cancellationToken);
        if (query.OffersSynonyms && query.Cursor is null) answer = answer with { Synonyms = SynonymOffers.Of(request.Query!, text => Total(query with { Text = text })) };
        if (answer.Total >= BroaderQuery.Few) return answer;
        bool asks = !string.IsNullOrWhiteSpace(query.Text) || query.Filters.Count > 0 || query.Where.Count > 0;
        ReportAnswer explained = answer.Total > 0 || !asks
            ? answer
            : answer with { Help = new EmptyExplanation(Total, _catalog, view, cancellationToken).Explain(query, request.Query!) };
        return view is not null && BroaderQuery.Of(request.Query!) is string broader
            ? explained with { Broader = Broader(query with { Text = broader, Sort = null, Facets = [], Ranges = [], Cursor = null }, request, answer, view, cancellationToken) }
            : explained;
    }

    // Whatever holds every word holds any of them: the rest is what the broader query adds. It stands at the end of the last page.
    private BroaderAnswer? Broader(ReportQuery any, SearchRequest all, ReportAnswer answer, ISearchView view, CancellationToken cancellationToken)
    {
        int wanted = answer.Next is null ? Math.Max(0, any.Limit - answer.Items.Count) : 0;
        SearchRequest request = Prepare(any).Request with { Limit = wanted == 0 ? 0 : wanted + answer.Total };
        SearchResult found = view.Search(request, cancellationToken);
        if (found.Total <= answer.Total) return null;
        HashSet<string> hits = [.. view.Search(all with { Limit = answer.Total, After = null, Facets = [], Ranges = [] }, cancellationToken).Hits.Select(hit => hit.Id)];
        List<Hit> others = [.. found.Hits.Where(hit => !hits.Contains(hit.Id)).Take(wanted)];
        List<(Hit, ShownReport)> standing = Shown(any, others, null);
        return new BroaderAnswer(any.Text!, found.Total - answer.Total, Items(any, standing.GetRange(0, Fitting(any, standing)), QueryHighlighter.Create(request.Query!)));
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
        (SearchRequest request, _) = Prepare(query with { Limit = 0, Facets = [], Ranges = [], Cursor = null });
        using ISearchView? view = _common.Open();
        if (view is not null) WithShares(query, request, view);
        return _common.Pages(request, cancellationToken).SelectMany(page => page.Chunk(100).SelectMany(part => Standing(part, damaged)).Select(found => found.Report));
    }

    /// <summary>What a filter's value is called: 伊美区民政局 for <c>230717/民政局</c>; the value itself where it is no code.</summary>
    public string Label(string filter, string value) =>
        _catalog.Read(reader => FacetTable.Label(filter, value, reader));

    private (SearchRequest Request, FilterResolver Resolver) Prepare(ReportQuery query)
    {
        if (query.Limit is < 0 or > LargestLimit) throw new QueryParameterException("limit", $"limit 应在 0 到 {LargestLimit} 之间。");
        if (query.Fields.Count > HitFields.Most) throw new QueryParameterException("fields", $"fields 至多 {HitFields.Most} 项；要全部指标，请用 counts 与 cells。");
        FilterResolver resolver = _common.Resolver();
        return (_common.Request(query, resolver), resolver);
    }

    private ReportAnswer Search(ReportQuery query, SearchRequest request, FilterResolver resolver, ISearchView? view, CancellationToken cancellationToken)
    {
        if (view is null) return new ReportAnswer(0, [], IndexedSearch.EmptyFacets(query), null, resolver.Ambiguous);
        (query, request) = WithShares(query, request, view);

        // One more than the page: whether there is a next page must not be guessed from the total, which facets may not need exactly.
        SearchResult result = view.Search(request with { Limit = query.Limit == 0 ? 0 : query.Limit + 1 }, cancellationToken);
        List<Hit> page = [.. result.Hits.Take(query.Limit)];
        List<string> damaged = [];
        List<(Hit Hit, ShownReport Report)> found = Shown(query, page, damaged.Add);
        if (Fitting(query, found) is var fitting && fitting < found.Count)
        {
            found.RemoveRange(fitting, found.Count - fitting);
            page.RemoveRange(page.IndexOf(found[^1].Hit) + 1, page.Count - page.IndexOf(found[^1].Hit) - 1);
        }

        return new ReportAnswer(
            result.Total,
            Items(query, found, QueryHighlighter.Create(request.Query!)),
            _common.Counted(query, request, result, view, (example, reader) => FacetExample.Of(example.Id, ReportLinks.Page(example.Id), reader), cancellationToken),
            result.Hits.Count > page.Count && page.Count > 0 ? IndexedSearch.Next(query, page[^1].After, view) : null,
            resolver.Ambiguous,
            Damaged: damaged.Count > 0 ? damaged : null,
            Moved: IndexedSearch.Moved(request, view));
    }

    private int Total(ReportQuery query, ISearchView? view, CancellationToken cancellationToken)
    {
        ReportQuery part = query with { Limit = 0, Facets = [], Ranges = [], Cursor = null };
        (SearchRequest request, FilterResolver resolver) = Prepare(part);
        return Search(part, request, resolver, view, cancellationToken).Total;
    }

    /// <summary>The share of boilerplate is left out of the facets as long as nobody has worked it out, and cannot be filtered by.</summary>
    private static (ReportQuery Query, SearchRequest Request) WithShares(ReportQuery query, SearchRequest request, ISearchView view)
    {
        if (view.State.Applied.Beside is not null) return (query, request);
        RequireShares(query, view);
        return (
            query with { Facets = [.. query.Facets.Where(facet => facet.Name != BoilerplateShares.Column)] },
            request with { Facets = [.. request.Facets.Where(facet => facet.Column != BoilerplateShares.Column)] });
    }

    /// <summary>Refuses a filter by the share of boilerplate as long as nobody has worked it out.</summary>
    /// <exception cref="ArchiveException">There is such a filter.</exception>
    internal static void RequireShares(ReportQuery query, ISearchView view)
    {
        if (view.State.Applied.Beside is null && query.Filters.Any(filter => filter.Name == BoilerplateShares.Column))
            throw new ArchiveException(BoilerplateShares.MissingCode, BoilerplateShares.MissingMessage);
    }

    private static List<ReportHit> Items(ReportQuery query, List<(Hit Hit, ShownReport Shown)> found, QueryHighlighter highlighter)
    {
        string? sorted = IndexedSearch.SortedBy(query);
        return found.ConvertAll(hit =>
        {
            StoredReport report = hit.Shown.Report;
            ReportRecord record = report.Record;
            ReportHit item = new(
                report.Id,
                record.Title,
                new ReportAgency(record.Agency.Id, record.Agency.Name, record.Agency.Type, record.Agency.Level),
                record.Year,
                ReportRegion.Of(record.Region),
                record.Form,
                hit.Hit.Score,
                HitHighlights.Of(hit.Shown, highlighter),
                ReportLinks.Url(report.Id))
            {
                Sorted = sorted is null ? null : CountValue.Of(report, sorted),
                Version = sorted is null && query.Fields.Count == 0 ? null : report.Version,
            };
            return query.Fields.Aggregate(item, (carries, field) => field.Put(carries, report));
        });
    }

    /// <summary>How many of the hits fit on one page with what they are to carry; at least one.</summary>
    private static int Fitting(ReportQuery query, List<(Hit Hit, ShownReport Shown)> found)
    {
        if (!query.Fields.Any(field => field.Name == HitFields.Sections)) return found.Count;
        long text = 0;
        int past = found.FindIndex(hit => (text += hit.Shown.Report.Record.Sections.Sum(section => (long)section.Text.Length)) > query.MostText);
        return past < 0 ? found.Count : Math.Max(1, past);
    }

    // What a hit carries beside its prose is in the whole record only.
    private List<(Hit Hit, ShownReport Report)> Shown(ReportQuery query, List<Hit> hits, Action<string>? damaged)
    {
        List<ShownReport?> reports = _shown.Standing(hits.ConvertAll(hit => hit.Id), damaged, withTables: query.Fields.Count > 0 || IndexedSearch.SortedBy(query) is not null);
        return [.. hits.Zip(reports, (hit, report) => (hit, report)).Where(pair => pair.report is not null).Select(pair => (pair.hit, pair.report!))];
    }

    // A report that was withdrawn after the index's last commit is not shown, even for the moment until the index follows.
    private List<(Hit Hit, StoredReport Report)> Standing(IReadOnlyList<Hit> hits, Action<string>? damaged) => _catalog.Read(reader =>
    {
        List<(Hit, StoredReport)> found = [];
        foreach (Hit hit in hits)
            if (reader.Readable(hit.Id, damaged) is { Withdrawn: null } report) found.Add((hit, report));
        return found;
    });
}
