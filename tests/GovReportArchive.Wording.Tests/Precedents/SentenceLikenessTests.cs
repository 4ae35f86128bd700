using GovReportArchive.Discovery.Searching;
using GovReportArchive.Text.Likeness;

namespace GovReportArchive.Wording.Tests.Precedents;

public sealed class SentenceLikenessTests
{
    private static readonly string[] Rare = ["燕窝", "进口", "检疫"];

    [Fact]
    public void The_very_words_are_most_alike_then_words_that_mean_the_same_then_others()
    {
        const string sentence = "公开渠道较为单一,群众知晓度不高";
        double same = Of(sentence, sentence), meant = Of(sentence, "发布途径较为单调,百姓知晓率不高"), other = Of(sentence, "会议筹备较为仓促,材料装订不牢");

        Assert.Equal(1, same, 9);
        Assert.InRange(meant, 0.6, 0.99);
        Assert.True(other < 0.3, $"{other}");
    }

    [Fact]
    public void Rare_wording_in_common_counts_for_more_than_as_much_common_wording()
    {
        const string sentence = "燕窝进口检疫结果有待公开";
        Assert.True(Of(sentence, "燕窝进口检疫情况另行说明") > Of(sentence, "公务用车结果有待公开说明"));
    }

    [Fact]
    public void Numbers_are_equal_whatever_they_are() => Assert.Equal(1, Of("全年公开信息120条", "全年公开信息385条"), 9);

    [Theory]
    [InlineData("", "公开")]
    [InlineData("公开", "")]
    [InlineData("，。", "，。")]
    public void Where_nothing_can_be_compared_nothing_is_alike(string one, string other) => Assert.Equal(0, Of(one, other));

    private static double Of(string one, string other)
    {
        SentenceLikeness likeness = new(one, Synonyms.Canonical(one), pairs => [.. pairs.Select(pair => Rare.Contains(pair) ? 9.0 : 2.0)]);
        SentenceLikeness.Part part = SentenceLikeness.Prepare(other, Synonyms.Canonical(other));
        double characters = likeness.CharactersOf(part), words = likeness.WordsIn(part);
        Assert.InRange(characters, 0, 1.0000001);
        Assert.InRange(words, 0, 1.0000001);
        return (characters + words) / 2;
    }
}
