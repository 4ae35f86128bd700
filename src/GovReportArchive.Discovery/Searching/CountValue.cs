using GovReportArchive.Corpus;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Discovery.Searching;

/// <summary>One count of a report: its number, or what stands in its cell instead, and where.</summary>
/// <param name="Key">The count.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="State"><c>number</c>; <c>noTable</c> where the report has not the table; or the state of the cell: <c>remark</c> (which has a number too), <c>blank, slash, dash, none, undecided, implied, missing</c>.</param>
/// <param name="Value">The number that is printed; null where none is: never 0 for a blank.</param>
/// <param name="Raw">The cell as printed, where that is more or other than a number.</param>
/// <param name="Page">Permanent address, below the server's own; null where the report has no such table.</param>
/// <param name="Url">The same as JSON.</param>
public sealed record CountValue(string Key, string Label, string Unit, string State, decimal? Value, string? Raw, string? Page, string? Url)
{
    /// <summary>State of a cell that holds a number and nothing else.</summary>
    public const string Number = "number";

    /// <summary>State where the report has not the table that the count stands in.</summary>
    public const string NoTable = "noTable";

    /// <summary>A count of a report.</summary>
    /// <param name="report">The report, as of the version that the addresses name.</param>
    /// <param name="key">A key of the catalog of counts.</param>
    public static CountValue Of(StoredReport report, string key)
    {
        ArgumentNullException.ThrowIfNull(report);
        CountDefinition count = CountCatalog.Find(key) ?? throw new ArgumentException($"There is no count {key}.", nameof(key));
        decimal? value = report.Record.Counts.TryGetValue(key, out decimal printed) ? printed : null;
        CellState? cell = report.Record.Cells.GetValueOrDefault(key);
        string state = cell?.State ?? (value is null ? NoTable : Number);
        string? page = state == NoTable ? null : ReportLinks.Count(report.Id, report.Version, key);
        return new CountValue(key, count.Label, count.Unit, state, value, cell?.Raw, page, page is null ? null : ReportLinks.Api + page);
    }
}
