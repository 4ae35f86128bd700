using System.Globalization;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Metrics;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;

namespace GovReportArchive.Discovery.Tests.Metrics;

/// <summary>Successions of reports that repeat the one before.</summary>
public sealed class RepeatLawTests
{
    private static readonly string[] Words = ["信息发布", "解读回应", "平台建设", "监督保障", "业务培训", "目录管理"];

    [Fact]
    public async Task A_succession_is_of_years_that_follow_one_another_and_the_longest_counts()
    {
        using TemporaryArchive temporary = new();
        // Years in which the prose is that of the year before: a gap ends a succession though the report after it repeats, too.
        ReportRecord[] records =
        [
            .. Reports("甲局", (2018, 1), (2019, 1), (2020, 1), (2021, 2), (2022, 2)),
            .. Reports("乙局", (2018, 1), (2019, 1), (2021, 1), (2022, 1), (2023, 1)),
            .. Reports("丙局", (2018, 1), (2019, 2), (2020, 3)),
        ];
        await temporary.Archive.Importer.ImportAsync(new StringReader(string.Join('\n', records.Select(record => RecordJson.Serialize(record)))), "样例.ndjson");
        temporary.Archive.TryCatchUp();
        RepeatSearch repeats = temporary.Archive.Repeats;

        RepeatAnswer answer = repeats.Search(new RepeatQuestion(new AgencyQuestion(), "prose"));
        Assert.Equal([("990101/乙局", 1, "2021 2022 2023"), ("990101/甲局", 2, "2019 2020")], answer.Items.Select(item => (item.Agency.Id, item.Rank, Years(item))));
        Assert.Equal([2019, 2021, 2022], answer.Items[0].Reports.Select(report => report.Before));
        Assert.Equal("/reports/990101-%E4%B9%99%E5%B1%80-2021/compare", answer.Items[0].Reports[0].Page);
        Assert.Equal(answer.Items.Select(Years), repeats.All(new RepeatQuestion(new AgencyQuestion(), "prose")).Select(Years));

        string[] found = [.. temporary.Archive.Search.Stream(new ReportQuery { Filters = [new ReportFilter("repeats", ["prose"])] }).Select(report => report.Id)];
        Assert.All(answer.Items.SelectMany(item => item.Reports), report => Assert.Contains(report.Report, found));

        RepeatQuestion late = new(new AgencyQuestion { Filters = [new ReportFilter("year", ["2022-2023"])] }, "any");
        Assert.Equal(["2022 2023", "2022"], repeats.Search(late).Items.Select(Years));
        Assert.Empty(repeats.Search(new RepeatQuestion(new AgencyQuestion(), "figures")).Items);

        RepeatQuestion paged = new(new AgencyQuestion { Limit = 1 }, "prose");
        RepeatAnswer second = repeats.Search(paged with { Agencies = paged.Agencies with { Cursor = repeats.Search(paged).Next } });
        Assert.Equal((2, 2, null), (second.Total, Assert.Single(second.Items).Rank, second.Next));
    }

    private static string Years(RepeatingAgency agency) => string.Join(' ', agency.Reports.Select(report => report.Year.ToString(CultureInfo.InvariantCulture)));

    // Of one text there are as many sentences as make a report of usual length.
    private static IEnumerable<ReportRecord> Reports(string name, params (int Year, int Text)[] years) => years.Select((report, n) => new ReportRecord
    {
        Id = FormattableString.Invariant($"990101-{name}-{report.Year}"),
        Title = FormattableString.Invariant($"临溪区{name}{report.Year}年政府信息公开工作年度报告"),
        Agency = new Agency("990101/" + name, "临溪区" + name, null, null, "county"),
        Year = report.Year,
        Region = new Region("990101", "云岭省", "青禾市", "临溪区", null, ["name"]),
        Form = "2021",
        Scope = "own",
        Sections = [new Section(1, "overview", "一、总体情况", string.Concat(Enumerable.Range(0, 24).Select(line => FormattableString.Invariant($"{name}{Words[(line * report.Text) % 6]}工作第{"零一二三四五六七八九"[line % 10]}{"甲乙丙丁戊"[report.Text]}项按期办结并向社会公布。"))))],
        Source = new Source(FormattableString.Invariant($"{name}{report.Year}.html"), "text/html", FormattableString.Invariant($"{name[0] + (report.Year * 10):x64}")),
    });
}
