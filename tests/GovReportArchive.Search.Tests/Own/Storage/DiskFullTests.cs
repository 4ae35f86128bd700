using System.Globalization;
using GovReportArchive.Search.Own;
using GovReportArchive.Search.Own.Storage;
using GovReportArchive.Search.Own.Writing;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Search.Tests.Own.Storage;

/// <summary>A real disk that is really full.</summary>
public sealed class DiskFullTests
{
    [SkippableFact]
    public void On_a_full_disk_a_commit_says_so_leaves_nothing_behind_and_succeeds_once_there_is_room()
    {
        using SmallDisk disk = SmallDisk.Mount(6000);
        string index = Path.Combine(disk.Path, "index");
        // Merges wait their turn, so that what lies in the directory is what the commit left there.
        using IndexWriter writer = IndexWriter.Open(new DiskStorage(index), () => WriterLock.Take(index), SampleSchema.Reports, new WriterOptions(MergeInBackground: false));
        Put(writer, 0, 200);
        writer.Commit(1);
        int failures = 0;
        for (int round = 1; round <= 12; round++)
        {
            Put(writer, round * 200, 200);
            disk.LeaveFree(round * 12_000);
            IOException? error = Record.Exception(() => writer.Commit(round + 1)) as IOException;
            if (error is not null)
            {
                failures++;
                Assert.Contains("No space left on device", error.Message, StringComparison.Ordinal);
                Assert.Contains(index, error.Message, StringComparison.Ordinal);
                AssertHolds(index, round * 200, round);
                AssertNothingHalfWritten(index);
                disk.MakeRoom();
                writer.Commit(round + 1);
            }

            AssertHolds(index, (round + 1) * 200, round + 1);
        }

        Assert.True(failures > 2, $"only {failures} commits met a full disk");
    }

    [SkippableFact]
    public void A_writer_that_cannot_begin_on_a_full_disk_does_not_blame_another_writer()
    {
        using SmallDisk disk = SmallDisk.Mount(300);
        disk.LeaveFree(0);
        IOException error = Assert.ThrowsAny<IOException>(() => IndexWriter.Open(Path.Combine(disk.Path, "index"), SampleSchema.Reports));
        Assert.IsNotType<IndexLockedException>(error);
        Assert.Contains("No space left on device", error.Message, StringComparison.Ordinal);
        disk.MakeRoom();
        using IndexWriter writer = IndexWriter.Open(Path.Combine(disk.Path, "index"), SampleSchema.Reports);
        writer.Commit(1);
    }

    private static void Put(IndexWriter writer, int first, int count)
    {
        for (int i = first; i < first + count; i++)
        {
            string number = i.ToString(CultureInfo.InvariantCulture);
            writer.Put(SampleSchema.Document("d" + number, $"第{number}号报告", "政府信息公开" + number, "更新不及时", 2020 + (i % 5), i));
        }
    }

    // A segment that was written in full waits for the next try; what could not be written in full is gone.
    private static void AssertNothingHalfWritten(string index)
    {
        HashSet<string> needed = [.. Manifest.Read(new DiskStorage(index))!.Files(), Manifest.DraftName];
        IEnumerable<string> others = Directory.GetFiles(index).Select(file => Path.GetFileName(file)).Where(file => !WriterLock.IsLockFile(file) && !needed.Contains(file));
        Assert.All(others.Where(file => !file.EndsWith(FileKind.Deletes.Extension, StringComparison.Ordinal)).GroupBy(file => file.Split('.')[0]), segment => Assert.Equal(4, segment.Count()));
    }

    private static void AssertHolds(string index, int documents, long change)
    {
        IndexReader.Verify(index);
        using IndexReader reader = IndexReader.Open(index);
        Assert.Equal((documents, change), (reader.Count, reader.AppliedChange));
        Assert.Equal(documents, reader.Search(new SearchRequest { Query = SampleSchema.Query("\"信息公开\"") }).Total);
    }
}
