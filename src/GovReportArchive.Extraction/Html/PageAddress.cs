using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using GovReportArchive.Text;

namespace GovReportArchive.Extraction.Html;

/// <summary>Addresses as pages write them, made into addresses that can be asked and compared.</summary>
public static partial class PageAddress
{
    /// <summary>The longest address that is read.</summary>
    public const int Longest = 2_000;

    private static readonly FrozenSet<string> SessionParameters =
        DataFile.Rows(typeof(PageAddress).Assembly, "Html.session-parameters.txt").Select(row => row[0]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The address that a browser would ask for; null where it is none of the web, has a password in it, or is too long.</summary>
    /// <param name="written">As it stands in the page, after character references were replaced.</param>
    /// <param name="from">What relative addresses start from.</param>
    /// <param name="charset">The page's encoding, in which browsers write what stands after a question mark.</param>
    public static Uri? Resolve(string written, Uri from, Encoding charset)
    {
        ArgumentNullException.ThrowIfNull(written);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(charset);
        if (written.Length > Longest) return null;
        string text = LineEnds().Replace(written, "").Trim(' ', '\u3000', '\u00A0', '\f', '\0');
        if (text.Length == 0 || text[0] == '#') return null;
        if (Scheme().Match(text) is { Success: true } scheme && !scheme.Value.StartsWith("http", StringComparison.OrdinalIgnoreCase)) return null;
        return Uri.TryCreate(from, Escaped(text, charset), out Uri? address) ? Canonical(address) : null;
    }

    /// <summary>The address without fragment, session and what else differs from one visit to the next; null where it is none of the web or names a user.</summary>
    public static Uri? Canonical(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0 || !HasHost(address)) return null;
        string path = Session().Replace(address.AbsolutePath, "");
        string query = string.Join('&', address.Query.TrimStart('?').Split('&').Where(pair => !SessionParameters.Contains(pair.Split('=')[0]) && pair.Length > 0));
        string port = address.IsDefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{address.Port}");
        string whole = $"{address.Scheme}://{Host(address)}{port}{path}{(query.Length > 0 ? "?" + query : "")}";
        return whole.Length <= Longest && Uri.TryCreate(whole, UriKind.Absolute, out Uri? canonical) ? canonical : null;
    }

    /// <summary>Whether the name of an address's host can be asked for: some that a page may write stand for none, and nobody can say them in ASCII.</summary>
    public static bool HasHost(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        try
        {
            return address.IdnHost.Length > 0;
        }
        catch (UriFormatException)
        {
            return false;
        }
    }

    // An address of version 6 keeps its brackets, a name of other letters is written as it is asked for.
    private static string Host(Uri address) => address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost.TrimEnd('.').ToLowerInvariant();

    /// <summary>Other letters than those of addresses as percent signs and digits: in UTF-8, after a question mark in the page's encoding.</summary>
    private static string Escaped(string text, Encoding charset)
    {
        int question = text.IndexOf('?', StringComparison.Ordinal);
        int fragment = text.IndexOf('#', StringComparison.Ordinal);
        if (fragment >= 0) text = text[..fragment];
        if (question > text.Length) question = -1;
        string path = (question < 0 ? text : text[..question]).Replace('\\', '/');
        int authority = Authority().Match(path).Length;
        return path[..authority] + Percent(path[authority..], Encoding.UTF8) + (question < 0 ? "" : Percent(text[question..], charset));
    }

    private static string Percent(string text, Encoding charset)
    {
        StringBuilder escaped = new();
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.IsAscii && rune.Value is > ' ' and not ('"' or '<' or '>' or '`' or 0x7F))
            {
                escaped.Append((char)rune.Value);
                continue;
            }

            foreach (byte one in charset.GetBytes(rune.ToString())) escaped.Append(CultureInfo.InvariantCulture, $"%{one:X2}");
        }

        return escaped.ToString();
    }

    [GeneratedRegex(@"[\r\n\t]")]
    private static partial Regex LineEnds();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.-]{0,30}(?=:(?!\d))")]
    private static partial Regex Scheme();

    [GeneratedRegex(@"^(?:https?:)?//[^/]*", RegexOptions.IgnoreCase)]
    private static partial Regex Authority();

    [GeneratedRegex(@";jsessionid=[^/;]*", RegexOptions.IgnoreCase)]
    private static partial Regex Session();
}
