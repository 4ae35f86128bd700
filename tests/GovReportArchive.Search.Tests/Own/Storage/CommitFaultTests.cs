using System.Globalization;
using GovReportArchive.Search.Own;
using GovReportArchive.Search.Own.Storage;
using GovReportArchive.Search.Own.Writing;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Search.Tests.Own.Storage;

/// <summary>Every single storage operation of a commit and of a merge is made to fail, in every way.</summary>
public sealed class CommitFaultTests
{
    private static readonly string[] Before = ["a", "b", "c"], After = ["a", "c", "d", "e"];

    [Theory]
    [InlineData(Fault.Error)]
    [InlineData(Fault.ShortWrite)]
    [InlineData(Fault.BitFlip)]
    [InlineData(Fault.LostTail)]
    public void A_commit_that_fails_leaves_the_old_commit_readable_and_succeeds_when_tried_again(Fault fault)
    {
        int operations = CountCommit(), failures = 0;
        for (int n = 0; n < operations; n++)
        {
            using TemporaryDirectory directory = new();
            FaultyStorage storage = Prepare(directory.Path);
            using (IndexWriter writer = Open(storage))
            {
                Change(writer);
                storage.FailAt(n, fault);
                IOException? error = Record.Exception(() => writer.Commit(2)) as IOException;
                if (storage.HasFailed && error is not null)
                {
                    failures++;
                    // The very last step makes a rename durable that everybody sees already.
                    AssertIs(directory.Path, n, storage.LastDone.StartsWith("rename", StringComparison.Ordinal));
                    writer.Commit(2);
                }
            }

            AssertIs(directory.Path, n, true);
        }

        Assert.True(failures >= 6, $"Only {failures} commits failed.");
    }

    [Fact]
    public void While_the_disk_is_full_commits_fail_and_say_so_and_once_there_is_room_nothing_is_lost()
    {
        int operations = CountCommit(), failures = 0;
        for (int n = 0; n < operations; n++)
        {
            using TemporaryDirectory directory = new();
            FaultyStorage storage = Prepare(directory.Path);
            using IndexWriter writer = Open(storage);
            Change(writer);
            storage.FailAt(n, Fault.DiskFull);
            if (Record.Exception(() => writer.Commit(2)) is IOException error)
            {
                failures++;
                Assert.Contains("No space left", error.Message, StringComparison.Ordinal);
                AssertIs(directory.Path, n, false);
                Assert.Throws<IOException>(() => writer.Commit(2));
                writer.Put(Document("f", "新"));
                writer.Delete("f");
                AssertIs(directory.Path, n, false);
                storage.Heal();
                writer.Commit(2);
            }

            AssertIs(directory.Path, n, true);
        }

        Assert.True(failures > 10, $"Only {failures} commits failed.");
    }

    [Theory]
    [InlineData(Fault.Crash)]
    [InlineData(Fault.CrashAfter)]
    public void After_a_crash_at_any_operation_of_a_commit_the_old_or_the_new_commit_is_complete(Fault fault)
    {
        int operations = CountCommit(), old = 0, anew = 0;
        for (int n = 0; n < operations; n++)
        {
            using TemporaryDirectory directory = new();
            FaultyStorage storage = Prepare(directory.Path);
            using (IndexWriter writer = Open(storage))
            {
                Change(writer);
                storage.FailAt(n, fault);
                _ = Record.Exception(() => writer.Commit(2));
            }

            bool isNew = ReadChange(directory.Path) == 2;
            _ = isNew ? anew++ : old++;
            AssertIs(directory.Path, n, isNew);
            // Whoever comes next tidies up and goes on.
            using (IndexWriter writer = Open(new FaultyStorage(directory.Path)))
            {
                Assert.Equal(isNew ? 2 : 1, writer.AppliedChange);
                if (!isNew) Change(writer);
                writer.Commit(2);
            }

            AssertIs(directory.Path, n, true);
            AssertNothingLeftOver(directory.Path);
        }

        Assert.True(old > 0 && anew > 0, $"{old} crashes left the old commit, {anew} the new one.");
    }

    [Theory]
    [Trait("tier", "full")]
    [InlineData(Fault.Error)]
    [InlineData(Fault.ShortWrite)]
    [InlineData(Fault.Crash)]
    [InlineData(Fault.CrashAfter)]
    [InlineData(Fault.DiskFull)]
    [InlineData(Fault.BitFlip)]
    [InlineData(Fault.LostTail)]
    public void A_merge_that_fails_at_any_operation_loses_nothing(Fault fault)
    {
        using TemporaryDirectory filled = new();
        FillForMerge(filled.Path);
        int operations = CountMerge(filled);
        for (int n = 0; n < operations; n++)
        {
            using TemporaryDirectory directory = filled.Copy();
            FaultyStorage storage = new(directory.Path);
            using (IndexWriter writer = Open(storage))
            {
                PutForMerge(writer, MergePolicy.Factor - 1);
                storage.FailAt(n, fault);
                _ = Record.Exception(() => writer.Commit(MergePolicy.Factor));
            }

            AssertMergeKept(directory.Path, n);
            using (IndexWriter writer = Open(new FaultyStorage(directory.Path)))
            {
                Assert.InRange(writer.AppliedChange, MergePolicy.Factor - 1, MergePolicy.Factor);
                writer.Put(Document("last", "最后"));
                writer.Commit(100);
                Assert.Null(writer.MergeFailure);
            }

            AssertNothingLeftOver(directory.Path);
        }
    }

