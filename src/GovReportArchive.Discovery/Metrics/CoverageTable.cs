using System.Globalization;
using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Discovery.Projection;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Discovery.Metrics;

/// <summary>The rows of one agency among the ordered rows of a table.</summary>
/// <param name="Start">Where they begin.</param>
/// <param name="End">Where those of the next begin.</param>
internal readonly record struct CoverageRun(int Start, int End);

/// <summary>The reports of all agencies that a question asks for, ordered by agency and year; usable as long as the view is open.</summary>
internal sealed class CoverageTable
{
    private static readonly string[] Keywords = ["year", "agency", "agencyType", "level", "scope", ReportSchema.PublishedBasis];
    private readonly AgencyYears _asked;
    private readonly ColumnTable? _table;
    private readonly Dictionary<(string Column, int Value), string> _texts = [];
    private readonly Dictionary<(int Year, int Type, int Level, double Day), bool?> _late = [];
    private readonly int[] _rows = [];
    private readonly int[] _years = [];

    private CoverageTable(AgencyYears asked, ColumnTable? table)
    {
        (_asked, _table) = (asked, table);
        List<CoverageRun> runs = [];
        Agencies = runs;
        if (table is null) return;
        int[] agencies = table.Keywords("agency"), years = table.Keywords("year");
        _rows = [.. Enumerable.Range(0, table.Rows).Where(row => years[row] >= 0 && (table.Marks(0)[row] & 2) == 0)];
        _years = [.. Enumerable.Range(0, years.Append(-1).Max() + 1).Select(year => int.Parse(table.Text("year", year), CultureInfo.InvariantCulture))];
        Array.Sort(_rows, Compare);
        for (int start = 0, i = 1; i <= _rows.Length; i++)
        {
            if (i < _rows.Length && agencies[_rows[i]] == agencies[_rows[start]]) continue;
            runs.Add(new CoverageRun(start, i));
            start = i;
        }
    }

    /// <summary>The agencies, by id.</summary>
    public IReadOnlyList<CoverageRun> Agencies { get; }

    public static CoverageTable Read(AgencyYears asked, CancellationToken cancellationToken) => new(asked, asked.View?.Columns(
        new ColumnRequest
        {
            Filters = asked.IsAll ? [] : [AgencyYears.ReportsOf(asked.Agencies)],
            Keywords = Keywords,
            Values = [ReportSchema.Version, ReportSchema.Published],
            Marks = [new KeywordFilter(Uncounted.Column, [Uncounted.Second, Uncounted.Unnamed])],
        },
        cancellationToken));

    /// <summary>All agencies together by year; years that nothing is asked of are left out.</summary>
    public IReadOnlyList<CoverageYear> Years()
    {
        SortedDictionary<int, YearCounts> years = [];
        foreach (CoverageRun agency in Agencies)
        {
            foreach ((int year, int? at) in YearsOf(agency))
            {
                if (!years.TryGetValue(year, out YearCounts? counts)) years.Add(year, counts = new YearCounts());
                if (at is int place) counts.Add(IsLate(_rows[place]), Version(_rows[place]) > 1);
                else counts.NotHeld++;
            }
        }

        return [.. years.Select(year => year.Value.Of(year.Key))];
    }

    /// <summary>An agency over the years.</summary>
    public AgencyCoverage Of(CoverageRun agency, IReadOnlyDictionary<string, string> names)
    {
        (string id, Agency latest) = AgencyOf(agency);
        return new AgencyCoverage(
            new ReportAgency(id, names[id], latest.Type, latest.Level), Year(agency.Start), Year(agency.End - 1), [.. YearsOf(agency).Select(year => Cell(year.Year, year.At, agency))]);
    }

    /// <summary>Id of an agency, and what it is in its latest report.</summary>
    public (string Id, Agency Latest) AgencyOf(CoverageRun agency) => (Text("agency", _rows[agency.Start])!, Described(_rows[agency.End - 1]));

