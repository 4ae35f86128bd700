using System.Globalization;
using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Search;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Discovery.Metrics;

/// <summary>Statistics of the counts that reports print.</summary>
/// <remarks>Law: every number of one answer follows from the reports of one commit; an agency counts once a year; what a report does not print is never 0. Reads
/// columns, and no record. Thread-safe.</remarks>
public sealed class MetricSearch
{
    private const int NamedAtOnce = 500;
    private readonly CatalogDatabase _catalog;
    private readonly IndexedSearch _common;
    private volatile ListOfCommit? _list;

    internal MetricSearch(CatalogDatabase catalog, IndexedSearch common) => (_catalog, _common) = (catalog, common);

    /// <summary>The same statistics of one commit.</summary>
    internal MetricSearch At(long commit) => new(_catalog, _common.At(commit));

    /// <summary>All metrics, with how many reports have each.</summary>
    /// <exception cref="ArchiveException">There is no usable index.</exception>
    public MetricList List(CancellationToken cancellationToken = default)
    {
        using ISearchView? view = _common.Open();
        ViewState? state = view?.State;
        if (_list is { } known && known.Of == (state?.Identity, state?.Commit)) return known.List;
        IReadOnlyDictionary<string, int> numbered = view?.Numbered(cancellationToken) ?? new Dictionary<string, int>();
        MetricList list = new([.. Metric.All.Select(metric => new MetricEntry(
            metric.Key, metric.Label, metric.Kind, metric.Unit, metric.Keys, metric.Comparable, metric.Note, Printing(metric, numbered, view, cancellationToken)))]);
        _list = new ListOfCommit((state?.Identity, state?.Commit), list);
        return list;
    }

    /// <summary>How a metric is spread over groups of reports.</summary>
    /// <exception cref="QueryParameterException">A filter, scope or cursor cannot be used.</exception>
    /// <exception cref="QuerySyntaxException">The query text cannot be understood.</exception>
    /// <exception cref="ArchiveException">There is no usable index.</exception>
    public MetricAnswer Groups(MetricQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        PageAt page = PageAt.Read(question.Question, question.Cursor);
        using MetricView asked = Open(question, page.Commit, cancellationToken);
        MetricGrouping grouping = new(asked.Table, question.By);
        IReadOnlyList<IReadOnlyList<int>> groups = grouping.Of(asked.Rows);
        (IReadOnlyList<IReadOnlyList<int>> shown, string? next) = page.Cut(groups, question.Limit, asked.View, question.Question);
        return new MetricAnswer(
            question.Metric, question.By, asked.Scopes, asked.Rows.Count, asked.Excluded, question.AtLeast, MetricAnswer.HyndmanFan7, groups.Count,
            new MetricGroups(question, grouping, asked.Table, _catalog).Of(shown), next, asked.Places);
    }

