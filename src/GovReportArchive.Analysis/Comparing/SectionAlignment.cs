using GovReportArchive.Reports.Records;

namespace GovReportArchive.Analysis.Comparing;

/// <summary>Finds which section of the earlier report each section of the later one continues: in order, by kind, heading and shared sentences.</summary>
internal static class SectionAlignment
{
    private const int SameKind = 20;
    private const int SameHeading = 200;

    /// <summary>For each section of the later report the position of the earlier one, or -1; positions ascend.</summary>
    public static int[] Align(
        IReadOnlyList<Section> before, IReadOnlyList<Section> now, IReadOnlyList<Sentence> oldSentences, IReadOnlyList<Sentence> newSentences)
    {
        int n = before.Count, m = now.Count;
        int[,] weight = Weights(before, now, oldSentences, newSentences);
        // best[i, j]: the greatest weight of the first i and j sections.
        int[,] best = new int[n + 1, m + 1];
        for (int i = 1; i <= n; i++)
        {
            for (int j = 1; j <= m; j++)
            {
                int skipped = Math.Max(best[i - 1, j], best[i, j - 1]);
                int together = weight[i - 1, j - 1];
                best[i, j] = together == 0 ? skipped : Math.Max(skipped, best[i - 1, j - 1] + together);
            }
        }

        int[] of = [.. Enumerable.Repeat(-1, m)];
        for (int i = n, j = m; i > 0 && j > 0;)
        {
            if (best[i, j] == best[i - 1, j]) i--;
            else if (best[i, j] == best[i, j - 1]) j--;
            else of[--j] = --i;
        }

        return of;
    }

    private static int[,] Weights(
        IReadOnlyList<Section> before, IReadOnlyList<Section> now, IReadOnlyList<Sentence> oldSentences, IReadOnlyList<Sentence> newSentences)
    {
        int[,] weight = new int[before.Count, now.Count];
        string[] oldHeadings = [.. before.Select(Heading)], newHeadings = [.. now.Select(Heading)];
        for (int i = 0; i < before.Count; i++)
        {
            for (int j = 0; j < now.Count; j++)
            {
                if (before[i].Kind == now[j].Kind) weight[i, j] += SameKind;
                if (oldHeadings[i].Length > 0 && oldHeadings[i] == newHeadings[j]) weight[i, j] += SameHeading;
            }
        }

        // A sentence that stands everywhere says nothing about where it belongs.
        Dictionary<string, int> only = new(StringComparer.Ordinal);
        foreach (Sentence sentence in oldSentences) only[sentence.Key] = only.TryGetValue(sentence.Key, out int other) && other != sentence.Section ? -1 : sentence.Section;
        foreach (Sentence sentence in newSentences)
            if (only.TryGetValue(sentence.Key, out int section) && section >= 0) weight[section, sentence.Section] += sentence.Key.Length;
        return weight;
    }

    // The heading without its number, blanks and punctuation.
    private static string Heading(Section section) =>
        string.Concat((section.Heading ?? "").Where(char.IsLetter)).TrimStart('一', '二', '三', '四', '五', '六', '七', '八', '九', '十');
}
