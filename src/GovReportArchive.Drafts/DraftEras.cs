using System.Globalization;
using System.Text.RegularExpressions;

namespace GovReportArchive.Drafts;

/// <summary>Congresses, plans, papers and names of offices that belong to other years than the one reported on.</summary>
internal static partial class DraftEras
{
    /// <summary>A word, the first and the last report year in which it is in place, and what to think of.</summary>
    /// <remarks>The last year is generous: what is merely old-fashioned is nobody's slip.</remarks>
    private static readonly (string Word, int First, int Last, string Why)[] Terms =
    [
        ("党的十八大", 2012, 2017, "此后有党的十九大、二十大"), ("十八届三中全会", 2013, 2017, "此后有十九届、二十届"), ("十八届四中全会", 2014, 2017, "此后有十九届、二十届"),
        ("十八届五中全会", 2015, 2017, "此后有十九届、二十届"), ("十八届六中全会", 2016, 2017, "此后有十九届、二十届"),
        ("党的十九大", 2017, 2022, "2022年10月召开了党的二十大"), ("十九届二中全会", 2018, 2022, "2022年10月召开了党的二十大"), ("十九届三中全会", 2018, 2022, "2022年10月召开了党的二十大"),
        ("十九届四中全会", 2019, 2022, "2022年10月召开了党的二十大"), ("十九届五中全会", 2020, 2022, "2022年10月召开了党的二十大"), ("十九届六中全会", 2021, 2022, "2022年10月召开了党的二十大"),
        ("党的二十大", 2022, 2027, "2022年10月召开"), ("二十届二中全会", 2023, 2027, "2023年2月召开"), ("二十届三中全会", 2024, 2027, "2024年7月召开"), ("二十届四中全会", 2025, 2027, "2025年10月召开"),
        ("“十二五”", 2008, 2016, "2011年至2015年"), ("“十三五”", 2014, 2021, "2016年至2020年"), ("“十四五”", 2019, 2026, "2021年至2025年"), ("“十五五”", 2024, 2031, "2026年至2030年"),
        ("十三五规划", 2014, 2021, "2016年至2020年"), ("十四五规划", 2019, 2026, "2021年至2025年"),
        ("国土资源局", 2003, 2019, "2018年机构改革后为自然资源部门"), ("国土资源厅", 2003, 2019, "2018年机构改革后为自然资源部门"), ("环境保护局", 2003, 2019, "2018年机构改革后为生态环境部门"),
        ("工商行政管理局", 2003, 2019, "2018年机构改革后为市场监督管理部门"), ("质量技术监督局", 2003, 2019, "2018年机构改革后为市场监督管理部门"), ("食品药品监督管理局", 2003, 2019, "2018年机构改革后为市场监督管理部门"),
        ("安全生产监督管理局", 2003, 2019, "2018年机构改革后为应急管理部门"), ("卫生和计划生育局", 2013, 2019, "2018年机构改革后为卫生健康部门"), ("卫生和计划生育委员会", 2013, 2019, "2018年机构改革后为卫生健康部门"),
        ("扶贫开发办公室", 2003, 2021, "2021年后为乡村振兴部门"), ("扶贫办", 2003, 2021, "2021年后为乡村振兴部门"), ("国务院法制办", 2003, 2018, "2018年机构改革后并入司法部"), ("法制办公室", 2003, 2019, "2018年机构改革后并入司法行政部门"),
        ("新冠肺炎", 2019, 2023, "2023年起改为乙类乙管"), ("常态化疫情防控", 2020, 2023, "2023年起改为乙类乙管"),
    ];

    /// <summary>Words beside which an earlier time is meant.</summary>
    private static readonly string[] Looking = ["原", "以来", "时期", "期间", "收官", "历届", "历次", "成果", "总结", "评估"];

    public static void Check(DraftProse prose, DraftFindings findings)
    {
        if (prose.Record.Year is not int year) return;
        findings.Looked("era.stale", prose.Sentences.Count);
        foreach (DraftSentence sentence in prose.Sentences)
        {
            (string word, int first, int last, string why) = Array.Find(Terms, term => (year < term.First || year > term.Last) && sentence.Text.Contains(term.Word, StringComparison.Ordinal));
            if (word is not null && !IsLookedBackAt(sentence.Text, word, year > last))
            {
                findings.Remind(
                    "era.stale", string.Create(CultureInfo.InvariantCulture, $"“{word.Trim('“', '”')}”与报告年度{year}年不合：{why}。"), "如系沿用旧文字，请改为现在的提法。", sentence.Place);
            }
            else if (OfYear().Match(sentence.Text) is { Success: true } paper && int.Parse(paper.Groups["y"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) is int named && named != year && !IsCarried(sentence.Text))
            {
                findings.Remind("era.stale", string.Create(CultureInfo.InvariantCulture, $"这里依据的是{named}年的“{paper.Groups["what"].Value}”，报告年度是{year}年。"), "如系沿用上年文字，请改正年度。", sentence.Place);
            }
        }
    }

    // Both congresses in one breath are a history; an old name behind 原 is rightly one.
    private static bool IsLookedBackAt(string sentence, string word, bool isOld)
    {
        // What is still to come is looked forward to.
        if (!isOld) return sentence.Contains('迎', StringComparison.Ordinal);
        int at = sentence.IndexOf(word, StringComparison.Ordinal);
        string around = sentence[Math.Max(0, at - 6)..Math.Min(sentence.Length, at + word.Length + 6)];
        bool isCongress = word.Contains("十八", StringComparison.Ordinal) || word.Contains("十九", StringComparison.Ordinal);
        return Array.Exists(Looking, around.Contains) || (isCongress && sentence.Contains("二十大", StringComparison.Ordinal)) || (isCongress && sentence.Contains("二十届", StringComparison.Ordinal));
    }

    private static bool IsCarried(string sentence) => Carried().IsMatch(sentence);

    // 《2022年政务公开工作要点》 is what the year's work follows.
    [GeneratedRegex(@"(?<y>20\d\d)年?度?(?:[^《》，。；]{0,16})(?:政务公开|政府信息公开)(?:工作)?(?<what>工作要点|要点|重点工作|任务分工|分工方案|工作安排|重点任务)")]
    private static partial Regex OfYear();

    [GeneratedRegex("总结|评估|考核|完成情况|下一步|将|拟|制定|谋划|起草|延续|以来")]
    private static partial Regex Carried();
}
