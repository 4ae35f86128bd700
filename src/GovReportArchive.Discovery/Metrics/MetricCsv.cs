using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Discovery.Exports;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Discovery.Metrics;

/// <summary>Statistics as tables.</summary>
internal static class MetricCsv
{
    private static readonly (string Value, string Label)[] EveryState = [.. MetricStates.All, .. MetricStates.OfYears];

    /// <summary>A line for each report.</summary>
    public static CsvTable<MetricValue> Values { get; } = new(
    [
        new("report", "报告编号", v => v.Report),
        new("version", "版本", v => v.Version),
        new("agency", "机关", v => v.Agency.Name) { Width = 20 },
        new("agencyId", "机关标识", v => v.Agency.Id),
        new("agencyType", "机关类型", v => v.Agency.Type),
        new("level", "层级", v => v.Agency.Level, v => Labels.Of(FilterLabels.Levels, v.Agency.Level ?? "")),
        new("year", "年份", v => v.Year),
        new("region", "地区代码", v => v.Region?.Code),
        new("province", "省级", v => v.Region?.Province),
        new("city", "市级", v => v.Region?.City),
        new("county", "县级", v => v.Region?.County),
        new("form", "表式", v => v.Form, v => Labels.Of(FilterLabels.Forms, v.Form)),
        new("scope", "统计范围", v => v.Scope, v => Labels.Of(MetricDimensions.Scopes, v.Scope)),
        new("state", "情形", v => v.State, v => Labels.Of(MetricStates.All, v.State)),
        new("value", "数值", v => v.Value),
        new("doubted", "校验不符", v => Flag(v.Doubted), v => v.Doubted ? "是" : ""),
        new("cells", "表格单元", v => string.Join(' ', v.Cells.Select(cell => cell.Key))),
        new("pages", "永久地址", v => string.Join(' ', v.Cells.Select(cell => cell.Page))) { IsAddress = true, Link = v => v.Cells is [{ } cell, ..] ? cell.Page : null, Width = 24 },
    ]);

    /// <summary>A line for each year of a series.</summary>
    public static CsvTable<(AgencySeries Series, SeriesPoint Point)> Series { get; } = new(
    [
        new("agency", "机关", p => p.Series.Agency.Name) { Width = 20 },
        new("agencyId", "机关标识", p => p.Series.Agency.Id),
        new("agencyType", "机关类型", p => p.Series.Agency.Type),
        new("level", "层级", p => p.Series.Agency.Level, p => Labels.Of(FilterLabels.Levels, p.Series.Agency.Level ?? "")),
        new("series", "序列", p => p.Series.Scope, p => Labels.Of(MetricDimensions.Scopes, p.Series.Scope)),
        new("year", "年份", p => p.Point.Year),
        new("state", "情形", p => p.Point.State, p => Labels.Of(EveryState, p.Point.State)),
        new("value", "数值", p => p.Point.Value),
        new("break", "所计的单元不同", p => Flag(p.Point.Break), p => p.Point.Break ? "是" : ""),
        new("doubted", "校验不符", p => Flag(p.Point.Report?.Doubted == true), p => p.Point.Report?.Doubted == true ? "是" : ""),
        new("form", "表式", p => p.Point.Report?.Form, p => Labels.Of(FilterLabels.Forms, p.Point.Report?.Form ?? "")),
        new("report", "报告编号", p => p.Point.Report?.Report),
        new("version", "版本", p => p.Point.Report?.Version),
        new("pages", "永久地址", p => string.Join(' ', p.Point.Report?.Cells.Select(cell => cell.Page) ?? [])) { IsAddress = true, Link = p => p.Point.Report?.Cells is [{ } cell, ..] ? cell.Page : null, Width = 24 },
        new("comparable", "可比", p => p.Series.Comparable, p => Labels.Of(MetricDimensions.Comparabilities, p.Series.Comparable)),
        new("note", "说明", p => p.Series.Note) { Width = 30 },
    ]);

    /// <summary>The lines of series.</summary>
    public static IEnumerable<(AgencySeries Series, SeriesPoint Point)> Points(IEnumerable<AgencySeries> all) => all.SelectMany(series => series.Points, (series, point) => (series, point));

