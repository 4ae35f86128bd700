using System.Globalization;
using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Discovery.Metrics;

/// <summary>Whose reports repeat the report before, year after year.</summary>
/// <remarks>Law: a report repeats where the filter <c>repeats</c> finds it, and a year that is not held ends a succession. Reads columns of one commit, and no record. Thread-safe.</remarks>
public sealed class RepeatSearch
{
    private const int NamedAtOnce = 500;
    private static readonly string[] Kinds = [.. FilterLabels.Repeats.Select(kind => kind.Value)];
    private static readonly string[] Keywords = ["year", "agency", "agencyType", "level"];
    private readonly CatalogDatabase _catalog;
    private readonly IndexedSearch _common;

    internal RepeatSearch(CatalogDatabase catalog, IndexedSearch common) => (_catalog, _common) = (catalog, common);

    /// <summary>A page of agencies.</summary>
    /// <exception cref="QueryParameterException">A filter or cursor cannot be used.</exception>
    /// <exception cref="Corpus.ArchiveException">There is no usable index.</exception>
    public RepeatAnswer Search(RepeatQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        PageAt page = PageAt.Read(question.Question, question.Agencies.Cursor);
        using AgencyYears asked = AgencyYears.Of(_common, question.Agencies, page.Commit, cancellationToken);
        List<Run> runs = Runs(asked, question.What, cancellationToken);
        (IReadOnlyList<Run> shown, string? next) = page.Cut(runs, question.Agencies.Limit, asked.View, question.Question);
        return new RepeatAnswer(question.What, runs.Count, [.. Named(shown)], next, asked.Places);
    }

    /// <summary>All agencies, all of one commit.</summary>
    /// <inheritdoc cref="Search"/>
    public IEnumerable<RepeatingAgency> All(RepeatQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        using AgencyYears asked = AgencyYears.Of(_common, question.Agencies, 0, cancellationToken);
        return Runs(asked, question.What, cancellationToken).Chunk(NamedAtOnce).SelectMany(Named);
    }

    private static List<Run> Runs(AgencyYears asked, string what, CancellationToken cancellationToken)
    {
        if (asked.View is null) return [];
        ColumnTable table = asked.View.Columns(
            new ColumnRequest
            {
                Filters = asked.IsAll ? [] : [AgencyYears.ReportsOf(asked.Agencies)],
                Keywords = Keywords,
                Marks = [new KeywordFilter("repeats", Kinds), new KeywordFilter(Uncounted.Column, [Uncounted.Second, Uncounted.Unnamed])],
            },
            cancellationToken);
        int wanted = what == RepeatQuestion.Any ? ~0 : 1 << Array.IndexOf(Kinds, what);
        int[] values = table.Keywords("year"), agencies = table.Keywords("agency"), repeated = table.Marks(0);
        int[] years = [.. Enumerable.Range(0, values.Append(-1).Max() + 1).Select(value => int.Parse(table.Text("year", value), CultureInfo.InvariantCulture))];
        int[] counted = [.. Enumerable.Range(0, table.Rows).Where(row => values[row] >= 0 && table.Marks(1)[row] == 0)];
        HashSet<int> any = [.. counted.Where(row => (repeated[row] & wanted) != 0).Select(row => agencies[row])];
        List<Run> runs = [];
        foreach (IGrouping<int, int> agency in counted.Where(row => any.Contains(agencies[row])).GroupBy(row => agencies[row]))
        {
            List<RepeatingReport> best = [], run = [];
            int before = -1, latest = -1;
            foreach (IGrouping<int, int> year in agency.GroupBy(row => years[values[row]]).OrderBy(year => year.Key))
            {
                if (run.Count > 0 && run[^1].Year != year.Key - 1) run = [];
                // What an agency did itself and what it adds up may both be reported; either repeats for itself.
                int[] repeating = [.. year.Where(row => (repeated[row] & wanted) != 0)];
                if (repeating.Length == 0 || before < 0 || asked.Asked?.Contains(year.Key) == false) run = [];
                else run.Add(ReportOf(table, repeating.MinBy(table.Id, StringComparer.Ordinal), year.Key, before));
                if (run.Count > 0 && run.Count >= best.Count) best = [.. run];
                (before, latest) = (year.Key, year.First());
            }

            if (best.Count > 0) runs.Add(new Run(0, table.Text("agency", agency.Key), Text("agencyType", latest), Text("level", latest), best));
        }

        runs = [.. runs.OrderByDescending(run => run.Reports.Count).ThenByDescending(run => run.Reports[^1].Year).ThenBy(run => run.Agency, StringComparer.Ordinal)];
        for (int i = 0; i < runs.Count; i++) runs[i] = runs[i] with { Rank = i > 0 && runs[i].Reports.Count == runs[i - 1].Reports.Count ? runs[i - 1].Rank : i + 1 };
        return runs;

        string? Text(string column, int row) => table.Keywords(column)[row] is var value and >= 0 ? table.Text(column, value) : null;
    }

    private static RepeatingReport ReportOf(ColumnTable table, int row, int year, int before)
    {
        string id = table.Id(row), page = $"/reports/{Uri.EscapeDataString(id)}/compare";
        return new RepeatingReport(year, id, [.. Kinds.Where((_, kind) => (table.Marks(0)[row] & (1 << kind)) != 0)], before, page, ReportLinks.Api + page);
    }

    private IEnumerable<RepeatingAgency> Named(IReadOnlyCollection<Run> runs)
    {
        IReadOnlyDictionary<string, string> names = _catalog.Read(reader => FacetTable.Find("agency")!.Values.LabelsOf([.. runs.Select(run => run.Agency)], reader));
        return runs.Select(run => new RepeatingAgency(run.Rank, new ReportAgency(run.Agency, names[run.Agency], run.Type, run.Level), run.Reports.Count, run.Reports));
    }

    private sealed record Run(int Rank, string Agency, string? Type, string? Level, IReadOnlyList<RepeatingReport> Reports);
}
