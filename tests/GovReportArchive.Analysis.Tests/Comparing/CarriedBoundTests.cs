using System.Text.RegularExpressions;
using GovReportArchive.Analysis.Comparing;
using GovReportArchive.Benchmarks.Synthesis;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Analysis.Tests.Comparing;

public sealed class CarriedBoundTests
{
    private const int Cases = 400;
    private static readonly ReportRecord[] Reports = [.. new SyntheticReports(11).Generate(60)];

    [Fact]
    public void No_alignment_carries_more_than_the_bound()
    {
        int tight = 0;
        for (int seed = 0; seed < Cases; seed++)
        {
            (ReportRecord before, ReportRecord now) = Pair(seed);
            int percent = seed % 3 == 0 ? 95 : 0;
            (int all, int most) = CarriedBound.Of(Sentence.Of(before.Sections, out _), Sentence.Of(now.Sections, out _), percent);

            ProseComparison prose = ReportComparer.Compare(before, now).Prose;

            Assert.Equal(prose.Characters, all);
            Assert.InRange(most, Math.Floor((prose.Share - 0.0001) * all), all);
            if (most < all * 0.95) tight++;
        }

        // A bound that lets everything pass would hold as well.
        Assert.InRange(tight, Cases / 20, Cases);
    }

    [Fact]
    public void Whether_prose_is_repeated_is_told_as_the_whole_comparison_tells_it()
    {
        int repeated = 0;
        for (int seed = 0; seed < Cases; seed++)
        {
            (ReportRecord before, ReportRecord now) = Pair(seed);
            bool expected = ReportComparer.Compare(before, now).Prose.IsRepeated;

            Assert.True(expected == ReportComparer.RepeatsProse(before, now), FormattableString.Invariant($"seed {seed}"));
            if (expected) repeated++;
        }

        Assert.InRange(repeated, Cases / 20, Cases * 9 / 10);
    }

    [Fact]
    public void Most_successors_that_are_not_repeated_are_told_by_the_bound_alone()
    {
        int pairs = 0, told = 0;
        for (int i = 0; i + 1 < Reports.Length; i++)
        {
            (ReportRecord before, ReportRecord now) = (Reports[i], Reports[i + 1]);
            if (before.Agency.Id != now.Agency.Id || ReportComparer.Compare(before, now).Prose.IsRepeated) continue;
            (int all, int most) = CarriedBound.Of(Sentence.Of(before.Sections, out _), Sentence.Of(now.Sections, out _), 95);
            pairs++;
            if (most < all * 0.95) told++;
        }

        Assert.True(told > pairs * 2 / 3, FormattableString.Invariant($"{told} of {pairs}"));
    }

    [Fact]
    public void Whether_figures_are_repeated_is_told_as_their_sum_tells_it()
    {
        int repeated = 0;
        for (int seed = 0; seed < Cases; seed++)
        {
            Random random = new(seed);
            ReportRecord before = Reports[random.Next(Reports.Length)], now = Reports[random.Next(Reports.Length)];
            if (seed % 2 == 0) now = before with { Counts = before.Counts.Where(_ => seed % 4 == 0 || random.Next(200) > 0).ToDictionary(count => count.Key, count => count.Value) };
            bool expected = FigureComparer.Sum(before, now).IsRepeated;

            Assert.True(expected == FigureComparer.Repeats(before, now), FormattableString.Invariant($"seed {seed}"));
            if (expected) repeated++;
        }

        Assert.InRange(repeated, Cases / 20, Cases / 2);
    }

    // A report beside its successor, or beside itself with sentences dropped, doubled, exchanged, or with other characters in them.
    private static (ReportRecord Before, ReportRecord Now) Pair(int seed)
    {
        Random random = new(seed);
        int at = random.Next(Reports.Length - 1);
        if (random.Next(4) == 0) return (Reports[at], Reports[at + 1]);
        int percent = random.Next(3) * random.Next(8);
        return (Reports[at], Reports[at] with { Sections = [.. Reports[at].Sections.Select(section => section with { Text = Varied(section.Text, percent, random) })] });
    }

    private static string Varied(string text, int percent, Random random)
    {
        List<string> sentences = [.. Regex.Split(text, "(?<=[。；！？\n])").Where(sentence => sentence.Length > 0)];
        for (int i = 0; i < sentences.Count; i++)
        {
            if (random.Next(100) >= percent) continue;
            sentences[i] = random.Next(7) switch
            {
                0 => "",
                1 => sentences[i] + sentences[i],
                2 => sentences[random.Next(sentences.Count)],
                3 => sentences[i].Replace('一', '二').Replace("信息", "资料", StringComparison.Ordinal),
                4 => sentences[i].Replace('1', '3').Replace("20", "2.5", StringComparison.Ordinal),
                5 => "又" + sentences[i][1..],
                _ => new string([.. sentences[i].Reverse()]),
            };
        }

        return string.Concat(sentences);
    }
}
