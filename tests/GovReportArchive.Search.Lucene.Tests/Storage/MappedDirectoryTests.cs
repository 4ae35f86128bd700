namespace GovReportArchive.Search.Lucene.Tests.Storage;

public sealed class MappedDirectoryTests
{
    [Fact]
    public void Readers_that_open_and_close_while_segments_come_and_go_never_fail_and_files_are_unmapped() => Stress(40, 2);

    [Fact]
    [Trait("tier", "soak")]
    public void Readers_that_open_and_close_while_segments_come_and_go_never_fail_for_long() => Stress(1500, 4);

    private static void Stress(int rounds, int readers)
    {
        using Place place = new();
        using (LuceneIndex index = Sample.Index(place, new LuceneSettings { CacheBytes = 1 << 20, Patience = TimeSpan.Zero }))
        {
            using CancellationTokenSource done = new();
            using ISearchWriter writer = index.TryWrite()!;
            Sample.Change(writer, new Random(0), 1, 60, 50);
            Task<int>[] reading = [.. Enumerable.Range(0, readers).Select(reader => Task.Factory.StartNew(
                () => Read(index, reader, done.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
            Random random = new(1);
            for (int round = 0; round < rounds; round++)
            {
                Sample.Change(writer, random, 1, 10, 50);
                if (round % 4 == 0) GC.Collect();
            }

            done.Cancel();
            Assert.All(reading, task => Assert.True(task.GetAwaiter().GetResult() > 0));
            Assert.Null(writer.MergeFailure);
            index.Verify();
        }

        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.InRange(Mapped(place.Directory), 0, 100);
    }

    private static int Read(LuceneIndex index, int seed, CancellationToken done)
    {
        int searches = 0;
        do
        {
            using ISearchView view = index.Open()!;
            Answers.Full(view, searches % 2 == 0 ? "\"信息公开\"" : "公开 OR 更新*");
            searches++;
            if ((searches + seed) % 8 == 0) GC.Collect();
        }
        while (!done.IsCancellationRequested);
        return searches;
    }

    // Only Linux tells which files are mapped.
    private static int Mapped(string directory) =>
        File.Exists("/proc/self/maps") ? File.ReadLines("/proc/self/maps").Count(line => line.Contains(directory + "/", StringComparison.Ordinal)) : 0;
}
