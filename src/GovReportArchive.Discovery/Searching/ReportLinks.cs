using GovReportArchive.Discovery.Passages;

namespace GovReportArchive.Discovery.Searching;

/// <summary>Addresses of reports, below the server's own.</summary>
public static class ReportLinks
{
    /// <summary>The page of a report.</summary>
    public static string Page(string id) => "/reports/" + Uri.EscapeDataString(id);

    /// <summary>The same as JSON.</summary>
    public static string Url(string id) => PassageAddress.Api + Page(id);
}
