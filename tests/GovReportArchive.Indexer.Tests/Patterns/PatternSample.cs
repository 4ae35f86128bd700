using System.Globalization;
using System.Text;

namespace GovReportArchive.Indexer.Tests.Patterns;

/// <summary>Texts that lead a pattern some way and then go on without end: what makes a pattern slow if anything does.</summary>
/// <remarks>One way through the pattern is written down piece by piece, each choice in turn; what stands ahead or behind is left out, and a class is stood for
/// by its first member. The texts are a beginning of that way, then one piece over and over, then what matches nothing.</remarks>
internal sealed class PatternSample
{
    private const int MostWays = 24;
    private const char NoMember = '\u2603';
    private readonly string _pattern;
    private readonly List<string> _pieces = [];
    private readonly int _way;
    private int _at;
    private int _choices;

    private PatternSample(string pattern, int way) => (_pattern, _way) = (pattern, way);

    /// <summary>Beginnings and the piece to repeat behind each.</summary>
    public static HashSet<(string Beginning, string Repeated)> Of(string pattern)
    {
        HashSet<(string, string)> found = [];
        for (int way = 0; way < MostWays; way++)
        {
            PatternSample sample = new(pattern, way);
            sample.Choice(true);
            for (int cut = 0; cut <= sample._pieces.Count; cut++)
            {
                string beginning = string.Concat(sample._pieces.Take(cut));
                foreach (string repeated in new[] { " ", "\n", "1", "一", "（" }) found.Add((beginning, repeated));
                if (cut < sample._pieces.Count) found.Add((beginning, sample._pieces[cut]));
                if (cut > 0) found.Add((string.Concat(sample._pieces.Take(cut - 1)), sample._pieces[cut - 1] + "一"));
                for (int from = Math.Max(0, cut - 3); from < cut; from++) found.Add((string.Concat(sample._pieces.Take(from)), string.Concat(sample._pieces.Skip(from).Take(cut - from))));
            }

            if (way >= Math.Max(1, sample._choices)) break;
        }

        found.RemoveWhere(text => text.Item2.Length == 0);
        return found;
    }

    // Every choice takes its n-th way, so that as many ways as the widest choice has show all of them.
    private void Choice(bool writes)
    {
        int start = _at, ways = 1;
        int end = Skip(ref ways);
        int wanted = _way % ways;
        _choices = Math.Max(_choices, ways);
        _at = start;
        for (int way = 0; _at < end; way++)
        {
            Sequence(writes && way == wanted, end);
            if (_at < end) _at++;
        }
    }

    // To the end of this group, counting its ways.
    private int Skip(ref int ways)
    {
        int depth = 0, at = _at;
        for (; at < _pattern.Length; at++)
        {
            char c = _pattern[at];
            if (c == '\\') at++;
            else if (c == '[') at = ClassEnd(at) - 1;
            else if (c == '(') depth++;
            else if (c == ')' && depth-- == 0) return at;
            else if (c == '|' && depth == 0) ways++;
        }

        return at;
    }

    private void Sequence(bool writes, int end)
    {
        while (_at < end && _pattern[_at] != '|')
        {
            int before = _pieces.Count;
            Element(writes);
            int times = Times();
            if (times == 1 || _pieces.Count == before) continue;
            string piece = string.Concat(_pieces.Skip(before));
            _pieces.RemoveRange(before, _pieces.Count - before);
            _pieces.Add(string.Concat(Enumerable.Repeat(piece, times)));
        }
    }

    private void Element(bool writes)
    {
        char c = _pattern[_at];
        switch (c)
        {
            case '(':
                Group(writes);
                break;
            case '[':
                int end = ClassEnd(_at);
                Write(writes, MemberOf(_pattern[(_at + 1)..(end - 1)]));
                _at = end;
                break;
            case '\\':
                Write(writes, Escaped());
                break;
            case '^' or '$':
                _at++;
                break;
            default:
                Write(writes, c == '.' ? NoMember.ToString() : c.ToString());
                _at++;
                break;
        }
    }

    private void Group(bool writes)
    {
        _at++;
        bool looks = false;
        if (_pattern[_at] == '?')
        {
            string rest = _pattern[_at..];
            looks = rest.StartsWith("?=", StringComparison.Ordinal) || rest.StartsWith("?!", StringComparison.Ordinal)
                || rest.StartsWith("?<=", StringComparison.Ordinal) || rest.StartsWith("?<!", StringComparison.Ordinal);
            if (looks) _at += rest[1] == '<' ? 3 : 2;
            else if (rest[1] is ':' or '>') _at += 2;
            else _at = _pattern.IndexOf('>', _at) + 1;
        }

        Choice(writes && !looks);
        _at++;
    }

    /// <summary>How often the piece before is written: as often as it must, and once where it need not be.</summary>
    private int Times()
    {
        int times = 1;
        if (_at >= _pattern.Length) return times;
        if (_pattern[_at] is '*' or '+' or '?')
        {
            _at++;
        }
        else if (_pattern[_at] == '{' && _pattern.IndexOf('}', _at) is var close && char.IsAsciiDigit(_pattern[_at + 1]))
        {
            times = Math.Max(1, int.Parse(_pattern[(_at + 1)..close].Split(',')[0], CultureInfo.InvariantCulture));
            _at = close + 1;
        }
        else
        {
            return times;
        }

        if (_at < _pattern.Length && _pattern[_at] is '?' or '+') _at++;
        return times;
    }

    private void Write(bool writes, string piece)
    {
        if (writes && piece.Length > 0) _pieces.Add(piece);
    }

    private string Escaped()
    {
        char c = _pattern[++_at];
        _at++;
        switch (c)
        {
            case 's': return " ";
            case 'S' or 'w' or 'D': return "甲";
            case 'd': return "1";
            case 'n': return "\n";
            case 'u' or 'x':
                int length = c == 'u' ? 4 : 2;
                _at += length;
                return ((char)int.Parse(_pattern.AsSpan(_at - length, length), NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString();
            case 'p' or 'k':
                _at = _pattern.IndexOfAny(['}', '>'], _at) + 1;
                return "甲";
            case 'G' or 'b': return "";
            default: return c.ToString();
        }
    }

    private int ClassEnd(int at)
    {
        for (int i = at + 1; i < _pattern.Length; i++)
        {
            if (_pattern[i] == '\\') i++;
            else if (_pattern[i] == '[' && _pattern[i - 1] == '-') i = ClassEnd(i) - 1;
            else if (_pattern[i] == ']' && i > at + 1) return i + 1;
        }

        return _pattern.Length;
    }

    private static string MemberOf(string members)
    {
        if (members.StartsWith('^')) return members.Contains('甲', StringComparison.Ordinal) ? "乙" : "甲";
        PatternSample first = new(members, 0);
        StringBuilder found = new();
        first._at = 0;
        return members[0] == '\\' ? first.Escaped() : found.Append(members[0]).ToString();
    }
}