    /// <summary>All groups, in the order of their values and all of one commit; memory grows by some bytes a report.</summary>
    /// <inheritdoc cref="Groups"/>
    public IEnumerable<MetricGroup> AllGroups(MetricQuestion question, CancellationToken cancellationToken = default)
    {
        Check(question, cancellationToken);
        return Told();

        IEnumerable<MetricGroup> Told()
        {
            using MetricView asked = Open(question, 0, cancellationToken);
            MetricGrouping grouping = new(asked.Table, question.By);
            MetricGroups groups = new(question, grouping, asked.Table, _catalog);
            foreach (IReadOnlyList<int>[] part in grouping.Of(asked.Rows).Chunk(NamedAtOnce))
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (MetricGroup group in groups.Of(part)) yield return group;
            }
        }
    }

    /// <summary>A metric report by report.</summary>
    /// <inheritdoc cref="Groups"/>
    public MetricValueList Values(MetricQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        PageAt page = PageAt.Read(question.Question, question.Cursor);
        using MetricView asked = Open(question, page.Commit, cancellationToken);
        List<int> rows = Listed(question, asked);
        (IReadOnlyList<int> shown, string? next) = page.Cut(rows, question.Limit, asked.View, question.Question);
        MetricRows named = new(asked.Table, shown, _catalog);
        string comparable = question.Metric.ComparableAmong(rows.Where(row => asked.Table.State(row) == 0).Select(row => asked.Table.Text("form", row)!).Distinct(StringComparer.Ordinal));
        return new MetricValueList(
            question.Metric, asked.Scopes, asked.Excluded, comparable, NoteOf(question.Metric, comparable), rows.Count, [.. shown.Select(named.Of)], next, asked.Places);
    }

    /// <summary>A metric report by report, all of one commit; memory grows by some bytes a report.</summary>
    /// <inheritdoc cref="Groups"/>
    public IEnumerable<MetricValue> AllValues(MetricQuestion question, CancellationToken cancellationToken = default)
    {
        Check(question, cancellationToken);
        return Told();

        IEnumerable<MetricValue> Told()
        {
            using MetricView asked = Open(question, 0, cancellationToken);
            foreach (int[] part in Listed(question, asked).Chunk(NamedAtOnce))
            {
                cancellationToken.ThrowIfCancellationRequested();
                MetricRows named = new(asked.Table, part, _catalog);
                foreach (int row in part) yield return named.Of(row);
            }
        }
    }

    internal static string? NoteOf(Metric metric, string comparable) => comparable == Comparability.Exact ? null : metric.Note;

    /// <summary>Reads what a question asks for.</summary>
    internal MetricView Open(MetricQuestion question, long commit, CancellationToken cancellationToken)
    {
        (SearchRequest request, FilterResolver resolver) = Prepare(question);
        ISearchView? view = _common.Open(commit);
        try
        {
            if (view is not null) ReportSearch.RequireShares(question.Reports, view);
            MetricTable table = view is null
                ? MetricTable.Empty(question.Metric)
                : MetricTable.Read(view, question.Metric, request, question.OnlyChecked, cancellationToken);
            (List<int> rows, MetricExcluded excluded) = table.Counted(question.ChosenScopes);
            ILookup<string, int> scopes = rows.ToLookup(row => table.Text("scope", row)!, StringComparer.Ordinal);
            return new MetricView(
                view, table, rows, question.ChosenScopes.ToDictionary(scope => scope, scope => scopes[scope].Count(), StringComparer.Ordinal), excluded, resolver.Ambiguous);
        }
        catch
        {
            view?.Dispose();
            throw;
        }
    }

    /// <summary>Another metric of the reports that a question selected, of the same commit and in the same rows.</summary>
    internal MetricTable Beside(MetricQuestion question, MetricView asked, CancellationToken cancellationToken) => asked.View is null
        ? MetricTable.Empty(question.Metric)
        : MetricTable.Read(asked.View, question.Metric, Prepare(question).Request, question.OnlyChecked, cancellationToken);

    /// <summary>The year that a question names.</summary>
    /// <exception cref="QueryParameterException">It names none, or several.</exception>
    internal int OneYear(MetricQuestion question)
    {
        IReadOnlyList<string> years = [.. _common.Resolver().Resolve([.. question.Reports.Filters.Where(filter => filter.Name == "year")]).SelectMany(filter => filter.Values)];
        return years is [string one] && int.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out int year)
            ? year
            : throw new QueryParameterException("year", "排名须写明一个年度，且只写一个，例如 year=2024。");
    }

    /// <summary>Refuses what cannot be answered before the first item is asked for, without holding the commit for a caller that never asks.</summary>
    internal void Check(MetricQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        (SearchRequest request, _) = Prepare(question);
        using ISearchView? view = _common.Open();
        if (view is not null) ReportSearch.RequireShares(question.Reports, view);
        view?.Search(request with { Limit = 0 }, cancellationToken);
    }

    private (SearchRequest Request, FilterResolver Resolver) Prepare(MetricQuestion question)
    {
        FilterResolver resolver = _common.Resolver();
        _ = question.ChosenScopes;
        return (_common.Request(question.Reports with { Sort = null, Facets = [], Ranges = [], Cursor = null }, resolver), resolver);
    }

    // The greatest number first; then what has none, by state.
    private static List<int> Listed(MetricQuestion question, MetricView asked)
    {
        MetricTable table = asked.Table;
        bool[] wanted = [.. MetricTable.States.Select(state => question.States.Count == 0 ? state == MetricStates.Number : question.States.Contains(state, StringComparer.Ordinal))];
        List<int> rows = asked.Rows.FindAll(row => wanted[table.State(row)]);
        rows.Sort((one, other) =>
        {
            int order = table.State(one).CompareTo(table.State(other));
            if (order == 0 && table.State(one) == 0) order = table.Value(other).CompareTo(table.Value(one));
            return order == 0 ? table.Compare(one, other) : order;
        });
        return rows;
    }

    private static int Printing(Metric metric, IReadOnlyDictionary<string, int> numbered, ISearchView? view, CancellationToken cancellationToken)
    {
        if (view is null) return 0;
        // Where it is one cell in every form, reports with the cell are reports with the metric.
        if (metric.Keys.Values.All(keys => keys.Count == 1))
            return metric.Keys.Values.Select(keys => keys[0]).Distinct(StringComparer.Ordinal).Sum(key => numbered.GetValueOrDefault(key));
        MetricTable table = MetricTable.Read(view, metric, new SearchRequest(), onlyChecked: false, cancellationToken);
        return Enumerable.Range(0, table.Rows).Count(row => table.State(row) == 0);
    }

    private sealed record ListOfCommit((Guid? Identity, long? Commit) Of, MetricList List);
}
