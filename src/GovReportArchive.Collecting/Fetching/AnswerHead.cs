using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using GovReportArchive.Extraction.Html;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Collecting.Fetching;

/// <summary>The head of an answer, read from its bytes: old sites write names and addresses in UTF-8 or GBK, as the page is.</summary>
internal sealed partial class AnswerHead
{
    private const int LongestValue = 4096;

    private const int LongestName = 200;

    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(54936)!;

    // Each character a byte.
    private readonly List<(string Name, string Raw)> _fields = [];

    private AnswerHead(byte[] bytes) => Bytes = bytes;

    /// <summary>The head as it came, but for what <see cref="FetchExchange"/> says.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The fields as text, in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields => [.. _fields.Select(row => KeyValuePair.Create(row.Name, Plain(Text(row.Raw), LongestValue)))];

    /// <summary>Media type in lower case; null where there is none.</summary>
    public string? MediaType => First("Content-Type") is { } type && MediaTypePattern().Match(type) is { Success: true } match ? match.Value.ToLowerInvariant() : null;

    /// <summary>Charset in lower case; null where there is none.</summary>
    public string? Charset => First("Content-Type") is { } type && CharsetPattern().Match(type) is { Success: true } match ? match.Groups[1].Value.ToLowerInvariant() : null;

    /// <summary>The content codings in the order in which they were applied, without <c>identity</c>.</summary>
    public IReadOnlyList<string> Codings =>
    [
        .. _fields.Where(row => row.Name.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase))
            .SelectMany(row => row.Raw.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(coding => coding.ToLowerInvariant()).Where(coding => coding != "identity"),
    ];

    /// <summary>Reads the last head of what was received.</summary>
    /// <returns>Null where no whole one is there.</returns>
    public static AnswerHead? Read(byte[] received)
    {
        string text = Encoding.Latin1.GetString(received);
        int start = 0;
        while (EndPattern().Match(text, start) is { Success: true } end)
        {
            string[] lines = text[start..end.Index].Split('\n');
            if (InterimPattern().IsMatch(lines[0]))
            {
                start = end.Index + end.Length;
                continue;
            }

            string kept = TransferPattern().Replace(text[start..(end.Index + end.Length)], "${before}X-Crawler-Transfer-Encoding${after}");
            AnswerHead head = new(Encoding.Latin1.GetBytes(kept));
            head.Take(lines.AsSpan(1));
            return head;
        }

        return null;
    }

    /// <summary>A field that may be sent back, if it is one that can be.</summary>
    public string? Validator(string name) => First(name) is { Length: > 0 and <= 1024 } value && value.All(character => character is >= ' ' and < '\x7f') ? value : null;

    /// <summary>Where a redirect leads; null where it says nothing that is an address.</summary>
    public Uri? Location(Uri from)
    {
        if (First("Location") is not { Length: > 0 } raw) return null;
        // What is no UTF-8 goes back byte by byte, as browsers send it: the site knows its own encoding.
        string place = IsUtf8(raw) ? Text(raw) : string.Concat(raw.Select(character => character < 0x80 ? character.ToString() : string.Create(CultureInfo.InvariantCulture, $"%{(int)character:X2}")));
        return Uri.TryCreate(from, place, out Uri? to) && (to.Scheme is not ("http" or "https") || PageAddress.HasHost(to)) ? to : null;
    }

    /// <summary>How long the site wants not to be asked, at most a day.</summary>
    public TimeSpan? RetryAfter(DateTimeOffset now)
    {
        TimeSpan? wanted = First("Retry-After") switch
        {
            null => null,
            var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) => TimeSpan.FromSeconds(seconds),
            var text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date) => date - now,
            _ => null,
        };
        return wanted is { } time && time > TimeSpan.Zero ? (time < TimeSpan.FromDays(1) ? time : TimeSpan.FromDays(1)) : null;
    }

    /// <summary>The name of the file, by RFC 5987 or as old sites write it: raw or percent-encoded, in UTF-8 or GBK. Without path and without what acts on a terminal.</summary>
    public string? FileName()
    {
        if (First("Content-Disposition") is not { } disposition) return null;
        string? name = null;
        if (ExtendedNamePattern().Match(disposition) is { Success: true } extended)
            name = Text(PercentDecoded(extended.Groups["name"].Value));
        else if (NamePattern().Match(disposition) is { Success: true } plain)
            name = Text(PercentDecoded(plain.Groups["name"].Value.Replace("\\\"", "\"", StringComparison.Ordinal)));
        name = name?.Split('/', '\\')[^1].Trim();
        return name is null or "" or "." or ".." ? null : Plain(name, LongestName);
    }

    /// <summary>The value of the first field of a name, each character a byte.</summary>
    public string? First(string name) => _fields.FirstOrDefault(row => row.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Raw;

    private void Take(ReadOnlySpan<string> lines)
    {
        foreach (string line in lines)
        {
            if (line.Length > 0 && line[0] is ' ' or '\t' && _fields.Count > 0)
            {
                _fields[^1] = (_fields[^1].Name, _fields[^1].Raw + " " + line.Trim());
                continue;
            }

            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) _fields.Add((Plain(line[..colon].Trim(), LongestName), line[(colon + 1)..].Trim()));
        }
    }

    private static string Text(string raw) => (IsUtf8(raw) ? Utf8 : Gb18030).GetString(Encoding.Latin1.GetBytes(raw));

    private static bool IsUtf8(string raw) => System.Text.Unicode.Utf8.IsValid(Encoding.Latin1.GetBytes(raw));

    private static string Plain(string text, int longest)
    {
        string plain = string.Concat(text.Where(character => !Unprintable.IsOne(character)));
        return plain.Length <= longest ? plain : plain[..(char.IsHighSurrogate(plain[longest - 1]) ? longest - 1 : longest)];
    }

    private static string PercentDecoded(string raw) =>
        PercentPattern().Replace(raw, match => ((char)byte.Parse(match.ValueSpan[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex(@"\r?\n\r?\n")]
    private static partial Regex EndPattern();

    [GeneratedRegex(@"^HTTP/1\.[01] 1[0-9][0-9]")]
    private static partial Regex InterimPattern();

    [GeneratedRegex(@"(?<before>\n)Transfer-Encoding(?<after>[ \t]*:)", RegexOptions.IgnoreCase)]
    private static partial Regex TransferPattern();

    [GeneratedRegex(@"^[\w.+-]{1,64}/[\w.+-]{1,128}", RegexOptions.ECMAScript)]
    private static partial Regex MediaTypePattern();

    [GeneratedRegex(@";[ \t]*charset[ \t]*=[ \t]*[""']?([\w.:-]{1,40})", RegexOptions.ECMAScript | RegexOptions.IgnoreCase)]
    private static partial Regex CharsetPattern();

    [GeneratedRegex(@"\bfilename\*[ \t]*=[ \t]*""?[\w-]{0,40}'[\w-]{0,40}'(?<name>[^;""]{1,2000})", RegexOptions.IgnoreCase)]
    private static partial Regex ExtendedNamePattern();

    [GeneratedRegex(@"\bfilename[ \t]*=[ \t]*(?:""(?<name>(?:[^""\\]|\\.){0,2000})""|(?<name>[^;]{1,2000}))", RegexOptions.IgnoreCase)]
    private static partial Regex NamePattern();

    [GeneratedRegex("%[0-9A-Fa-f]{2}")]
    private static partial Regex PercentPattern();
}
