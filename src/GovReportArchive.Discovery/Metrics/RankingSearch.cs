using System.Globalization;
using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Discovery.Metrics;

/// <summary>Ranks agencies and places.</summary>
/// <remarks>Law: what has no number has no rank, and is counted by why. Thread-safe.</remarks>
public sealed class RankingSearch
{
    private const int NamedAtOnce = 500;
    private const string Year = "year", Agency = "agency";

    // What chooses agencies, whatever the year of their reports.
    private static readonly string[] OfAgencies = [.. FacetTable.In(SearchKinds.Agencies).Select(facet => facet.Name), .. MetricDimensions.Places];
    private readonly CatalogDatabase _catalog;
    private readonly IndexedSearch _common;
    private readonly MetricSearch _metrics;

    internal RankingSearch(CatalogDatabase catalog, IndexedSearch common, MetricSearch metrics) => (_catalog, _common, _metrics) = (catalog, common, metrics);

    /// <summary>A page of a ranking.</summary>
    /// <exception cref="QueryParameterException">Not one year, a share of what is no part, or a filter, scope or cursor that cannot be used.</exception>
    /// <exception cref="QuerySyntaxException">The query text cannot be understood.</exception>
    /// <exception cref="Corpus.ArchiveException">There is no usable index.</exception>
    public RankingAnswer Search(RankingQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        (question, int year) = Checked(question);
        MetricQuestion counted = question.Counted;
        PageAt page = PageAt.Read(question.Question, counted.Cursor);
        using MetricView asked = _metrics.Open(counted, page.Commit, cancellationToken);
        RankingTable table = RankingTable.Read(question, asked, _metrics, cancellationToken);
        (IReadOnlyList<RankedRows> shown, string? next) = page.Cut(table.Ranked, counted.Limit, asked.View, question.Question);
        return new RankingAnswer(
            counted.Metric, table.Whole?.Metric, year, question.By, question.By == RankingQuestion.Agency ? null : question.Of, question.ByShare, question.Ascending ? "asc" : "desc",
            asked.Scopes, asked.Excluded, table.Ranked.Count, table.NotRanked, NotHeld(counted, asked, year, cancellationToken), table.Doubted, table.Median, table.Max, counted.AtLeast,
            table.Comparable, MetricSearch.NoteOf(counted.Metric, table.Comparable), Told(question, asked, table, shown, year, cancellationToken), next, asked.Places);
    }

