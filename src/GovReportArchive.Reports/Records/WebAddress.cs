namespace GovReportArchive.Reports.Records;

/// <summary>Addresses that come with reports: strangers write them, and pages make links of them.</summary>
public static class WebAddress
{
    /// <summary>The address where it is one of the web (http, https); null for anything else, such as a script, which must not become a link.</summary>
    public static string? Of(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? uri.AbsoluteUri
            : null;

    /// <summary>Whether it is an address of the web that one line of a page, a table or a header can hold.</summary>
    public static bool IsOne(string? address) => address is { Length: <= Longest } && !Unprintable.IsIn(address) && Of(address) is not null;

    private const int Longest = 4_000;
}
