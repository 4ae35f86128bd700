namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>Which row of the source is which row of the form.</summary>
/// <param name="Source">For every form row the source row, or -1 where the source lacks it or cannot be told.</param>
/// <param name="MayBeAbsent">Form rows that an assignment as good leaves without a source row.</param>
/// <param name="Rivals">For every form row the source rows that could stand there in an assignment as good.</param>
internal sealed record RowAlignment(int[] Source, bool[] MayBeAbsent, IReadOnlyList<int[]> Rivals)
{
    /// <summary>True where another assignment of the form row is as good.</summary>
    public bool IsDoubtful(int form) => Rivals[form].Length > 1 || (Rivals[form].Length == 1 && MayBeAbsent[form]);
}

/// <summary>Assigns source rows to form rows, both in their order, by the best sum of scores.</summary>
internal static class RowAligner
{
    /// <summary>Assignments within this distance of the best one are as good.</summary>
    private const double Tie = 0.75;

    /// <summary>Aligns two sequences; time and memory are proportional to the product of their lengths.</summary>
    /// <param name="scores">Score of source row i standing for form row j; negative infinity forbids it.</param>
    /// <param name="skipSource">Score of leaving source row i out.</param>
    /// <param name="skipForm">Score of the source lacking form row j.</param>
    public static RowAlignment Align(double[,] scores, double[] skipSource, double[] skipForm)
    {
        int rows = skipSource.Length;
        int forms = skipForm.Length;
        double[,] before = new double[rows + 1, forms + 1];
        double[,] behind = new double[rows + 1, forms + 1];
        for (int i = 0; i <= rows; i++)
        {
            for (int j = 0; j <= forms; j++)
            {
                double best = i == 0 && j == 0 ? 0 : double.NegativeInfinity;
                if (i > 0)
                    best = Math.Max(best, before[i - 1, j] + skipSource[i - 1]);
                if (j > 0)
                    best = Math.Max(best, before[i, j - 1] + skipForm[j - 1]);
                if (i > 0 && j > 0)
                    best = Math.Max(best, before[i - 1, j - 1] + scores[i - 1, j - 1]);
                before[i, j] = best;
            }
        }
        for (int i = rows; i >= 0; i--)
        {
            for (int j = forms; j >= 0; j--)
            {
                double best = i == rows && j == forms ? 0 : double.NegativeInfinity;
                if (i < rows)
                    best = Math.Max(best, behind[i + 1, j] + skipSource[i]);
                if (j < forms)
                    best = Math.Max(best, behind[i, j + 1] + skipForm[j]);
                if (i < rows && j < forms)
                    best = Math.Max(best, behind[i + 1, j + 1] + scores[i, j]);
                behind[i, j] = best;
            }
        }
        return Choose(scores, skipForm, before, behind, rows, forms);
    }

    private static RowAlignment Choose(double[,] scores, double[] skipForm, double[,] before, double[,] behind, int rows, int forms)
    {
        double total = before[rows, forms];
        int[] source = new int[forms];
        bool[] mayBeAbsent = new bool[forms];
        int[][] rivals = new int[forms][];
        for (int j = 0; j < forms; j++)
        {
            double absent = double.NegativeInfinity;
            for (int i = 0; i <= rows; i++)
                absent = Math.Max(absent, before[i, j] + skipForm[j] + behind[i, j + 1]);
            List<int> candidates = [];
            double bestScore = absent;
            source[j] = -1;
            for (int i = 0; i < rows; i++)
            {
                double score = before[i, j] + scores[i, j] + behind[i + 1, j + 1];
                if (score >= total - Tie)
                    candidates.Add(i);
                if (score > bestScore)
                    (bestScore, source[j]) = (score, i);
            }
            mayBeAbsent[j] = absent >= total - Tie;
            rivals[j] = [.. candidates];
        }
        return new RowAlignment(source, mayBeAbsent, rivals);
    }
}
