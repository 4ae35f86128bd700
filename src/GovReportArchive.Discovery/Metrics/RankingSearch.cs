using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Forms;

namespace GovReportArchive.Discovery.Metrics;

/// <summary>Who has most of a metric in one year.</summary>
/// <param name="Counted">The metric and the reports that count, of exactly one year.</param>
/// <param name="By"><c>agency</c>, or a level of places (<see cref="MetricDimensions.Places"/>).</param>
/// <param name="Of">Of places: which number of their agencies they are ranked by, of <see cref="Statistics"/>.</param>
/// <param name="Ascending">True: the least first.</param>
public sealed record RankingQuestion(MetricQuestion Counted, string By, string Of, bool Ascending)
{
    /// <summary>Agencies are ranked.</summary>
    public const string Agency = "agency";

    /// <summary>What can be ranked.</summary>
    public static IReadOnlyList<(string Value, string Label)> Ranked { get; } = [.. MetricDimensions.Places.Prepend(Agency).Select(name => (name, FacetTable.Heading(name)))];

    /// <summary>What places can be ranked by.</summary>
    public static IReadOnlyList<(string Value, string Label)> Statistics { get; } = [("sum", "合计"), ("median", "中位数"), ("mean", "平均"), ("max", "最大")];

    /// <summary>Whether the first is the greatest or the least.</summary>
    public static IReadOnlyList<(string Value, string Label)> Orders { get; } = [("desc", "由大到小"), ("asc", "由小到大")];

    internal string Question => $"{Counted.Question}\0{By}\0{Of}\0{Ascending}";
}

/// <summary>A ranking.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Year">The year.</param>
/// <param name="By">What is ranked.</param>
/// <param name="Of">What places are ranked by; absent where agencies are ranked.</param>
/// <param name="Order"><c>desc</c>: the greatest first; <c>asc</c>: the least.</param>
/// <param name="Scopes">The scopes that were chosen, each with its reports that count.</param>
/// <param name="Excluded">Reports that are selected and do not count.</param>
/// <param name="Total">How many are ranked.</param>
/// <param name="NotRanked">How many are not, by why: of agencies the states of <c>/metrics/{key}/values</c>, of places <c>none</c> (no agency has a number), <c>tooFew</c> and
/// <c>noPlace</c> (reports whose place is not known).</param>
/// <param name="Comparable">How far the numbers may be compared with one another; where that is <c>none</c> nothing is ranked.</param>
/// <param name="Note">What differs between the forms; absent where they count the same.</param>
/// <param name="Items">A page of the ranking.</param>
/// <param name="Next">Cursor of the next page; absent at the end.</param>
/// <param name="Places">Where a name in a filter stands for more than one place: these.</param>
public sealed record RankingAnswer(
    Metric Metric, int Year, string By, string? Of, string Order, IReadOnlyDictionary<string, int> Scopes, MetricExcluded Excluded, int Total, IReadOnlyDictionary<string, int> NotRanked,
    string Comparable, string? Note, IReadOnlyList<RankedItem> Items, string? Next, IReadOnlyList<NamedPlace>? Places) : IPage;

/// <summary>A place in a ranking.</summary>
/// <param name="Rank">From 1; equal numbers share it, and as many ranks after it are left out.</param>
/// <param name="Id">Id of the agency, or code of the place.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Value">The number.</param>
/// <param name="Report">Of an agency: the report that prints it.</param>
/// <param name="Group">Of a place: what its agencies come to, with sources.</param>
public sealed record RankedItem(int Rank, string Id, string Label, decimal Value, MetricValue? Report, MetricGroup? Group);

/// <summary>Ranks agencies and places.</summary>
/// <remarks>Law: what has no number has no rank, and is counted by why. Thread-safe.</remarks>
public sealed class RankingSearch
{
    private const int NamedAtOnce = 500;
    private readonly CatalogDatabase _catalog;
    private readonly MetricSearch _metrics;

    internal RankingSearch(CatalogDatabase catalog, MetricSearch metrics) => (_catalog, _metrics) = (catalog, metrics);

    /// <summary>A page of a ranking.</summary>
    /// <exception cref="QueryParameterException">Not one year, or a filter, scope or cursor that cannot be used.</exception>
    /// <exception cref="Search.Querying.QuerySyntaxException">The query text cannot be understood.</exception>
    /// <exception cref="Corpus.ArchiveException">There is no usable index.</exception>
    public RankingAnswer Search(RankingQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        MetricQuestion counted = question.Counted;
        int year = _metrics.OneYear(counted);
        PageAt page = PageAt.Read(question.Question, counted.Cursor);
        using MetricView asked = _metrics.Open(counted, page.Commit, cancellationToken);
        string comparable = ComparableOf(asked);
        Dictionary<string, int> notRanked = new(StringComparer.Ordinal);
        List<(int Rank, Entry Entry)> ranked = Ranked(question, asked, notRanked);
        (IReadOnlyList<(int Rank, Entry Entry)> shown, string? next) = page.Cut(ranked, counted.Limit, asked.Commit, question.Question);
        return new RankingAnswer(
            counted.Metric, year, question.By, question.By == RankingQuestion.Agency ? null : question.Of, question.Ascending ? "asc" : "desc", asked.Scopes, asked.Excluded, ranked.Count, notRanked,
            comparable, MetricSearch.NoteOf(counted.Metric, comparable), Told(question, asked, shown), next, asked.Places);
    }

