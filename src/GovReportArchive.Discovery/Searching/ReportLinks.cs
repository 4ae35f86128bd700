namespace GovReportArchive.Discovery.Searching;

/// <summary>Addresses of reports and of the counts in them, below the server's own.</summary>
/// <remarks>Whatever stands in an id is escaped, also a slash.</remarks>
public static class ReportLinks
{
    /// <summary>Where the JSON twin of a page is.</summary>
    public const string Api = "/api/v1";

    /// <summary>The page of a report.</summary>
    public static string Page(string id) => "/reports/" + Uri.EscapeDataString(id);

    /// <summary>The page of one version of a report, for good.</summary>
    public static string Version(string id, int version) => FormattableString.Invariant($"{Page(id)}?version={version}");

    /// <summary>The same as JSON.</summary>
    public static string Url(string id) => Api + Page(id);

    /// <summary>A count, for good: <c>/r/{id}/v/{version}/c/{key}</c>.</summary>
    public static string Count(string report, int version, string key) =>
        FormattableString.Invariant($"/r/{Uri.EscapeDataString(report)}/v/{version}/c/{Uri.EscapeDataString(key)}");
}
