using System.Globalization;
using GovReportArchive.Archive.Wordings;
using GovReportArchive.Text.Likeness;

namespace GovReportArchive.Archive.Tests.Wordings;

/// <summary>The threshold of likeness, judged by pairs that were labelled by eye.</summary>
public sealed class LabelledPairsTests
{
    private static readonly double[] Thresholds = [0.5, 0.55, 0.6, 0.625, 0.65, 0.7, 0.75, 0.8];

    private static readonly Pair[] Pairs = [.. File.ReadLines(Path.Combine(Folder, "pairs.tsv"))
        .Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')).Select(cells => new Pair(cells[0] == "same", cells[1], cells[2]))];

    private static string Folder => Path.Combine(RepositoryFolder.Root, "tests", "GovReportArchive.Archive.Tests", "Wordings");

    [Fact]
    public void The_table_in_the_readme_is_what_the_pairs_give()
    {
        string readme = File.ReadAllText(Path.Combine(Folder, "README.md"));
        string table = string.Join('\n', Thresholds.Select(threshold => string.Create(CultureInfo.InvariantCulture, $"| {threshold} | {Judged(Half(0), threshold)} | {Judged(Half(1), threshold)} |")));

        Assert.True(readme.Contains(table, StringComparison.Ordinal), table);
    }

    [Fact]
    public void The_threshold_in_use_is_the_best_of_the_choosing_half_and_holds_on_the_other()
    {
        Assert.Equal(WordingRule.Threshold, Thresholds.MaxBy(threshold => Measure(Half(0), threshold)));
        Assert.True(Measure(Half(1), WordingRule.Threshold) > 0.95);
    }

    [Fact]
    public void There_are_three_hundred_pairs_and_none_twice()
    {
        Assert.True(Pairs.Length >= 300);
        Assert.Equal(Pairs.Length, Pairs.Select(pair => (pair.One, pair.Other)).Distinct().Count());
    }

    private static Pair[] Half(int which) => [.. Pairs.Where((_, i) => i % 2 == which)];

    private static bool Taken(Pair pair, double threshold)
    {
        WordingNormal normal = WordingNormal.Of(RecordFactory.Record(0));
        string one = normal.Of(pair.One)!, other = normal.Of(pair.Other)!;
        return Shingles.Likeness(Shingles.Of(one), Shingles.Of(other)) >= threshold && !AnotherSubject.Between(one, other);
    }

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
        double taken = pairs.Count(pair => Taken(pair, threshold)), right = pairs.Count(pair => pair.Same && Taken(pair, threshold));
        return (right / taken, right / pairs.Count(pair => pair.Same));
    }

    private sealed record Pair(bool Same, string One, string Other);
}
