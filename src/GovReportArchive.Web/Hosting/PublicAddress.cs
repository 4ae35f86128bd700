using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace GovReportArchive.Web.Hosting;

/// <summary>Where the server is found by others: what citations and other absolute addresses begin with.</summary>
/// <remarks>Never what a request says of it: <c>Host</c> and <c>X-Forwarded-Host</c> are whatever the asker wrote, and a citation is carried on.</remarks>
internal sealed class PublicAddress(ServerSettings settings, IServer server)
{
    /// <summary>Without a slash at its end: what <c>--public-address</c> says; without that the address that the server listens on, if it is one
    /// (<c>http://localhost:5080</c>); blank where it listens on all of a machine's addresses, so that addresses begin with their path.</summary>
    public string Site => settings.PublicAddress ?? Listening() ?? "";

    private string? Listening() => server.Features.Get<IServerAddressesFeature>()?.Addresses
        .Select(address => Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) ? uri : null)
        .FirstOrDefault(uri => uri is { HostNameType: not UriHostNameType.Unknown } && !IsAny(uri))?.GetLeftPart(UriPartial.Authority);

    private static bool IsAny(Uri uri) => uri.Host is "*" or "+"
        || (IPAddress.TryParse(uri.IdnHost, out IPAddress? address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)));
}
