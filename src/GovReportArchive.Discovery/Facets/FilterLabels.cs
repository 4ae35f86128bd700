using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Discovery.Facets;

/// <summary>What stored values are called in Chinese.</summary>
public static class FilterLabels
{
    /// <summary>Levels, from the top.</summary>
    public static IReadOnlyList<(string Value, string Label)> Levels { get; } =
    [
        ("national", "国家级"), ("province", "省级"), ("city", "市级"), ("county", "县级"), ("township", "乡级"), ("zone", "功能区"),
    ];

    /// <summary>Forms, newest first.</summary>
    public static IReadOnlyList<(string Value, string Label)> Forms => FormIds.Years;

    /// <summary>Whose numbers a report gives.</summary>
    public static IReadOnlyList<(string Value, string Label)> Scopes { get; } = [("own", "本级（本机关）"), ("unknown", "未说明"), ("aggregate", "汇总")];

    /// <summary>What a day of publication rests on.</summary>
    public static IReadOnlyList<(string Value, string Label)> PublishedBases { get; } = [("page", "网页所印"), ("text", "正文落款"), ("meta", "网页元数据"), ("correction", "更正")];

    /// <summary>States of a check.</summary>
    public static IReadOnlyList<(string Value, string Label)> CheckStates { get; } =
    [
        ("ok", "相符"), ("fail", "不符"), ("notAssessable", "无法核对"),
    ];

    /// <summary>What a passage says.</summary>
    public static IReadOnlyList<(string Value, string Label)> Roles { get; } = [.. RoleMeanings.All.Select(role => (role.Value, role.Label))];

    /// <summary>What of a report repeats the agency's report before it.</summary>
    public static IReadOnlyList<(string Value, string Label)> Repeats { get; } =
    [
        ("prose", "正文95%以上与上年相同"), ("figures", "数字全部与上年相同"),
    ];

    /// <summary>Reports whose text was recognised from pictures.</summary>
    public static IReadOnlyList<(string Value, string Label)> Recognised { get; } = [("yes", "文字由图片识别")];

    /// <summary>Shares of sentences that also stand in reports of several other agencies.</summary>
    public static IReadOnlyList<(string Value, string Label)> Boilerplate { get; } =
    [
        ("80-100", "80%以上"), ("60-80", "60%至80%"), ("40-60", "40%至60%"), ("20-40", "20%至40%"), ("0-20", "不到20%"),
    ];

    /// <summary>A check value, <c>applications.balance:fail</c> or <c>fail</c>, in Chinese.</summary>
    public static string Check(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        int colon = value.LastIndexOf(':');
        if (colon > 0 && LedgerRules.Find(value[..colon]) is LedgerRule rule && value[(colon + 1)..] is var said and (CheckRunner.Ok or CheckRunner.Fail))
            return said is CheckRunner.Ok ? rule.Ok : rule.Fail;
        string state = Labels.Of(CheckStates, value[(colon + 1)..]);
        return colon < 0 ? "有校验" + state : $"{Rule(value[..colon])}：{state}";
    }

    /// <summary>A rule in Chinese; its own name where it has no other.</summary>
    public static string Rule(string rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule == LedgerRules.Summary ? "跨年勾稽"
            : LedgerRules.Find(rule) is { } ledger ? ledger.Label
            : CheckRules.Find(rule) is not { } known ? rule
            : known.Name == rule ? known.Label
            : known.Label + "：" + CountNames.Of(rule[known.Name.Length..]);
    }

    /// <summary>A state of a check in Chinese.</summary>
    public static string State(string state) => Labels.Of(CheckStates, state);

    /// <summary>A section kind in Chinese.</summary>
    public static string Section(string kind) => Labels.Of(SectionKinds.All, kind);
}
