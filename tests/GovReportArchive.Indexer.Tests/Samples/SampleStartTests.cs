using GovReportArchive.Composition;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Tests;

namespace GovReportArchive.Indexer.Tests.Samples;

public sealed class SampleStartTests : IDisposable
{
    private readonly DirectoryInfo _copy = Directory.CreateTempSubdirectory("govreport-samples-");

    public SampleStartTests()
    {
        foreach (string file in Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "corpus", "samples")))
            File.Copy(file, Path.Combine(_copy.FullName, Path.GetFileName(file)));
    }

    [Fact]
    public async Task Every_sample_is_ingested_and_searched_and_the_second_opening_reads_none_again()
    {
        int files = _copy.GetFiles().Count(file => file.Extension is ".txt" or ".html" or ".docx");
        using (OpenArchive first = (await SampleArchive.OpenAsync(_copy.FullName, LuceneIndex.Engine))!)
            Assert.Equal(files, first.Search.Search(new ReportQuery()).Total);

        using OpenArchive second = (await SampleArchive.OpenAsync(_copy.FullName, LuceneIndex.Engine))!;

        Assert.Equal(files, second.Search.Search(new ReportQuery()).Total);
        Assert.Equal(files, second.Holdings.LastChange);
        Assert.Empty(second.Verify().Problems);
    }

    [Fact]
    public async Task Where_the_samples_folder_cannot_be_written_the_temporary_directory_serves()
    {
        // A file in the place of the folder stops everyone from making it, also the superuser.
        await File.WriteAllTextAsync(Path.Combine(_copy.FullName, ".archive"), "");

        using OpenArchive archive = (await SampleArchive.OpenAsync(_copy.FullName, LuceneIndex.Engine))!;

        Assert.True(archive.Holdings.HasReports);
        Assert.StartsWith(Path.GetTempPath(), archive.Options.CorpusDirectory, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(archive.Options.CorpusDirectory)!, recursive: true);
    }

    public void Dispose() => _copy.Delete(recursive: true);
}
