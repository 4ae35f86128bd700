using GovReportArchive.Discovery.Names;
using GovReportArchive.Text;

namespace GovReportArchive.Discovery.Suggesting;

/// <summary>Everything that can be suggested, as of one commit. Immutable and thread-safe.</summary>
internal sealed class SuggestionBook
{
    private const int LongestText = 60;
    private readonly (string Kind, NameIndex Names)[] _kinds;

    /// <summary>Makes the book of entries by kind.</summary>
    public SuggestionBook(IReadOnlyDictionary<string, IReadOnlyList<SuggestionEntry>> entries) => _kinds =
        [.. SuggestionKinds.All.Select(kind => (kind.Kind, new NameIndex(entries.TryGetValue(kind.Kind, out IReadOnlyList<SuggestionEntry>? held) ? held : [], Fold)))];

    /// <summary>What fits a text: the better fit first, then more reports; no kind crowds out the others.</summary>
    public IReadOnlyList<Suggestion> Find(string text, IReadOnlyCollection<string> kinds, int limit)
    {
        string folded = Fold(text);
        if (folded.Length is 0 or > LongestText || limit <= 0) return [];
        List<(string Kind, List<NameMatch> Matches)> found =
            [.. _kinds.Where(kind => kinds.Count == 0 || kinds.Contains(kind.Kind)).Select(kind => (kind.Kind, kind.Names.Find(folded, limit)))];
        int share = (limit + 1) / 2;
        IEnumerable<(string Kind, NameMatch Match)> first = found.SelectMany(kind => kind.Matches.Take(share), (kind, match) => (kind.Kind, match));
        IEnumerable<(string Kind, NameMatch Match)> rest = found.SelectMany(kind => kind.Matches.Skip(share), (kind, match) => (kind.Kind, match));
        return
        [
            .. Ordered(Ordered(first).Concat(Ordered(rest)).Take(limit)).Select(found => Shown(found.Kind, found.Match, folded)),
        ];
    }

    private static IEnumerable<(string Kind, NameMatch Match)> Ordered(IEnumerable<(string Kind, NameMatch Match)> matches) =>
        matches.OrderBy(found => found.Match.Fit).ThenByDescending(found => found.Match.Entry.Count);

    private static Suggestion Shown(string kind, NameMatch match, string folded)
    {
        SuggestionEntry entry = match.Entry;
        string name = entry.Names[match.Name];
        return new Suggestion(
            kind, entry.Value, entry.Names[0], match.Name == 0 ? null : name, Marks(name, folded, entry), entry.Where, entry.Count);
    }

    private static List<int[]> Marks(string name, string folded, SuggestionEntry entry)
    {
        FoldedText map = Folding.FoldWithMap(name);
        int at = map.Text.IndexOf(folded, StringComparison.Ordinal);
        if (at >= 0)
        {
            (int start, int length) = map.Original(at, folded.Length);
            return [[start, length]];
        }

        int[] places = Abbreviation.Places(folded, map.Text, Abbreviation.Body(map.Text, entry.Lead)) ?? [];
        List<int[]> marks = [];
        foreach (int place in places)
        {
            (int start, int length) = map.Original(place, 1);
            if (marks.Count > 0 && marks[^1][0] + marks[^1][1] == start) marks[^1][1] += length;
            else marks.Add([start, length]);
        }

        return marks;
    }

    private static string Fold(string text) => Folding.Fold(text).Trim();
}
