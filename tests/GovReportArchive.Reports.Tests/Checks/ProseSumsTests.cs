using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Prose;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Tests.Checks;

/// <summary>What prose counts over several rows, or beside a total that the table leaves blank.</summary>
public class ProseSumsTests
{
    [Theory]
    [InlineData("全市全年备案政府信息公开领域行政复议案件3件，行政诉讼案件2件。", "review.total", "fail", 3, 4)]
    [InlineData("全市全年备案政府信息公开领域行政复议案件4件，行政诉讼案件2件。", "litigation.total", "fail", 2, 5)]
    [InlineData("因政府信息公开引发行政复议4件、行政诉讼5件。", "litigation.total", "ok", 5, 5)]
    [InlineData("政府信息公开案件中直接提起的行政诉讼3件。", "litigation.total", "notAssessable", 3, 5)]
    [InlineData("政府信息公开案件中胜诉的行政诉讼2件。", "litigation.total", "notAssessable", 2, 5)]
    [InlineData("予以公开及部分公开14件。", "applications.disclosed.total", "ok", 14, 14)]
    [InlineData("予以公开、部分公开共11件。", "applications.disclosed.total", "fail", 11, 14)]
    [InlineData("不予公开6件。", "applications.denied.total", "fail", 6, 7)]
    [InlineData("不予公开7件。", "applications.denied.total", "ok", 7, 7)]
    [InlineData("不予公开12件。", "applications.denied.total", "notAssessable", 12, 7)] // and 5 that could not be given
    [InlineData("予以公开14件。", "applications.granted.total", "notAssessable", 14, 8)] // and 6 in part
    [InlineData("予以公开9件。", "applications.granted.total", "fail", 9, 8)]
    [InlineData("因不掌握相关信息无法提供3件。", "applications.unavailable.total", "notAssessable", 3, 5)]
    [InlineData("三年前的台账已经移交，全年以该理由不予公开2件。", "applications.denied.total", "notAssessable", 2, 7)]
    [InlineData("予以公开8件、部分公开6件、不予公开6件。", "applications.denied.total", "fail", 6, 7)]
    [InlineData("因不掌握等原因无法提供3件。", "applications.unavailable.total", "fail", 3, 5)]
    public void A_sum_of_rows_is_told_with_both_numbers(string prose, string key, string state, int said, int printed)
    {
        Check check = CheckOf(Government(prose), key)!;

        Assert.Equal((state, said, printed), (check.State, (int)check.Left!, (int)check.Right!));
        Assert.Equal(state == "notAssessable" ? CheckReasons.OtherCount : null, check.Reason);
    }

    [Theory]
    [InlineData("无法提供3件。", "fail")] // 5 are there already, whatever the blank cells mean
    [InlineData("无法提供5件。", "ok")]
    [InlineData("无法提供9件。", "notAssessable")]
    public void Where_a_total_is_blank_the_row_itself_says_how_many_there_are_at_least(string prose, string state)
    {
        ReportRecord whole = Government(prose);
        ReportRecord record = whole with
        {
            Counts = new SortedDictionary<string, decimal>(whole.Counts.Where(count => count.Key != "applications.unavailable.notHeld.total").ToDictionary(), StringComparer.Ordinal)
            {
                ["applications.unavailable.notHeld.person"] = 2,
                ["applications.unavailable.notHeld.business"] = 1,
            },
            Cells = new SortedDictionary<string, CellState>(StringComparer.Ordinal) { ["applications.unavailable.notHeld.total"] = new("blank") },
        };

        Assert.Equal(state, CheckOf(record, "applications.unavailable.total")?.State);
    }

    [Fact]
    public void What_all_offices_of_a_region_counted_says_nothing_about_the_table_of_one()
    {
        ReportRecord bureau = Government("全县水务系统因政府信息公开引发行政复议9件。") with { Agency = new Agency("x", "望岚县水务局", Type: "水务") };

        Assert.Equal("notAssessable", CheckOf(bureau, "review.total")?.State);
    }

    [Theory]
    [InlineData("网站公开信息120条，公众号推送信息80条，两项合计200条。", "ok", 200, 200)]
    [InlineData("网站公开信息120条，公众号推送信息80条，两项合计210条。", "fail", 210, 200)]
    [InlineData("网站公开120条，公众号推送80条，公告栏张贴9条，三项合计209条。", "ok", 209, 209)]
    [InlineData("网站公开120条（其中政策20条），公众号推送80条，两项合计200条。", null, 0, 0)]
    [InlineData("网站公开120条，公众号推送80条，公告栏张贴9条，两项合计200条。", null, 0, 0)]
    [InlineData("网站公开120条，公众号推送80条，合计210条。", null, 0, 0)]
    [InlineData("镇村公开栏共13处，其中镇级1处、村级15处。", "notAssessable", 13, 16)]
    public void Numbers_that_a_sentence_adds_up_itself_are_added_up(string prose, string? state, int said, int sum)
    {
        Check? check = CheckOf(Government(prose), "parts");

        Assert.Equal(state, check?.State);
        if (check is not null) Assert.Equal((said, sum), ((int)check.Left!, (int)check.Right!));
    }

    [Fact]
    public void Every_sum_adds_up_cells_of_a_form_and_has_a_name_of_its_own()
    {
        Assert.All(CountSums.All.SelectMany(sum => sum.Rows), key => Assert.NotNull(CountCatalog.Find(key)));
        Assert.All(CountSums.All, sum => Assert.Null(CountCatalog.Find(sum.Key)));
        Assert.All(CountSums.All, sum => Assert.Contains(sum.Label, CheckText.Failure(new Check("prose." + sum.Key, null, "fail", 1, 2, "1件")), StringComparison.Ordinal));
    }

    private static Check? CheckOf(ReportRecord record, string key) => CheckRunner.RunProse(record).SingleOrDefault(check => check.Rule == "prose." + key);

    private static ReportRecord Government(string prose)
    {
        SortedDictionary<string, decimal> counts = new(StringComparer.Ordinal)
        {
            ["applications.granted.total"] = 8,
            ["applications.partlyGranted.total"] = 6,
            ["review.total"] = 4,
            ["litigation.direct.total"] = 3,
            ["litigation.afterReview.total"] = 2,
        };
        foreach (string key in CountSums.All.Where(sum => sum.Key.StartsWith("applications.", StringComparison.Ordinal)).SelectMany(sum => sum.Rows)) counts.TryAdd(key, 0);
        (counts["applications.denied.stateSecret.total"], counts["applications.unavailable.notHeld.total"], counts["applications.unavailable.unclear.total"]) = (7, 3, 2);
        Section section = new(1, "overview", "一、总体情况", prose);
        return new ReportRecord
        {
            Id = "x",
            Title = "x",
            Year = 2030,
            Agency = new Agency("x", "望岚县人民政府", Type: "人民政府"),
            Form = FormIds.Form2021,
            Sections = [section],
            Counts = counts,
            Figures = FigureReader.Read([section], _ => true),
        };
    }
}
