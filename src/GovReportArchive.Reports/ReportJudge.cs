using System.Text.RegularExpressions;
using GovReportArchive.Reports.Prose;
using GovReportArchive.Reports.Tables;

namespace GovReportArchive.Reports;

/// <summary>Decides whether a file is an annual report at all: notices about deadlines, blank forms and news items look like one from afar.</summary>
internal static partial class ReportJudge
{
    private static readonly string[] StatutoryKinds = ["overview", "disclosure", "applications", "litigation", "problems", "fees"];

    /// <summary>The reason why the file is probably no report, for a person; null where it is one.</summary>
    public static string? ReasonAgainst(ProseReading prose, TableReading tables)
    {
        if (prose.Text.Trim().Length == 0 && tables.Counts.Count == 0) return "文件中没有文字。";
        string text = Simplified.Of(prose.Text);
        int headings = prose.Sections.Where(s => s.Heading is not null && StatutoryKinds.Contains(s.Kind)).Select(s => s.Kind).Distinct().Count();
        bool ownTitle = prose.Titles.Any(t => !t.Carrier);
        bool placeholders = Placeholder().Count(prose.Text) >= 3;
        if (tables.Counts.Count == 0 && placeholders && prose.Sections.Sum(s => s.Text.Length) < 1500)
        {
            return "这是没有填写的空白格式：表中没有数字，正文还留着占位符号。";
        }

        bool bare = tables.Counts.Count == 0 && !ownTitle && headings < 2;
        if (tables.Counts.Count == 0 && headings < 2 && Explanation().IsMatch(Simplified.Of(prose.Opening) + "\n" + Head(text))) return "这是对年度报告的解读，不是年度报告本身。";
        if (bare && News().IsMatch(Simplified.Of(prose.Opening))) return "这是会议、培训等工作动态的报道，不是年度报告。";
        if (bare && Guide().Match(Simplified.Of(prose.Opening)) is { Success: true } guide) return $"这是政府信息公开{guide.Groups["what"].Value}，不是年度报告。";
        if (bare && Rules().IsMatch(Simplified.Of(prose.Opening))) return "这是关于年度报告的制度或格式，不是年度报告本身。";
        int score = (ownTitle ? 2 : 0) + Math.Min(4, headings) + (tables.Counts.Count > 0 ? 3 : 0)
            + (Period().IsMatch(text) ? 1 : 0) + (Speaks().IsMatch(text) ? 1 : 0)
            + (text.Split("信息公开").Length > 3 ? 1 : 0);
        bool notice = Notice().IsMatch(prose.Opening);
        if (notice && score <= 3) return "这是关于编制、报送年度报告的通知，不是年度报告本身。";
        bool circular = Circular().IsMatch(prose.Opening);
        if (circular && score <= 3) return "这是对其他机关年度报告的通报或评估，不是年度报告本身。";
        if (score <= 1) return "没有找到年度报告的标题、章节或统计表。";
        return null;
    }

    private static string Head(string text) => text[..Math.Min(text.Length, 400)];

    [GeneratedRegex("(?:进行|作|做)(?:如下|简要)?解读|解读如下|(?:年报|报告)》?(?:的)?(?:政策|文字)?解读|^(?:【)?(?:图解|一图读懂|解读|政策解读)")]
    private static partial Regex Explanation();

    [GeneratedRegex("(?:召开|举办|举行|组织(?!领导|机构|保障|建设)|部署|开展)[^。]{0,40}(?:会议|(?<!社)会|培训班?|活动)")]
    private static partial Regex News();

    [GeneratedRegex("(?:政府|政务)?信息公开(?:工作)?(?<what>指南|目录)(?!的|建设|编制|管理|系统|更新)")]
    private static partial Regex Guide();

    [GeneratedRegex("(?:年度报告|年报)(?:工作)?(?:编制|编报|公布)?(?:制度|规定|办法|格式|模板|样式|填报说明|编制要求)")]
    private static partial Regex Rules();

    [GeneratedRegex("(?<![×Xx＊*])(?>[×Xx＊*]{2,})(?:年|局|市|县|区|条|件|单位)|_{3,}|（填写|（单位名称）|此处填")]
    private static partial Regex Placeholder();

    [GeneratedRegex("统计(?:期限|时限|时间|周期|数据)|数据.{0,6}期限")]
    private static partial Regex Period();

    [GeneratedRegex("本(?:年度)?报告|报告如下|年度报告.{0,30}编制|编制.{0,40}年度报告|汇报如下|总结如下")]
    private static partial Regex Speaks();

    [GeneratedRegex("关于(?:认真|切实|进一步)*(?:做好|开展|报送|编制|编报|规范|印发|填报|提交|组织)[^。]{0,40}(?:年度报告|年报)[^。]{0,30}(?:通知|函)")]
    private static partial Regex Notice();

    [GeneratedRegex("(?:年度报告|年报)[^。]{0,20}(?:通报|检查情况|评估|考核结果)")]
    private static partial Regex Circular();
}
