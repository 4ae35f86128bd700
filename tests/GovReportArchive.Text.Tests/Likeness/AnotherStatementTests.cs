using GovReportArchive.Text.Likeness;

namespace GovReportArchive.Text.Tests.Likeness;

public sealed class AnotherStatementTests
{
    [Theory]
    [InlineData("围绕社会救助公开政策文件", "围绕义务教育公开政策文件")]
    [InlineData("政务公开制度健全", "政务公开制度不健全")]
    [InlineData("行政复议案件较上年增加", "行政复议案件较上年减少")]
    // One part has moved, but another has taken its place.
    [InlineData("公开采购结果并在门户网站发布部门预算情况", "公开部门预算并在门户网站发布人事任免情况")]
    public void Another_subject_or_the_opposite_is_another_statement(string one, string other)
    {
        Assert.True(AnotherStatement.Between(one, other));
        Assert.True(AnotherStatement.Between(other, one));
    }

    [Theory]
    [InlineData("按要求公开机构职能", "按要求公开机构职能")]
    [InlineData("依申请公开渠道畅通", "依申请公开的渠道畅通")]
    [InlineData("仍存在差距", "仍存在差距和不足")]
    // A list in another order.
    [InlineData("公示部门预算采购结果人事任免等栏目", "公示采购结果部门预算人事任免等栏目")]
    [InlineData("刊登部门预算采购结果人事任免招考公告等内容", "刊登采购结果部门预算招考公告人事任免等内容")]
    // Words of degree are no subject.
    [InlineData("持续深化政务公开", "进一步推进政务公开")]
    [InlineData("切实加强信息审核", "不断强化信息审核")]
    public void The_same_in_another_order_or_with_other_words_of_degree_is_the_same_statement(string one, string other)
    {
        Assert.False(AnotherStatement.Between(one, other));
        Assert.False(AnotherStatement.Between(other, one));
    }

    [Fact]
    public void What_is_too_long_to_be_looked_into_is_left_to_likeness()
    {
        string frame = new('公', 600);
        Assert.True(AnotherStatement.Between(frame + "社会救助", frame + "义务教育"));
        Assert.False(AnotherStatement.Between("社会救助" + frame + "一", "义务教育" + frame + "二"));
    }
}
