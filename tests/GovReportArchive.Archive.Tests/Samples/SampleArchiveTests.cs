using GovReportArchive.Archive.Samples;
using GovReportArchive.Archive.Searching;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Archive.Tests.Samples;

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
        using ReportArchive? archive = await SampleArchive.OpenAsync(_samples.FullName);

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
        using ReportArchive? archive = await SampleArchive.OpenAsync(_samples.FullName);

        Assert.NotNull(archive);
        Assert.Equal(reports, archive.Search.Search(new ReportQuery { Filters = [new KeywordFilter("form", [form])] }).Total);
    }

    [Fact]
    public async Task A_sample_that_was_removed_is_gone_at_the_next_start()
    {
        using (ReportArchive? first = await SampleArchive.OpenAsync(_samples.FullName)) Assert.NotNull(first);
        File.Delete(Path.Combine(_samples.FullName, "hezhu-town-2022.txt"));

        using ReportArchive? archive = await SampleArchive.OpenAsync(_samples.FullName);

        Assert.NotNull(archive);
        Assert.Equal(SampleFiles.Expected.Count - 1, Total(archive, null));
    }

    [Fact]
    public async Task A_directory_without_samples_gives_no_archive()
    {
        foreach (FileInfo file in _samples.EnumerateFiles()) file.Delete();

        Assert.Null(await SampleArchive.OpenAsync(_samples.FullName));
    }

    public void Dispose() => _samples.Delete(recursive: true);

    private static int Total(ReportArchive archive, string? text) => archive.Search.Search(new ReportQuery { Text = text }).Total;
}
