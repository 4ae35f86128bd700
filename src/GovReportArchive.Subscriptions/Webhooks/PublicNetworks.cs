using System.Net;
using System.Net.Sockets;

namespace GovReportArchive.Subscriptions.Webhooks;

/// <summary>Which addresses are public: who may name an address that the server then asks must not reach with it what stands beside the server.</summary>
/// <remarks>What is not public is a table, after the registries of special-purpose addresses (RFC 6890); what wraps an IPv4 address counts as special.</remarks>
internal static class PublicNetworks
{
    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/3", "4000::/2", "8000::/1", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>Whether an address is public.</summary>
    public static bool Holds(IPAddress address)
    {
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !Special.Any(network => network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain));
    }

    /// <summary>Says that an address is none.</summary>
    public static string Refusal(IPAddress address) => $"{address} 不是公网地址；确要使用，请在订阅时加 --allow-private。";

    /// <summary>Connects to a name whose addresses are public. The address that is looked at is the one that is connected to, whatever the name stands for a moment later.</summary>
    /// <exception cref="IOException">It is not, or cannot be reached.</exception>
    public static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        IPAddress[] addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken).ConfigureAwait(false);
        if (addresses.FirstOrDefault(address => !Holds(address)) is { } inner) throw new IOException(Refusal(inner));
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
