using GovReportArchive.Discovery.Exports;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Discovery.Missing;

/// <summary>What is missing, as tables.</summary>
internal static class MissingCsv
{
    /// <summary>A line for each year of each agency.</summary>
    public static CsvTable<(MissingAgency Agency, MissingYear Year)> Years { get; } = new(
    [
        new("agency", "机关标识", r => r.Agency.Agency),
        new("name", "机关", r => r.Agency.Name) { Width = 20 },
        new("region", "地区代码", r => r.Agency.Region),
        new("year", "年度", r => r.Year.Year),
        new("type", "机关类型", r => r.Agency.Type),
        new("basis", "依据", r => r.Year.Basis, r => Labels.Of(MissingBasis.All, r.Year.Basis)),
        new("address", "网址", r => r.Agency.Source?.Address) { IsAddress = true, Link = r => r.Agency.Source?.Address, Width = 24 },
        new("kind", "网址是什么", r => r.Agency.Source?.Kind, r => Labels.Of(MissingSource.Kinds, r.Agency.Source?.Kind ?? "")),
        new("place", "地区", r => r.Agency.Place) { Width = 20 },
        new("level", "层级", r => r.Agency.Level, r => Labels.Of(FilterLabels.Levels, r.Agency.Level ?? "")),
        new("sure", "有把握", r => r.Year.Sure ? "true" : "false", r => r.Year.Sure ? "是" : "否"),
        new("due", "期限", r => r.Year.Due),
        new("why", "依据说明", r => r.Year.Why) { Width = 40 },
        new("doubts", "存疑", r => string.Concat(r.Year.Doubts)) { Width = 40 },
        new("undated", "年度不明的报告", r => string.Join(' ', r.Agency.Undated)),
    ]);

    /// <summary>A line for each address, as <c>collect</c> reads its sources.</summary>
    public static CsvTable<MissingAgency> Sources { get; } = new(
    [
        new("name", "名称", a => a.Name),
        new("agency", "机关标识", a => a.Agency),
        new("region", "地区代码", a => a.Region),
        new("address", "网址", a => a.Source!.Address),
        new("kind", "网址是什么", a => a.Source!.Kind),
    ]);

    /// <summary>The lines of agencies.</summary>
    public static IEnumerable<(MissingAgency Agency, MissingYear Year)> Lines(IEnumerable<MissingAgency> all) => all.SelectMany(agency => agency.Years, (agency, year) => (agency, year));

    /// <summary>The agencies whose address no other before them has.</summary>
    public static IEnumerable<MissingAgency> WithAddresses(IEnumerable<MissingAgency> all) => all.Where(agency => agency.Source is not null).DistinctBy(agency => agency.Source!.Address, StringComparer.Ordinal);
}
