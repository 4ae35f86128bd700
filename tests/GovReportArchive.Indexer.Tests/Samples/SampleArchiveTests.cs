using GovReportArchive.Composition;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Tests;

namespace GovReportArchive.Indexer.Tests.Samples;

public sealed class SampleArchiveTests : IDisposable
{
    private readonly DirectoryInfo _samples = Directory.CreateTempSubdirectory("govreport-samples-");

    public SampleArchiveTests()
    {
        foreach (string file in Directory.EnumerateFiles(SampleFiles.Directory)) File.Copy(file, Path.Combine(_samples.FullName, Path.GetFileName(file)));
    }

    [Fact]
    public async Task Each_sample_is_one_report_and_its_mark_finds_it()
    {
        using OpenArchive? archive = await SampleArchive.OpenAsync(_samples.FullName, LuceneIndex.Engine);

        Assert.NotNull(archive);
        Assert.Equal(SampleFiles.Expected.Count, Total(archive, null));
        Assert.Equal(SampleFiles.Expected.Count, Total(archive, "\"自带的示例数据，地名、机构与数字均为虚构\""));
    }

    [Theory]
    [InlineData("2014", 4)]
    [InlineData("2019", 7)]
    [InlineData("2021", 24)]
    [InlineData("free", 6)]
    public async Task Samples_can_be_narrowed_down_by_form(string form, int reports)
    {
        using OpenArchive? archive = await SampleArchive.OpenAsync(_samples.FullName, LuceneIndex.Engine);

        Assert.NotNull(archive);
        Assert.Equal(reports, archive.Search.Search(new ReportQuery { Filters = [new ReportFilter("form", [form])] }).Total);
    }

    [Theory]
    [InlineData("county", "素溪县", 18)]
    [InlineData("region", "素溪县", 18)]
    [InlineData("county", "槲岭县", 2)]
    [InlineData("province", "云岚省", 2)]
    public async Task Samples_can_be_narrowed_down_by_places_that_have_no_code(string filter, string place, int reports)
    {
        using OpenArchive? archive = await SampleArchive.OpenAsync(_samples.FullName, LuceneIndex.Engine);

        Assert.NotNull(archive);
        ReportAnswer answer = archive.Search.Search(new ReportQuery { Filters = [new ReportFilter(filter, [place])], Facets = [new RequestedFacet(filter)] });
        Assert.Equal((reports, null), (answer.Total, answer.Places));
        Assert.Contains(answer.Facets[filter].Items, item => (item.Value, item.Label, item.Count) == (place, place, reports));
    }

    [Fact]
    public async Task Places_without_a_code_hang_under_those_that_some_report_names_above_them()
    {
        using OpenArchive? archive = await SampleArchive.OpenAsync(_samples.FullName, LuceneIndex.Engine);

        Assert.NotNull(archive);
        RegionInfo district = Assert.Single(archive.Holdings.Regions(), region => region.Name == "望澜区");
        Assert.Equal(("望澜区", "清沅市望澜区", "清沅市", 6), (district.Code, district.FullName, district.Parent, district.Reports));
        Assert.Contains(archive.Holdings.Agencies(region: "清沅市"), agency => agency.Name == "望澜区退役军人事务局");
        Assert.DoesNotContain(archive.Holdings.Agencies(region: "清沅市"), agency => agency.Name == "素溪县民政局");
    }

    [Fact]
    public async Task A_sample_that_was_removed_is_gone_at_the_next_start()
    {
        using (OpenArchive? first = await SampleArchive.OpenAsync(_samples.FullName, LuceneIndex.Engine)) Assert.NotNull(first);
        File.Delete(Path.Combine(_samples.FullName, "hezhu-town-2022.txt"));

        using OpenArchive? archive = await SampleArchive.OpenAsync(_samples.FullName, LuceneIndex.Engine);

        Assert.NotNull(archive);
        Assert.Equal(SampleFiles.Expected.Count - 1, Total(archive, null));
    }

    [Fact]
    public async Task A_directory_without_samples_gives_no_archive()
    {
        foreach (FileInfo file in _samples.EnumerateFiles()) file.Delete();

        Assert.Null(await SampleArchive.OpenAsync(_samples.FullName, LuceneIndex.Engine));
    }

    public void Dispose() => _samples.Delete(recursive: true);

    private static int Total(OpenArchive archive, string? text) => archive.Search.Search(new ReportQuery { Text = text }).Total;
}
