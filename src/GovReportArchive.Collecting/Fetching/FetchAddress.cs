using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace GovReportArchive.Collecting.Fetching;

/// <summary>Which addresses may be asked, as far as their spelling tells. What a name stands for is looked at when it is connected to.</summary>
internal static class FetchAddress
{
    /// <summary>The longest address in characters; browsers and servers of old sites give up there too.</summary>
    public const int Longest = 2000;

    // The usual ports of sites, and those that application servers come with: what firewalls of old sites let through. Others may be of a database or a mail server.
    private static readonly (int First, int Last)[] Usual = [(80, 90), (443, 443), (7001, 7003), (8000, 8099), (8180, 8189), (8280, 8289), (8443, 8443), (8880, 8899), (9080, 9089), (9443, 9443)];

    /// <summary>Host and port as <see cref="FetchRules.MayBePrivate"/> names them: the host in lower case, in ASCII, an IPv6 address in brackets; always with the port.</summary>
    public static string Authority(Uri address) => string.Create(CultureInfo.InvariantCulture, $"{Bracketed(address)}:{address.Port}");

    /// <summary>The host that politeness is owed to, whatever its port: a name without its closing dot.</summary>
    public static string Host(Uri address) => address.IdnHost.TrimEnd('.').ToLowerInvariant();

    /// <summary>The address without its fragment, which no site is told.</summary>
    public static Uri Bare(Uri address) => address is { IsAbsoluteUri: true, Fragment.Length: > 0 } ? new Uri(address.OriginalString[..address.OriginalString.IndexOf('#', StringComparison.Ordinal)]) : address;

    /// <summary>Looks whether an address may be asked.</summary>
    /// <exception cref="FetchStop">It may not.</exception>
    public static void Check(Uri address, FetchRules rules)
    {
        if (!address.IsAbsoluteUri) throw new FetchStop(FetchOutcome.Malformed, "不是完整的地址");
        if (address.Scheme is not ("http" or "https")) throw new FetchStop(FetchOutcome.Scheme, address.Scheme);
        if (address.AbsoluteUri.Length > Longest) throw new FetchStop(FetchOutcome.TooLong, Longest.ToString(CultureInfo.InvariantCulture));
        if (address.UserInfo.Length > 0) throw new FetchStop(FetchOutcome.UserInfo);
        if (address.IdnHost.Length == 0) throw new FetchStop(FetchOutcome.Malformed, "没有主机");
        bool isNamed = rules.MayBePrivate.Contains(Authority(address));
        if (IPAddress.TryParse(address.IdnHost, out IPAddress? literal))
        {
            // 127.1, 0x7f.1, 2130706433 and full-width digits are spellings that no site needs and that lists of forbidden addresses forget.
            bool isPlain = address.OriginalString.Contains("//" + Bracketed(address), StringComparison.OrdinalIgnoreCase) || literal.AddressFamily == AddressFamily.InterNetworkV6;
            if (!isPlain || !Permits(literal, isNamed)) throw new FetchStop(FetchOutcome.Private, address.Host);
        }

        if (!isNamed && !rules.Ports.Contains(address.Port) && !Usual.Any(range => address.Port >= range.First && address.Port <= range.Last))
            throw new FetchStop(FetchOutcome.Port, address.Port.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Whether a machine may be connected to.</summary>
    /// <param name="machine">Its address.</param>
    /// <param name="isNamed">Whether the operator names the authority that stands for it.</param>
    public static bool Permits(IPAddress machine, bool isNamed) => PublicNetworks.Holds(machine) || (isNamed && PublicNetworks.IsPrivate(machine));

    private static string Bracketed(Uri address)
    {
        string host = address.IdnHost.ToLowerInvariant();
        return address.HostNameType == UriHostNameType.IPv6 ? $"[{host}]" : host;
    }
}
