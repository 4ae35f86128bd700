namespace GovReportArchive.Reports.Checks;

/// <summary>One rule that a report's own numbers and words are held to.</summary>
/// <param name="Name">As in checks and filters; one that ends with a dot stands for all rules that begin so.</param>
/// <param name="Label">Chinese name.</param>
/// <param name="Meaning">What is compared with what, and when the rule says nothing, in Chinese.</param>
/// <param name="Source">What the rule rests on, in Chinese.</param>
public sealed record CheckRule(string Name, string Label, string Meaning, string Source);

/// <summary>The table of these rules, in the order of the form.</summary>
public static class CheckRules
{
    /// <summary>Beginning of the rules that compare the prose with one count: <c>prose.applications.received.total</c>.</summary>
    public const string Prose = "prose.";

    private const string Form = "年度报告格式（国办公开办函〔2019〕60号、〔2021〕30号）";
    private const string Table = "表格本身：总计应等于各项之和";
    private const string Statistics = "政府信息公开情况统计表（国办发〔2014〕32号）";

    /// <summary>All rules.</summary>
    public static IReadOnlyList<CheckRule> All { get; } =
    [
        new("applications.balance", "申请收办平衡", "依申请公开表逐列：本年新收加上年结转，等于办理结果总计加结转下年度继续办理。", Form + "表头所印勾稽关系"),
        new("applications.concluded", "办理结果合计", "依申请公开表逐列：（七）总计等于表中各办理结果之和。", Table),
        new("applications.rowSum", "申请人分类合计", "依申请公开表逐行：自然人与五类法人或其他组织之和等于总计。", Table),
        new("review.sum", "行政复议合计", "维持、纠正、其他结果、尚未审结之和等于总计。", Table),
        new("litigation.direct.sum", "直接诉讼合计", "未经复议直接起诉：维持、纠正、其他结果、尚未审结之和等于总计。", Table),
        new("litigation.afterReview.sum", "复议后诉讼合计", "复议后起诉：维持、纠正、其他结果、尚未审结之和等于总计。", Table),
        new("counts.natural", "数值合理", "件数应为非负整数；金额可以有小数，增减可以为负。", Form),
        new("prose.parts", "正文所列各项之和", "句中先写总数，再以“其中”“分别为”列出各项：列全的（以“其他”收尾、“分别”、自然人与法人）其和应等于总数；各项互不相容的（申请渠道、申请人、案件结果）其和不应超过总数。各项可能重复的（同一信息在几个渠道发布），不作判断。", "正文本身"),
        new("prose.growth", "正文所述增减", "句中同时写出本年与上年两数，又写增减的件数或百分比：按所列两数计算，允许末位舍入之差。只写一数的，由跨年勾稽核对。", "正文本身"),
        new("prose.rate", "正文所述办理比率", "“予以公开率”按表格计算（分子计或不计部分公开，分母为办结、新收或新收加结转，计或不计不予处理、其他处理、无法提供），都不相合的才判不符。办结率、答复率只在相合时列出。", "表格中的办理结果"),
        new(Prose, "正文与表格", "正文所写的数（“未收到”“未发生”作 0，“均予以公开”作全部）与表格中计同一件事的格（或几格之和）相比。正文有一处与表格相同即为相符，除非另有一处写明是本机关而数不同；数字所在分句每个词都不改变口径、前文不涉及其他年度、部分机关、部分渠道、计划等而数不同，才判不符；其余不作判断。", "《政府信息公开条例》第五十条所列内容，正文与表格说的是同一件事"),
        new("shares.applications", "正文所述占比", "正文在件数后写的百分比，与该件数占新收、办结或新收加结转总数的比例相比，允许末位舍入之差；没有写明是占什么的，不判不符。", "表格中的总数"),
        new("sections.problems", "问题与改进有内容", "读到了第五部分而其文字不足十个字（如只写“无”），且其后还有第六部分。没有读到标题，或文字在此中断的，不作判断。", "《政府信息公开条例》第五十条第一款第四项"),
        new("sections.fees", "信息处理费已说明", "第六部分写“无”，而表格有逾期未缴费的申请，或正文别处写收取了信息处理费。", "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）：收费情况列入年度报告"),
        new("stats.applications.sum", "收到申请合计", "当面、传真、网络、信函等渠道之和等于收到申请数。", Statistics),
        new("stats.completed.sum", "办结合计", "按时办结与延期办结之和等于申请办结数。", Statistics),
        new("stats.replies.sum", "答复合计", "各种答复之和等于申请答复数。", Statistics),
        new("stats.denied.sum", "不同意公开合计", "不同意公开的各种情形之和等于不同意公开答复数。", Statistics),
        new("stats.completed.replies", "办结数与答复数", "申请办结数等于申请答复数。", Statistics),
        new("stats.review.sum", "行政复议合计（统计表）", "维持、纠错、其他情形之和等于行政复议数量。", Statistics),
        new("stats.litigation.sum", "行政诉讼合计（统计表）", "维持或驳回、纠错、其他情形之和等于行政诉讼数量。", Statistics),
        new("stats.organisation.sum", "工作人员合计", "专职与兼职人员之和等于工作人员数。", Statistics),
    ];

    /// <summary>The rule of a check; null where the name is none of a rule.</summary>
    public static CheckRule? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return All.FirstOrDefault(rule => rule.Name == name || (rule.Name.EndsWith('.') && name.StartsWith(rule.Name, StringComparison.Ordinal)));
    }
}
