using GovReportArchive.Discovery.Exports;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Discovery.Passages;

/// <summary>Passages as a table, a line each, with all that a citation needs.</summary>
internal static class PassageCsv
{
    public static CsvTable<PassageHit> Table { get; } = new(
    [
        new("text", "条目", p => p.Text) { Width = 60 },
        new("role", "作用", p => p.Role, p => Labels.Of(FilterLabels.Roles, p.Role)),
        new("section", "部分", p => p.Section, p => FilterLabels.Section(p.Section)),
        new("sectionHeading", "部分标题", p => p.SectionHeading) { Width = 24 },
        new("heading", "小标题", p => p.Heading),
        new("item", "条目序号", p => p.Item),
        new("agency", "机关", p => p.Agency.Name) { Width = 20 },
        new("agencyId", "机关标识", p => p.Agency.Id),
        new("agencyType", "机关类型", p => p.Agency.Type),
        new("level", "层级", p => p.Agency.Level, p => Labels.Of(FilterLabels.Levels, p.Agency.Level ?? "")),
        new("year", "年份", p => p.Year),
        new("region", "地区代码", p => p.Region?.Code),
        new("province", "省级", p => p.Region?.Province),
        new("city", "市级", p => p.Region?.City),
        new("county", "县级", p => p.Region?.County),
        new("title", "报告标题", p => p.Title) { Width = 44 },
        new("report", "报告编号", p => p.Report),
        new("version", "版本", p => p.Version),
        new("page", "永久地址", p => p.Page) { IsAddress = true, Link = p => p.Page, Width = 24 },
        new("wording", "措辞标识", p => p.Wording),
    ]);
}
