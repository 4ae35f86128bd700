using System.Net;
using System.Net.Sockets;

namespace GovReportArchive;

// Which addresses are public: who may name an address that this machine then asks must not reach with it what stands beside it. What is not public is a table, after the
// registries of special-purpose addresses (RFC 6890); what wraps an IPv4 address counts as special.
//
// Compiled into each room that asks addresses which others name. Its comments are no documentation, which would stand in several assemblies under one name.
internal static class PublicNetworks
{
    private static readonly IPNetwork[] Private = Networks("10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7");

    private static readonly IPNetwork[] Special =
    [
        .. Private,
        .. Networks(
            "0.0.0.0/8", "169.254.0.0/16", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/3", "4000::/2", "8000::/1", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"),
    ];

    // Whether an address is public.
    public static bool Holds(IPAddress address) => !IsIn(Special, address);

    // Whether an address is of this machine or of a network of its house. Others that are not public are of nobody's: multicast, link-local with the metadata of clouds, examples.
    public static bool IsPrivate(IPAddress address) => IsIn(Private, address);

    // Connects to a name whose addresses are all permitted. The address that is looked at is the one that is connected to, whatever the name stands for a moment later.
    public static async ValueTask<NetworkStream> ConnectAsync(
        DnsEndPoint place, Func<string, CancellationToken, Task<IPAddress[]>> resolve, Func<IPAddress, bool> permits, Func<IPAddress, Exception> refusal, CancellationToken cancellationToken)
    {
        IPAddress[] addresses = await resolve(place.Host, cancellationToken).ConfigureAwait(false);
        if (addresses.FirstOrDefault(address => !permits(address)) is { } inner) throw refusal(inner);
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, place.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static IPNetwork[] Networks(params string[] ranges) => [.. ranges.Select(IPNetwork.Parse)];

    private static bool IsIn(IPNetwork[] networks, IPAddress address)
    {
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return networks.Any(network => network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain));
    }
}
