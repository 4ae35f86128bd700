using System.Globalization;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Discovery.Projection;

/// <summary>A report as the index sees it: its prose in units, its metadata and counts in columns.</summary>
/// <remarks>Tables, contact data and file names are not searched; a table's numbers are number columns.</remarks>
internal static class ReportDocument
{
    /// <summary>Makes the index document of a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="beside">Values of keyword columns that follow from the agency's neighbouring years.</param>
    public static IndexDocument Of(StoredReport report, IEnumerable<(string Column, string Value)>? beside = null)
    {
        ReportRecord record = report.Record;
        return new IndexDocument
        {
            Id = report.Id,
            Units = [.. Units(record)],
            Keywords = [.. FacetTable.ValuesOf(record).Concat(beside ?? []).Concat(Sections(record)).Concat(Cells(record)).Distinct()],
            Numbers = [(ReportSchema.Changed, report.Change), (ReportSchema.Version, report.Version), .. Published(record), .. Counts(record)],
        };
    }

    /// <summary>The units of a section's text: its paragraphs that are not blank.</summary>
    public static List<string> Paragraphs(Section section) =>
        [.. section.Text.Split('\n').Where(paragraph => !string.IsNullOrWhiteSpace(paragraph))];

    private static IEnumerable<(string Field, string Text)> Units(ReportRecord record)
    {
        yield return (ReportSchema.Title, record.Title);
        foreach (Section section in record.Sections)
        {
            if (!string.IsNullOrWhiteSpace(section.Heading)) yield return (ReportSchema.Heading, section.Heading);
            foreach (string paragraph in Paragraphs(section)) yield return (section.Kind, paragraph);
        }
    }

    /// <summary>The counts that the report prints.</summary>
    public static IEnumerable<(string Column, double Value)> Counts(ReportRecord record) =>
        record.Counts.Where(count => IsColumn(count.Key)).Select(count => (count.Key, (double)count.Value));

    private static IEnumerable<(string Column, string Value)> Sections(ReportRecord record) =>
        record.Sections.Where(section => !string.IsNullOrWhiteSpace(section.Text)).Select(section => ("section", section.Kind));

    // Where a remark stands beside it, a number is a number.
    private static IEnumerable<(string Column, string Value)> Cells(ReportRecord record) =>
    [
        .. record.Cells.Where(cell => !record.Counts.ContainsKey(cell.Key) && IsColumn(cell.Key)).Select(cell => (ReportSchema.Cell, $"{cell.Key}:{cell.Value.State}")),
        .. DoubtedCounts.Of(record).Where(IsColumn).Select(key => (ReportSchema.Doubted, key)),
        .. record.Published is { Basis.Length: > 0 } published ? [(ReportSchema.PublishedBasis, published.Basis)] : Array.Empty<(string, string)>(),
    ];

    private static IEnumerable<(string Column, double Value)> Published(ReportRecord record) =>
        DateOnly.TryParseExact(record.Published?.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? [(ReportSchema.Published, (10_000 * day.Year) + (100 * day.Month) + day.Day)]
            : [];

    private static bool IsColumn(string key) => CountCatalog.Find(key) is not null;
}
