using GovReportArchive.Text.Likeness;
using GovReportArchive.Wording.Groups;
using GovReportArchive.Wording.Groups.Building;

namespace GovReportArchive.Wording.Tests.Groups.Building;

public sealed class LikenessGroupsTests : IDisposable
{
    private const string Letters = "公开信息解读形式图文更新及时队伍建设业务培训渠道群众";
    private readonly string _folder = Directory.CreateTempSubdirectory("groups-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_member_is_as_alike_to_its_representative_as_the_threshold_says()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            string[] texts = Texts(seed);
            int[] group = Of(texts);

            Assert.All(Enumerable.Range(0, texts.Length), i => Assert.True(Likeness(texts[i], texts[group[i]]) >= WordingRule.Threshold, $"seed {seed}, text {i}"));
            Assert.All(Enumerable.Range(0, texts.Length), i => Assert.True(group[i] <= i && group[group[i]] == group[i], $"seed {seed}, text {i}"));
            Assert.True(group.Distinct().Count() < texts.Length);
        }
    }

    [Fact]
    public void Small_steps_do_not_chain_what_is_not_alike()
    {
        // Each text shares most with the one before it, and nothing with the first from the middle on.
        string line = string.Concat(Enumerable.Range(0, 60).Select(i => (char)('一' + i)));
        string[] texts = [.. Enumerable.Range(0, 40).Select(i => line.Substring(i, 20))];
        int[] group = Of(texts);

        Assert.True(Likeness(texts[0], texts[1]) > 0.85);
        Assert.Equal(0, group[1]);
        Assert.NotEqual(0, group[20]);
    }

    [Fact]
    public void Pairs_well_above_the_threshold_are_found()
    {
        int found = 0, all = 0;
        for (int seed = 0; seed < 200; seed++)
        {
            Random random = new(seed);
            string text = Text(random, 40), other = text.Remove(random.Next(40), 1).Insert(random.Next(39), "新");
            if (Likeness(text, other) < 0.7) continue;
            all++;
            if (Of([text, other])[1] == 0) found++;
        }

        Assert.True(all > 120);
        Assert.True(found >= all * 0.99, $"{found} of {all}");
    }

    [Fact]
    public void A_text_behind_hundreds_that_share_its_frame_still_finds_its_own_kind()
    {
        // One frame with two hundred subjects, then each of them once more with a word put in.
        string[] subjects = [.. Enumerable.Range(0, 200).Select(i => string.Concat(Enumerable.Range(0, 5).Select(j => (char)('一' + (i * 5) + j))))];
        string[] texts = [.. subjects.Select(subject => $"围绕{subject}领域公开政策文件"), .. subjects.Select(subject => $"围绕{subject}领域及时公开政策文件")];
        int[] group = Of(texts);

        int right = Enumerable.Range(0, 200).Count(i => group[200 + i] == i);
        Assert.True(right >= 190, $"{right} of 200");
        Assert.All(Enumerable.Range(0, 200), i => Assert.Equal(i, group[i]));
    }

    private int[] Of(string[] texts) =>
        new LikenessGroups(Path.Combine(_folder, "t"), i => texts[i], new BuildPace(gently: false, CancellationToken.None)).Of(texts.Length);

    private static double Likeness(string one, string other) => Shingles.Likeness(Shingles.Of(one), Shingles.Of(other));

    private static string[] Texts(int seed)
    {
        Random random = new(seed);
        List<string> texts = [];
        for (int i = 0; i < 120; i++)
        {
            texts.Add(texts.Count > 0 && random.Next(2) == 0
                ? texts[random.Next(texts.Count)].Insert(3, Letters.Substring(random.Next(Letters.Length), 1))
                : Text(random, random.Next(4, 30)));
        }

        return [.. texts];
    }

    private static string Text(Random random, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => Letters[random.Next(Letters.Length)]));
}
