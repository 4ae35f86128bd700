using GovReportArchive.Discovery.Exports;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Wording.Groups;

/// <summary>Wordings as a table, a line each.</summary>
internal static class WordingCsv
{
    public static CsvTable<WordingItem> Table { get; } = new(
    [
        new("id", "措辞标识", w => w.Id),
        new("text", "措辞", w => w.Text) { Width = 60 },
        new("passages", "条目数", w => w.Passages),
        new("agencies", "机关数", w => w.Agencies),
        new("regions", "地区数", w => w.Regions),
        new("first", "最早见于年度", w => w.First),
        new("last", "最近见于年度", w => w.Last),
        new("years", "年度", w => string.Join(' ', w.Years)),
        new("variants", "变体数", w => w.Variants),
        new("roles", "作用", w => string.Join(' ', w.Roles), w => string.Join(' ', w.Roles.Select(role => Labels.Of(FilterLabels.Roles, role)))),
        new("sections", "部分", w => string.Join(' ', w.Sections), w => string.Join(' ', w.Sections.Select(FilterLabels.Section))),
        new("page", "条目地址", w => w.Page) { IsAddress = true, Link = w => w.Page, Width = 24 },
        new("formula", "格式用语", w => w.Formula is { } formula ? Formulas.Label(formula) : null),
    ]);
}
