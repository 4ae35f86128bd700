using System.Text.RegularExpressions;
using GovReportArchive.Reports.Documents;
using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports.Tests.Rules;

public class ReadingRulesTests
{
    [Fact]
    public void Every_rule_has_a_name_of_its_own_a_label_and_words_that_can_be_looked_for()
    {
        Assert.NotEmpty(ReadingRules.All);
        Assert.Equal(ReadingRules.All.Count, ReadingRules.All.Select(rule => rule.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(ReadingRules.All, rule =>
        {
            Assert.Matches("^[a-z][A-Za-z]*(?:\\.\\w+)+$", rule.Name);
            Assert.Matches("[\\u4e00-\\u9fff]", rule.Label);
            Assert.DoesNotMatch("[。\\t]$", rule.Label);
            Assert.DoesNotMatch("\\{[A-Z]\\w*\\}", rule.Pattern);
            Assert.True(new Regex(rule.Pattern).Match("□").Length == 0, $"{rule.Name} finds its words everywhere.");
        });
    }

    [Fact]
    public void A_reading_tells_the_rules_that_held_and_no_others()
    {
        ReadingExplanation explanation = Read("青禾市水务局2022年政府信息公开工作年度报告\n本报告由青禾市水务局编制。数据统计期限为2022年1月1日至2022年12月31日。\n一、总体情况\n全年主动公开政府信息35条。");
        Assert.Equal("agency.title", explanation.AgencyRule?.Name);
        Assert.Contains("year.title", explanation.Rules.Keys);
        Assert.Contains("year.period", explanation.Rules.Keys);
        Assert.Contains("judge.title", explanation.Rules.Keys);
        Assert.DoesNotContain("agency.phrase.compiled", explanation.Rules.Keys);
        Assert.DoesNotContain("year.published", explanation.Rules.Keys);
    }

    [Fact]
    public void What_held_in_one_reading_is_not_told_of_the_next()
    {
        Read("青禾市水务局2022年政府信息公开工作年度报告\n一、总体情况\n全年主动公开政府信息35条。");
        Assert.DoesNotContain("year.title", Read("今天天气很好，宜出行。").Rules.Keys);
    }

    private static ReadingExplanation Read(string text) =>
        ReportReader.Read(new SourceDocument { File = "x.txt", MediaType = "text/plain", Sha256 = new string('0', 64), Blocks = [.. text.Split('\n').Select(line => new Paragraph(line))] }).Explanation;
}
