using GovReportArchive.Discovery.Agencies;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Metrics;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;
using GovReportArchive.Web.Pages.Charts;

namespace GovReportArchive.Web.Pages.Agencies;

/// <summary>A piece of a sentence, and where what it says is shown.</summary>
internal readonly record struct Said(string Text, string? Href = null);

/// <summary>One of the figures at the top of an agency's page.</summary>
/// <param name="Title">What is counted.</param>
/// <param name="Figure">The metric over the years.</param>
/// <param name="Latest">Its newest number.</param>
/// <param name="Notes">What stands below the number, a line each.</param>
internal sealed record ToldFigure(string Title, AgencyFigure Figure, SeriesPoint Latest, IReadOnlyList<IReadOnlyList<Said>> Notes);

/// <summary>An agency's numbers in words and as pictures. Only printed numbers are told, each with its cell; what is told beside another is of the same report.</summary>
internal sealed class AgencyNumbers(AgencyProfile profile)
{
    private const string Received = "applicationsReceived", Concluded = "applicationsConcluded";

    /// <summary>The figures: metric, what it is called, whether its share of what was concluded is told, another metric beside it and what that is called.</summary>
    private static readonly (string Metric, string Title, bool OfConcluded, string? Beside, string BesideTitle)[] Table =
    [
        (Received, "收到申请", false, Concluded, "办结"),
        ("applicationsGranted", "予以公开", true, "applicationsPartlyGranted", "另有部分公开"),
        ("applicationsDenied", "不予公开", true, null, ""),
        ("review", "行政复议", false, "reviewCorrected", "其中被纠正"),
        ("litigation", "行政诉讼", false, "litigationCorrected", "其中被纠正"),
        ("normativeDocumentsMade", "制发规范性文件", false, null, ""),
    ];

    /// <summary>What the story tells of a year besides the applications received, each with its words.</summary>
    private static readonly (string Metric, string Words)[] ToldInWords =
    [
        (Concluded, "办结"), ("applicationsGranted", "予以公开"), ("applicationsPartlyGranted", "部分公开"), ("applicationsDenied", "不予公开"),
        ("review", "因信息公开引起的行政复议"), ("litigation", "行政诉讼"),
    ];

    /// <summary>Those of the figures that any report prints.</summary>
    public IReadOnlyList<ToldFigure> Figures { get; } = [.. Table.Select(row => Told(profile, row)).OfType<ToldFigure>()];

    /// <summary>Those of the figures of which a picture says more than the number: at least two, and not all 0.</summary>
    public IEnumerable<ToldFigure> Drawn => Figures.Where(told => told.Figure.Series[0].Points.Where(point => point.Value is not null).ToArray() is { Length: > 1 } numbers && numbers.Any(point => point.Value > 0));

    /// <summary>What is held, and the newest year in words.</summary>
    public IEnumerable<Said> Story()
    {
        yield return new Said($"本库收有{profile.Agency.Name}{(profile.Agency.Years.Count == 0 ? "" : " " + YearSpans.Of(profile.Agency.Years) + " 年度")}的报告 {Numbers.Of(profile.Agency.Reports)} 份。");
        if (Newest() is not { } year) yield break;
        // The agency's own numbers where there are any, and never beside those that it adds up.
        bool sums = InWords.SelectMany(figure => figure.Series[0].Points).Where(point => point.Year == year && point.Value is not null).All(IsSum);
        SeriesPoint? Of(string metric) => Point(profile, metric, year) is { } point && IsSum(point) == sums ? point : null;
        SeriesPoint? received = Of(Received);
        yield return new Said($"{year} 年度{(sums ? "（连同所属机关汇总）" : "")}");
        List<IReadOnlyList<Said>> parts = [];
        if (received is not null) parts.Add([new("收到申请 "), Number(received), new(" 件" + Doubt(received)), .. Change(Find(profile, Received)!, received, "，")]);
        foreach ((string metric, string words) in ToldInWords)
            if (Of(metric) is { } point) parts.Add([new(words + " "), Number(point), new(" 件" + Doubt(point))]);
        for (int n = 0; n < parts.Count; n++)
        {
            foreach (Said said in parts[n]) yield return said;
            yield return new Said(n == parts.Count - 1 ? "。" : n == 0 && received is not null ? "；" : "，");
        }
    }

    /// <summary>A metric over the years as a chart shows it, with its peers.</summary>
    public static ChartSeries Chart(string title, AgencyFigure figure) => new(
        title,
        [.. figure.Series[0].Points.Select(point => new ChartPoint(point.Year, point.Value, Words(figure, point), AddressOf(figure, point), point.State != MetricStates.NotHeld, point.Break))],
        [.. figure.Peers.Where(year => year.Year >= figure.Series[0].Points[0].Year && year.Year <= figure.Series[0].Points[^1].Year).Select(year => new ChartBand(year.Year, year.Q1, year.Median, year.Q3))]);

    /// <summary>The number of a year that adds up what is below the agency, where its own is missing or stands in another report.</summary>
    public static SeriesPoint? Sum(AgencyFigure figure, int year) =>
        figure.Series.FirstOrDefault(series => series.Scope == "aggregate")?.Points.FirstOrDefault(point => point.Year == year && point.Value is not null);

