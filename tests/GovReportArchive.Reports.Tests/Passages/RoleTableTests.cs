using GovReportArchive.Reports.Passages;

namespace GovReportArchive.Reports.Tests.Passages;

public sealed class RoleTableTests
{
    [Fact]
    public void Every_rule_has_its_own_name_and_no_word_twice()
    {
        RoleRule[] rules = [.. RoleTable.All];

        Assert.Equal(rules.Length, rules.Select(rule => rule.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(rules, rule => Assert.True(rule.Words.Count == rule.Words.Distinct(StringComparer.Ordinal).Count() && rule.Meaning.Length > 0, rule.Name));
    }

    [Theory]
    [InlineData("栏目更新滞后，居民多有反映。", PassageRole.Problem, "lacking")]
    [InlineData("加强巡查，逐周核对栏目。", PassageRole.Measure, "opening.imperative")]
    [InlineData("一要补齐讲解短板。", PassageRole.Measure, "opening.must")]
    [InlineData("针对更新滞后的问题，本局专人逐周核对。", PassageRole.Measure, "opening.treating")]
    [InlineData("改进措施：专人逐周核对。", PassageRole.Measure, "heading.measure")]
    [InlineData("去年反映的更新滞后问题已解决。", PassageRole.Achievement, "lastYear")]
    [InlineData("本年度未发现明显问题。", PassageRole.Statement, "nothing.found")]
    [InlineData("以上报告，特此公布。", PassageRole.Statement, "closing")]
    public void A_passage_tells_the_rule_that_gave_its_role(string text, PassageRole role, string rule)
    {
        Passage passage = Assert.Single(PassageSplitter.Split("problems", text));

        Assert.Equal((role, rule), (passage.Role, passage.Rule));
        Assert.NotEqual(rule, RoleTable.Meaning(rule));
    }

    [Fact]
    public void What_is_done_about_a_problem_is_an_item_of_its_own_in_the_middle_of_its_sentence()
    {
        const string text = "一是人手紧张，栏目更新滞后，下一步将请居民义务校对。二是窗口讲解不足。2031年，我局将添设讲解员。";

        IReadOnlyList<Passage> passages = PassageSplitter.Split("problems", text);

        Assert.Equal(["一是人手紧张，栏目更新滞后，", "下一步将请居民义务校对。", "二是窗口讲解不足。", "2031年，我局将添设讲解员。"], passages.Select(passage => passage.TextOf(text)));
        Assert.Equal([PassageRole.Problem, PassageRole.Measure, PassageRole.Problem, PassageRole.Measure], passages.Select(passage => passage.Role));
    }
}
