using System.Globalization;
using GovReportArchive.Reports;
using GovReportArchive.Reports.Documents;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Corpus.Captures;

/// <summary>Reads a document with what is known of where it came from.</summary>
/// <remarks>
/// Law: the same bytes with the same capture give the same record. Where page and file contradict one another, the file is believed; whether it is a report follows from the file
/// alone, since an application form that hangs on a report bears its title too.
/// </remarks>
internal static class CaptureReading
{
    // Names of files are the words of many links.
    private static readonly string[] Endings = [".pdf", ".doc", ".docx", ".wps", ".xls", ".xlsx", ".rtf", ".txt", ".ofd", ".zip"];

    /// <summary>Reads it.</summary>
    public static ReadingResult Read(SourceDocument document, Capture capture, CancellationToken cancellationToken)
    {
        SourceDocument placed = document with { Url = document.Url ?? capture.Address, Breadcrumb = document.Breadcrumb.Count > 0 ? document.Breadcrumb : capture.Page?.Breadcrumb ?? [] };
        ReadingResult own = ReportReader.Read(placed, cancellationToken);
        ReadingResult read = capture.Page is { } page ? WithPage(placed, page, own, cancellationToken) : own;
        return read with
        {
            NotAReport = own.NotAReport,
            Record = read.Record with { Source = read.Record.Source with { Fetched = capture.WasAsked ? capture.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) : null } },
        };
    }

    private static ReadingResult WithPage(SourceDocument document, CapturePage page, ReadingResult own, CancellationToken cancellationToken)
    {
        SourceDocument dated = document with { DeclaredDate = document.DeclaredDate ?? (own.Record.Published is null ? page.Date : null) };
        ReadingResult told = ReportReader.Read(
            dated with
            {
                DeclaredPublisher = document.DeclaredPublisher ?? page.Publisher,
                // The reader takes the first of them that is the title of a report.
                DeclaredTitle = string.Join('|', new[] { document.DeclaredTitle, WithoutEnding(page.LinkText), page.Title }.OfType<string>()),
            },
            cancellationToken);
        return !Contradicts(own.Record, told.Record) ? told : dated == document ? own : ReportReader.Read(dated, cancellationToken);
    }

    private static bool Contradicts(ReportRecord own, ReportRecord told) =>
        (own.Year is not null && told.Year != own.Year)
        || (own.Agency.Name != Agency.Unnamed && !told.Agency.Name.EndsWith(own.Agency.Name, StringComparison.Ordinal));

    private static string? WithoutEnding(string? name) => Endings.FirstOrDefault(ending => name?.EndsWith(ending, StringComparison.OrdinalIgnoreCase) == true) is { } ending ? name![..^ending.Length] : name;
}
