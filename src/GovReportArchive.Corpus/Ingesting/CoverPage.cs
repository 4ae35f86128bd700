using GovReportArchive.Reports.Records;

namespace GovReportArchive.Corpus.Ingesting;

/// <summary>A page that bears hardly more than the title of the file that hangs on it: taken for the report, it would stand in the file's place.</summary>
public static class CoverPage
{
    private const int LeastText = 400;

    /// <summary>Whether what was read of a page on which files hang is no more than that.</summary>
    public static bool IsOne(ReportRecord record) =>
        record.Counts.Count == 0 && record.Sections.All(section => section.Heading is null) && record.Sections.Sum(section => section.Text.Length) < LeastText;
}
