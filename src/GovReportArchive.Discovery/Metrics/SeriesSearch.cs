using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Discovery.Metrics;

/// <summary>One metric of single agencies over the years.</summary>
/// <remarks>Law: what an agency did itself and what it adds up for those below it are two series; a year without a number says why. Thread-safe.</remarks>
public sealed class SeriesSearch
{
    private const int AgenciesAtOnce = 200;
    private readonly CatalogDatabase _catalog;
    private readonly IndexedSearch _common;

    internal SeriesSearch(CatalogDatabase catalog, IndexedSearch common) => (_catalog, _common) = (catalog, common);

    /// <summary>The series of a page of agencies.</summary>
    /// <exception cref="Facets.QueryParameterException">A filter or cursor cannot be used.</exception>
    /// <exception cref="Corpus.ArchiveException">There is no usable index.</exception>
    public SeriesAnswer Search(Metric metric, AgencyQuestion question, bool onlyChecked = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(question);
        string bound = $"{metric.Key}\0{onlyChecked}\0{question.Question}";
        PageAt page = PageAt.Read(bound, question.Cursor);
        using AgencyYears asked = AgencyYears.Of(_common, question, page.Commit, cancellationToken);
        (IReadOnlyList<string> shown, string? next) = page.Cut(asked.Agencies, question.Limit, asked.View, bound);
        return new SeriesAnswer(metric, asked.Agencies.Count, Of(metric, asked, shown, onlyChecked, _catalog, cancellationToken), next, asked.Places);
    }

    /// <summary>The series of all agencies, all of one commit.</summary>
    /// <inheritdoc cref="Search"/>
    public IEnumerable<AgencySeries> All(Metric metric, AgencyQuestion question, bool onlyChecked = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(question);
        // What cannot be answered is to be told before the first series, and a caller that never asks for it must not hold the commit.
        using AgencyYears now = AgencyYears.Of(_common, question, 0, cancellationToken);
        return Told();

        IEnumerable<AgencySeries> Told()
        {
            using AgencyYears asked = AgencyYears.Of(_common, question, 0, cancellationToken);
            foreach (string[] part in asked.Agencies.Chunk(AgenciesAtOnce))
                foreach (AgencySeries series in Of(metric, asked, part, onlyChecked, _catalog, cancellationToken)) yield return series;
        }
    }

    /// <summary>The series of some agencies of a question.</summary>
    internal static List<AgencySeries> Of(Metric metric, AgencyYears asked, IReadOnlyList<string> agencies, bool onlyChecked, CatalogDatabase catalog, CancellationToken cancellationToken)
    {
        if (asked.View is null || agencies.Count == 0) return [];
        MetricTable table = MetricTable.Read(asked.View, metric, new SearchRequest { Filters = [AgencyYears.ReportsOf(agencies)] }, onlyChecked, cancellationToken);
        (List<int> rows, _) = table.Counted([.. MetricDimensions.Scopes.Select(scope => scope.Value)]);
        MetricRows named = new(table, rows, catalog);
        List<AgencySeries> all = [];
        foreach (IGrouping<int, int> agency in rows.GroupBy(row => table.Column("agency")[row]).OrderBy(group => group.Key))
        {
            MetricValue[] values = [.. agency.Select(named.Of).OrderBy(value => value.Year)];
            foreach (IGrouping<bool, MetricValue> scope in values.GroupBy(value => value.Scope == "aggregate").OrderBy(group => group.Key))
                all.Add(Of(metric, asked, values, [.. scope], scope.Key ? "aggregate" : scope.All(value => value.Scope == "own") ? "own" : "unknown"));
        }

        return all;
    }

    private static AgencySeries Of(Metric metric, AgencyYears asked, MetricValue[] ofAgency, MetricValue[] ofScope, string scope)
    {
        Dictionary<int, MetricValue> years = ofScope.ToDictionary(value => value.Year);
        HashSet<int> others = [.. ofAgency.Select(value => value.Year)];
        List<SeriesPoint> points = [];
        string? before = null;
        foreach (int year in asked.YearsOf(ofAgency[0].Year, ofAgency[^1].Year))
        {
            if (!years.TryGetValue(year, out MetricValue? value))
            {
                points.Add(new SeriesPoint(year, others.Contains(year) ? MetricStates.OtherScope : MetricStates.NotHeld, null, false, null));
                continue;
            }

            string? family = value.Value is null ? before : metric.Keys.ContainsKey(value.Form) ? FormFamily.Of(metric.Keys, value.Form) : value.Form;
            points.Add(new SeriesPoint(year, value.State, value.Value, before is not null && family != before, value));
            before = family;
        }

        string comparable = metric.ComparableAmong(points.Where(point => point.Value is not null).Select(point => point.Report!.Form));
        return new AgencySeries(ofAgency[^1].Agency, scope, comparable, MetricSearch.NoteOf(metric, comparable), points);
    }
}
