using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;

namespace GovReportArchive.Analysis.Tests.Ledger;

public sealed class LedgerDeadlineTests
{
    [Theory]
    [InlineData("民政", "county", 2023, "2024-01-31", "ok", null)]
    [InlineData("民政", "county", 2023, "2024-02-01", "fail", null)]
    [InlineData("民政", "national", 2023, "2024-02-01", "fail", null)]
    [InlineData("人民政府", "city", 2023, "2024-03-31", "ok", null)]
    [InlineData("人民政府", "city", 2023, "2024-04-01", "fail", null)]
    // The regulation in force until May 2019 gave everyone until the end of March; the report on 2018 was the last under it.
    [InlineData("民政", "county", 2018, "2019-03-31", "ok", null)]
    [InlineData("民政", "county", 2018, "2019-04-01", "fail", null)]
    [InlineData("民政", "county", 2019, "2020-02-01", "fail", null)]
    [InlineData("乡镇人民政府", "township", 2018, "2019-04-02", "fail", null)]
    [InlineData("乡镇人民政府", "township", 2023, "2024-04-02", "notAssessable", LedgerReasons.NoDeadline)]
    [InlineData("管理委员会", "zone", 2023, "2024-01-02", "notAssessable", LedgerReasons.NoDeadline)]
    [InlineData("医院", "county", 2023, "2024-05-02", "notAssessable", LedgerReasons.NoDeadline)]
    // An office may file for its government: before February it is in time, after March it is late, between nobody knows.
    [InlineData("政府办公室", "county", 2023, "2024-01-31", "ok", null)]
    [InlineData("政府办公室", "county", 2023, "2024-03-01", "notAssessable", LedgerReasons.NoDeadline)]
    [InlineData("政府办公室", "county", 2023, "2024-04-01", "fail", null)]
    [InlineData("民政", null, 2023, "2024-04-01", "notAssessable", LedgerReasons.NoDeadline)]
    [InlineData("民政", "county", 2023, null, "notAssessable", LedgerReasons.NoDate)]
    [InlineData("民政", "county", 2023, "2023-12-20", "notAssessable", LedgerReasons.DateTooEarly)]
    [InlineData("民政", "county", 2023, "2024", "notAssessable", LedgerReasons.NoDate)]
    public void The_last_day_follows_from_year_type_and_level(string type, string? level, int year, string? published, string state, string? reason)
    {
        LedgerReport report = new("x", year, LedgerRecords.Report("民政局", year, [], published) with { Agency = new Agency("a", "甲", null, type, level) });

        LedgerFinding finding = LedgerDeadline.Finding(report)!;

        Assert.Equal((state, reason), (finding.State, finding.Reason));
    }

    [Fact]
    public void Before_there_was_a_regulation_nothing_is_said() =>
        Assert.Null(LedgerDeadline.Finding(new LedgerReport("x", 2007, LedgerRecords.Report("民政局", 2007, [], "2009-01-01"))));
}
