using System.Globalization;
using GovReportArchive.Search.Own;
using GovReportArchive.Search.Own.Storage;
using GovReportArchive.Search.Own.Writing;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Tests.Own.Storage;

/// <summary>Indexes that were written once in format version 1 stay readable, and the format does not change unnoticed.</summary>
public sealed class FormatTests
{
    private static readonly string Fixture = Path.Combine(AppContext.BaseDirectory, "Own", "Storage", "format-1");

    [Fact]
    public void The_kept_index_of_version_1_opens_verifies_and_answers()
    {
        IndexReader.Verify(Fixture);
        using IndexReader reader = IndexReader.Open(Fixture);
        Assert.Equal((290, 2L, 2L), (reader.Count, reader.Generation, reader.AppliedChange));
        SearchResult found = reader.Search(new SearchRequest
        {
            Query = SampleSchema.Query("\"依申请公开\" 新收申请:[5 TO *]"),
            Filters = [new KeywordFilter("year", ["2021"])],
            Facets = [new FacetRequest("year"), new FacetRequest("region")],
            Sort = new SortOrder("applications.received.total", true),
            Limit = 2,
        });
        Assert.Equal(["d38", "d262"], found.Hits.Select(hit => hit.Id));
        Assert.Equal(11, found.Total);
        Assert.Equal([new FacetCount("2019", 14), new FacetCount("2020", 13), new FacetCount("2021", 11)], found.Facets[0].Items.Take(3));
        Assert.Equal(new FacetCount("23", 3), found.Facets[1].Items[0]);
        Assert.Equal(["d128"], reader.Search(new SearchRequest { Query = SampleSchema.Query("标题:web128") }).Hits.Select(hit => hit.Id));
    }

    [Fact]
    public void What_is_written_today_is_byte_for_byte_what_version_1_is()
    {
        using TemporaryDirectory directory = new();
        Write(directory.Path);
        string[] files = [.. Directory.GetFiles(Fixture).Select(file => Path.GetFileName(file)).Where(file => !WriterLock.IsLockFile(file)).Order(StringComparer.Ordinal)];
        Assert.Equal(files, Directory.GetFiles(directory.Path).Select(file => Path.GetFileName(file)).Where(file => !WriterLock.IsLockFile(file)).Order(StringComparer.Ordinal));
        // Words depend on the dictionary, and the manifest on chance.
        foreach (string file in files.Where(file => file != Manifest.Name && !file.EndsWith(FileKind.Words.Extension, StringComparison.Ordinal)))
            Assert.True(File.ReadAllBytes(Path.Combine(Fixture, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(directory.Path, file))), file);
    }

    internal static void Write(string directory)
    {
        using IndexWriter writer = IndexWriter.Open(new FaultyStorage(directory), () => WriterLock.Take(directory), SampleSchema.Reports, new WriterOptions(MergeInBackground: false));
        for (int i = 0; i < 300; i++)
        {
            string number = i.ToString(CultureInfo.InvariantCulture);
            writer.Put(new IndexDocument
            {
                Id = "d" + number,
                Units = [("title", $"Web{number} 报告"), ("overall", i % 2 == 0 ? "依申请公开" + new string('开', i % 5) : "主动公开𠮷"), ("problems", ""), ("problems", "更新" + number)],
                Keywords = [("year", (2018 + (i % 7)).ToString(CultureInfo.InvariantCulture)), .. i % 5 == 0 ? [("region", "23"), ("region", "2307")] : Array.Empty<(string, string)>()],
                Numbers = i % 3 == 0 ? [] : [("applications.received.total", i % 40)],
            });
        }

        writer.Commit(1);
        for (int i = 0; i < 10; i++) writer.Delete("d" + (i * 7).ToString(CultureInfo.InvariantCulture));
        writer.Commit(2);
    }
}
