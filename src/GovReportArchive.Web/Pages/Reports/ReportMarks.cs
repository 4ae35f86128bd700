using GovReportArchive.Archive;

namespace GovReportArchive.Web.Pages.Reports;

/// <summary>Marks of a query that came with the address.</summary>
internal static class ReportMarks
{
    public static Marker Of(ReportArchive archive, string? query)
    {
        _ = (archive, query);
        return static (_, _) => [];
    }
}
