namespace GovReportArchive.Web.Pages;

/// <summary>Addresses that came with a report.</summary>
internal static class SourceLinks
{
    /// <summary>The address where it is one of the web; null for anything else, such as a script, which must not become a link.</summary>
    public static string? Web(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && (uri.Scheme is "http" or "https") ? uri.AbsoluteUri : null;
}
