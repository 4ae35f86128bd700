using System.Globalization;
using System.Text.RegularExpressions;
using GovReportArchive.Discovery.Facets;

namespace GovReportArchive.Discovery.Passages;

/// <summary>The permanent address of an item, taken apart.</summary>
internal sealed partial record ItemAddress(string Report, int Version, int Section, int Item, string? Fingerprint)
{
    /// <exception cref="QueryParameterException">It is none.</exception>
    public static ItemAddress Parse(string text) => Shape().Match(text) is { Success: true } match
        && int.TryParse(match.Groups["version"].ValueSpan, CultureInfo.InvariantCulture, out int version) && int.TryParse(match.Groups["section"].ValueSpan, CultureInfo.InvariantCulture, out int section) && int.TryParse(match.Groups["item"].ValueSpan, CultureInfo.InvariantCulture, out int item)
        ? new ItemAddress(Uri.UnescapeDataString(match.Groups["report"].Value), version, section, item, match.Groups["f"] is { Success: true } f ? f.Value : null)
        : throw new QueryParameterException("passage", $"passage 的值“{text}”不是条目的永久地址，应形如 /r/标识/v/1/s/5/i/2。");

    [GeneratedRegex(@"^(?:https?://[^/]+)?(?:/api/v1)?/r/(?<report>[^/?]+)/v/(?<version>[0-9]+)/s/(?<section>[0-9]+)/i/(?<item>[0-9]+)(?:\?f=(?<f>[A-Za-z0-9_-]+))?$")]
    private static partial Regex Shape();
}
