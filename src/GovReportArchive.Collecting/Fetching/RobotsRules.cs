using System.Globalization;
using System.Text;

namespace GovReportArchive.Collecting.Fetching;

/// <summary>What a robots.txt says to this program, by RFC 9309.</summary>
/// <remarks>The longest rule that holds decides, and of two of a length the one that allows. Groups of the program's own name together take the place of those for all. Immutable.</remarks>
internal sealed class RobotsRules
{
    /// <summary>How much of a file is read.</summary>
    public const int Longest = 500 * 1024;

    /// <summary>A site without rules.</summary>
    public static readonly RobotsRules None = new([], null);

    private readonly Rule[] _rules;

    private RobotsRules(List<Rule> rules, TimeSpan? crawlDelay) => (_rules, CrawlDelay) = ([.. rules], crawlDelay);

    /// <summary>What the site wants to lie between two requests; null where it says nothing.</summary>
    public TimeSpan? CrawlDelay { get; }

    /// <summary>Reads a file. A page that is sent in the place of one is none.</summary>
    public static RobotsRules Read(ReadOnlySpan<byte> file)
    {
        if (file.Length > Longest) file = file[..Math.Max(0, file[..Longest].LastIndexOfAny((byte)'\n', (byte)'\r'))];
        if (file.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) file = file[3..];
        if (file.TrimStart(" \t\r\n"u8) is [(byte)'<', ..]) return None;
        // Each character a byte: what is compared is bytes.
        string text = Encoding.Latin1.GetString(file);
        Group own = new(), all = new();
        List<Group> current = [];
        bool isNamed = false;
        foreach (string line in text.Split('\n', '\r'))
        {
            int comment = line.IndexOf('#', StringComparison.Ordinal);
            string plain = comment < 0 ? line : line[..comment];
            int colon = plain.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0) continue;
            string value = plain[(colon + 1)..].Trim();
            switch (plain[..colon].Trim().ToLowerInvariant())
            {
                case "user-agent":
                    if (!isNamed) current = [];
                    isNamed = true;
                    if (value.StartsWith('*')) current.Add(all);
                    else if (NameOf(value).Equals(FetchRules.Token, StringComparison.OrdinalIgnoreCase)) current.Add(own);
                    foreach (Group group in current) group.IsThere = true;
                    break;
                case "allow" or "disallow" when value.Length > 0:
                    isNamed = false;
                    foreach (Group group in current) group.Rules.Add(new Rule(value, plain.TrimStart()[0] is 'a' or 'A'));
                    break;
                case "allow" or "disallow":
                    isNamed = false;
                    break;
                case "crawl-delay":
                    isNamed = false;
                    if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds is >= 0 and < 1e6)
                        foreach (Group group in current) group.Delay = TimeSpan.FromSeconds(seconds);
                    break;
            }
        }

        Group chosen = own.IsThere ? own : all;
        return new RobotsRules(chosen.Rules, chosen.Delay);
    }

    /// <summary>The rule that forbids an address, as it is written; null where it may be asked.</summary>
    public string? Forbids(Uri address)
    {
        if (address.AbsolutePath == "/robots.txt") return null;
        string path = Canonical(address.PathAndQuery);
        Rule? best = null;
        foreach (Rule rule in _rules)
        {
            if (best is not null && (rule.Length < best.Length || (rule.Length == best.Length && best.Allows))) continue;
            if (rule.Holds(path)) best = rule;
        }

        return best is null or { Allows: true } ? null : best.Written;
    }

    private static string NameOf(string value) => string.Concat(value.TakeWhile(character => char.IsAsciiLetter(character) || character is '-' or '_'));

    // Percent-encoded what needs it, in upper case, and nothing else; so that spellings of one path are equal.
    private static string Canonical(string bytes)
    {
        StringBuilder canonical = new(bytes.Length);
        for (int i = 0; i < bytes.Length; i++)
        {
            int value = bytes[i];
            bool isEncoded = value == '%' && i + 2 < bytes.Length && byte.TryParse(bytes.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte _);
            if (isEncoded)
            {
                value = byte.Parse(bytes.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                i += 2;
            }

            if (isEncoded ? char.IsAsciiLetterOrDigit((char)value) || value is '-' or '.' or '_' or '~' : value is > ' ' and < 0x7F) canonical.Append((char)value);
            else canonical.Append(CultureInfo.InvariantCulture, $"%{value:X2}");
        }

        return canonical.ToString();
    }

    private sealed class Group
    {
        public List<Rule> Rules { get; } = [];

        public bool IsThere { get; set; }

        public TimeSpan? Delay { get; set; }
    }

    private sealed class Rule
    {
        private readonly string[] _pieces;
        private readonly bool _isWhole;

        public Rule(string written, bool allows)
        {
            Allows = allows;
            Written = written;
            string pattern = Canonical(written);
            Length = pattern.Length;
            _isWhole = pattern.EndsWith('$');
            _pieces = (_isWhole ? pattern[..^1] : pattern).Split('*');
        }

        public bool Allows { get; }

        public string Written { get; }

        public int Length { get; }

        // Pieces between stars are found from the left, each where it stands first: no other choice could hold where that one does not.
        public bool Holds(string path)
        {
            if (!path.StartsWith(_pieces[0], StringComparison.Ordinal)) return false;
            int at = _pieces[0].Length;
            for (int i = 1; i < _pieces.Length; i++)
            {
                if (_isWhole && i == _pieces.Length - 1) return path.Length - at >= _pieces[i].Length && path.EndsWith(_pieces[i], StringComparison.Ordinal);
                int found = path.IndexOf(_pieces[i], at, StringComparison.Ordinal);
                if (found < 0) return false;
                at = found + _pieces[i].Length;
            }

            return !_isWhole || at == path.Length;
        }
    }
}
