using System.Text.RegularExpressions;

namespace GovReportArchive.Reports.Prose;

/// <summary>What kind of section a heading opens, by the words in it.</summary>
internal static partial class HeadingKinds
{
    /// <summary>The first row that occurs in the heading decides: what is more particular stands first.</summary>
    private static readonly (string Kind, string[] Words)[] Table =
    [
        ("appendix", ["附件", "附表", "附录", "统计表", "指标统计", "名词解释"]),
        ("litigation", ["复议", "诉讼", "申诉", "举报", "投诉"]),
        ("problems", ["问题", "不足", "改进", "整改", "下一步", "下步", "打算", "展望", "困难", "今后", "明年", "努力方向", "薄弱"]),
        ("fees", ["收费", "费用", "减免"]),
        ("other", ["其他", "其它", "需要说明", "需要报告", "有关事项"]),
        ("applications", ["依申请", "申请公开", "公开申请", "申请情况", "不予公开", "收到和处理", "收到", "申请办理", "申请的办理"]),
        ("responses", ["回应", "解读", "舆情", "咨询", "谘询", "互动"]),
        ("overview", ["总体", "概述", "概况", "基本情况", "整体情况", "工作要点", "综述", "工作情况概述"]),
        ("preamble", ["引言", "前言"]),
        ("disclosure", ["主动公开", "公开情况", "公开内容", "重点领域", "公开形式", "公开渠道", "公开平台", "平台建设", "政府网站", "公开目录"]),
        ("organisation", ["机构", "保障", "人员", "队伍", "经费", "培训", "会议", "组织", "制度", "机制", "监督", "考核", "领导", "信息管理", "推进"]),
        ("overview", ["工作情况", "开展情况", "主要工作", "落实情况", "主要做法", "完成情况"]),
    ];

    /// <summary>One of <see cref="Records.SectionKinds"/>; <c>other</c> where no word tells.</summary>
    public static string Of(string heading)
    {
        string text = new Squeezed(heading).Text;
        foreach ((string kind, string[] words) in Table)
        {
            if (words.Any(w => text.Contains(w, StringComparison.Ordinal))) return kind;
        }

        return "other";
    }

    /// <summary>Whether the paragraph opens an attachment: 附件1：…, or 附件 …统计表 without a colon.</summary>
    public static bool IsAppendix(string paragraph) => paragraph.Length <= 80 && Appendix().IsMatch(new Squeezed(paragraph).Text);

    /// <summary>Whether the paragraph is the first inner heading of the problems section, whose own heading may be lost.</summary>
    public static bool IsOrphanProblems(string paragraph) => paragraph.Length <= 40 && OrphanProblems().IsMatch(new Squeezed(paragraph).Text);

    [GeneratedRegex(@"^附(?:件|表|录)[\d一二三四五]{0,2}(?:[：:]|$|.{0,40}统计表$)(?!.{0,30}(?:下载|\.(?:docx?|xlsx?|pdf|wps)))")]
    private static partial Regex Appendix();

    [GeneratedRegex(@"^（一）(?:存在的?)?(?:主要)?(?:问题|不足)(?:和不足)?[。：]?$")]
    private static partial Regex OrphanProblems();
}
