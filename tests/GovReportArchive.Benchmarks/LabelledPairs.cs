using System.Globalization;
using GovReportArchive.Wording.Groups;

namespace GovReportArchive.Benchmarks;

/// <summary>Judges the rule of wordings by pairs that were labelled by people.</summary>
internal static class LabelledPairs
{
    private static readonly double[] Thresholds = [0.4, 0.45, 0.5, 0.55, 0.575, 0.6, 0.625, 0.65, 0.7, 0.75, 0.8, 0.9];

    /// <summary>Reads a table with a line for each pair (label, one text, the other, tabs between them; the label <c>same</c> or anything else) and prints
    /// precision and recall at several thresholds.</summary>
    /// <param name="path">The table; lines that begin with # and a heading line <c>label…</c> are skipped.</param>
    /// <param name="each">Print each pair with its likeness instead.</param>
    /// <param name="output">Gets tab-separated lines.</param>
    public static void Print(string path, bool each, TextWriter output)
    {
        (string Label, double Likeness, string Line)[] pairs = [.. File.ReadLines(path)
            .Where(line => line.Length > 0 && line[0] != '#' && !line.StartsWith("label", StringComparison.Ordinal))
            .Select(line => line.Split('\t') is [var label, var one, var other, ..]
                ? (label, WordingRule.Likeness(one, other), line)
                : throw new InvalidDataException($"{path}: a line without three cells: {line}"))];
        if (each)
        {
            output.WriteLine("likeness\ttaken\tlabel\tone\tother");
            foreach ((_, double likeness, string line) in pairs)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{likeness:F3}\t{(likeness >= WordingRule.Threshold ? "same" : "other")}\t{line}"));
            return;
        }

        output.WriteLine("threshold\tprecision\trecall\tf1\ttaken\tright\tsame\tpairs");
        foreach (double threshold in Thresholds.Append(WordingRule.Threshold).Distinct().Order())
        {
            int taken = pairs.Count(pair => pair.Likeness >= threshold), same = pairs.Count(pair => pair.Label == "same");
            int right = pairs.Count(pair => pair.Label == "same" && pair.Likeness >= threshold);
            double precision = taken == 0 ? 1 : (double)right / taken, recall = same == 0 ? 1 : (double)right / same;
            double f1 = right == 0 ? 0 : 2 * precision * recall / (precision + recall);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{threshold}{(threshold == WordingRule.Threshold ? " (in use)" : "")}\t{precision:F3}\t{recall:F3}\t{f1:F3}\t{taken}\t{right}\t{same}\t{pairs.Length}"));
        }
    }
}
