using GovReportArchive.Benchmarks.Synthesis;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Indexer.Tests.Synthesis;

public sealed class SyntheticReportsTests
{
    [Fact]
    public void Equal_seeds_give_equal_reports_and_other_seeds_others()
    {
        Assert.Equal(Lines(7), Lines(7));
        Assert.NotEqual(Lines(7), Lines(8));
    }

    [Fact]
    public void Every_report_says_that_it_is_synthetic_and_its_numbers_add_up()
    {
        ReportRecord[] records = [.. new SyntheticReports(3).Generate(200)];

        Assert.All(records, record => Assert.Contains("合成数据", record.Title, StringComparison.Ordinal));
        Assert.All(records, record => Assert.NotEmpty(record.Counts));
        Assert.DoesNotContain(records.SelectMany(record => record.Checks), check => check.State == "fail");
        Assert.Equal(records.Length, records.Select(record => record.Id).Distinct().Count());
        Assert.Equal(["2014", "2019", "2021", "free"], records.Select(record => record.Form).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_agency_keeps_most_of_its_wording_from_one_year_to_the_next()
    {
        ReportRecord[] records = [.. new SyntheticReports(3).Generate(12)];
        string[] before = Sentences(records[0]), after = Sentences(records[1]);

        double kept = after.Count(before.Contains) / (double)after.Length;

        Assert.InRange(kept, 0.5, 0.98);
    }

    // Digits are dropped: the numbers change every year.
    private static string[] Sentences(ReportRecord record) =>
        [.. record.Sections.SelectMany(section => section.Text.Split('。', '\n'))
            .Select(sentence => string.Concat(sentence.Where(c => !char.IsAsciiDigit(c) && c != '.')))
            .Where(sentence => sentence.Length > 0)];

    private static string[] Lines(int seed) => [.. new SyntheticReports(seed).Generate(20).Select(RecordJson.Serialize)];
}
