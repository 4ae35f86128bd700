namespace GovReportArchive.Archive.Passages;

/// <summary>Permanent addresses of single items and counts, below the server's own address.</summary>
/// <remarks>They name a version, so that what they lead to stays as it was quoted. Whatever stands in an id is escaped, also a slash.</remarks>
public static class PassageAddress
{
    /// <summary>Where the JSON twin of a page is.</summary>
    public const string Api = "/api/v1";

    /// <summary>An item: <c>/r/{id}/v/{version}/s/{section}/i/{item}</c>.</summary>
    public static string Item(string report, int version, int section, int item) =>
        FormattableString.Invariant($"/r/{Uri.EscapeDataString(report)}/v/{version}/s/{section}/i/{item}");

    /// <summary>A count: <c>/r/{id}/v/{version}/c/{key}</c>.</summary>
    public static string Count(string report, int version, string key) =>
        FormattableString.Invariant($"/r/{Uri.EscapeDataString(report)}/v/{version}/c/{Uri.EscapeDataString(key)}");
}
