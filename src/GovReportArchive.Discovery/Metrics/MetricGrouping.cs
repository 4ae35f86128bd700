using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Reports.Forms;

namespace GovReportArchive.Discovery.Metrics;

/// <summary>Puts the rows of a table into groups and works out what each comes to.</summary>
/// <remarks>Law: every counted row is in exactly one group; a group's numbers follow from its rows alone.</remarks>
internal sealed class MetricGrouping
{
    private readonly MetricTable _table;
    private readonly int[][] _columns;
    private readonly UInt128[] _sizes;

    /// <param name="table">The table.</param>
    /// <param name="by">What rows are grouped by.</param>
    public MetricGrouping(MetricTable table, IReadOnlyList<string> by)
    {
        (_table, By) = (table, by);
        _columns = [.. by.Select(table.Column)];
        _sizes = [.. by.Select(column => (UInt128)table.Values(column) + 1)];
    }

    public IReadOnlyList<string> By { get; }

    /// <summary>The groups in the order of their values, those without a value last; one group where nothing tells rows apart, also of no rows.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Of(IReadOnlyList<int> rows)
    {
        if (By.Count == 0) return [rows];
        SortedDictionary<UInt128, List<int>> groups = [];
        foreach (int row in rows)
        {
            UInt128 key = KeyOf(row);
            if (!groups.TryGetValue(key, out List<int>? members)) groups.Add(key, members = []);
            members.Add(row);
        }

        return [.. groups.Values];
    }

    /// <summary>The value of a group in each dimension.</summary>
    public IEnumerable<KeyValuePair<string, string>> ValuesOf(IReadOnlyList<int> group) =>
        By.Select(column => new KeyValuePair<string, string>(column, _table.Text(column, group[0]) ?? Facet.Missing));

    /// <summary>What a group comes to.</summary>
    public GroupSummary Summary(IReadOnlyList<int> group, int atLeast)
    {
        int[] states = new int[MetricTable.States.Count];
        foreach (int row in group) states[_table.State(row)]++;
        int[] printing = [.. group.Where(row => _table.State(row) == 0)];
        double[] order = Array.ConvertAll(printing, _table.Value);
        Array.Sort(order, printing);
        decimal[] numbers = Array.ConvertAll(order, ColumnNumber.Of);
        int agencies = printing.Select(row => _table.Column("agency")[row]).Distinct().Count();
        string comparable = _table.Metric.ComparableAmong(printing.Select(row => _table.Text("form", row)!).Distinct(StringComparer.Ordinal));
        string? withheld = numbers.Length == 0 ? GroupSummary.Nothing : comparable == Comparability.None ? GroupSummary.NotComparable : agencies < atLeast ? GroupSummary.TooFew : null;
        return new GroupSummary(group, printing, numbers, states, agencies, printing.Count(_table.IsDoubted), comparable, withheld, Distribution.Of(numbers));
    }

    /// <summary>The rows that the least, the middle and the greatest number come from.</summary>
    public (int? Min, IReadOnlyList<int> Median, int? Max) Sources(GroupSummary summary)
    {
        if (summary.Withheld is GroupSummary.Nothing or GroupSummary.NotComparable) return (null, [], null);
        (int lower, int upper) = Distribution.Middle(summary.Numbers.Count);
        int[] middle = summary.Withheld is not null ? [] : summary.Numbers[lower] == summary.Numbers[upper] ? [lower] : [lower, upper];
        return (First(summary, 0), [.. middle.Select(place => First(summary, place))], First(summary, summary.Numbers.Count - 1));
    }

    // Of all rows with the number at a place.
    private int First(GroupSummary summary, int place)
    {
        IReadOnlyList<decimal> numbers = summary.Numbers;
        int best = summary.Printing[place];
        for (int i = place - 1; i >= 0 && numbers[i] == numbers[place]; i--) Take(summary.Printing[i]);
        for (int i = place + 1; i < numbers.Count && numbers[i] == numbers[place]; i++) Take(summary.Printing[i]);
        return best;

        void Take(int row)
        {
            if (_table.Compare(row, best) < 0) best = row;
        }
    }

    private UInt128 KeyOf(int row)
    {
        UInt128 key = 0;
        for (int i = 0; i < _columns.Length; i++)
            key = (key * _sizes[i]) + (_columns[i][row] is var value and >= 0 ? (UInt128)value : _sizes[i] - 1);
        return key;
    }
}

/// <summary>What a group of rows comes to.</summary>
/// <param name="Rows">The group.</param>
/// <param name="Printing">Its rows with a number, by number.</param>
/// <param name="Numbers">The numbers in ascending order.</param>
/// <param name="States">Rows by state.</param>
/// <param name="Agencies">Agencies with a number.</param>
/// <param name="Doubted">Numbers in doubt.</param>
/// <param name="Comparable">How far the numbers may be put together.</param>
/// <param name="Withheld">What is not told.</param>
/// <param name="Spread">How they are spread; null where there are none.</param>
internal sealed record GroupSummary(
    IReadOnlyList<int> Rows, IReadOnlyList<int> Printing, IReadOnlyList<decimal> Numbers, IReadOnlyList<int> States, int Agencies, int Doubted, string Comparable, string? Withheld,
    Distribution? Spread)
{
    /// <summary>Nobody has a number.</summary>
    public const string Nothing = "none";

    /// <summary>Too few agencies for quartiles and mean.</summary>
    public const string TooFew = "tooFew";

    /// <summary>Forms are mixed that do not count the same.</summary>
    public const string NotComparable = "notComparable";

    /// <summary>The spread as far as single numbers and their sum go; null where forms must not be put together.</summary>
    public Distribution? Whole => Withheld == NotComparable ? null : Spread;

    /// <summary>The spread with quartiles and mean; null where these are withheld.</summary>
    public Distribution? Told => Withheld is null ? Spread : null;
}
