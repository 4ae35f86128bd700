using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;
using GovReportArchive.Text;

namespace GovReportArchive.Drafts;

/// <summary>Section five: whether there are measures beside the problems, and problems beside the measures.</summary>
internal static class DraftProblems
{
    private const string Kind = "problems";
    private const int FewestLetters = 30;

    public static void Check(ReportRecord record, DraftFindings findings)
    {
        Section[] own = [.. record.Sections.Where(section => section.Kind == Kind)];
        if (own.Sum(section => WithoutHeadings(section.Text).Count(char.IsLetterOrDigit)) < FewestLetters) return;
        PlacedPassage[] items = [.. PassageList.Of(record).Where(passage => passage.Section.Kind == Kind)];
        int problems = items.Count(item => item.Item.Role == PassageRole.Problem), measures = items.Count(item => item.Item.Role == PassageRole.Measure);
        // A measure may stand in the sentence of its problem.
        bool hasMeasures = measures > 0 || own.Any(section => Said(section, MeasureWords));
        bool hasProblems = problems > 0 || own.Any(section => Said(section, ProblemWords));
        findings.Looked("problems.measures");
        DraftPlace place = new(own[0].Heading, Quote: DraftFindings.Quote(own[0].Text));
        if (hasProblems && !hasMeasures)
            findings.Remind("problems.measures", "这一部分写了问题，没有读到改进措施。", "格式要求写明改进情况，请补上。", place);
        else if (hasMeasures && !hasProblems)
            findings.Remind("problems.measures", "这一部分写了改进措施，没有读到存在的问题。", "格式要求写明存在的主要问题，请补上。", place);
    }

    private static readonly string[] MeasureWords = ["下一步", "下步", "改进", "将", "整改", "进一步", "今后", "打算", "加强", "明年", "对此", "针对", "为此", "修订", "推行", "建立了", "制定了"];

    private static readonly string[] ProblemWords = ["不够", "不足", "有待", "不高", "不强", "滞后", "薄弱", "差距", "问题", "欠缺", "单一", "不及时", "不到位", "不全", "不规范", "短板", "较少", "偏少", "不多", "困难"];

    // The heading is left out: 存在的主要问题及改进情况 holds words of both.
    private static bool Said(Section section, string[] words) => Array.Exists(words, word => Folding.Fold(WithoutHeadings(section.Text)).Contains(word, StringComparison.Ordinal));

    private static string WithoutHeadings(string text) => string.Join('\n', text.Split('\n').Where(line => line.Contains('。', StringComparison.Ordinal) || line.Contains('；', StringComparison.Ordinal)));
}
