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
        new(Prose, "正文与表格", "正文所写的数与表格中计同一件事的格（或几格之和）相比。正文有一处与表格相同即为相符；只有词句只能指同一口径（全年、总数、本机关）而数不同，才判不符；涉及其他年度、部分机关、部分渠道、含结转等的，不作判断。", "《政府信息公开条例》第五十条所列内容，正文与表格说的是同一件事"),
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
