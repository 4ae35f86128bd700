using GovReportArchive.Text.Likeness;

namespace GovReportArchive.Text.Tests.Likeness;

public sealed class LikenessGroupsTests
{
    private const string Letters = "公开信息解读形式单一更新及时队伍建设业务培训渠道不足";

    [Fact]
    public void Every_member_is_as_alike_to_its_representative_as_the_threshold_says()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            uint[][] texts = Texts(seed);
            LikenessGroups groups = new(0.6);
            int[] group = [.. texts.Select((shingles, i) => groups.Place(i, shingles))];

            Assert.All(Enumerable.Range(0, texts.Length), i => Assert.True(Shingles.Likeness(texts[i], texts[group[i]]) >= 0.6, $"seed {seed}, text {i}"));
            Assert.All(group, representative => Assert.Equal(representative, group[representative]));
            Assert.Equal(group.Distinct().Count(), groups.Count);
        }
    }

    [Fact]
    public void Equal_texts_are_always_in_one_group()
    {
        uint[][] texts = Texts(7);
        LikenessGroups groups = new(1);
        int[] first = [.. texts.Select((shingles, i) => groups.Place(i, shingles))];
        int[] again = [.. texts.Select((shingles, i) => groups.Place(texts.Length + i, shingles))];

        Assert.Equal(first, again);
    }

    [Fact]
    public void Small_steps_do_not_chain_what_is_not_alike()
    {
        // Each text shares most with the one before it, and nothing with the first from the middle on.
        string line = string.Concat(Enumerable.Range(0, 60).Select(i => (char)('一' + i)));
        uint[][] texts = [.. Enumerable.Range(0, 40).Select(i => Shingles.Of(line.Substring(i, 20)))];
        LikenessGroups groups = new(0.6);
        int[] group = [.. texts.Select((shingles, i) => groups.Place(i, shingles))];

        Assert.True(Shingles.Likeness(texts[0], texts[1]) > 0.85);
        Assert.Equal(0, group[1]);
        Assert.NotEqual(0, group[20]);
    }

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
    public void Pairs_well_above_the_threshold_are_found()
    {
        int found = 0, all = 0;
        for (int seed = 0; seed < 300; seed++)
        {
            Random random = new(seed);
            string text = Text(random, 40);
            uint[] left = Shingles.Of(text), right = Shingles.Of(text.Remove(random.Next(40), 1).Insert(random.Next(39), "新"));
            if (Shingles.Likeness(left, right) < 0.7) continue;
            LikenessGroups groups = new(0.6);
            groups.Place(0, left);
            all++;
            if (groups.Place(1, right) == 0) found++;
        }

        Assert.True(all > 200);
        Assert.True(found >= all * 0.99, $"{found} of {all}");
    }

    private static uint[][] Texts(int seed)
    {
        Random random = new(seed);
        List<string> texts = [];
        for (int i = 0; i < 120; i++)
        {
            texts.Add(texts.Count > 0 && random.Next(2) == 0
                ? texts[random.Next(texts.Count)].Insert(3, Letters.Substring(random.Next(Letters.Length), 1))
                : Text(random, random.Next(4, 30)));
        }

        return [.. texts.Select(text => Shingles.Of(text))];
    }

    private static string Text(Random random, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => Letters[random.Next(Letters.Length)]));
}