    private CoverageCell Cell(int year, int? at, CoverageRun agency)
    {
        if (at is not int place) return new CoverageCell(year, MetricStates.NotHeld, 0, null, null, null, null, null, null, null, null, null);
        int row = _rows[place], reports = Enumerable.Range(place, agency.End - place).TakeWhile(other => Year(other) == year).Count();
        LedgerFinding? late = Timeliness(row);
        Published? published = Published(row);
        string id = _table!.Id(row);
        return new CoverageCell(
            year, "held", reports, id, Version(row), published?.Date, published?.Basis is { Length: > 0 } basis ? basis : null, late?.Due,
            IsLate(late), late is null ? LedgerReasons.NoDeadline : late.Reason, Version(row) > 1, ReportLinks.Url(id));
    }

    // The years of which something is to be said, each with the place of its first row.
    private IEnumerable<(int Year, int? At)> YearsOf(CoverageRun agency)
    {
        int at = agency.Start;
        foreach (int year in _asked.YearsOf(Year(agency.Start), Year(agency.End - 1)))
        {
            while (at < agency.End && Year(at) < year) at++;
            yield return (year, at < agency.End && Year(at) == year ? at : null);
        }
    }

    // Of the reports about one year the one that counts in statistics comes first, and what adds up others last.
    private int Compare(int one, int other)
    {
        int order = _table!.Keywords("agency")[one].CompareTo(_table.Keywords("agency")[other]);
        if (order == 0) order = _table.Keywords("year")[one].CompareTo(_table.Keywords("year")[other]);
        if (order == 0 && one != other) order = (Text("scope", one) == "aggregate").CompareTo(Text("scope", other) == "aggregate");
        if (order == 0 && one != other) order = (_table.Marks(0)[one] & 1).CompareTo(_table.Marks(0)[other] & 1);
        return order == 0 && one != other ? CodePointOrder.Compare(_table.Id(one), _table.Id(other)) : order;
    }

    private int Year(int place) => _years[_table!.Keywords("year")[_rows[place]]];

    private int Version(int row) => (int)_table!.Numbers(ReportSchema.Version)[row];

    private LedgerFinding? Timeliness(int row) => LedgerDeadline.Finding("", _years[_table!.Keywords("year")[row]], Described(row), Published(row));

    // Millions of reports share few thousand days, kinds of agencies and years.
    private bool? IsLate(int row)
    {
        (int, int, int, double) key = (_table!.Keywords("year")[row], _table.Keywords("agencyType")[row], _table.Keywords("level")[row], _table.Numbers(ReportSchema.Published)[row]);
        if (!_late.TryGetValue(key, out bool? late)) _late.Add(key, late = IsLate(Timeliness(row)));
        return late;
    }

    private static bool? IsLate(LedgerFinding? finding) => finding?.State switch { CheckRunner.Ok => false, CheckRunner.Fail => true, _ => null };

    private Agency Described(int row) => new("", "", null, Text("agencyType", row), Text("level", row));

    private Published? Published(int row) => _table!.Numbers(ReportSchema.Published)[row] is var day && !double.IsNaN(day)
        ? new Published(((int)day).ToString("0000-00-00", CultureInfo.InvariantCulture), Text(ReportSchema.PublishedBasis, row) ?? "")
        : null;

    private string? Text(string column, int row)
    {
        if (_table!.Keywords(column)[row] is not (>= 0 and var value)) return null;
        if (!_texts.TryGetValue((column, value), out string? text)) _texts.Add((column, value), text = _table.Text(column, value));
        return text;
    }

    /// <summary>What a year comes to, while it is counted.</summary>
    private sealed class YearCounts
    {
        private int _held, _inTime, _late, _changed;

        public int NotHeld { get; set; }

        public void Add(bool? late, bool changed)
        {
            _held++;
            if (late == false) _inTime++;
            if (late == true) _late++;
            if (changed) _changed++;
        }

        public CoverageYear Of(int year) => new(year, _held, NotHeld, _inTime, _late, _held - _inTime - _late, _changed);
    }
}
