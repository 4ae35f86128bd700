using GovReportArchive.Reports.Tables.Layout;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>How well each source row fits each line of the applications table, by the words around it.</summary>
/// <param name="Values">Score by source row and line of <see cref="ApplicationLines.All"/>.</param>
/// <param name="Support">Share of the line's label near the source row, 0 to 1.</param>
/// <param name="Combined">By source row the lines that it counts together; such a row stands for none of them.</param>
/// <param name="Named">By source row the lines whose whole label stands right before its values on the same line.</param>
internal sealed record ApplicationScores(double[,] Values, double[,] Support, IReadOnlyList<IReadOnlyList<int>> Combined, IReadOnlyList<IReadOnlyList<int>> Named)
{
    private const double Never = -100;

    /// <summary>The one line of the form whose whole label a row bears and no other row does; null where there is none.</summary>
    public int? OnlyLineOf(int row) =>
        Named[row] is [int line] && ApplicationLines.All[line].Row is not null && Named.Count(named => named.Contains(line)) == 1 ? line : null;

    private const double Base = 1.5;
    private const double LabelWeight = 8;

    /// <summary>Words behind a row can be the rest of its label, but as a rule they belong to the next one.</summary>
    private const double BehindWeight = 0.45;

    private const double BeforeWeight = 0.9;

    /// <summary>Words above a line with marked cells that has a label of its own, or that should have one.</summary>
    private const double AboveWeight = 0.7;
    private const int LongestBehind = 40;
    private const int ShortestName = 4;

    /// <summary>Words of its own that clearly name another row.</summary>
    private const double OtherRowsLabel = -12;

    /// <summary>Scores every source row against every line.</summary>
    /// <param name="rows">Source rows.</param>
    /// <param name="width">Columns of the form.</param>
    /// <param name="form">Form that the disclosure table has shown; null where it is not known.</param>
    public static ApplicationScores Of(List<ValueRow> rows, int width, string? form)
    {
        ApplicationLine[] lines = ApplicationLines.All;
        double[,] scores = new double[rows.Count, lines.Length];
        double[,] support = new double[rows.Count, lines.Length];
        List<int>[] combined = [.. rows.Select(Together)];
        int[][] names = new int[rows.Count][];
        double[] similar = new double[lines.Length];
        for (int i = 0; i < rows.Count; i++)
        {
            Words words = new(rows[i]);
            double shape = Shape(rows[i], width);
            double bestOwn = 0;
            bool[]? named = NamedBy(words.Before, lines);
            names[i] = NamedBy(words.Own, lines) is { } bears ? [.. Enumerable.Range(0, lines.Length).Where(j => bears[j])] : [];
            double bestNamed = 0;
            for (int j = 0; j < lines.Length; j++)
            {
                similar[j] = words.Similarity(lines[j], out double own);
                bestOwn = Math.Max(bestOwn, own);
                bestNamed = named?[j] == true ? Math.Max(bestNamed, similar[j]) : bestNamed;
            }
            for (int j = 0; j < lines.Length; j++)
            {
                support[i, j] = similar[j];
                bool isPossible = similar[j] > 0.6 || !lines[j].NeedsLabel(form);
                scores[i, j] = isPossible ? Base + (LabelWeight * similar[j]) + shape : OtherRowsLabel;
                bool isOther = named is not null && !named[j] && similar[j] < bestNamed - 0.2;
                if (combined[i].Count > 0)
                    scores[i, j] = Never;
                if (isOther || (similar[j] < 0.35 && bestOwn >= 0.7))
                    scores[i, j] += OtherRowsLabel;
            }
        }
        return new ApplicationScores(scores, support, combined, names);
    }

    /// <summary>The lines whose labels a row joins right before its values: 予以公开、部分公开.</summary>
    private static List<int> Together(ValueRow row)
    {
        CombinedLabels words = new(row.Own);
        if (words.Letters.Length == 0)
            return [];
        FoundLabel[] found = [.. ApplicationLines.Finder.Find(words.Letters).DistinctBy(label => label.Start)];
        return [.. words.JoinedAtEnd(found).Select(label => label.Id)];
    }

    /// <summary>The lines whose whole label words end with, the longest one where one ends like another; null where none does.</summary>
    private static bool[]? NamedBy(string words, ApplicationLine[] lines)
    {
        int[] lengths = [.. lines.Select(line => line.Pattern.All.Where(label => label.Length >= ShortestName && words.EndsWith(label, StringComparison.Ordinal))
            .Select(label => label.Length).DefaultIfEmpty().Max())];
        int longest = lengths.Max();
        return longest == 0 ? null : [.. lengths.Select(length => length == longest)];
    }

    /// <summary>Rows with too few values are often no rows: page numbers, digits in a heading.</summary>
    private static double Shape(ValueRow row, int width)
    {
        int printed = row.Printed.Count();
        if (printed == 0)
            return -1;
        bool glued = row.Printed.Any(item => item.Value!.Value.Raw.Length >= width);
        if (printed == 1 && !row.Structured && !glued)
            return -4;
        return printed >= width - 1 || glued ? 1 : printed < width / 2 ? -1.5 : 0;
    }

    private sealed class Words
    {
        private readonly LetterPairs _own;
        private readonly LetterPairs _before;
        private readonly LetterPairs _behind;
        private readonly double _beforeWeight;

        public Words(ValueRow row)
        {
            _beforeWeight = row.Structured ? AboveWeight : BeforeWeight;
            _before = new LetterPairs(row.Before);
            _own = row.Own == row.Before ? _before : new LetterPairs(row.Own);
            _behind = new LetterPairs(row.After.Length > LongestBehind ? row.After[..LongestBehind] : row.After);
        }

        public string Before => _before.Text;

        public string Own => _own.Text;

        public double Similarity(ApplicationLine line, out double own)
        {
            own = line.AtEnd ? EndsWith(_own.Text, line.Pattern) : line.Pattern.FoundIn(_own);
            double before = line.AtEnd ? EndsWith(_before.Text, line.Pattern) : line.Pattern.FoundIn(_before);
            double behind = line.AtEnd ? 0 : line.Pattern.FoundIn(_behind);
            return Math.Max(own, Math.Max(_beforeWeight * before, BehindWeight * behind));
        }

        /// <summary>A short label counts only right before the values, give or take letters of a vertical heading.</summary>
        private static double EndsWith(string letters, LabelPattern pattern)
        {
            double best = 0;
            foreach (string spelling in pattern.All)
            {
                int at = letters.LastIndexOf(spelling, StringComparison.Ordinal);
                if (at < 0)
                    continue;
                int behind = letters.Length - at - spelling.Length;
                best = Math.Max(best, behind switch { 0 => 1, <= 2 => 0.7, _ => 0 });
            }
            return best;
        }
    }
}
