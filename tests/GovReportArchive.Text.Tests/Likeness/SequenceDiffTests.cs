using GovReportArchive.Text.Likeness;

namespace GovReportArchive.Text.Tests.Likeness;

public sealed class SequenceDiffTests
{
    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    [InlineData(3, 6)]
    [InlineData(4, 20)]
    public void Common_runs_ascend_are_equal_and_are_the_longest_possible(int seed, int alphabet)
    {
        Random random = new(seed);
        for (int round = 0; round < 300; round++)
        {
            int[] before = Sequence(random, alphabet), now = Sequence(random, alphabet);
            Assert.Equal(Longest(before, now), Valid(before, now, SequenceDiff.Common(before, now)));
        }
    }

    [Theory]
    [InlineData(5, 2)]
    [InlineData(6, 7)]
    public void With_few_edits_allowed_the_runs_are_still_common(int seed, int edits)
    {
        Random random = new(seed);
        for (int round = 0; round < 200; round++)
        {
            int[] before = Sequence(random, 4), now = Sequence(random, 4);
            Valid(before, now, SequenceDiff.Common(before, now, edits));
        }
    }

    [Fact]
    public void A_few_changes_in_a_very_long_sequence_are_found_exactly()
    {
        Random random = new(8);
        int[] before = [.. Enumerable.Range(0, 50_000).Select(_ => random.Next(1000))];
        List<int> now = [.. before];
        for (int i = 0; i < 20; i++) now[random.Next(now.Count)] = 2000 + i;

        Assert.Equal(before.Length - 20, SequenceDiff.Common(before, now.ToArray(), 100).Sum(run => run.Length));
    }

    private static int Valid(int[] before, int[] now, List<CommonRun> runs)
    {
        int x = 0, y = 0;
        foreach (CommonRun run in runs)
        {
            Assert.True(run.Before >= x && run.Now >= y && run.Length > 0);
            Assert.Equal(before[run.Before..(run.Before + run.Length)], now[run.Now..(run.Now + run.Length)]);
            (x, y) = (run.Before + run.Length, run.Now + run.Length);
        }

        return runs.Sum(run => run.Length);
    }

    private static int[] Sequence(Random random, int alphabet) => [.. Enumerable.Range(0, random.Next(25)).Select(_ => random.Next(alphabet))];

    private static int Longest(int[] before, int[] now)
    {
        int[,] best = new int[before.Length + 1, now.Length + 1];
        for (int i = 1; i <= before.Length; i++)
            for (int j = 1; j <= now.Length; j++)
                best[i, j] = before[i - 1] == now[j - 1] ? best[i - 1, j - 1] + 1 : Math.Max(best[i - 1, j], best[i, j - 1]);
        return best[before.Length, now.Length];
    }
}
