using System.Text.RegularExpressions;
using GovReportArchive.Reports.Prose;

namespace GovReportArchive.Reports.Agencies;

/// <summary>The places of a report's text that name its agency, besides the title.</summary>
internal static partial class AgencyPhrases
{
    private const string Name = "[\\u4e00-\\u9fff（）()]{2,30}?";
    private const string End = "(?:人民政府|政府|局|厅|委员会|委|办公室|办公厅|办事处|管委会|中心|总队|支队|大队|部|署|处|院|校|学院|大学|医院|公司|队|站)";

    /// <summary>Names in the order of how much they can be trusted.</summary>
    /// <param name="preamble">Paragraphs up to the first section.</param>
    /// <param name="closing">The last paragraphs.</param>
    public static IEnumerable<string> Find(IReadOnlyList<string> preamble, IReadOnlyList<string> closing)
    {
        foreach (string paragraph in preamble.Take(6))
        {
            string text = new Squeezed(paragraph).Text;
            foreach (Regex phrase in new[] { ReportOf(), SummaryOf(), CompiledBy(), ContactOf() })
            {
                if (phrase.Match(text) is { Success: true } m && Accept(m.Groups["a"].Value) is string name) yield return name;
            }
        }

        for (int i = closing.Count - 1; i >= 0; i--)
        {
            string text = new Squeezed(closing[i]).Text;
            if (Signature().Match(text) is { Success: true } m && Accept(m.Groups["a"].Value) is string name) yield return name;
        }
    }

    private static string? Accept(string name)
    {
        string text = Lead().Replace(name, "");
        return text.Length is >= 3 and <= 30 && !Own().IsMatch(text) ? text : null;
    }

    // 现向社会公布2021年石家庄市教育局政府信息公开工作年度报告
    [GeneratedRegex("(?:公布|发布|现将|编制完成|编制了|编制)(?:《)?(?:20\\d\\d年度?)?(?<a>" + Name + End + "?)(?:20\\d\\d年度?)?(?:政府信息公开|信息公开)(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)")]
    private static partial Regex ReportOf();

    // 在全面总结伊美区民政局2025年政府信息公开工作的基础上
    [GeneratedRegex("(?:总结|汇总)(?<a>" + Name + End + ")20\\d\\d年")]
    private static partial Regex SummaryOf();

    // 本报告由…编制
    [GeneratedRegex("由(?<a>" + Name + End + ")(?:根据|按照|依据|，|编制|综合|汇总|结合|负责)")]
    private static partial Regex CompiledBy();

    // 如有疑问，请与…联系
    [GeneratedRegex("(?:请与|请联系|请向|与)(?:：)?(?<a>" + Name + End + ")(?:政府信息公开|信息公开|政务公开)?(?:[^，。；]{0,16})(?:联系|咨询|（)")]
    private static partial Regex ContactOf();

    [GeneratedRegex("^(?<a>" + Name + End + ")(?:（[章印]）)?(?:20\\d\\d年\\d{1,2}月\\d{1,2}日|二[〇零].{2}年.{2,7}日)?$")]
    private static partial Regex Signature();

    [GeneratedRegex("^(?:20\\d\\d年度?|现将|公布|的|由|我们?)+")]
    private static partial Regex Lead();

    [GeneratedRegex("^(?:[我本该](?:机关|单位|部门|局|委|办|厅|市|县|区|镇|乡|街道)|各|有关|上级|本级|政府信息公开|信息公开|政务公开|国务院办公|全面|中华人民共和国政府)")]
    private static partial Regex Own();
}
