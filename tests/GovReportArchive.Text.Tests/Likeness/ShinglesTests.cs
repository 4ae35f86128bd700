using GovReportArchive.Text.Likeness;

namespace GovReportArchive.Text.Tests.Likeness;

public sealed class ShinglesTests
{
    [Fact]
    public void Shingles_are_runes_and_pairs_of_them_and_likeness_is_shared_over_all()
    {
        Assert.Equal(7, Shingles.Of("公开形式").Length);
        Assert.Equal(2, Shingles.Of("𠮷𠮷𠮷").Length);
        Assert.Single(Shingles.Of("公"));
        Assert.Empty(Shingles.Of(""));
        Assert.Equal(5.0 / 9, Shingles.Likeness(Shingles.Of("公开形式"), Shingles.Of("公开形状")));
        Assert.Equal(1, Shingles.Likeness(Shingles.Of("公开形式"), Shingles.Of("公开形式")));
        Assert.Equal(0, Shingles.Likeness(Shingles.Of("公开"), Shingles.Of("形式")));
    }

    [Fact]
    public void Sets_share_a_band_the_more_probably_the_more_alike_they_are()
    {
        int alike = 0, other = 0;
        ulong[] one = new ulong[MinHash.Bands], two = new ulong[MinHash.Bands];
        for (int seed = 0; seed < 300; seed++)
        {
            Random random = new(seed);
            uint[] common = [.. Enumerable.Range(0, 90).Select(_ => (uint)random.NextInt64(uint.MaxValue))];
            if (SharesABand([.. common, .. Some(random, 20)], [.. common, .. Some(random, 20)])) alike++;
            if (SharesABand([.. common[..9], .. Some(random, 100)], [.. common[..9], .. Some(random, 100)])) other++;
        }

        // Likeness 0.69 and 0.04: by the formula 0.9997 and 0.001.
        Assert.InRange(alike, 297, 300);
        Assert.InRange(other, 0, 6);

        bool SharesABand(uint[] left, uint[] right)
        {
            MinHash.Fill(left, one);
            MinHash.Fill(right, two);
            return one.Intersect(two).Any();
        }
    }

    private static uint[] Some(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (uint)random.NextInt64(uint.MaxValue))];
}
