using System.Globalization;
using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Discovery.Projection;
using GovReportArchive.Search;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Discovery.Metrics;

/// <summary>What all selected reports say of one metric, read from columns of one commit.</summary>
/// <remarks>Law: what it says of a report is what the report's record says. Usable as long as the view is open.</remarks>
internal sealed class MetricTable
{
    private const int Second = 1, Unnamed = 2;
    private static readonly byte Doubted = Position(MetricStates.Doubted), NoTable = Position(MetricStates.NoTable), NotInForm = Position(MetricStates.NotInForm);
    private static readonly string[] Keywords = ["year", "province", "city", "county", "agency", "agencyType", "level", "form", "scope"];
    private readonly ColumnTable _table;
    private readonly string[] _keys;
    private readonly double[][] _numbers;
    private readonly double[] _values;
    private readonly byte[] _states;
    private readonly int[] _doubted;
    private readonly int[]?[] _keysOfForm;
    private readonly bool[] _counted;

    private MetricTable(Metric metric, ColumnTable table, string[] keys, bool onlyChecked)
    {
        (Metric, _table, _keys) = (metric, table, keys);
        _numbers = [.. keys.Select(table.Numbers)];
        _doubted = table.Marks(1);
        int forms = Values("form");
        (_keysOfForm, _counted) = (new int[]?[forms], new bool[forms]);
        for (int form = 0; form < forms; form++)
        {
            _counted[form] = metric.Keys.TryGetValue(table.Text("form", form), out IReadOnlyList<string>? counted);
            // A single cell is a cell wherever it is printed; what a form adds up differs from form to form.
            _keysOfForm[form] = counted is not null ? [.. counted.Select(key => Array.IndexOf(keys, key))] : keys.Length == 1 && metric.Kind == "count" ? [0] : null;
        }

        (_values, _states) = (new double[table.Rows], new byte[table.Rows]);
        for (int row = 0; row < table.Rows; row++) _states[row] = StateOf(row, onlyChecked);
    }

    public static IReadOnlyList<string> States { get; } = [.. MetricStates.All.Select(state => state.Value)];

    public Metric Metric { get; }

    public int Rows => _table.Rows;

    /// <summary>Reads the columns.</summary>
    /// <param name="view">The commit.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="selection">Which reports; only query, filters and conditions are looked at.</param>
    /// <param name="onlyChecked">Whether numbers that a failed check speaks of are not taken.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static MetricTable Read(ISearchView view, Metric metric, SearchRequest selection, bool onlyChecked, CancellationToken cancellationToken)
    {
        string[] keys = [.. metric.Keys.Values.SelectMany(list => list).Distinct(StringComparer.Ordinal)];
        ColumnTable table = view.Columns(
            new ColumnRequest
            {
                Query = selection.Query,
                Filters = selection.Filters,
                Numbers = selection.Numbers,
                Keywords = Keywords,
                Values = [ReportSchema.Version, .. keys],
                Marks =
                [
                    new KeywordFilter(Uncounted.Column, [Uncounted.Second, Uncounted.Unnamed]),
                    new KeywordFilter(ReportSchema.Doubted, keys),
                    .. keys.Select(key => new KeywordFilter(ReportSchema.Cell, [.. MetricStates.Cells.Select(state => $"{key}:{state}")])),
                ],
            },
            cancellationToken);
        return new MetricTable(metric, table, keys, onlyChecked);
    }

    /// <summary>What nothing says of a metric, where there is no report at all.</summary>
    public static MetricTable Empty(Metric metric) => new(
        metric,
        new ColumnTable(0, Keywords.ToDictionary(name => name, _ => Array.Empty<int>()), new Dictionary<string, double[]>(), [[], []], (_, _) => "", _ => ""),
        [],
        onlyChecked: false);