    [Fact]
    public void A_merge_of_a_damaged_segment_is_refused_and_does_not_hide_the_damage()
    {
        using TemporaryDirectory directory = new();
        FillForMerge(directory.Path);
        string damaged = Directory.GetFiles(directory.Path, "*.pairs").Order(StringComparer.Ordinal).First();
        byte[] bytes = File.ReadAllBytes(damaged);
        bytes[bytes.Length / 2] ^= 4;
        File.WriteAllBytes(damaged, bytes);
        using (IndexWriter writer = Open(new FaultyStorage(directory.Path)))
        {
            PutForMerge(writer, MergePolicy.Factor - 1);
            writer.Commit(MergePolicy.Factor);
            Assert.Equal(Path.GetFileName(damaged), Assert.IsType<IndexCorruptException>(writer.MergeFailure).File);
        }

        Assert.Equal(Path.GetFileName(damaged), Assert.Throws<IndexCorruptException>(() => IndexReader.Verify(directory.Path)).File);
        using IndexReader reader = IndexReader.Open(directory.Path);
        Assert.Equal(MergePolicy.Factor + 1, reader.Count);
    }

    private static int CountCommit()
    {
        using TemporaryDirectory directory = new();
        FaultyStorage storage = Prepare(directory.Path);
        using IndexWriter writer = Open(storage);
        Change(writer);
        int before = storage.Operations;
        writer.Commit(2);
        int count = storage.Operations - before;
        Assert.True(count > 20, $"A commit has only {count} operations.");
        return count;
    }

    private static int CountMerge(TemporaryDirectory filled)
    {
        using TemporaryDirectory directory = filled.Copy();
        FaultyStorage storage = new(directory.Path);
        using IndexWriter writer = Open(storage);
        PutForMerge(writer, MergePolicy.Factor - 1);
        int before = storage.Operations;
        writer.Commit(MergePolicy.Factor);
        using IndexReader reader = IndexReader.Open(directory.Path);
        Assert.Equal(MergePolicy.Factor + 1, reader.Generation);
        return storage.Operations - before;
    }

    private static FaultyStorage Prepare(string directory)
    {
        FaultyStorage storage = new(directory);
        using IndexWriter writer = Open(storage);
        foreach (string id in Before) writer.Put(Document(id, "旧"));
        writer.Commit(1);
        return storage;
    }

    private static void Change(IndexWriter writer)
    {
        writer.Put(Document("a", "新"));
        writer.Put(Document("d", "新"));
        writer.Put(Document("e", "新"));
        writer.Delete("b");
    }

    // One commit before the one that starts a merge.
    private static void FillForMerge(string directory)
    {
        using IndexWriter writer = Open(new FaultyStorage(directory));
        for (int i = 0; i < MergePolicy.Factor - 1; i++)
        {
            PutForMerge(writer, i);
            writer.Commit(i + 1);
        }
    }

    private static void PutForMerge(IndexWriter writer, int number)
    {
        writer.Put(Document(Number(number), "第" + Number(number) + "件"));
        writer.Put(Document("same", "第" + Number(number) + "次"));
    }

    private static void AssertIs(string directory, int operation, bool isNew)
    {
        IndexReader.Verify(directory);
        using IndexReader reader = IndexReader.Open(directory);
        Assert.True((isNew ? After : Before).SequenceEqual(reader.Ids().Order(StringComparer.Ordinal)), $"operation {operation}: {string.Join(" ", reader.Ids())}, generation {reader.Generation}");
        Assert.Equal(isNew ? 2 : 1, reader.AppliedChange);
        Assert.Equal(isNew ? ["c"] : Before, Ids(reader, "\"旧\""));
        Assert.Equal(isNew ? ["a", "d", "e"] : [], Ids(reader, "\"新\""));
    }

    private static void AssertMergeKept(string directory, int operation)
    {
        IndexReader.Verify(directory);
        using IndexReader reader = IndexReader.Open(directory);
        int commits = (int)reader.AppliedChange;
        Assert.True(commits is MergePolicy.Factor or MergePolicy.Factor - 1, $"operation {operation}: {commits} commits");
        Assert.Equal(Enumerable.Range(0, commits).Select(Number).Append("same").Order(StringComparer.Ordinal), reader.Ids().Order(StringComparer.Ordinal));
        Assert.Equal(["same"], Ids(reader, $"\"第{Number(commits - 1)}次\""));
        Assert.Equal([Number(0)], Ids(reader, "\"第0件\""));
    }

    private static void AssertNothingLeftOver(string directory)
    {
        Manifest manifest = Manifest.Read(new DiskStorage(directory))!;
        IEnumerable<string> files = Directory.EnumerateFiles(directory).Select(file => Path.GetFileName(file)).Where(file => !WriterLock.IsLockFile(file));
        Assert.Equal(manifest.Files().Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
    }

    private static long ReadChange(string directory)
    {
        using IndexReader reader = IndexReader.Open(directory);
        return reader.AppliedChange;
    }

    private static string[] Ids(IndexReader reader, string query) =>
        [.. reader.Search(new SearchRequest { Query = SampleSchema.Query(query) }).Hits.Select(hit => hit.Id).Order(StringComparer.Ordinal)];

    private static IndexWriter Open(FaultyStorage storage) =>
        IndexWriter.Open(storage, () => WriterLock.Take(storage.Place), SampleSchema.Reports, new WriterOptions(MergeInBackground: false));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Schema.IndexDocument Document(string id, string text) => SampleSchema.Document(id, $"文件{id}", text, "问题" + text, regions: ["23", "2307"]);
}
