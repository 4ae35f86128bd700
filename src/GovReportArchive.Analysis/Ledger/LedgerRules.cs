namespace GovReportArchive.Analysis.Ledger;

/// <summary>One rule of the ledger.</summary>
/// <param name="Name">As in findings and filters.</param>
/// <param name="Label">Chinese name.</param>
/// <param name="Fail">What a failure is called in lists: 跨年结转不衔接.</param>
/// <param name="Ok">What it is called where the rule holds.</param>
/// <param name="IsBreak">True where a failure means that two printed numbers contradict each other; false where it is something to look at.</param>
/// <param name="Meaning">One sentence in Chinese that states the rule.</param>
public sealed record LedgerRule(string Name, string Label, string Fail, string Ok, bool IsBreak, string Meaning);

/// <summary>The rules that an agency's reports are held to over the years.</summary>
public static class LedgerRules
{
    /// <summary>What one year carries out the next carries in.</summary>
    public const string Carried = "ledger.carried";

    /// <summary>In force = in force before + made - repealed.</summary>
    public const string InForce = "ledger.inForce";

    /// <summary>Items at the end of 2019 = items that the report on 2020 starts from.</summary>
    public const string Items = "ledger.items";

    /// <summary>Cumulative = cumulative before + the number of the year.</summary>
    public const string Cumulative = "ledger.cumulative";

    /// <summary>No year is missing since the report before.</summary>
    public const string Missing = "ledger.missing";

    /// <summary>Published in time.</summary>
    public const string Late = "ledger.late";

    /// <summary>No number five times as large, or as small, as in the year before.</summary>
    public const string Jump = "ledger.jump";

    /// <summary>The value under which a report's breaks are summed up in filters: <c>ledger:fail</c>.</summary>
    public const string Summary = "ledger";

    /// <summary>All rules, breaks first.</summary>
    public static IReadOnlyList<LedgerRule> All { get; } =
    [
        new(Carried, "跨年结转", "跨年结转不衔接", "跨年结转衔接", true, "上一年度报告的“结转下年度继续办理”应等于本年度报告的“上年结转”，逐列核对。"),
        new(InForce, "现行有效件数", "现行有效件数不衔接", "现行有效件数衔接", true, "上一年度的现行有效件数加本年制发、减本年废止，应等于本年度的现行有效件数（2022年度起）。"),
        new(Items, "上一年项目数量", "上一年项目数量不衔接", "上一年项目数量衔接", true, "2019年度的项目数量加减变动，应等于2020年度报告的“上一年项目数量”。"),
        new(Cumulative, "历年累计", "历年累计不衔接", "历年累计衔接", true, "上一年度的历年累计加本年度数，应等于本年度的历年累计。"),
        new(Missing, "年度连续", "年度不连续", "年度连续", false, "与上一份报告之间没有缺少的年度；其间有年度未收录的，是本库的缺口，不说明没有发布。"),
        new(Late, "发布期限", "所载发布日期晚于期限", "所载发布日期在期限之内", false, "所载发布日期与期限相比，网页日期也可能是后来重新发布的。部门应在次年1月31日前、县级以上地方政府应在次年3月31日前公布；2018年度及以前一律为次年3月31日前。"),
        new(Jump, "年度变化", "与上年相差五倍以上", "与上年相差不到五倍", false, "主要指标与上一年度之比在五分之一到五倍之间；较大的数不到 50 的不看。"),
    ];

    /// <summary>A rule by name; null where there is none.</summary>
    public static LedgerRule? Find(string name) => All.FirstOrDefault(rule => string.Equals(rule.Name, name, StringComparison.Ordinal));
}
