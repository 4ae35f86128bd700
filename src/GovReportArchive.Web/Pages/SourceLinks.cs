using GovReportArchive.Reports.Records;

namespace GovReportArchive.Web.Pages;

/// <summary>Addresses that came with a report.</summary>
internal static class SourceLinks
{
    private const int LongestShown = 60;

    /// <summary>The name of the file that a report came in, without the folders of the machine it was ingested on; null where there is none.</summary>
    public static string? FileName(string? file) => file?.Split('/', '\\') is [.., { Length: > 0 } name] ? name : null;

    /// <summary>An address of the web as people read it: host and path, cut where it is long. The link itself is whole.</summary>
    public static string Short(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? uri)) return url;
        // An escaped mark of direction would show the address in another order than it has.
        string path = Uri.UnescapeDataString(uri.AbsolutePath);
        string shown = uri.IdnHost + (Unprintable.IsIn(path) ? uri.AbsolutePath : path).TrimEnd('/');
        return shown.Length <= LongestShown ? shown : shown[..LongestShown] + "…";
    }
}