    /// <summary>The whole ranking, all of one commit; memory grows by some bytes a report.</summary>
    /// <inheritdoc cref="Search"/>
    public IEnumerable<RankedItem> All(RankingQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        _metrics.OneYear(question.Counted);
        _metrics.Check(question.Counted, cancellationToken);
        return Told();

        IEnumerable<RankedItem> Told()
        {
            using MetricView asked = _metrics.Open(question.Counted, 0, cancellationToken);
            foreach ((int Rank, Entry Entry)[] part in Ranked(question, asked, []).Chunk(NamedAtOnce))
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (RankedItem item in this.Told(question, asked, part)) yield return item;
            }
        }
    }

    private static List<(int Rank, Entry Entry)> Ranked(RankingQuestion question, MetricView asked, Dictionary<string, int> notRanked)
    {
        List<Entry> entries = question.By == RankingQuestion.Agency ? Agencies(asked, notRanked) : PlacesOf(question, asked, notRanked);
        return ComparableOf(asked) == Comparability.None ? [] : Ranked(entries, question.Ascending);
    }

    private static string ComparableOf(MetricView asked) => asked.Table.Metric.ComparableAmong(
        asked.Rows.Where(row => asked.Table.State(row) == 0).Select(row => asked.Table.Text("form", row)!).Distinct(StringComparer.Ordinal));

    private static List<Entry> Agencies(MetricView asked, Dictionary<string, int> notRanked)
    {
        foreach (IGrouping<int, int> state in asked.Rows.GroupBy(asked.Table.State).Where(state => state.Key != 0)) notRanked[MetricTable.States[state.Key]] = state.Count();
        return [.. asked.Rows.Where(row => asked.Table.State(row) == 0).Order(Comparer<int>.Create(asked.Table.Compare)).Select(row => new Entry(Numbers.Of(asked.Table.Value(row)), [row]))];
    }

    private static List<Entry> PlacesOf(RankingQuestion question, MetricView asked, Dictionary<string, int> notRanked)
    {
        MetricGrouping grouping = new(asked.Table, [question.By]);
        List<Entry> entries = [];
        foreach (IReadOnlyList<int> group in grouping.Of(asked.Rows))
        {
            if (asked.Table.Text(question.By, group[0]) is null)
            {
                notRanked["noPlace"] = group.Count;
                continue;
            }

            GroupSummary summary = grouping.Summary(group, question.Counted.AtLeast);
            decimal? value = question.Of switch { "sum" => summary.Whole?.Sum, "max" => summary.Whole?.Max, "mean" => summary.Told?.Mean, _ => summary.Told?.Median };
            if (value is decimal number) entries.Add(new Entry(number, group));
            else notRanked[summary.Withheld!] = notRanked.GetValueOrDefault(summary.Withheld!) + 1;
        }

        return entries;
    }

    private static List<(int Rank, Entry Entry)> Ranked(List<Entry> entries, bool ascending)
    {
        // Sorting keeps the order of what is equal: by id.
        Entry[] order = [.. ascending ? entries.OrderBy(entry => entry.Value) : entries.OrderByDescending(entry => entry.Value)];
        List<(int, Entry)> ranked = [];
        int rank = 0;
        for (int i = 0; i < order.Length; i++)
        {
            if (i == 0 || order[i].Value != order[i - 1].Value) rank = i + 1;
            ranked.Add((rank, order[i]));
        }

        return ranked;
    }

    private List<RankedItem> Told(RankingQuestion question, MetricView asked, IReadOnlyList<(int Rank, Entry Entry)> shown)
    {
        if (question.By == RankingQuestion.Agency)
        {
            MetricRows named = new(asked.Table, shown.Select(item => item.Entry.Rows[0]), _catalog);
            return [.. shown.Select(item => named.Of(item.Entry.Rows[0]) is var report ? new RankedItem(item.Rank, report.Agency.Id, report.Agency.Name, item.Entry.Value, report, null) : null!)];
        }

        MetricGrouping grouping = new(asked.Table, [question.By]);
        IReadOnlyList<MetricGroup> groups = new MetricGroups(question.Counted with { By = [question.By] }, grouping, asked.Table, _catalog).Of([.. shown.Select(item => item.Entry.Rows)]);
        return [.. shown.Zip(groups, (item, group) => new RankedItem(item.Rank, group.Group[question.By], group.Labels[question.By], item.Entry.Value, null, group))];
    }

    private sealed record Entry(decimal Value, IReadOnlyList<int> Rows);
}
