using System.Globalization;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Discovery.Passages;

/// <summary>What a citation names: a report, or one item or one cell of it.</summary>
/// <param name="Author">Who reports, in one line; blank where the report does not say.</param>
/// <param name="Title">The report's title in one line, without brackets around it.</param>
/// <param name="Year">Report year, where known.</param>
/// <param name="Published">Date of publication (<c>yyyy-MM-dd</c>), where known.</param>
/// <param name="Place">What of the report, in Chinese; null for the whole of it.</param>
/// <param name="Source">Address on the web where it was published; null where that is not known.</param>
/// <param name="Page">Permanent address, below the server's own: it names the version.</param>
public sealed record Cited(string Author, string Title, int? Year, string? Published, string? Place, string? Source, string Page)
{
    private const string Untitled = "政府信息公开工作年度报告";

    /// <summary>An item.</summary>
    public static Cited Of(PassageHit passage)
    {
        ArgumentNullException.ThrowIfNull(passage);
        string section = passage.SectionHeading is { } heading ? OneLine(heading) : FilterLabels.Section(passage.Section);
        return new Cited(
            AuthorOf(passage.Agency.Name), TitleOf(passage.Title, passage.Year), passage.Year, passage.Published,
            string.Create(CultureInfo.InvariantCulture, $"“{section}”第{passage.Item}条"), passage.Source, passage.Page);
    }

    /// <summary>A version of a report.</summary>
    public static Cited Of(StoredReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        ReportRecord record = report.Record;
        return new Cited(
            AuthorOf(record.Agency.Name), TitleOf(record.Title, record.Year), record.Year, record.Published?.Date, null, WebAddress.Of(record.Source.Url),
            ReportLinks.Version(report.Id, report.Version));
    }

    /// <summary>A cell of a statutory table.</summary>
    /// <param name="report">The report, as of the version that the address names.</param>
    /// <param name="key">A key of the catalog of counts.</param>
    public static Cited Of(StoredReport report, string key)
    {
        ArgumentNullException.ThrowIfNull(report);
        string label = CountCatalog.Find(key)?.Label ?? key;
        return Of(report) with { Place = $"表中“{label}”", Page = ReportLinks.Count(report.Id, report.Version, key) };
    }

    private static string AuthorOf(string agency) => OneLine(agency) is var name && string.Equals(name, Agency.Unnamed, StringComparison.Ordinal) ? "" : name;

    private static string TitleOf(string printed, int? year)
    {
        string title = OneLine(printed).TrimEnd('.', '。');
        if (title is ['《', .. var inner, '》'] && !inner.Contains('《', StringComparison.Ordinal)) title = inner;
        if (title.Length > 0) return title;
        return year is int y ? string.Create(CultureInfo.InvariantCulture, $"{y}年{Untitled}") : Untitled;
    }

    private static string OneLine(string text) => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
