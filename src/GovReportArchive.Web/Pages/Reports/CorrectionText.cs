using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Web.Pages.Reports;

/// <summary>Corrections in words.</summary>
internal static class CorrectionText
{
    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["title"] = "标题",
        ["year"] = "年度",
        ["scope"] = "统计范围",
        ["form"] = "表式",
        ["publisher"] = "发布机构",
        ["documentNumber"] = "文号",
        ["published.date"] = "发布日期",
        ["agency.id"] = "机关标识",
        ["agency.name"] = "机关名称",
        ["agency.type"] = "机关类型",
        ["agency.level"] = "机关层级",
        ["region.code"] = "地区代码",
        ["region.province"] = "省级",
        ["region.city"] = "市级",
        ["region.county"] = "县级",
        ["region.township"] = "乡级",
    };

    /// <summary>What was changed: a field's name or a count's label.</summary>
    public static string Name(Correction correction) => Fields.GetValueOrDefault(correction.Key) ?? CountNames.Of(correction.Key);

    /// <summary>What the report or the reading said.</summary>
    public static string Was(Correction correction) => correction.Was
        ?? (correction.WasCell is { } cell && CellSigns.Shown(cell) is { Length: > 0 } sign ? sign : "未印");

    /// <summary>One sentence: what, from what, to what, by whom, on what grounds.</summary>
    public static string Of(Correction correction)
    {
        string now = correction.Value is null ? "撤去" : $"改为“{correction.Value}”";
        string when = correction.At is { Length: >= 10 } at ? at[..10] + "，" : "";
        return $"{Name(correction)}：原为“{Was(correction)}”，{now}（{when}{correction.By}；依据：{correction.Source}）。";
    }
}
