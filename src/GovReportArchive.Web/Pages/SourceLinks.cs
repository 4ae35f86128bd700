namespace GovReportArchive.Web.Pages;

/// <summary>Addresses that came with a report.</summary>
internal static class SourceLinks
{
    /// <summary>The name of the file that a report came in, without the folders of the machine it was ingested on; null where there is none.</summary>
    public static string? FileName(string? file) => file?.Split('/', '\\') is [.., { Length: > 0 } name] ? name : null;
}
