using GovReportArchive.Discovery.Facets;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;
using GovReportArchive.Wording.Boilerplates;

namespace GovReportArchive.Wording.Tests.Groups;

public sealed class BoilerplateTests
{
    [Fact]
    public async Task Sentences_of_three_other_agencies_are_shared_those_of_other_years_repeated_the_rest_own()
    {
        const string common = "坚持以公开为常态、不公开为例外。", yearly = "每周三由科长值守公开窗口。", own = "本月新装意见箱两只。";
        using TemporaryArchive temporary = new();
        ReportRecord[] records =
        [
            Report(0, $"{common}{yearly}{own}"), Report(24, $"{common}{yearly}"),
            Report(1, $"一是{common}"), Report(2, common), Report(3, common + "巡回宣传车走遍各村。"), Report(4, "巡回宣传车走遍各村。"),
        ];
        await temporary.Archive.Importer.ImportAsync(new StringReader(string.Join('\n', records.Select(RecordJson.Serialize))), "lines");
        temporary.Archive.WordingKeeper.Rebuild();
        BoilerplateSearch search = temporary.Archive.Boilerplates;

        Boilerplate told = search.Of(temporary.Archive.Holdings.Get(records[0].Id)!)!;
        Assert.Equal(["shared", "repeated", "own"], told.Items.Select(item => item.State));
        BoilerplateAnswer all = search.Search([], []);
        BoilerplateReport line = all.Items.Single(item => item.Report == records[0].Id);

        Assert.Equal(3, told.Items[0].Agencies);
        Assert.Equal([2020], told.Items[1].Years);
        Assert.Equal((told.Sentences, told.Shared, told.Repeated, told.Own), (line.Sentences, line.Shared, line.Repeated, line.Own));
        Assert.Equal(6, all.Total);
        Assert.Equal(all.Total, all.Ranges.Sum(range => range.Count));
        Assert.All(all.Ranges, range => Assert.Equal(range.Count, search.Search([], [range.Value]).Total));
        Assert.Equal(1, search.Search([new ReportFilter("year", ["2020"])], []).Total);
        Assert.Equal(search.Search([], [], ascending: true, limit: 200).Items, search.Stream([], [], ascending: true));
        Assert.Equal([line], search.Stream([new ReportFilter("year", ["2019"])], ["20-40"]));
    }

    private static ReportRecord Report(int n, string overview) => RecordFactory.Record(n) with { Sections = [new Section(1, "overview", "一、总体情况", overview)] };
}
