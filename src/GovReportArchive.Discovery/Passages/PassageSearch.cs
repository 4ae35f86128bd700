using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Projection;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Search;
using GovReportArchive.Search.Querying;
using GovReportArchive.Text.Likeness;

namespace GovReportArchive.Discovery.Passages;

/// <summary>Search over the items of the reports' sections: the one service that page, API and command ask.</summary>
/// <remarks>Query language, filters, order, cursors and facets are those of <see cref="ReportSearch"/>; totals and facets count passages. A
/// query is matched against a passage and the heading it stands under. Thread-safe.</remarks>
public sealed class PassageSearch
{
    private const int LargestLimit = 200;

    // How alike next year's problem must be to be called the same, or a similar one.
    private const double Remaining = 0.5, Similar = 0.2;
    private readonly CatalogDatabase _catalog;
    private readonly IndexedSearch _common;
    private readonly ShownReports _shown;

    internal PassageSearch(CatalogDatabase catalog, IndexedSearch common, ShownReports shown) => (_catalog, _common, _shown) = (catalog, common, shown);

    /// <summary>The search of the index.</summary>
    internal IndexedSearch Common => _common;

    /// <summary>The same search with the answers of one commit.</summary>
    internal PassageSearch At(long commit) => new(_catalog, _common.At(commit), _shown);

    /// <summary>The commit that questions are answered from, as text that changes with each commit and with the index itself.</summary>
    /// <exception cref="ArchiveException">There is no usable index.</exception>
    public string Generation() => _common.State();

    /// <summary>Answers a query: total, one page of hits with marks and neighbours, facets.</summary>
    /// <param name="query">The query; conditions on counts, and the order by a count, are about the reports that the passages stand in.</param>
    /// <param name="fold">True: passages of the same wording are folded into the first of them, which says how many they are. Totals and
    /// facets count all of them all the same.</param>
    /// <param name="wording">Only the passages of this wording (see <see cref="PassageHit.Wording"/>); null for all.</param>
    /// <param name="cancellationToken">Gives the search up.</param>
    /// <exception cref="QueryParameterException">A filter, condition, facet, order, limit or cursor cannot be used.</exception>
    /// <exception cref="QuerySyntaxException">The query text cannot be understood.</exception>
    /// <exception cref="ArchiveException">There is no usable index; the message says what to do.</exception>
    public PassageAnswer Search(ReportQuery query, bool fold = false, string? wording = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Limit is < 0 or > LargestLimit) throw new QueryParameterException("limit", $"limit 应在 0 到 {LargestLimit} 之间。");
        FilterResolver resolver = _common.Resolver();
        SearchRequest request = Request(query, wording, resolver);
        PassageReading reading = new(_shown, QueryHighlighter.Create(request.Query!)) { Sorted = IndexedSearch.SortedBy(query) };
        using ISearchView? view = _common.Open(request.After);
        if (view is null) return new PassageAnswer(0, [], IndexedSearch.EmptyFacets(query), null, resolver.Ambiguous);

