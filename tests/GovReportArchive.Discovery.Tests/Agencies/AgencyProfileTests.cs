using System.Globalization;
using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Discovery.Agencies;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Metrics;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Discovery.Tests.Metrics;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;

namespace GovReportArchive.Discovery.Tests.Agencies;

public sealed class AgencyProfileTests
{
    private static readonly Metric Received = Metric.Find("applicationsReceived")!;
    private static readonly int[] Years = [2021, 2022, 2024];

    [Fact]
    public async Task The_numbers_of_an_agency_are_those_of_its_series_and_its_peers_those_of_their_groups()
    {
        using TemporaryArchive archive = await Filled(
        [
            .. from county in Enumerable.Range(1, 7) from year in Years select Report(county, year, county * year % 11),
            Report(1, 2023, 900, "aggregate"), Report(8, 2022, 5, province: "海湖省"), Report(9, 2022, 5, level: "city"),
        ]);
        AgencyProfile profile = archive.Archive.Profiles.Of("990101/民政局")!;
        Assert.Equal(new AgencyPeers("民政", "county", "990000", "云岭省县级同类机关（民政）"), profile.Peers);
        Assert.Equal("云岭省青禾市第1区", profile.Place);
        Assert.Equal([2024, 2023, 2022, 2021], profile.Reports.Select(report => report.Year));
        Assert.Equal([2021, 2022, 2023, 2024], profile.Years.Select(year => year.Year));

        AgencyFigure figure = Assert.Single(profile.Figures);
        Assert.Equal(["own", "aggregate"], figure.Series.Select(series => series.Scope));
        SeriesAnswer series = archive.Archive.Series.Search(Received, new AgencyQuestion { Filters = [new ReportFilter("agency", ["990101/民政局"])] });
        Assert.Equal(series.Items.SelectMany(one => one.Points).Select(point => (point.Year, point.State, point.Value)), figure.Series.SelectMany(one => one.Points).Select(point => (point.Year, point.State, point.Value)));
        MetricAnswer groups = archive.Archive.Metrics.Groups(new MetricQuestion
        {
            Metric = Received,
            By = ["year"],
            Reports = new ReportQuery { Filters = [new("agencyType", ["民政"]), new("level", ["county"]), new("province", ["云岭省"])] },
        });
        Assert.Equal(
            groups.Items.Select(group => (group.Group["year"], group.Agencies, group.Q1, group.Median, group.Q3)),
            figure.Peers.Select(year => (year.Year.ToString(CultureInfo.InvariantCulture), year.Agencies, (decimal?)year.Q1, (decimal?)year.Median, (decimal?)year.Q3)));
        Assert.All(figure.Peers, year => Assert.Equal(7, year.Agencies));
    }

    [Fact]
    public async Task Few_peers_have_no_spread_and_an_agency_without_province_has_no_peers()
    {
        using TemporaryArchive archive = await Filled([.. from county in Enumerable.Range(1, 4) select Report(county, 2022, county), Report(5, 2022, 5, province: null)]);
        Assert.Empty(Assert.Single(archive.Archive.Profiles.Of("990101/民政局")!.Figures).Peers);
        Assert.Null(archive.Archive.Profiles.Of("990105/民政局")!.Peers);
        Assert.Null(archive.Archive.Profiles.Of("990101/无此局"));
    }

    [Fact]
    public async Task Random_agencies_have_a_profile_each()
    {
        using MetricWorld world = await new MetricWorld(51).FilledAsync();
        foreach (string agency in world.Records.Select(record => record.Agency.Id).Distinct())
        {
            AgencyProfile profile = world.Archive.Profiles.Of(agency)!;
            Assert.Equal(world.Records.Where(record => record.Agency.Id == agency).Select(record => record.Id).Order(), profile.Reports.Select(report => report.Id).Order());
            Assert.Equal(world.Archive.Coverage.All(new AgencyQuestion { Filters = [new ReportFilter("agency", [agency])] }).SelectMany(one => one.Years), profile.Years);
        }
    }

    private static async Task<TemporaryArchive> Filled(IEnumerable<ReportRecord> records)
    {
        TemporaryArchive archive = new();
        await archive.Archive.Importer.ImportAsync(new StringReader(string.Join('\n', records.Select(RecordJson.Serialize))), "样例.ndjson");
        archive.Archive.TryCatchUp();
        return archive;
    }

    private static ReportRecord Report(int county, int year, decimal received, string scope = "own", string? province = "云岭省", string level = "county")
    {
        string code = FormattableString.Invariant($"{(province == "海湖省" ? 98 : 99)}010{county}"), name = FormattableString.Invariant($"第{county}区");
        return new ReportRecord
        {
            Id = FormattableString.Invariant($"{code}-民政局-{year}"),
            Title = FormattableString.Invariant($"{name}民政局{year}年政府信息公开工作年度报告"),
            Agency = new Agency(code + "/民政局", name + "民政局", null, "民政", level),
            Year = year,
            Region = province is null ? null : new Region(code, province, "青禾市", name, null, ["name"]),
            Form = FormIds.Form2021,
            Scope = scope,
            Sections = [new Section(1, "overview", "一、总体情况", "全年工作平稳。")],
            Counts = new SortedDictionary<string, decimal>(StringComparer.Ordinal) { ["applications.received.total"] = received },
            Source = new Source(FormattableString.Invariant($"{county}-{year}.html"), "text/html", FormattableString.Invariant($"{(county * 10000) + year:x64}")),
        };
    }
}