    /// <summary>The rows that count, and how many do not and why.</summary>
    public (List<int> Rows, MetricExcluded Excluded) Counted(IReadOnlyList<string> scopes)
    {
        int[] years = _table.Keywords("year"), scopeOf = _table.Keywords("scope"), uncounted = _table.Marks(0);
        bool[] chosen = [.. Enumerable.Range(0, Values("scope")).Select(scope => scopes.Contains(_table.Text("scope", scope), StringComparer.Ordinal))];
        bool[] aggregate = [.. Enumerable.Range(0, Values("scope")).Select(scope => _table.Text("scope", scope) == "aggregate")];
        (List<int> rows, int unnamed, int noYear, int sums, int otherScope, int second) = ([], 0, 0, 0, 0, 0);
        for (int row = 0; row < Rows; row++)
        {
            if (years[row] < 0) noYear++;
            else if ((uncounted[row] & Unnamed) != 0) unnamed++;
            else if (!chosen[scopeOf[row]]) _ = aggregate[scopeOf[row]] ? sums++ : otherScope++;
            else if ((uncounted[row] & Second) != 0) second++;
            else rows.Add(row);
        }

        return (rows, new MetricExcluded(unnamed, noYear, sums, otherScope, second));
    }

    /// <summary>Position in <see cref="States"/>; 0 for a number.</summary>
    public int State(int row) => _states[row];

    /// <summary>The number of a row that has one.</summary>
    public double Value(int row) => _values[row];

    /// <summary>Whether a failed check speaks of the number.</summary>
    public bool IsDoubted(int row) => _states[row] == 0 && KeysOf(row).Any(key => (_doubted[row] & (1 << key)) != 0);

    /// <summary>The number of a row's value in a column, as <see cref="ColumnTable.Keywords"/> has it.</summary>
    public int[] Column(string column) => _table.Keywords(column);

    /// <summary>How many values a column may have at most: above all numbers of values that occur.</summary>
    public int Values(string column) => _table.Keywords(column).Append(-1).Max() + 1;

    /// <summary>A row's value in a column; null where it has none.</summary>
    public string? Text(string column, int row) => _table.Keywords(column)[row] is var value and >= 0 ? _table.Text(column, value) : null;

    public string Id(int row) => _table.Id(row);

    public int Version(int row) => (int)_table.Numbers(ReportSchema.Version)[row];

    public int Year(int row) => int.Parse(Text("year", row)!, CultureInfo.InvariantCulture);

    /// <summary>The cells of a row that its report has, each with its number.</summary>
    public IEnumerable<(string Key, decimal? Value)> Cells(int row)
    {
        foreach (int key in KeysOf(row))
        {
            double number = _numbers[key][row];
            if (!double.IsNaN(number)) yield return (_keys[key], ColumnNumber.Of(number));
            else if (_table.Marks(2 + key)[row] != 0) yield return (_keys[key], null);
        }
    }

    /// <summary>By agency, then year, then id: no two rows are equal.</summary>
    public int Compare(int one, int other)
    {
        int order = Column("agency")[one].CompareTo(Column("agency")[other]);
        if (order == 0) order = Column("year")[one].CompareTo(Column("year")[other]);
        return order != 0 || one == other ? order : CodePointOrder.Compare(Id(one), Id(other));
    }

    private int[] KeysOf(int row) => _keysOfForm[_table.Keywords("form")[row]] ?? [];

    private byte StateOf(int row, bool onlyChecked)
    {
        double sum = 0;
        int form = _table.Keywords("form")[row];
        foreach (int key in KeysOf(row))
        {
            double number = _numbers[key][row];
            if (double.IsNaN(number)) return StateOfCell(key, row, form);
            if (onlyChecked && (_doubted[row] & (1 << key)) != 0) return Doubted;
            sum += number;
        }

        _values[row] = sum;
        return KeysOf(row).Length > 0 ? (byte)0 : NotInForm;
    }

    // The marks of a key are its states in their order, which are those of all states after the number.
    private byte StateOfCell(int key, int row, int form) => _table.Marks(2 + key)[row] is var marks and > 0
        ? (byte)(1 + int.TrailingZeroCount(marks))
        : _counted[form] ? NoTable : NotInForm;

    private static byte Position(string state) => (byte)MetricStates.All.Select(known => known.Value).ToList().IndexOf(state);
}
