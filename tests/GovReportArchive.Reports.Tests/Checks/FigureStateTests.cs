using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Prose;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Tests.Checks;

/// <summary>What is said of a figure and what a check says of it are one judgement.</summary>
public class FigureStateTests
{
    [Theory]
    [InlineData("全年收到政府信息公开申请14件。", "matched", 14)]
    [InlineData("全年收到政府信息公开申请15件。", "contradicted", 14)]
    [InlineData("上半年收到政府信息公开申请6件。", "unassigned", null)]
    [InlineData("2029年收到政府信息公开申请6件。", "unassigned", null)]
    public void A_figure_is_held_against_the_cell_that_counts_the_same(string prose, string state, int? against)
    {
        ReportRecord record = Bureau(prose);

        Figure figure = Assert.Single(record.Figures);
        Assert.Equal(("applications.received.total", state, against), (figure.Key, figure.State, (int?)figure.Against));
    }

    [Theory]
    [InlineData("全年收到政府信息公开申请14件。")]
    [InlineData("全年收到政府信息公开申请15件，上年结转4件，予以公开8件。")]
    [InlineData("因政府信息公开引发行政复议5件。全年收到政府信息公开申请15件。")]
    [InlineData("因政府信息公开引发行政复议5件，收到政府信息公开申请14件。")]
    public void A_figure_is_contradicted_where_and_only_where_a_check_of_its_words_fails(string prose)
    {
        ReportRecord record = Bureau(prose);

        Assert.Equal(
            record.Checks.Where(check => check.State == CheckRunner.Fail).Select(check => (check.Section, check.Start, check.Left, check.Right)),
            record.Figures.Where(figure => figure.State == FigureStates.Contradicted).Select(figure => ((int?)figure.Section, (int?)figure.Start, (decimal?)figure.Value, figure.Against)));
    }

    [Fact]
    public void What_was_recognised_from_a_picture_contradicts_nothing()
    {
        ProseAssessment recognised = CheckRunner.AssessProse(Bureau("全年收到政府信息公开申请15件。")).Recognised();

        Assert.Equal((FigureStates.Unassigned, null), (Assert.Single(recognised.Figures).State, recognised.Figures[0].Against));
        Assert.Equal((CheckRunner.NotAssessable, CheckReasons.Recognised), (recognised.Checks[0].State, recognised.Checks[0].Reason));
    }

    /// <summary>A bureau with 14 applications, 3 of the year before and 4 reviews.</summary>
    internal static ReportRecord Bureau(string prose)
    {
        Section section = new(1, "overview", "一、总体情况", prose);
        SortedDictionary<string, decimal> counts = new(StringComparer.Ordinal)
        {
            ["applications.received.total"] = 14,
            ["applications.carriedIn.total"] = 3,
            ["applications.granted.total"] = 8,
            ["applications.partlyGranted.total"] = 6,
            ["review.total"] = 4,
        };
        ReportRecord record = new()
        {
            Id = "x",
            Title = "x",
            Year = 2030,
            Agency = new Agency("x", "望岚县水务局", Type: "水务"),
            Form = FormIds.Form2021,
            Sections = [section],
            Counts = counts,
            Figures = FigureReader.Read([section], _ => true),
        };
        ProseAssessment assessed = CheckRunner.AssessProse(record);
        return record with { Figures = assessed.Figures, Checks = assessed.Checks };
    }
}
