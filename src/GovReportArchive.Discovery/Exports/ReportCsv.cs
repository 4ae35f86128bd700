using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Discovery.Exports;

/// <summary>Reports as a table, a line each: id, metadata, then every count key that exists.</summary>
/// <remarks>What the source does not print as a number is an empty cell of CSV, and in a workbook the sign that stands there; never 0.</remarks>
internal static class ReportCsv
{
    public static CsvTable<ReportRecord> Table { get; } = new(
    [
        new("id", "编号", r => r.Id) { Link = r => "/reports/" + Uri.EscapeDataString(r.Id), Width = 24 },
        new("title", "标题", r => r.Title) { Width = 44 },
        new("agency", "机关", r => r.Agency.Name) { Width = 20 },
        new("agencyId", "机关标识", r => r.Agency.Id),
        new("agencyType", "机关类型", r => r.Agency.Type),
        new("level", "层级", r => r.Agency.Level),
        new("year", "年份", r => r.Year),
        new("region", "地区代码", r => r.Region?.Code),
        new("province", "省级", r => r.Region?.Province),
        new("city", "市级", r => r.Region?.City),
        new("county", "县级", r => r.Region?.County),
        new("form", "表式", r => r.Form),
        new("scope", "统计范围", r => r.Scope),
        new("published", "公布日期", r => r.Published?.Date),
        new("url", "来源地址", r => r.Source.Url) { Link = r => r.Source.Url, Width = 24 },
        new("corrected", "更正项", r => r.Corrections is { Count: > 0 } c ? string.Join(' ', c.Select(x => x.Key)) : null),
        .. CountCatalog.All.Select(count => new CsvColumn<ReportRecord>(
            count.Key, $"{count.Label}（{count.Unit}）", r => r.Counts.TryGetValue(count.Key, out decimal number) ? number : (decimal?)null)
        {
            Sign = r => r.Cells.TryGetValue(count.Key, out CellState? cell) ? SignOf(cell) : null,
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