    /// <summary>The cell of a number; the report where there is none; null where none is held.</summary>
    public static string? AddressOf(AgencyFigure figure, SeriesPoint point) => point switch
    {
        { Report: { } report } => Addresses.Number(report),
        _ when point.State == MetricStates.OtherScope && Sum(figure, point.Year) is { } sum => Addresses.Number(sum.Report!),
        _ => null,
    };

    /// <summary>Where a report's numbers are held against each other.</summary>
    public static string ChecksOf(SeriesPoint point) => Addresses.Version(point.Report!.Report, point.Report.Version) + "#checks";

    /// <summary>What a year says: its number with the unit, or why there is none.</summary>
    public static string Words(AgencyFigure figure, SeriesPoint point) => point.Value is { } value
        ? $"{Numbers.Of(value)} {figure.Metric.Unit}{(point.Report!.Cells.Count > 1 ? $"（{point.Report.Cells.Count} 格之和）" : "")}{(point.Report.Doubted ? "，" + Numbers.Doubt : "")}"
        : point.State == MetricStates.OtherScope && Sum(figure, point.Year) is { Value: { } sum } ? $"报告给的是连同所属机关的汇总数 {Numbers.Of(sum)} {figure.Metric.Unit}" : Reason(point.State);

    /// <summary>Why a year has no number, in words.</summary>
    public static string Reason(string state) => Labels.Of([.. MetricStates.All, .. MetricStates.OfYears], state);

    private static ToldFigure? Told(AgencyProfile profile, (string Metric, string Title, bool OfConcluded, string? Beside, string BesideTitle) row)
    {
        if (Find(profile, row.Metric) is not { } figure || figure.Series[0].Points.LastOrDefault(point => point.Value is not null) is not { } latest) return null;
        List<IReadOnlyList<Said>> notes = latest.Report!.Doubted ? [[new("存疑：" + Numbers.Doubt, ChecksOf(latest))]] : [];
        if (Change(figure, latest, "") is { Count: > 0 } change) notes.Add(change);
        if (row.OfConcluded && Beside(profile, Concluded, latest) is { Value: >= RankedShare.LeastWhole } whole && latest.Value <= whole.Value)
            notes.Add([new($"占办结 "), Number(whole), new($" 件的 {Numbers.Percent((double)(latest.Value!.Value / whole.Value!.Value))}")]);
        if (row.Beside is not null && Beside(profile, row.Beside, latest) is { } beside) notes.Add([new(row.BesideTitle + " "), Number(beside), new(" 件")]);
        if (IsSum(latest)) notes.Add([new("连同所属机关汇总")]);
        if (Sum(figure, latest.Year) is { } sum && sum != latest) notes.Add([new("连同所属机关汇总 "), Number(sum), new(" 件")]);
        return new ToldFigure(row.Title, figure, latest, notes);
    }

    // The same year of the same scope, where its form counts the same or nearly so.
    private static IReadOnlyList<Said> Change(AgencyFigure figure, SeriesPoint point, string mark)
    {
        SeriesPoint? before = figure.Series[0].Points.FirstOrDefault(other => other.Year == point.Year - 1);
        if (before?.Value is not { } was || before.Report!.Scope != point.Report!.Scope || (point.Break && figure.Metric.Comparable != Comparability.Exact)) return [];
        string unit = figure.Metric.Unit;
        return (point.Value!.Value - was) switch
        {
            > 0 and var more => [new(mark + "比上年的 "), Number(before), new($" {unit}多 {Numbers.Of(more)} {unit}")],
            < 0 and var less => [new(mark + "比上年的 "), Number(before), new($" {unit}少 {Numbers.Of(-less)} {unit}")],
            _ => [new(mark + "与"), new("上年", Addresses.Number(before.Report!)), new("相同")],
        };
    }

    private static string Doubt(SeriesPoint point) => point.Report!.Doubted ? "（存疑）" : "";

    private static Said Number(SeriesPoint point) => new(Numbers.Of(point.Value!.Value), Addresses.Number(point.Report!));

    private static AgencyFigure? Find(AgencyProfile profile, string metric) => profile.Figures.FirstOrDefault(figure => figure.Metric.Key == metric);

    private static SeriesPoint? Point(AgencyProfile profile, string metric, int year) =>
        Find(profile, metric)?.Series[0].Points.FirstOrDefault(point => point.Year == year && point.Value is not null);

    private static SeriesPoint? Beside(AgencyProfile profile, string metric, SeriesPoint point) =>
        Point(profile, metric, point.Year) is { } other && other.Report!.Report == point.Report!.Report ? other : null;

    private IEnumerable<AgencyFigure> InWords => profile.Figures.Where(figure => figure.Metric.Key == Received || ToldInWords.Any(told => told.Metric == figure.Metric.Key));

    private static bool IsSum(SeriesPoint point) => point.Report?.Scope == "aggregate";

    private int? Newest() => InWords.SelectMany(figure => figure.Series[0].Points).Where(point => point.Value is not null).Select(point => (int?)point.Year).Max();
}
