using GovReportArchive.Discovery.Searching;
using GovReportArchive.Text.Likeness;

namespace GovReportArchive.Discovery.Tests.Passages;

public sealed class SynonymTests
{
    [Theory]
    [InlineData("对所属单位的指导力度不够", "对下属部门的督导强度不足")]
    [InlineData("公开范围有待扩大，形式单一", "公开面还需拓展，方式单调")]
    [InlineData("栏目更新不及时，群众查找不便", "专栏维护滞后，市民检索不便")]
    public void Words_that_reports_use_for_one_another_count_as_the_same(string one, string other)
    {
        double plain = PairLikeness.Of(Reports.Passages.Wordings.Bare(one)).To(PairLikeness.Of(Reports.Passages.Wordings.Bare(other))), meant = PairLikeness.Of(Reports.Passages.Wordings.Bare(Synonyms.Canonical(one))).To(PairLikeness.Of(Reports.Passages.Wordings.Bare(Synonyms.Canonical(other))));

        Assert.True(meant > 0.7 && plain < 0.4, $"{one}: {plain:F2}, {meant:F2}");
        Assert.NotEmpty(Synonyms.Alternatives(one));
    }

    [Theory]
    [InlineData("栏目更新滞后", "窗口讲解不足")]
    [InlineData("公开形式单一", "申请答复不规范")]
    public void Sentences_about_other_things_stay_apart(string one, string other) =>
        Assert.True(PairLikeness.Of(Reports.Passages.Wordings.Bare(Synonyms.Canonical(one))).To(PairLikeness.Of(Reports.Passages.Wordings.Bare(Synonyms.Canonical(other)))) < 0.35);

    [Fact]
    public void A_word_stands_in_one_group_and_is_no_single_character()
    {
        string[][] groups = [.. Synonyms.Read()];
        string[] words = [.. groups.SelectMany(group => group)];

        Assert.True(groups.Length >= 250);
        Assert.All(groups, group => Assert.True(group.Length > 1, group[0]));
        Assert.All(words, word => Assert.InRange(word.Length, 2, 8));
        Assert.Equal([], words.GroupBy(word => word, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Theory]
    [InlineData("及时", "不及时")]
    [InlineData("及时", "滞后")]
    [InlineData("全面", "不全面")]
    [InlineData("规范", "不够规范")]
    [InlineData("增加", "减少")]
    [InlineData("主动", "被动")]
    [InlineData("准确", "不准确")]
    public void Opposites_stay_apart(string one, string other) => Assert.NotEqual(Synonyms.Canonical(one), Synonyms.Canonical(other));

    [Fact]
    public void What_stands_for_a_group_stands_for_itself()
    {
        const string text = "公开面还需拓展,方式单调";
        Assert.Equal(Synonyms.Canonical(text), Synonyms.Canonical(Synonyms.Canonical(text)));
    }
}
