using GovReportArchive.Archive.Passages;

namespace GovReportArchive.Archive.Tests.Passages;

public sealed class SynonymTests
{
    [Theory]
    [InlineData("对所属单位的指导力度不够", "对下属部门的督导强度不足")]
    [InlineData("公开范围有待扩大，形式单一", "公开面还需拓展，方式单调")]
    [InlineData("栏目更新不及时，群众查找不便", "专栏维护滞后，市民检索不便")]
    public void Words_that_reports_use_for_one_another_count_as_the_same(string one, string other)
    {
        double plain = Likeness.Of(one).To(Likeness.Of(other)), meant = Likeness.OfMeaning(one).To(Likeness.OfMeaning(other));

        Assert.True(meant > 0.7 && plain < 0.4, $"{one}: {plain:F2}, {meant:F2}");
        Assert.NotEmpty(Synonyms.Alternatives(one, 100));
    }

    [Theory]
    [InlineData("栏目更新滞后", "窗口讲解不足")]
    [InlineData("公开形式单一", "申请答复不规范")]
    public void Sentences_about_other_things_stay_apart(string one, string other) =>
        Assert.True(Likeness.OfMeaning(one).To(Likeness.OfMeaning(other)) < 0.35);

    [Fact]
    public void What_stands_for_a_group_stands_for_itself()
    {
        const string text = "公开面还需拓展,方式单调";
        Assert.Equal(Synonyms.Canonical(text), Synonyms.Canonical(Synonyms.Canonical(text)));
    }
}
