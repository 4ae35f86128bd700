using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Reports.Forms;

namespace GovReportArchive.Discovery.Metrics;

/// <summary>What stands at a rank.</summary>
/// <param name="Rank">From 1; equal ones share it.</param>
/// <param name="Value">The number.</param>
/// <param name="By">What it is ranked by: the number, or the share.</param>
/// <param name="Rows">The report of an agency, or the reports of a place.</param>
/// <param name="Share">What share the number is of a whole, without cells; null where none can be told.</param>
internal sealed record RankedRows(int Rank, decimal Value, decimal By, IReadOnlyList<int> Rows, RankedShare? Share);

/// <summary>All ranks of one question, worked out of the columns of one commit.</summary>
/// <remarks>Law: every row that counts is ranked, or counted by why it is not.</remarks>
internal sealed class RankingTable
{
    private readonly RankingQuestion _question;
    private readonly MetricView _asked;
    private readonly Dictionary<string, int> _notRanked = new(StringComparer.Ordinal);
    private static readonly Comparer<decimal> LessOrNot = Comparer<decimal>.Create((one, other) => one < other ? -1 : 1);
    private readonly Lazy<Dictionary<(int Type, int Level), decimal[]>> _peers;

    private RankingTable(RankingQuestion question, MetricView asked, MetricTable? whole)
    {
        (_question, _asked, Whole) = (question, asked, whole);
        int[] printing = [.. asked.Rows.Where(row => asked.Table.State(row) == 0)];
        Comparable = asked.Table.Metric.ComparableAmong(printing.Select(row => asked.Table.Text("form", row)!).Distinct(StringComparer.Ordinal));
        Doubted = printing.Count(asked.Table.IsDoubted);
        List<RankedRows> entries = [.. question.By == RankingQuestion.Agency ? Agencies(printing) : Places()];
        Ranked = Comparable == Comparability.None ? [] : InOrder(entries, question.Ascending);
        Median = Ranked.Count < question.Counted.AtLeast ? null : Distribution.Quantile([.. Ranked.Select(entry => entry.By).Order()], 0.5m);
        _peers = new(() => Ranked.GroupBy(PeersKey).ToDictionary(peers => peers.Key, peers => peers.Select(entry => entry.By).Order().ToArray()));
    }

    /// <summary>The metric that the one asked for is a part of, of the same rows; null where it is no part.</summary>
    public MetricTable? Whole { get; }

    /// <summary>Everything that is ranked, in its order; equal ones by id.</summary>
    public IReadOnlyList<RankedRows> Ranked { get; }

    /// <summary>How many are not ranked, by why.</summary>
    public IReadOnlyDictionary<string, int> NotRanked => _notRanked;

    public string Comparable { get; }

    public int Doubted { get; }

    public decimal? Median { get; }

    public decimal? Max => Ranked.Count == 0 ? null : _question.Ascending ? Ranked[^1].By : Ranked[0].By;

    public static RankingTable Read(RankingQuestion question, MetricView asked, MetricSearch metrics, CancellationToken cancellationToken) =>
        new(question, asked, Metric.WholeOf(question.Counted.Metric) is { } whole ? metrics.Beside(question.Counted with { Metric = whole }, asked, cancellationToken) : null);

    /// <summary>An agency among those of its type and level; null where they are too few, or it is not known which they are.</summary>
    public RankedPeers? PeersOf(RankedRows entry)
    {
        if (PeersKey(entry) is not { Type: >= 0, Level: >= 0 } key) return null;
        decimal[] all = _peers.Value[key];
        // Where nothing counts as equal, the search ends behind all that is less.
        return all.Length - 1 < _question.Counted.AtLeast ? null : new RankedPeers(all.Length - 1, ~Array.BinarySearch(all, entry.By, LessOrNot));
    }

    private (int Type, int Level) PeersKey(RankedRows entry) => (_asked.Table.Column("agencyType")[entry.Rows[0]], _asked.Table.Column("level")[entry.Rows[0]]);

    private IEnumerable<RankedRows> Agencies(int[] printing)
    {
        foreach (IGrouping<int, int> state in _asked.Rows.GroupBy(_asked.Table.State).Where(state => state.Key != 0)) _notRanked[MetricTable.States[state.Key]] = state.Count();
        foreach (int row in printing.Order(Comparer<int>.Create(_asked.Table.Compare)))
            if (Entry(ColumnNumber.Of(_asked.Table.Value(row)), [row]) is { } entry) yield return entry;
    }

    private IEnumerable<RankedRows> Places()
    {
        MetricGrouping grouping = new(_asked.Table, [_question.By]);
        foreach (IReadOnlyList<int> group in grouping.Of(_asked.Rows))
        {
            if (_asked.Table.Text(_question.By, group[0]) is null)
            {
                _notRanked["noPlace"] = group.Count;
                continue;
            }

            GroupSummary summary = grouping.Summary(group, _question.Counted.AtLeast);
            decimal? value = _question.Of switch { RankingQuestion.Sum => summary.Whole?.Sum, "max" => summary.Whole?.Max, "mean" => summary.Told?.Mean, _ => summary.Told?.Median };
            if (value is not decimal number) Count(summary.Withheld!);
            else if (Entry(number, group) is { } entry) yield return entry;
        }
    }

    // By share what has none is not ranked.
    private RankedRows? Entry(decimal value, IReadOnlyList<int> rows)
    {
        (RankedShare? share, string? why) = ShareOf(rows);
        if (!_question.ByShare) return new RankedRows(0, value, value, rows, share);
        if (share is not null) return new RankedRows(0, value, share.Share, rows, share);
        Count(why!);
        return null;
    }

    private (RankedShare? Share, string? Why) ShareOf(IReadOnlyList<int> rows)
    {
        if (Whole is null) return (null, null);
        int[] both = [.. rows.Where(row => _asked.Table.State(row) == 0 && Whole.State(row) == 0)];
        if (both.Length == 0) return (null, "noWhole");
        decimal part = both.Sum(row => ColumnNumber.Of(_asked.Table.Value(row))), whole = both.Sum(row => ColumnNumber.Of(Whole.Value(row)));
        return whole < RankedShare.LeastWhole ? (null, "smallWhole")
            : part > whole ? (null, "overWhole")
            : (new RankedShare(part, whole, decimal.Round(part / whole, 6), both.Length, []), null);
    }

    private void Count(string why) => _notRanked[why] = _notRanked.GetValueOrDefault(why) + 1;

    private static List<RankedRows> InOrder(List<RankedRows> entries, bool ascending)
    {
        // Sorting keeps the order of what is equal: by id.
        List<RankedRows> order = [.. ascending ? entries.OrderBy(entry => entry.By) : entries.OrderByDescending(entry => entry.By)];
        for (int i = 0; i < order.Count; i++) order[i] = order[i] with { Rank = i > 0 && order[i].By == order[i - 1].By ? order[i - 1].Rank : i + 1 };
        return order;
    }
}
