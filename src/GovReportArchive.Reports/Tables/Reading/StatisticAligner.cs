using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Tables.Layout;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>Finds the statistics of rows whose label is broken around their number, between rows that are already known.</summary>
/// <remarks>Only where cells are not marked: a marked cell holds its whole label, and one that is not known names something else.</remarks>
internal static class StatisticAligner
{
    private const int LongestBefore = 60;
    private const int LongestBehind = 30;
    private const double LabelWeight = 8;

    /// <summary>With less of the label around it a row is not taken.</summary>
    private const double LeastShare = 0.6;

    private static readonly IReadOnlyList<StatisticRow> Rows = StatisticsForm.Keyed;
    private static readonly LabelPattern[] Patterns = [.. Rows.Select(row => new LabelPattern(row.Label, row.Spellings))];

    /// <summary>Fills in unknown rows of <paramref name="rowOf"/>; known rows stay.</summary>
    /// <param name="rows">Source rows.</param>
    /// <param name="rowOf">Position of each row's statistic, or a negative constant of <see cref="StatisticLabels"/>.</param>
    public static void Fill(List<ValueRow> rows, int[] rowOf)
    {
        HashSet<int> taken = [.. rowOf.Where(row => row >= 0)];
        int start = 0;
        while (start < rows.Count)
        {
            int end = start;
            while (end < rows.Count && rowOf[end] < 0)
                end++;
            if (end > start)
                FillBetween(rows, rowOf, start, end, taken);
            start = end + 1;
        }
    }

    private static void FillBetween(List<ValueRow> rows, int[] rowOf, int start, int end, HashSet<int> taken)
    {
        int above = start > 0 ? rowOf[start - 1] : -1;
        int below = end < rows.Count ? rowOf[end] : Rows.Count;
        int[] open = [.. Enumerable.Range(above + 1, Math.Max(0, below - above - 1)).Where(row => !taken.Contains(row))];
        int[] unknown = [.. Enumerable.Range(start, end - start).Where(i => rowOf[i] == StatisticLabels.Unknown && !rows[i].Structured)];
        if (open.Length == 0 || unknown.Length == 0)
            return;
        double[,] shares = new double[unknown.Length, open.Length];
        double[,] scores = new double[unknown.Length, open.Length];
        for (int i = 0; i < unknown.Length; i++)
        {
            LetterPairs words = Around(rows[unknown[i]]);
            for (int j = 0; j < open.Length; j++)
            {
                shares[i, j] = Patterns[open[j]].FoundIn(words);
                scores[i, j] = shares[i, j] < LeastShare ? -100 : LabelWeight * shares[i, j];
            }
        }
        RowAlignment alignment = RowAligner.Align(scores, new double[unknown.Length], new double[open.Length]);
        for (int j = 0; j < open.Length; j++)
        {
            if (alignment.Source[j] >= 0 && !alignment.IsDoubtful(j))
                rowOf[unknown[alignment.Source[j]]] = open[j];
        }
    }

    /// <summary>The words close to the row on both sides, as if the number did not stand between them.</summary>
    private static LetterPairs Around(ValueRow row)
    {
        string before = LabelFolding.Letters(row.Before);
        string behind = LabelFolding.Letters(row.After);
        if (before.Length > LongestBefore)
            before = before[^LongestBefore..];
        return new LetterPairs(StatisticLabels.WithoutUnit(before) + (behind.Length > LongestBehind ? behind[..LongestBehind] : behind));
    }
}
