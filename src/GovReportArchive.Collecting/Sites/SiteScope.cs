using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using GovReportArchive.Collecting.Sources;
using GovReportArchive.Text;

namespace GovReportArchive.Collecting.Sites;

/// <summary>Which hosts belong to a source: its own, those beside and below it, and those that the operator names.</summary>
public static class SiteScope
{
    private static readonly FrozenSet<string> Registries = Read();

    /// <summary>Whether an address may be asked for a source.</summary>
    /// <remarks>
    /// Of a host with a number for a name, or another port than the usual, exactly that belongs to it; else what shares the name that somebody has
    /// registered: <c>files.x.gov.cn</c> belongs to <c>www.x.gov.cn</c>, <c>www.y.gov.cn</c> does not.
    /// </remarks>
    public static bool Holds(CollectSource source, Uri address)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(address);
        if (address.Scheme is not ("http" or "https")) return false;
        if (source.Hosts.Any(host => IsNamed(host, address))) return true;
        if (IsExact(source.Address) || IsExact(address)) return string.Equals(source.Address.Authority, address.Authority, StringComparison.OrdinalIgnoreCase);
        return Registered(source.Address.IdnHost) == Registered(address.IdnHost);
    }

    private static bool IsExact(Uri address) => !address.IsDefaultPort || IPAddress.TryParse(address.IdnHost.Trim('[', ']'), out _) || !address.IdnHost.Contains('.', StringComparison.Ordinal);

    private static bool IsNamed(string host, Uri address)
    {
        string authority = address.IsDefaultPort ? address.IdnHost : string.Create(CultureInfo.InvariantCulture, $"{address.IdnHost}:{address.Port}");
        return host.StartsWith("*.", StringComparison.Ordinal) ? authority.EndsWith(host[1..], StringComparison.OrdinalIgnoreCase) : authority.Equals(host, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The part of a host's name that somebody has registered: one label more than the longest registry that it ends with.</summary>
    private static string Registered(string host)
    {
        string[] labels = host.ToLowerInvariant().Split('.');
        int first = labels.Length - 1;
        while (first > 0 && Registries.Contains(string.Join('.', labels[first..]))) first--;
        // Of other registries only the last label is known.
        if (first == labels.Length - 1) first--;
        return string.Join('.', labels[Math.Max(0, first)..]);
    }

    private static FrozenSet<string> Read()
    {
        string[] rows = [.. DataFile.Rows(typeof(SiteScope).Assembly, "Sites.registries.txt").Select(row => row[0])];
        return rows.SelectMany(name => name == "cn" || name.Contains('.', StringComparison.Ordinal) ? [name] : new[] { name + ".cn", name + ".gov.cn" }).ToFrozenSet(StringComparer.Ordinal);
    }
}
