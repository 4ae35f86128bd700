using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Discovery.Exports;

/// <summary>Reports as a table, a line each: id, metadata, then every count key that exists.</summary>
/// <remarks>What the source does not print as a number is an empty cell of CSV, and in a workbook the sign that stands there; never 0.</remarks>
internal static class ReportCsv
{
    public static CsvTable<StoredReport> Table { get; } = new(
    [
        new("id", "编号", r => r.Id) { Link = r => ReportLinks.Page(r.Id), Width = 24 },
        new("title", "标题", r => r.Record.Title) { Width = 44 },
        new("agency", "机关", r => r.Record.Agency.Name) { Width = 20 },
        new("agencyId", "机关标识", r => r.Record.Agency.Id),
        new("agencyType", "机关类型", r => r.Record.Agency.Type),
        new("level", "层级", r => r.Record.Agency.Level, r => Labels.Of(FilterLabels.Levels, r.Record.Agency.Level ?? "")),
        new("year", "年份", r => r.Record.Year),
        new("region", "地区代码", r => r.Record.Region?.Code),
        new("province", "省级", r => r.Record.Region?.Province),
        new("city", "市级", r => r.Record.Region?.City),
        new("county", "县级", r => r.Record.Region?.County),
        new("form", "表式", r => r.Record.Form, r => Labels.Of(FilterLabels.Forms, r.Record.Form)),
        new("scope", "统计范围", r => r.Record.Scope, r => Labels.Of(FilterLabels.Scopes, r.Record.Scope)),
        new("published", "公布日期", r => r.Record.Published?.Date),
        new("url", "来源地址", r => r.Record.Source.Url) { Link = r => r.Record.Source.Url, Width = 24 },
        new("corrected", "更正项", r => r.Record.Corrections is { Count: > 0 } c ? string.Join(' ', c.Select(x => x.Key)) : null),
        new("version", "版本", r => r.Version),
        new("page", "本版本网址", r => ReportLinks.Version(r.Id, r.Version)) { IsAddress = true, Link = r => ReportLinks.Version(r.Id, r.Version), Width = 24 },
        .. CountCatalog.All.Select(count => new CsvColumn<StoredReport>(
            count.Key, $"{count.Label}（{count.Unit}）", r => r.Record.Counts.TryGetValue(count.Key, out decimal number) ? number : (decimal?)null)
        {
            Sign = r => r.Record.Cells.TryGetValue(count.Key, out CellState? cell) ? SignOf(cell) : null,
        }),
    ]);

    // Each that is not printed itself is explained where a workbook is (Publishing).
    private static string? SignOf(CellState cell) => cell.State switch
    {
        "slash" or "dash" or "none" or "remark" => cell.Raw ?? cell.State,
        "blank" => "空白",
        "undecided" => "未定",
        "implied" => "未印",
        "missing" => "缺格",
        _ => cell.Raw,
    };
}
