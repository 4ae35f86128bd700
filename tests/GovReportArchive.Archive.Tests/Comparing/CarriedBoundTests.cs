using GovReportArchive.Archive.Comparing;
using GovReportArchive.Archive.Synthesis;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Archive.Tests.Comparing;

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
            (int all, int most) = CarriedBound.Of(Sentence.Of(before.Sections, out _), Sentence.Of(now.Sections, out _));

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
        List<string> sentences = [.. Sentence.Split(text)];
        for (int i = 0; i < sentences.Count; i++)
        {
            if (random.Next(100) >= percent) continue;
            sentences[i] = random.Next(5) switch
            {
                0 => "",
                1 => sentences[i] + sentences[i],
                2 => sentences[random.Next(sentences.Count)],
                3 => sentences[i].Replace('一', '二').Replace("信息", "资料", StringComparison.Ordinal),
                _ => new string([.. sentences[i].Reverse()]),
            };
        }

        return string.Concat(sentences);
    }
}