    /// <summary>A line for each year of an agency.</summary>
    public static CsvTable<(AgencyCoverage Agency, CoverageCell Cell)> Coverage { get; } = new(
    [
        new("agency", "机关", c => c.Agency.Agency.Name) { Width = 20 },
        new("agencyId", "机关标识", c => c.Agency.Agency.Id),
        new("agencyType", "机关类型", c => c.Agency.Agency.Type),
        new("level", "层级", c => c.Agency.Agency.Level, c => Labels.Of(FilterLabels.Levels, c.Agency.Agency.Level ?? "")),
        new("year", "年份", c => c.Cell.Year),
        new("state", "情形", c => c.Cell.State, c => c.Cell.State == MetricStates.NotHeld ? "本库没有收录" : "收有"),
        new("reports", "份数", c => c.Cell.Reports),
        new("report", "报告编号", c => c.Cell.Report) { Link = c => c.Cell.Report is { } id ? Searching.ReportLinks.Page(id) : null },
        new("version", "版本", c => c.Cell.Version),
        new("published", "所载发布日期", c => c.Cell.Published),
        new("publishedBasis", "日期依据", c => c.Cell.PublishedBasis, c => Labels.Of(FilterLabels.PublishedBases, c.Cell.PublishedBasis ?? "")),
        new("due", "期限", c => c.Cell.Due),
        new("late", "晚于期限", c => c.Cell.Late is bool late ? Flag(late) : "", c => c.Cell.Late switch { true => "是", false => "否", null => "" }),
        new("reason", "不能判断的原因", c => c.Cell.Reason, c => c.Cell.Reason is { } reason ? LedgerReasons.Label(reason) : ""),
        new("changed", "不止一个原件", c => c.Cell.Changed is bool changed ? Flag(changed) : "", c => c.Cell.Changed == true ? "是" : ""),
    ]);

    /// <summary>A line for each place in a ranking.</summary>
    public static CsvTable<RankedItem> Ranking { get; } = new(
    [
        new("rank", "名次", i => i.Rank),
        new("label", "名称", i => i.Label) { Width = 20 },
        new("id", "标识或代码", i => i.Id),
        new("region", "地区", i => i.Report?.Region is { } region ? region.Province + region.City + region.County : null) { Width = 20 },
        new("year", "年度", i => i.Report?.Year),
        new("value", "数值", i => i.Value),
        new("whole", "所占的总数", i => i.Share?.Whole),
        new("share", "占比", i => i.Share?.Share),
        new("before", "上年", i => i.Change?.Value),
        new("difference", "比上年", i => i.Change?.Difference),
        new("ratio", "比上年的比例", i => i.Change?.Ratio),
        new("comparable", "与上年可比", i => i.Change?.Comparable, i => Labels.Of(MetricDimensions.Comparabilities, i.Change?.Comparable ?? "")),
        new("peers", "同类同级机关", i => i.Peers?.Count),
        new("peersBelow", "其中少于本机关的", i => i.Peers?.Below),
        new("percentile", "百分位", i => i.Peers?.Percentile),
        new("reporting", "印有数字的报告", i => i.Group?.Reporting ?? 1),
        new("agencies", "机关数", i => i.Group?.Agencies ?? 1),
        new("doubted", "校验不符的数字", i => i.Group?.Doubted ?? (i.Report!.Doubted ? 1 : 0)),
        new("report", "报告编号", i => i.Report?.Report),
        new("version", "版本", i => i.Report?.Version),
        new("pages", "永久地址", i => string.Join(' ', i.Report?.Cells.Select(cell => cell.Page) ?? [])) { IsAddress = true, Link = i => i.Report?.Cells is [{ } cell, ..] ? cell.Page : null, Width = 24 },
        new("beforePages", "上年的永久地址", i => string.Join(' ', i.Change?.Cells.Select(cell => cell.Page) ?? [])) { IsAddress = true, Link = i => i.Change?.Cells is [{ } cell, ..] ? cell.Page : null, Width = 24 },
        new("wholePages", "总数的永久地址", i => string.Join(' ', i.Share?.Cells.Select(cell => cell.Page) ?? [])) { IsAddress = true, Link = i => i.Share?.Cells is [{ } cell, ..] ? cell.Page : null, Width = 24 },
        new("values", "全部数字", i => i.Group?.Values) { IsAddress = true, Link = i => i.Group?.Values, Width = 24 },
    ]);

