using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;

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

    [Theory]
    [InlineData("五、改进措施", "1、成立专班，由办公室牵头。\n2、请居民代表监督。", "MM")]
    [InlineData("四、存在的主要问题", "公开工作有了进展。\n1、推进叫号办法时居民意见不一。\n2、年历完善得晚。", "APP")]
    [InlineData("五、存在的主要问题及改进情况", "1、成立专班。\n2、栏目更新滞后。", "PP")]
    [InlineData("四、存在问题和整改情况", "1、栏目更新滞后。\n2、加强巡查。", "PM")]
    [InlineData("六、2030年年报问题整改情况", "1、栏目逐周核对。", "A")]
    [InlineData("五、存在的主要问题及改进情况", "一是栏目更新滞后。\n2031年，我局将请居民出题。\n一是栏目上有新样子。\n二是窗口上有新面孔。", "PMMM")]
    [InlineData("五、存在的主要问题及改进情况", "（一）解决栏目更新慢的问题。专人逐周核对。", "HM")]
    [InlineData("五、存在的主要问题及改进情况", "问题一：窗口讲解不足。对策：请老师傅带班。问题二：年历无人照看。对策：交给区志办。", "PMPM")]
    public void The_section_s_own_heading_rules_where_it_speaks_of_one_thing_alone(string heading, string text, string roles) =>
        Assert.Equal(roles, string.Concat(PassageSplitter.Split(new Section(1, "problems", heading, text)).Select(passage => passage.IsHeading ? "H" : passage.Role.ToString()[..1])));

    [Fact]
    public void What_is_done_about_a_problem_is_an_item_of_its_own_in_the_middle_of_its_sentence()
    {
        const string text = "一是人手紧张，栏目更新滞后，下一步将请居民义务校对。二是窗口讲解不足。2031年，我局将添设讲解员。";

        IReadOnlyList<Passage> passages = PassageSplitter.Split("problems", text);

        Assert.Equal(["一是人手紧张，栏目更新滞后，", "下一步将请居民义务校对。", "二是窗口讲解不足。", "2031年，我局将添设讲解员。"], passages.Select(passage => passage.TextOf(text)));
        Assert.Equal([PassageRole.Problem, PassageRole.Measure, PassageRole.Problem, PassageRole.Measure], passages.Select(passage => passage.Role));
    }
}
