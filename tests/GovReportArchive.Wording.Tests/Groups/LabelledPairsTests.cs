using System.Globalization;
using GovReportArchive.Tests;
using GovReportArchive.Wording.Groups;

namespace GovReportArchive.Wording.Tests.Groups;

/// <summary>The rule of wordings, judged by pairs that were labelled by eye.</summary>
public sealed class LabelledPairsTests
{
    private const double GoodEnough = 0.005;
    private static readonly double[] Thresholds = [0.5, 0.55, 0.575, 0.6, 0.65, 0.7, 0.8];

    /// <summary>Tables of pairs: the threshold was chosen on the first; the last was labelled apart and first read when the rule stood.</summary>
    private static readonly string[] Tables = [.. new[] { "pairs-choosing.tsv", "pairs-earlier.tsv", "pairs-held.tsv" }.Where(name => File.Exists(Path.Combine(Folder, name)))];

    private static string Folder => Path.Combine(RepositoryFolder.Root, "tests", "GovReportArchive.Wording.Tests", "Groups");

    [Fact]
    public void The_table_in_the_readme_is_what_the_pairs_give()
    {
        string readme = File.ReadAllText(Path.Combine(Folder, "README.md"));
        Pair[][] tables = [.. Tables.Select(Read)];
        string table = string.Join('\n', Thresholds.Select(threshold => string.Create(CultureInfo.InvariantCulture, $"| {threshold} | {string.Join(" | ", tables.Select(pairs => Judged(pairs, threshold)))} |")));

        Assert.True(readme.Contains(table, StringComparison.Ordinal), table);
    }

    [Fact]
    public void The_threshold_in_use_is_the_most_precise_of_those_that_balance_best_on_the_choosing_table()
    {
        Pair[] pairs = Read("pairs-choosing.tsv");
        double best = Thresholds.Max(threshold => Measure(pairs, threshold));
        double[] good = [.. Thresholds.Where(threshold => Measure(pairs, threshold) >= best - GoodEnough)];

        Assert.Equal(WordingRule.Threshold, good.MaxBy(threshold => Of(pairs, threshold).Precision));
    }

    [Fact]
    public void There_are_more_than_three_hundred_pairs_and_none_twice()
    {
        Pair[] pairs = [.. Tables.SelectMany(Read)];
        Assert.True(pairs.Length >= 300);
        Assert.Equal(pairs.Length, pairs.Select(pair => (pair.One, pair.Other)).Distinct().Count());
    }

    private static Pair[] Read(string name) => [.. File.ReadLines(Path.Combine(Folder, name))
        .Where(line => line.Length > 0 && line[0] != '#' && !line.StartsWith("label", StringComparison.Ordinal))
        .Select(line => line.Split('\t')).Select(cells => new Pair(cells[0] == "same", cells[1], cells[2]))];

    private static string Judged(Pair[] pairs, double threshold)
    {
        (double precision, double recall) = Of(pairs, threshold);
        return string.Create(CultureInfo.InvariantCulture, $"{precision:F3} | {recall:F3}");
    }

    private static double Measure(Pair[] pairs, double threshold)
    {
        (double precision, double recall) = Of(pairs, threshold);
        return 2 * precision * recall / (precision + recall);
    }

    private static (double Precision, double Recall) Of(Pair[] pairs, double threshold)
    {
        bool Taken(Pair pair) => WordingRule.Likeness(pair.One, pair.Other) >= threshold;
        double taken = pairs.Count(Taken), right = pairs.Count(pair => pair.Same && Taken(pair));
        return (right / taken, right / pairs.Count(pair => pair.Same));
    }

    private sealed record Pair(bool Same, string One, string Other);
}