        // One more than the page: whether there is a next page must not be guessed.
        int wanted = query.Limit == 0 ? 0 : query.Limit + 1;
        SearchResult result = view.Search(request with { Limit = wanted }, cancellationToken);
        List<(Hit Hit, SameWording? Same)> found = fold && wanted > 0
            ? new WordingFold(view, request, cancellationToken).Take(result, wanted)
            : [.. result.Hits.Select(hit => (hit, (SameWording?)null))];
        List<(Hit Hit, SameWording? Same)> page = [.. found.Take(query.Limit)];
        PassageHit[] items = [.. page.Select(hit => Read(reading, hit.Hit) is { } passage ? passage with { Same = hit.Same } : null).OfType<PassageHit>()];
        return new PassageAnswer(
            result.Total,
            items,
            _common.Counted(query, request, result, view, Example, cancellationToken),
            found.Count > page.Count && page.Count > 0 ? IndexedSearch.Next(query, page[^1].Hit.After, view) : null,
            resolver.Ambiguous,
            reading.Damaged.Count > 0 ? [.. reading.Damaged] : null,
            IndexedSearch.Moved(request, view));
    }

    /// <summary>All hits of a query in its order, ignoring limit, cursor and facets; memory does not grow with their number.</summary>
    /// <exception cref="QueryParameterException">As for <see cref="Search"/>; thrown at the call, before the first passage.</exception>
    /// <param name="query">The query.</param>
    /// <param name="wording">As for <see cref="Search"/>.</param>
    /// <param name="damaged">Told the id of each report whose passages are left out because its record is damaged; at the end.</param>
    /// <param name="cancellationToken">Stops between passages.</param>
    public IEnumerable<PassageHit> Stream(ReportQuery query, string? wording = null, Action<string>? damaged = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        SearchRequest request = Request(query with { Facets = [], Ranges = [], Cursor = null }, wording, _common.Resolver());
        PassageReading reading = new(_shown, QueryHighlighter.Create(request.Query!)) { Sorted = IndexedSearch.SortedBy(query), PassesBy = true };
        return Passages(_common.Pages(request, cancellationToken), reading, damaged);
    }

    /// <summary>The item at a permanent address.</summary>
    /// <param name="report">The version of a report that the address names.</param>
    /// <param name="section">Number of the section.</param>
    /// <param name="item">Number of the item in the section.</param>
    /// <param name="fingerprint">The beginning of the item's fingerprint, by which it is found where the number is another's by now; null to go by the number alone.</param>
    /// <param name="nextYear">True: for a problem, look also into the same agency's next report.</param>
    /// <returns>Null where the version has no such item.</returns>
    public PassageView? At(StoredReport report, int section, int item, string? fingerprint = null, bool nextYear = false)
    {
        ArgumentNullException.ThrowIfNull(report);
        PassageReading reading = new(_shown, QueryHighlighter.Create(ParsedQuery.Parse(null, PassageSchema.Schema)));
        List<PlacedPassage> passages = PassageList.Of(report.Record);
        if (PassageFinder.Find(report.Record, passages, section, item, fingerprint) is not { } found) return null;
        PassageHit passage = reading.Hit(report, passages, found.Passage, 0);
        FollowUp? followUp = nextYear && passage.Role == PassageProjection.NameOf(Reports.Passages.PassageRole.Problem) ? Next(reading, passage) : null;
        return new PassageView(passage, found.Found, report.Versions, followUp);
    }

    /// <summary>Whether the archive holds the same agency's report on the next year.</summary>
    public bool HasNextYear(PassageHit passage)
    {
        ArgumentNullException.ThrowIfNull(passage);
        return passage.Year is int year && _catalog.Read(reader => reader.ReportsOf(passage.Agency.Id, year + 1).Exists(row => !row.Withdrawn));
    }

    // The next year's problem that is most alike, whatever section it stands in.
    private FollowUp? Next(PassageReading reading, PassageHit problem)
    {
        if (problem.Year is not int year) return null;
        List<StoredReport> reports = _catalog.Read(reader => reader.ReportsOf(problem.Agency.Id, year + 1).FindAll(row => !row.Withdrawn).Select(row => reader.Readable(row)).OfType<StoredReport>().ToList());
        if (reports.Count == 0) return new FollowUp("noReport", year + 1, null, null);
        PairLikeness own = PairLikeness.Of(Wordings.Bare(problem.Text));
        (PassageHit? Passage, double Similarity) best = (null, 0);
        foreach (StoredReport report in reports)
        {
            List<PlacedPassage> passages = PassageList.Of(report.Record);
            foreach (PlacedPassage passage in passages.Where(passage => passage.Item.Role == Reports.Passages.PassageRole.Problem))
            {
                double similarity = own.To(PairLikeness.Of(Wordings.Bare(passage.Text)));
                if (similarity > best.Similarity) best = (reading.Hit(report, passages, passage, 0), similarity);
            }
        }

        string state = best.Similarity >= Remaining ? "remains" : best.Similarity >= Similar ? "similar" : "gone";
        if (best.Passage is null) return new FollowUp(state, year + 1, null, null);
        (_, List<int[]> marks) = SharedWording.Of(problem.Text, best.Passage.Text);
        return new FollowUp(state, year + 1, Math.Round(best.Similarity, 3), best.Passage with { Marks = marks });
    }

    /// <summary>What a filter's value is called; the value itself where it is no code.</summary>
    public string Label(string filter, string value) =>
        _catalog.Read(reader => FacetTable.Label(filter, value, reader));

    private static IEnumerable<PassageHit> Passages(IEnumerable<IReadOnlyList<Hit>> pages, PassageReading reading, Action<string>? damaged)
    {
        foreach (IReadOnlyList<Hit> page in pages)
            foreach (Hit hit in page)
                if (Read(reading, hit) is { } passage) yield return passage;
        foreach (string id in reading.Damaged) damaged?.Invoke(id);
    }

    private SearchRequest Request(ReportQuery query, string? wording, FilterResolver resolver)
    {
        SearchRequest request = _common.Request(query, resolver);
        return request with
        {
            Filters = wording is null ? request.Filters : [.. request.Filters, new KeywordFilter(PassageSchema.Wording, [wording])],
            Values = WordingFold.Columns,
        };
    }

    private static FacetExample? Example(ExampleDocument example, CatalogReader reader) =>
        FacetExample.Of(PassageId.Parse(example.Id).Report, WordingFold.PageOf(example.Id, example.Values), reader);

    private static PassageHit? Read(PassageReading reading, Hit hit) => reading.Of(hit.Id, hit.Values[WordingFold.Text], hit.Score);
}
