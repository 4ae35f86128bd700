namespace GovReportArchive.Reports.Regions;

/// <summary>The 41,000 townships, kept as the one text they are stored in: half a megabyte of characters instead of objects.</summary>
/// <remarks>A line is a county's code and, each after a tab, three digits and a name. A search by name scans the text, which takes tens
/// of microseconds and needs no index.</remarks>
internal sealed class TownshipTable
{
    private readonly string _text;
    private readonly Dictionary<string, (int Start, int End)> _counties = new(StringComparer.Ordinal);

    public TownshipTable(string text)
    {
        _text = text;
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            if (end - start > 7) _counties[text.Substring(start, 6)] = (start + 6, end);
            start = end + 1;
        }
    }

    public Division? Find(string code) => Under(code[..6]).FirstOrDefault(t => t.Code == code);

    public IReadOnlyList<Division> Under(string county)
    {
        if (county.Length != 6 || !_counties.TryGetValue(county, out (int Start, int End) line)) return [];
        return [.. _text[(line.Start + 1)..line.End].Split('\t').Select(t => Make(county + t[..3], t[3..]))];
    }

    public IReadOnlyList<Division> Named(string name)
    {
        if (name.Length < 2) return [];
        List<Division> found = [];
        for (int at = 0; (at = _text.IndexOf(name, at, StringComparison.Ordinal)) >= 0; at += name.Length)
        {
            int end = at + name.Length;
            bool whole = at >= 4 && _text[at - 4] == '\t' && char.IsAsciiDigit(_text[at - 1])
                && (end == _text.Length || _text[end] is '\t' or '\n');
            if (!whole) continue;
            int line = _text.LastIndexOf('\n', at) + 1;
            found.Add(Make(string.Concat(_text.AsSpan(line, 6), _text.AsSpan(at - 3, 3)), name));
        }

        return found;
    }

    private static Division Make(string code, string name) => new(code, name, DivisionLevel.Township, 0, null, []);
}
