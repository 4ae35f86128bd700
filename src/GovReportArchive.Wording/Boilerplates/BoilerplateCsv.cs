using GovReportArchive.Discovery.Exports;

namespace GovReportArchive.Wording.Boilerplates;

/// <summary>Shares of boilerplate as a table, a line for each report.</summary>
internal static class BoilerplateCsv
{
    public static CsvTable<BoilerplateReport> Table { get; } = new(
    [
        new("report", "报告", line => line.Report) { Link = line => "/reports/" + Uri.EscapeDataString(line.Report), Width = 24 },
        new("agency", "机关", line => line.Agency) { Width = 20 },
        new("year", "年度", line => line.Year),
        new("region", "地区", line => line.Region),
        new("sentences", "句数", line => line.Sentences),
        new("shared", "套话", line => line.Shared),
        new("repeated", "本机关其他报告也有", line => line.Repeated),
        new("own", "自有", line => line.Own),
        new("share", "套话占比", line => Math.Round((decimal)line.Share, 4)),
    ]);
}
