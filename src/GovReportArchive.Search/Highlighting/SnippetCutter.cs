using GovReportArchive.Text;

namespace GovReportArchive.Search.Highlighting;

/// <summary>A stretch of a unit's original text that a leaf of the query matched.</summary>
internal readonly record struct OriginalMatch(int Start, int End, int Leaf);

/// <summary>A candidate for a snippet: how many leaves of the query it shows, and how many matches.</summary>
internal readonly record struct SnippetSpan(int Unit, int Start, int End, int Leaves, int Matches);

/// <summary>Cuts snippets around matches: whole sentences where they fit, else a window that begins before the first match.</summary>
internal static class SnippetCutter
{
    /// <summary>Appends snippets that do not overlap. Matches are sorted by start.</summary>
    public static void Cut(int unit, string text, List<OriginalMatch> matches, int length, List<SnippetSpan> snippets)
    {
        int floor = 0;
        for (int i = 0; i < matches.Count;)
        {
            OriginalMatch first = matches[i];
            if (first.Start < floor)
            {
                i++;
                continue;
            }

            int start = Math.Max(floor, Sentences.StartOf(text, first.Start));
            int end = Sentences.EndOf(text, Math.Max(first.Start, first.End - 1));
            if (end - start > length)
            {
                start = Math.Max(start, Math.Min(first.Start, Math.Max(first.Start - (length / 4), first.End - length)));
                end = Math.Min(end, Math.Max(start + length, first.End));
            }
            else
            {
                for (int more = end; more < text.Length && (more = Sentences.EndOf(text, more)) - start <= length;) end = more;
            }

            int shown = first.End;
            for (int j = i; j < matches.Count && matches[j].Start < end; j++) shown = Math.Max(shown, Math.Min(end, matches[j].End));
            (start, end) = Tidy(text, start, end, first.Start, shown);
            HashSet<int> leaves = [];
            int count = 0;
            for (; i < matches.Count && matches[i].Start < end; i++)
            {
                leaves.Add(matches[i].Leaf);
                count++;
            }

            snippets.Add(new SnippetSpan(unit, start, end, leaves.Count, count));
            floor = end;
        }
    }

    // Surrogate pairs stay whole, and blanks at the ends show nothing, unless they are what matched.
    private static (int Start, int End) Tidy(string text, int start, int end, int firstMatch, int lastMatch)
    {
        if (start > 0 && start < text.Length && char.IsLowSurrogate(text[start]) && char.IsHighSurrogate(text[start - 1])) start--;
        if (end > 0 && end < text.Length && char.IsLowSurrogate(text[end]) && char.IsHighSurrogate(text[end - 1])) end++;
        while (start < firstMatch && char.IsWhiteSpace(text[start])) start++;
        while (end > lastMatch && char.IsWhiteSpace(text[end - 1])) end--;
        return (start, end);
    }
}
