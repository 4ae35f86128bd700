using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;

namespace GovReportArchive.Analysis.Tests.Ledger;

public sealed class KeyFiguresTests
{
    private static readonly string[] Grounds = ["stateSecret", "otherLaw", "security", "thirdParty", "internal", "process", "enforcement", "query"];

    private static ReportRecord Report(int year, string scope = "own", params (string Key, decimal Value)[] counts) =>
        LedgerRecords.Report("民政局", year, counts.Select(count => KeyValuePair.Create(count.Key, count.Value)), scope: scope);

    private static KeyFigure Figure(ReportRecord record, ReportRecord? before, string metric) =>
        KeyFigures.Of(record, before is null ? null : new LedgerReport(before.Id, before.Year!.Value, before)).Items.Single(figure => figure.Metric == metric);

    [Fact]
    public void A_number_stands_beside_that_of_the_report_before()
    {
        KeyFigure received = Figure(Report(2023, counts: ("applications.received.total", 12)), Report(2022, counts: ("applications.received.total", 9)), "applicationsReceived");

        Assert.Equal(("number", 12, 9, 3), (received.State, received.Value, received.Before, received.Change));
        Assert.Null(received.Note);
    }

    [Fact]
    public void What_is_printed_as_no_number_is_none_and_says_why()
    {
        ReportRecord blank = Report(2023, counts: ("applications.received.total", 1)) with { Cells = new Dictionary<string, CellState> { ["applications.granted.total"] = new("blank") } };

        Assert.Equal(("blank", null), (Figure(blank, null, "applicationsGranted").State, Figure(blank, null, "applicationsGranted").Value));
        Assert.Equal("noTable", Figure(blank, null, "review").State);
        Assert.Equal("notInForm", Figure(blank with { Form = "none" }, null, "review").State);
    }

    [Fact]
    public void A_sum_is_none_where_one_of_its_cells_is() =>
        Assert.Null(Figure(Report(2023, counts: ("litigation.direct.total", 2)), null, "litigation").Value);

    [Theory]
    [InlineData("aggregate", "own")]
    [InlineData("own", "unknown")]
    [InlineData("unknown", "aggregate")]
    public void Numbers_of_one_scope_are_never_held_against_those_of_another(string scope, string before)
    {
        KeyFigures figures = KeyFigures.Of(
            Report(2023, scope, ("applications.received.total", 12)), new LedgerReport("x", 2022, Report(2022, before, ("applications.received.total", 9))));

        Assert.Null(figures.With);
        Assert.All(figures.Items, figure => Assert.Null(figure.Change));
    }

    [Fact]
    public void Numbers_of_two_forms_stand_together_only_with_what_differs()
    {
        KeyFigure denied = Figure(Report(2019, counts: [.. Grounds.Select(ground => ($"applications.denied.{ground}.total", 1m))]), Report(2018, counts: ("stats.replies.denied", 3)), "applicationsDenied");

        Assert.Equal((8, 3), (denied.Value, denied.Before));
        Assert.NotNull(denied.Note);
    }
}