    /// <summary>A line for each report that repeats the one before it.</summary>
    public static CsvTable<(RepeatingAgency Agency, RepeatingReport Report)> Repeats { get; } = new(
    [
        new("rank", "名次", r => r.Agency.Rank),
        new("agency", "机关", r => r.Agency.Agency.Name) { Width = 20 },
        new("agencyId", "机关标识", r => r.Agency.Agency.Id),
        new("agencyType", "机关类型", r => r.Agency.Agency.Type),
        new("level", "层级", r => r.Agency.Agency.Level, r => Labels.Of(FilterLabels.Levels, r.Agency.Agency.Level ?? "")),
        new("years", "连续年数", r => r.Agency.Years),
        new("year", "年度", r => r.Report.Year),
        new("report", "报告编号", r => r.Report.Report) { Link = r => Searching.ReportLinks.Page(r.Report.Report) },
        new("repeats", "与上一份相同", r => string.Join(' ', r.Report.Repeats), r => string.Join('、', r.Report.Repeats.Select(kind => Labels.Of(FilterLabels.Repeats, kind)))),
        new("before", "上一份的年度", r => r.Report.Before),
        new("compare", "对照", r => r.Report.Page) { IsAddress = true, Link = r => r.Report.Page, Width = 24 },
    ]);

    /// <summary>The lines of agencies whose reports repeat.</summary>
    public static IEnumerable<(RepeatingAgency Agency, RepeatingReport Report)> Reports(IEnumerable<RepeatingAgency> all) => all.SelectMany(agency => agency.Reports, (agency, report) => (agency, report));

    /// <summary>The lines of agencies.</summary>
    public static IEnumerable<(AgencyCoverage Agency, CoverageCell Cell)> Cells(IEnumerable<AgencyCoverage> all) => all.SelectMany(agency => agency.Years, (agency, cell) => (agency, cell));

    /// <summary>A line for each group: what it is grouped by comes first, places and types also by name.</summary>
    public static CsvTable<MetricGroup> GroupsBy(IReadOnlyList<string> by) => new(
    [
        .. by.SelectMany(Dimension),
        new("reports", "报告数", g => g.Reports),
        new("reporting", "印有数字", g => g.Reporting),
        new("missing", "没有数字", g => g.Missing),
        .. MetricStates.All.Skip(1).Select(state => new CsvColumn<MetricGroup>("states." + state.Value, state.Label, g => g.States.GetValueOrDefault(state.Value))),
        new("agencies", "机关数", g => g.Agencies),
        new("doubted", "校验不符的数字", g => g.Doubted),
        new("sum", "合计", g => g.Sum),
        new("min", "最小", g => g.Min),
        new("q1", "下四分位数", g => g.Q1),
        new("median", "中位数", g => g.Median),
        new("q3", "上四分位数", g => g.Q3),
        new("max", "最大", g => g.Max),
        new("mean", "平均", g => g.Mean),
        new("comparable", "可比", g => g.Comparable, g => Labels.Of(MetricDimensions.Comparabilities, g.Comparable)),
        new("withheld", "不给出的", g => g.Withheld),
        new("medianReports", "中位数所出报告", g => string.Join(' ', g.Sources.Median.Select(source => source.Report))),
        new("medianPages", "中位数的永久地址", g => string.Join(' ', Pages(g))) { IsAddress = true, Link = g => Pages(g).FirstOrDefault(), Width = 24 },
        new("values", "全组数字", g => g.Values) { IsAddress = true, Link = g => g.Values, Width = 24 },
        new("note", "说明", g => g.Note) { Width = 30 },
    ]);

    private static string Flag(bool flag) => flag ? "true" : "false";

    private static IEnumerable<string> Pages(MetricGroup group) => group.Sources.Median.SelectMany(source => source.Cells).Select(cell => cell.Page);

    private static IEnumerable<CsvColumn<MetricGroup>> Dimension(string name)
    {
        string label = FacetTable.Heading(name);
        bool isPlace = MetricDimensions.Places.Contains(name, StringComparer.Ordinal);
        yield return new(name, label, group => group.Group.GetValueOrDefault(name), isPlace ? null : group => group.Labels.GetValueOrDefault(name));
        if (isPlace) yield return new(name + "Name", label + "名称", group => group.Labels.GetValueOrDefault(name));
    }
}
