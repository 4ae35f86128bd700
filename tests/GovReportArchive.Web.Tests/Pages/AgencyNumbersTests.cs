using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Agencies;
using GovReportArchive.Discovery.Metrics;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Web.Pages.Agencies;
using GovReportArchive.Web.Pages.Charts;

namespace GovReportArchive.Web.Tests.Pages;

public sealed class AgencyNumbersTests
{
    [Fact]
    public void A_change_is_told_only_against_the_year_before_and_only_where_both_count_the_same()
    {
        Assert.Contains("申请 1,204 件，比上年的 1,200 件多 4 件", Story(Figure("applicationsReceived", [Own(2023, 1200), Own(2024, 1204)])), StringComparison.Ordinal);
        Assert.Contains("申请 5 件，与上年相同。", Story(Figure("applicationsReceived", [Own(2023, 5), Own(2024, 5)])), StringComparison.Ordinal);
        Assert.EndsWith("申请 4 件。", Story(Figure("applicationsReceived", [Own(2022, 9), None(2023, "notHeld"), Own(2024, 4)])), StringComparison.Ordinal);
        Assert.DoesNotContain("上年", Notes(Figure("applicationsDenied", [Own(2018, 9), Own(2019, 4, breaks: true)])), StringComparison.Ordinal);
        Assert.DoesNotContain("上年", Story(Figure("applicationsReceived", [Point(2023, Report(2023, 900, "unknown")), Own(2024, 9)])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_a_failed_check_speaks_of_is_never_told_without_saying_so()
    {
        AgencyFigure figure = Figure("applicationsReceived", [Own(2023, 9), Point(2024, Report(2024, 21, "own") with { Doubted = true })]);
        Assert.Contains("申请 21 件（存疑），比上年的 9 件多 12 件", Story(figure), StringComparison.Ordinal);
        Assert.Contains("存疑：与报告中其他数字不相符", Notes(figure), StringComparison.Ordinal);
        Assert.DoesNotContain("存疑", Notes(Figure("applicationsReceived", [Own(2023, 9)])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_of_which_the_story_has_nothing_to_tell_does_not_begin_a_sentence()
    {
        AgencyFigure made = Figure("normativeDocumentsMade", [Own(2024, 3)]);
        Assert.EndsWith("份。", Story(made), StringComparison.Ordinal);
        Assert.EndsWith("2023 年度收到申请 5 件。", Story(made, Figure("applicationsReceived", [Own(2023, 5)])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sum_of_those_below_is_a_note_and_never_beside_the_agencys_own_numbers()
    {
        AgencyFigure figure = Figure("applicationsReceived", [Own(2023, 5), None(2024, "otherScope")], [None(2023, "otherScope"), Sum(2024, 900)]);
        Assert.Contains("2023 年度收到申请 5 件。", Story(figure), StringComparison.Ordinal);
        ChartSeries chart = AgencyNumbers.Chart("收到申请", figure);
        Assert.Equal([5, null], chart.Points.Select(point => point.Value));
        Assert.Equal(("报告给的是连同所属机关的汇总数 900 件", "/r/a-2024/v/1/c/k"), (chart.Points[1].Words, chart.Points[1].Address));
        Assert.Contains("2024 年度（连同所属机关汇总）收到申请 900 件。", Story(Figure("applicationsReceived", [Sum(2024, 900)])), StringComparison.Ordinal);
        Assert.EndsWith("2024 年度因信息公开引起的行政复议 1 件。", Story(Figure("applicationsReceived", [Sum(2024, 900)]), Figure("review", [Own(2024, 1)])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_share_is_told_only_of_a_whole_that_the_same_report_prints()
    {
        AgencyFigure denied = Figure("applicationsDenied", [Own(2024, 3)]);
        Assert.Contains("占办结 12 件的 25%", Notes(denied, Figure("applicationsConcluded", [Own(2024, 12)])), StringComparison.Ordinal);
        Assert.DoesNotContain("占办结", Notes(denied, Figure("applicationsConcluded", [Own(2024, 2)])), StringComparison.Ordinal);
        Assert.DoesNotContain("占办结", Notes(denied, Figure("applicationsConcluded", [Own(2024, RankedShare.LeastWhole - 1)])), StringComparison.Ordinal);
        Assert.DoesNotContain("占办结", Notes(denied, Figure("applicationsConcluded", [Own(2023, 12)])), StringComparison.Ordinal);
        Assert.DoesNotContain("占办结", Notes(denied), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_told_of_the_year_before_leads_to_its_cell()
    {
        Said[] story = [.. new AgencyNumbers(Profile([Figure("applicationsReceived", [Own(2023, 1200), Own(2024, 1204)])])).Story()];
        Assert.Equal("/r/a-2023/v/1/c/k", story.First(said => said.Text == "1,200").Href);
    }

    [Fact]
    public void A_sum_of_several_cells_leads_to_all_of_them()
    {
        SeriesPoint denied = Own(2024, 92);
        AgencyFigure figure = Figure("applicationsDenied", [denied with { Report = denied.Report! with { Cells = [.. denied.Report.Cells, .. denied.Report.Cells] } }]);
        Assert.Equal("/r/a-2024/v/1/c/k#sum", AgencyNumbers.AddressOf(figure, figure.Series[0].Points[0]));
    }

    private static string Story(params AgencyFigure[] figures) => string.Concat(new AgencyNumbers(Profile(figures)).Story().Select(said => said.Text));

    private static string Notes(params AgencyFigure[] figures) =>
        string.Join('\n', new AgencyNumbers(Profile(figures)).Figures.SelectMany(figure => figure.Notes).Select(note => string.Concat(note.Select(said => said.Text))));

    private static AgencyProfile Profile(AgencyFigure[] figures) => new(new AgencyInfo("甲/乙局", "乙局", [], null, null, null, [2024], 1), null, [], [], null, figures);

    private static AgencyFigure Figure(string metric, params SeriesPoint[][] series) => new(
        Metric.Find(metric)!,
        [.. series.Select(points => new AgencySeries(new ReportAgency("甲/乙局", "乙局", null, null), points.Any(point => point.Report?.Scope == "aggregate") ? "aggregate" : "own", "exact", null, points))],
        []);

    private static SeriesPoint Own(int year, decimal value, bool breaks = false) => Point(year, Report(year, value, "own")) with { Break = breaks };

    private static SeriesPoint Point(int year, MetricValue report) => new(year, "number", report.Value, false, report);

    private static SeriesPoint Sum(int year, decimal value) => new(year, "number", value, false, Report(year, value, "aggregate"));

    private static SeriesPoint None(int year, string state) => new(year, state, null, false, null);

    private static MetricValue Report(int year, decimal value, string scope) => new(
        $"a-{year}", 1, new ReportAgency("甲/乙局", "乙局", null, null), year, null, "2021", scope, "number", value, false, [new MetricCell("k", value, $"/r/a-{year}/v/1/c/k", "")]);
}
