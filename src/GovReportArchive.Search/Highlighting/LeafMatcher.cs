using GovReportArchive.Search.Querying;
using GovReportArchive.Text;

namespace GovReportArchive.Search.Highlighting;

/// <summary>Finds what the text leaves of a query match in one unit.</summary>
internal static class LeafMatcher
{
    /// <summary>The words that a run is looked for by; empty for other leaves.</summary>
    public static HashSet<string> WordsOf(TextNode leaf) => leaf is RunNode run ? new(RunWords.Of(run.Folded), StringComparer.Ordinal) : [];

    /// <summary>Appends the leaf's matches in the unit, in no particular order, possibly overlapping.</summary>
    public static void Find(TextNode leaf, HashSet<string> words, FoldedUnit unit, int number, List<FoldedMatch> matches)
    {
        switch (leaf)
        {
            case PhraseNode phrase:
                Occurrences(unit.Text, phrase.Folded, number, matches);
                break;
            case RunNode run:
                Occurrences(unit.Text, run.Folded, number, matches);

                // Cutting into words costs more than all else here, and most sentences hold none of them.
                HashSet<string>.AlternateLookup<ReadOnlySpan<char>> wanted = words.GetAlternateLookup<ReadOnlySpan<char>>();
                foreach (Word word in unit.WordsAround(words))
                    if (wanted.Contains(unit.Text.AsSpan(word.Start, word.Length))) matches.Add(Whole(word, number));
                break;
            case PrefixNode prefix:
                Prefixes(unit, prefix.Folded, number, matches);
                break;
            case WordRangeNode range:
                Words(unit, word => WordRange.Contains(range, word), number, matches);
                break;
            case NearNode near:
                NearMatches.Find(near, unit.Text, number, matches);
                break;
            default:
                throw new InvalidOperationException($"No highlighter for {leaf.GetType().Name}.");
        }
    }

    private static void Occurrences(string text, string sought, int number, List<FoldedMatch> matches)
    {
        for (int at = text.IndexOf(sought, StringComparison.Ordinal); at >= 0; at = text.IndexOf(sought, at + 1, StringComparison.Ordinal))
            matches.Add(new FoldedMatch(at, at + sought.Length, number));
    }

    private static void Prefixes(FoldedUnit unit, string prefix, int number, List<FoldedMatch> matches)
    {
        if (!PrefixRule.BeginsWord(prefix)) Occurrences(unit.Text, prefix, number, matches);
        else Words(unit, word => word.StartsWith(prefix, StringComparison.Ordinal), number, matches);
    }

    private delegate bool WordTest(ReadOnlySpan<char> word);

    private static void Words(FoldedUnit unit, WordTest wanted, int number, List<FoldedMatch> matches)
    {
        foreach (Word word in unit.Words)
            if (wanted(unit.Text.AsSpan(word.Start, word.Length))) matches.Add(Whole(word, number));
    }

    private static FoldedMatch Whole(Word word, int number) => new(word.Start, word.Start + word.Length, number);
}