    /// <summary>The whole ranking, all of one commit; memory grows by some bytes a report.</summary>
    /// <inheritdoc cref="Search"/>
    public IEnumerable<RankedItem> All(RankingQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        (question, int year) = Checked(question);
        _metrics.Check(question.Counted, cancellationToken);
        return Told();

        IEnumerable<RankedItem> Told()
        {
            using MetricView asked = _metrics.Open(question.Counted, 0, cancellationToken);
            RankingTable table = RankingTable.Read(question, asked, _metrics, cancellationToken);
            foreach (RankedRows[] part in table.Ranked.Chunk(NamedAtOnce))
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (RankedItem item in this.Told(question, asked, table, part, year, cancellationToken)) yield return item;
            }
        }
    }

    /// <summary>The years in which any of the chosen reports prints the metric, with how many do, ascending.</summary>
    /// <inheritdoc cref="Search"/>
    public IReadOnlyList<(int Year, int Reporting)> Years(RankingQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        MetricQuestion counted = question.Counted;
        MetricQuestion all = counted with { Reports = counted.Reports with { Filters = [.. counted.Reports.Filters.Where(filter => filter.Name != Year)] }, By = [Year], Limit = int.MaxValue, Cursor = null };
        return [.. _metrics.Groups(all, cancellationToken).Items.Where(group => group.Reporting > 0).Select(group => (int.Parse(group.Group[Year], CultureInfo.InvariantCulture), group.Reporting))];
    }

    /// <summary>The newest year that is worth ranking: the last with at least half as many numbers as an average year has; null where no year has any.</summary>
    /// <param name="years">What <see cref="Years"/> gave.</param>
    public static int? Newest(IReadOnlyList<(int Year, int Reporting)> years)
    {
        ArgumentNullException.ThrowIfNull(years);
        return years.Count == 0 ? null : years.Last(year => year.Reporting * 2 >= years.Average(other => other.Reporting)).Year;
    }

    // A share is that of sums.
    private (RankingQuestion Question, int Year) Checked(RankingQuestion question) => question.ByShare && Metric.WholeOf(question.Counted.Metric) is null
        ? throw new QueryParameterException("share", $"“{question.Counted.Metric.Label}”不是另一指标的一部分，没有比例可排；请按数值排（去掉 share），或换用“不予公开数”（applicationsDenied）等结果指标。")
        : (question.ByShare ? question with { Of = RankingQuestion.Sum } : question, _metrics.OneYear(question.Counted));

    // As coverage has it: agencies any report of which has all that is chosen, whatever its year.
    private int? NotHeld(MetricQuestion counted, MetricView asked, int year, CancellationToken cancellationToken)
    {
        ReportQuery reports = counted.Reports;
        if (asked.View is null || !string.IsNullOrWhiteSpace(reports.Text) || reports.Where.Count > 0 || reports.Filters.Any(filter => !OfAgencies.Contains(filter.Name, StringComparer.Ordinal))) return null;
        KeywordFilter[] chosen = [.. _common.Resolver().Resolve(reports.Filters).Where(filter => filter.Column != Year)];
        HashSet<string> agencies = AgenciesOf(chosen);
        agencies.ExceptWith(AgenciesOf([new KeywordFilter(Year, [year.ToString(CultureInfo.InvariantCulture)])]));
        return agencies.Count;

        HashSet<string> AgenciesOf(KeywordFilter[] filters)
        {
            ColumnTable table = asked.View.Columns(
                new ColumnRequest { Filters = filters, Keywords = [Year, Agency], Marks = [new KeywordFilter(Uncounted.Column, [Uncounted.Unnamed])] }, cancellationToken);
            IEnumerable<int> named = Enumerable.Range(0, table.Rows).Where(row => table.Marks(0)[row] == 0 && table.Keywords(Year)[row] >= 0).Select(row => table.Keywords(Agency)[row]);
            return [.. named.Distinct().Select(agency => table.Text(Agency, agency))];
        }
    }

    private List<RankedItem> Told(RankingQuestion question, MetricView asked, RankingTable table, IReadOnlyList<RankedRows> shown, int year, CancellationToken cancellationToken)
    {
        if (question.By == RankingQuestion.Agency)
        {
            MetricRows named = new(asked.Table, shown.Select(item => item.Rows[0]), _catalog);
            MetricRows? wholes = table.Whole is { } whole ? new(whole, shown.Select(item => item.Rows[0]), _catalog) : null;
            MetricValue[] reports = [.. shown.Select(item => named.Of(item.Rows[0]))];
            IReadOnlyDictionary<string, MetricValue> before = Before(question.Counted, asked, reports, year - 1, cancellationToken);
            return [.. shown.Zip(reports, (item, report) => new RankedItem(
                item.Rank, report.Agency.Id, report.Agency.Name, item.Value, item.Share is { } share ? share with { Cells = wholes!.Of(item.Rows[0]).Cells } : null,
                ChangeOf(question.Counted.Metric, report, before.GetValueOrDefault(report.Agency.Id)), table.PeersOf(item), report, null))];
        }

        MetricGrouping grouping = new(asked.Table, [question.By]);
        IReadOnlyList<MetricGroup> groups = new MetricGroups(question.Counted with { By = [question.By] }, grouping, asked.Table, _catalog).Of([.. shown.Select(item => item.Rows)]);
        // What places come to depends on which of their reports are held, so that one year is not laid beside another.
        return [.. shown.Zip(groups, (item, group) => new RankedItem(item.Rank, group.Group[question.By], group.Labels[question.By], item.Value, item.Share, null, null, null, group))];
    }

    // Who was what the year before does not matter: the agency is the same.
    private Dictionary<string, MetricValue> Before(MetricQuestion counted, MetricView asked, MetricValue[] reports, int year, CancellationToken cancellationToken)
    {
        if (asked.View is null || reports.Length == 0) return [];
        SearchRequest selection = new()
        {
            Filters = [new KeywordFilter(Year, [year.ToString(CultureInfo.InvariantCulture)]), AgencyYears.ReportsOf([.. reports.Select(report => report.Agency.Id)])],
        };
        MetricTable table = MetricTable.Read(asked.View, counted.Metric, selection, counted.OnlyChecked, cancellationToken);
        Dictionary<string, string> scopes = reports.ToDictionary(report => report.Agency.Id, report => report.Scope, StringComparer.Ordinal);
        int[] rows = [.. table.Counted(counted.ChosenScopes).Rows.Where(row => table.State(row) == 0 && table.Text("scope", row) == scopes[table.Text(Agency, row)!])];
        MetricRows named = new(table, rows, _catalog);
        return rows.Select(named.Of).ToDictionary(value => value.Agency.Id, StringComparer.Ordinal);
    }

    private static RankedChange? ChangeOf(Metric metric, MetricValue now, MetricValue? before)
    {
        if (before is not { Value: decimal was } || now.Value is not decimal value || metric.ComparableAmong([before.Form, now.Form]) is var comparable && comparable == Comparability.None) return null;
        return new RankedChange(before.Year, was, value - was, was >= RankedChange.LeastBefore ? decimal.Round((value - was) / was, 6) : null, comparable, before.Report, before.Version, before.Cells);
    }
}
