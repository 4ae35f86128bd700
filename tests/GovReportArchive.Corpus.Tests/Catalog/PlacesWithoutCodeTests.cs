using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;

namespace GovReportArchive.Corpus.Tests.Catalog;

public sealed class PlacesWithoutCodeTests : IDisposable
{
    private readonly TemporaryArchive _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task Reports_of_one_place_are_together_however_much_of_its_path_each_prints()
    {
        await Import(new Region(null, null, null, "霁溪县", null, ["name"]), new Region(null, "霁云省", "岚渚市", "霁溪县", null, ["name", "address"]));

        RegionInfo county = Assert.Single(_temporary.Archive.Holdings.Regions(), region => region.Name == "霁溪县");
        Assert.Equal(("霁云省岚渚市霁溪县", "岚渚市", 2), (county.FullName, county.Parent, county.Reports));
        Assert.Equal(2, Assert.Single(_temporary.Archive.Holdings.Regions(), region => region.Name == "霁云省").Reports);
        Assert.Equal(2, _temporary.Archive.Holdings.Agencies(region: "霁云省").Count);
    }

    [Fact]
    public async Task Towns_of_one_name_in_different_counties_stay_apart()
    {
        await Import(new Region(null, null, null, "霁溪县", "鹭洲镇", ["name"]), new Region(null, null, null, "岚石县", "鹭洲镇", ["name"]));

        Assert.Equal(["岚石县鹭洲镇", "霁溪县鹭洲镇"], _temporary.Archive.Holdings.Regions().Where(region => region.Name == "鹭洲镇").Select(region => region.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Places_that_name_each_other_as_the_place_above_do_not_hang_the_list()
    {
        await Import(
            new Region(null, null, "丙市", "乙市", null, ["name"]),
            new Region(null, null, "乙市", "甲市", null, ["name"]),
            new Region(null, "丁省戊省己省", "甲市", "乙市", null, ["name"]),
            new Region(null, null, "庚市", "庚市", null, ["name"]));

        IReadOnlyList<RegionInfo> regions = _temporary.Archive.Holdings.Regions();
        Assert.Contains(regions, region => region.Name == "乙市");
        Assert.NotEmpty(_temporary.Archive.Holdings.Agencies(region: "乙市"));
    }

    private async Task Import(params Region[] regions)
    {
        IEnumerable<ReportRecord> records = regions.Select((region, n) => RecordFactory.Record(n) with
        {
            Id = FormattableString.Invariant($"样例-{n}"),
            Agency = new Agency(FormattableString.Invariant($"样例{n}/局"), FormattableString.Invariant($"样例{n}局")),
            Region = region,
        });
        await _temporary.Archive.Importer.ImportAsync(new StringReader(string.Join('\n', records.Select(RecordJson.Serialize))), "x");
    }
}
