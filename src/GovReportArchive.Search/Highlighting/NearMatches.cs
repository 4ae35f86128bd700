using GovReportArchive.Search.Querying;

namespace GovReportArchive.Search.Highlighting;

/// <summary>Finds the parts of a nearness query that stand near each other in one unit.</summary>
internal static class NearMatches
{
    public static void Find(NearNode near, string text, int number, List<FoldedMatch> matches)
    {
        int[] runes = RuneIndex(text);
        List<List<(int Start, int End)>> places = [];
        foreach (string part in near.Parts)
        {
            List<(int, int)> found = [];
            for (int at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + 1, StringComparison.Ordinal))
                found.Add((at, at + part.Length));
            if (found.Count == 0) return;
            places.Add(found);
        }

        // Every window begins with the place whose end comes first; advancing any other place cannot bring the last start nearer to it.
        int[] next = new int[places.Count];
        while (true)
        {
            int first = 0, last = 0;
            for (int i = 1; i < next.Length; i++)
            {
                if (places[i][next[i]].End < places[first][next[first]].End) first = i;
                if (places[i][next[i]].Start > places[last][next[last]].Start) last = i;
            }

            if (runes[places[last][next[last]].Start] - runes[places[first][next[first]].End] <= near.Distance)
            {
                for (int i = 0; i < next.Length; i++) matches.Add(new FoldedMatch(places[i][next[i]].Start, places[i][next[i]].End, number));
            }

            if (++next[first] == places[first].Count) return;
        }
    }

    private static int[] RuneIndex(string text)
    {
        int[] index = new int[text.Length + 1];
        int rune = 0;
        for (int i = 0; i < text.Length; i++)
        {
            index[i] = rune;
            if (!(char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))) rune++;
        }

        index[text.Length] = rune;
        return index;
    }
}
