using System.Numerics;
using System.Runtime.InteropServices;
using GovReportArchive.Discovery.Names;

namespace GovReportArchive.Discovery.Suggesting;

/// <summary>Finds names by what they begin with, contain, are shortened to, or by the initials of their pinyin. Immutable and thread-safe.</summary>
/// <remarks>Law: of names that fit equally well, those of entries with more reports come first, and none of them is passed over. Names are numbered
/// in that order, and each character and each pair of neighbours has the ascending list of the names that hold it, so that a look-up goes along
/// the shortest list and may stop at the first names that fit.</remarks>
internal sealed class NameIndex
{
    private readonly Name[] _names;
    private readonly int[] _beginnings;
    private readonly string[] _beginningTexts;
    private readonly Dictionary<int, int[]> _holders;

    /// <summary>Takes entries with their names, folded by <paramref name="fold"/>.</summary>
    public NameIndex(IEnumerable<SuggestionEntry> entries, Func<string, string> fold)
    {
        _names =
        [
            .. entries.SelectMany(entry => entry.Names.Select((name, number) => new Name(entry, number, fold(name), Abbreviation.Body(fold(name), entry.Lead))))
                .Where(name => name.Folded.Length > 0)
                .OrderByDescending(name => name.Entry.Count).ThenBy(name => name.Folded.Length)
                .ThenBy(name => name.Folded, StringComparer.Ordinal).ThenBy(name => name.Entry.Value, StringComparer.Ordinal),
        ];
        List<(string Text, int Name)> beginnings = [];
        Dictionary<int, List<int>> holders = [];
        for (int i = 0; i < _names.Length; i++)
        {
            (string text, int body) = (_names[i].Folded, _names[i].Body);
            beginnings.Add((text, i));
            if (body > 0) beginnings.Add((text[body..], i));
            for (int c = 0; c < text.Length; c++)
            {
                Hold(holders, text[c], i);
                if (c > 0) Hold(holders, Pair(text[c - 1], text[c]), i);
            }
        }

        beginnings.Sort((a, b) => string.CompareOrdinal(a.Text, b.Text));
        _beginnings = [.. beginnings.Select(beginning => beginning.Name)];
        _beginningTexts = [.. beginnings.Select(beginning => beginning.Text)];
        _holders = holders.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());
    }

    /// <summary>The best matches of a folded text, at most <paramref name="most"/>, each entry once.</summary>
    public List<NameMatch> Find(string text, int most)
    {
        Matches found = new(most);
        AddBeginning(text, found);
        if (!found.IsFull)
        {
            foreach (int name in Holders(Pieces(text)))
            {
                if (!_names[name].Folded.Contains(text, StringComparison.Ordinal)) continue;
                found.Add(_names[name], NameFit.Inside);
                if (found.IsFull) break;
            }
        }

        if (!found.IsFull)
        {
            foreach (int name in Holders(text.Select(c => (int)c)))
            {
                if (Abbreviation.Places(text, _names[name].Folded, _names[name].Body) is null) continue;
                found.Add(_names[name], NameFit.Abbreviation);
                if (found.IsFull) break;
            }
        }

        if (PinyinInitials.AreTyped(text)) AddInitials(text, found);
        return found.Taken;
    }

    // Letters say little, so that names that they are all of come before those that only begin so.
    private void AddInitials(string text, Matches found)
    {
        for (int i = 0; i < _names.Length && !found.IsFull; i++)
            if (PinyinInitials.Are(text, _names[i].Folded, _names[i].Body)) found.Add(_names[i], NameFit.Initials);
        for (int i = 0; i < _names.Length && !found.IsFull; i++)
        {
            string name = _names[i].Folded;
            if (PinyinInitials.Begin(text, name) || PinyinInitials.Begin(text, name.AsSpan(_names[i].Body))) found.Add(_names[i], NameFit.Initials);
        }
    }

    // Whole names, which stand first in the range, then the others in order of number. A range may hold nearly every name, and sorting it would take
    // longer than anybody types: a bit for each name puts them in order in one pass.
    private void AddBeginning(string text, Matches found)
    {
        int at = Array.BinarySearch(_beginningTexts, text, StringComparer.Ordinal);
        if (at < 0) at = ~at;
        while (at > 0 && string.Equals(_beginningTexts[at - 1], text, StringComparison.Ordinal)) at--;
        ulong[] whole = new ulong[(_names.Length + 63) / 64], begun = new ulong[whole.Length];
        for (; at < _beginningTexts.Length && _beginningTexts[at].StartsWith(text, StringComparison.Ordinal); at++)
        {
            ulong[] bits = _beginningTexts[at].Length == text.Length ? whole : begun;
            bits[_beginnings[at] / 64] |= 1UL << (_beginnings[at] % 64);
        }

        Add(whole, NameFit.Whole, found);
        Add(begun, NameFit.Beginning, found);
    }

    private void Add(ulong[] bits, NameFit fit, Matches found)
    {
        for (int word = 0; word < bits.Length && !found.IsFull; word++)
        {
            for (ulong rest = bits[word]; rest != 0; rest &= rest - 1)
                found.Add(_names[(word * 64) + BitOperations.TrailingZeroCount(rest)], fit);
        }
    }

    // The shortest of the lists of names that all must be in; empty where one of them is missing.
    private int[] Holders(IEnumerable<int> pieces)
    {
        int[]? shortest = null;
        foreach (int piece in pieces)
        {
            if (!_holders.TryGetValue(piece, out int[]? holders)) return [];
            if (shortest is null || holders.Length < shortest.Length) shortest = holders;
        }

        return shortest ?? [];
    }

    private static IEnumerable<int> Pieces(string text) =>
        text.Length == 1 ? [text[0]] : Enumerable.Range(1, text.Length - 1).Select(i => Pair(text[i - 1], text[i]));

    private static int Pair(char first, char second) => (first << 16) | second;

    private static void Hold(Dictionary<int, List<int>> holders, int piece, int name)
    {
        ref List<int>? list = ref CollectionsMarshal.GetValueRefOrAddDefault(holders, piece, out _);
        list ??= [];
        if (list.Count == 0 || list[^1] != name) list.Add(name);
    }

    private readonly record struct Name(SuggestionEntry Entry, int Number, string Folded, int Body);

    private sealed class Matches(int most)
    {
        private readonly HashSet<SuggestionEntry> _entries = new(ReferenceEqualityComparer.Instance);

        public List<NameMatch> Taken { get; } = [];

        public bool IsFull => Taken.Count >= most;

        public void Add(Name name, NameFit fit)
        {
            if (!IsFull && _entries.Add(name.Entry)) Taken.Add(new NameMatch(name.Entry, name.Number, fit));
        }
    }
}
