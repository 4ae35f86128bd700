using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;

namespace GovReportArchive.Discovery.Metrics;

/// <summary>Makes rows of a table what answers show of reports, with the names of agencies and places.</summary>
internal sealed class MetricRows
{
    private static readonly string[] Named = ["agency", .. MetricDimensions.Places];
    private readonly MetricTable _table;
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _names;

    /// <param name="table">The table.</param>
    /// <param name="rows">All rows that will be shown; names are read for them together.</param>
    /// <param name="catalog">Knows the names.</param>
    public MetricRows(MetricTable table, IEnumerable<int> rows, CatalogDatabase catalog)
    {
        _table = table;
        int[] shown = [.. rows.Distinct()];
        _names = catalog.Read(reader => Named.ToDictionary(
            column => column,
            column => FacetTable.Find(column)!.Values.LabelsOf([.. shown.Select(row => table.Text(column, row)).OfType<string>().Distinct(StringComparer.Ordinal)], reader),
            StringComparer.Ordinal));
    }

    /// <summary>A row as answers show it.</summary>
    public MetricValue Of(int row)
    {
        string id = _table.Id(row), agency = _table.Text("agency", row)!;
        int version = _table.Version(row), state = _table.State(row);
        return new MetricValue(
            id,
            version,
            new ReportAgency(agency, _names["agency"][agency], _table.Text("agencyType", row), _table.Text("level", row)),
            _table.Year(row),
            Region(row),
            _table.Text("form", row)!,
            _table.Text("scope", row)!,
            MetricTable.States[state],
            state == 0 ? ColumnNumber.Of(_table.Value(row)) : null,
            _table.IsDoubted(row),
            [.. _table.Cells(row).Select(cell => ReportLinks.Count(id, version, cell.Key) is var page ? new MetricCell(cell.Key, cell.Value, page, ReportLinks.Api + page) : null!)]);
    }

    private ReportRegion? Region(int row)
    {
        string?[] codes = [.. MetricDimensions.Places.Select(level => _table.Text(level, row))];
        if (Array.TrueForAll(codes, code => code is null)) return null;
        string deepest = Array.FindLast(codes, code => code is not null)!;
        return new ReportRegion(deepest.All(char.IsAsciiDigit) ? deepest : null, Name("province", codes[0]), Name("city", codes[1]), Name("county", codes[2]));
    }

    private string? Name(string level, string? code) => code is null ? null : _names[level][code];
}
