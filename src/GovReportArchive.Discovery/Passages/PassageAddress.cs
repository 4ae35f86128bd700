using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Passages;

namespace GovReportArchive.Discovery.Passages;

/// <summary>Permanent addresses of single items and counts, below the server's own address.</summary>
/// <remarks>They name a version, so that what they lead to stays as it was quoted. Whatever stands in an id is escaped, also a slash.</remarks>
public static class PassageAddress
{
    /// <summary>Where the JSON twin of a page is.</summary>
    public const string Api = ReportLinks.Api;

    private const int FingerprintLength = 8;

    /// <summary>An item: <c>/r/{id}/v/{version}/s/{section}/i/{item}?f={fingerprint}</c>.</summary>
    /// <param name="report">Id of the report.</param>
    /// <param name="version">Number of the version.</param>
    /// <param name="section">Number of the section.</param>
    /// <param name="item">Number of the item in the section.</param>
    /// <param name="fingerprint">What tells the item by its wording (<see cref="Fingerprint"/>), for a time when it has another number; null for none.</param>
    public static string Item(string report, int version, int section, int item, string? fingerprint = null) =>
        FormattableString.Invariant($"/r/{Uri.EscapeDataString(report)}/v/{version}/s/{section}/i/{item}") + (fingerprint is null ? "" : "?f=" + fingerprint);

    /// <summary>What tells an item from others of its report by its wording: the first eight characters of the key of its wording, which folding,
    /// number and final stop do not change.</summary>
    public static string Fingerprint(string text) => Wordings.KeyOf(text)[..FingerprintLength];

    /// <summary>The fingerprint that belongs to a wording's key.</summary>
    internal static string FingerprintOfKey(string wording) => wording[..FingerprintLength];

    /// <inheritdoc cref="ReportLinks.Count"/>
    public static string Count(string report, int version, string key) => ReportLinks.Count(report, version, key);
}
