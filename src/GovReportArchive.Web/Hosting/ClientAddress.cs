using System.Net;
using System.Net.Sockets;

namespace GovReportArchive.Web.Hosting;

/// <summary>Who counts as one client: an IPv4 address, or the 64 leading bits of an IPv6 address, which is what one household or office is given.</summary>
/// <remarks>The address is the connection's, or what a trusted proxy says of it (<c>--trusted-proxies</c>).</remarks>
internal static class ClientAddress
{
    /// <summary>The client of a request; null for a connection without an address, such as a local socket, which is counted to nobody.</summary>
    public static string? Of(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address) return null;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address.ToString();
        byte[] bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes).ToString();
    }
}
