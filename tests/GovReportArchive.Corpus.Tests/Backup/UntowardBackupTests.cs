using System.Text;
using GovReportArchive.Corpus.Backup;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Tests;

namespace GovReportArchive.Corpus.Tests.Backup;

/// <summary>What goes wrong around a backup does not spoil it: damaged neighbours, a wrong clock, a broken index, another hand at work.</summary>
public sealed class UntowardBackupTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryArchive _temporary = new();
    private readonly BackupStore _store;
    private string _id = "";

    public UntowardBackupTests() => _store = new BackupStore(_temporary.File("backup"));

    public async Task InitializeAsync() =>
        _id = (await _temporary.Archive.Ingester.IngestAsync("a.txt", Encoding.UTF8.GetBytes(SampleText.Report("青禾县教育局", 2024)))).Id!;

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _temporary.Dispose();

    [Theory]
    [InlineData("archive.db")]
    [InlineData("originals-sha256.txt")]
    public void An_older_generation_that_is_damaged_goes_when_its_time_has_come(string file)
    {
        string old = Make().Generation, path = _store.PathOf(old, file);
        if (file is "archive.db") File.WriteAllText(path, "no database");
        else File.Delete(path);

        string made = Make(keep: 2).Generation;
        Assert.Equal([made, old], _store.Generations);

        Assert.Equal([old], Make(keep: 2).Outdated);
        Assert.Empty(BackupCheck.Run(_store, made).Problems);
    }

    [Fact]
    public void A_generation_that_was_just_made_stays_though_the_clock_has_gone_back()
    {
        _temporary.Clock.Now += TimeSpan.FromDays(365);
        string ahead = Make().Generation;
        _temporary.Clock.Now -= TimeSpan.FromDays(364);

        BackupOutcome made = Make(keep: 1);

        Assert.Equal([ahead], made.Outdated);
        Assert.Equal([made.Generation], _store.Generations);
    }

    [Fact]
    public void An_index_that_cannot_be_asked_keeps_nobody_from_saving_the_archive()
    {
        _temporary.Archive.TryCatchUp();
        Assert.NotEmpty(Make().Manifest.Questions);
        _temporary.Archive.Dispose();
        foreach (string file in Directory.EnumerateFiles(_temporary.Options.IndexDirectory, "*.*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
            File.WriteAllText(file, "damaged");
        _temporary.Reopen();

        Assert.Empty(Make().Manifest.Questions);
    }

    [Fact]
    public void A_restore_that_finds_another_at_work_leaves_it_alone()
    {
        Make();
        string corpus = _temporary.File("restored"), staging = Path.Combine(corpus, ".restoring");
        FileStream? other = null;
        // While the backup is checked, another program begins here and is at the point of putting its originals in their place.
        ArchiveException refused = Assert.Throws<ArchiveException>(() => new ArchiveRestore(_store, _temporary.Clock).Run(corpus, progress: new Told(() =>
        {
            if (other is not null) return;
            Directory.CreateDirectory(staging);
            other = new FileStream(Path.Combine(staging, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(Path.Combine(staging, "archive.db"), "its catalog");
            Directory.CreateDirectory(Path.Combine(corpus, "originals"));
        })));
        other!.Dispose();

        Assert.Equal("restore.locked", refused.Code);
        Assert.True(File.Exists(Path.Combine(staging, "archive.db")));
        Assert.True(Directory.Exists(Path.Combine(corpus, "originals")));
    }

    [Fact]
    public void A_restore_locks_others_out()
    {
        Make();
        string corpus = _temporary.File("restored");
        ArchiveException? second = null;

        new ArchiveRestore(_store, _temporary.Clock).Run(corpus, progress: new Told(() =>
        {
            // Told while the originals are copied, after the check.
            if (second is null && File.Exists(Path.Combine(corpus, ".restoring", "lock")))
                second = Assert.Throws<ArchiveException>(() => new ArchiveRestore(_store, _temporary.Clock).Run(corpus));
        }));

        Assert.Equal("restore.locked", second?.Code);
        using CatalogHandle restored = new(corpus);
        Assert.Single(restored.Holdings.All());
    }

    [Fact]
    public void An_archive_that_was_restored_while_the_backup_was_checked_is_not_touched()
    {
        Make();
        string corpus = _temporary.File("restored"), original = Path.Combine(corpus, "originals", "x");

        ArchiveException refused = Assert.Throws<ArchiveException>(() => new ArchiveRestore(_store, _temporary.Clock).Run(corpus, progress: new Told(() =>
        {
            // Its catalog is in a server.
            Directory.CreateDirectory(Path.GetDirectoryName(original)!);
            File.WriteAllText(original, "x");
        })));

        Assert.Equal("restore.held", refused.Code);
        Assert.Equal(["originals"], Directory.EnumerateFileSystemEntries(corpus).Select(Path.GetFileName));
        Assert.True(File.Exists(original));
    }

    [SkippableFact]
    public void A_disk_that_gives_no_bytes_back_is_told_and_all_else_is_saved()
    {
        const string Unreadable = "/proc/self/mem";
        Skip.IfNot(File.Exists(Unreadable), "There is no file that can be opened and not read.");
        string sha256 = _temporary.Archive.Holdings.Versions(_id)[0].Sha256!;
        string path = Directory.GetFiles(Path.Combine(_temporary.Options.CorpusDirectory, "originals"), sha256, SearchOption.AllDirectories).Single();
        File.Delete(path);
        File.CreateSymbolicLink(path, Unreadable);

        Assert.Equal(new LackingOriginal(sha256, _id), Assert.Single(Make().Manifest.Lacking));
        Assert.Equal("original.damaged", Assert.Single(_temporary.Archive.Verify().Problems).Code);
        Assert.Throws<DamagedReportException>(() => _temporary.Archive.Holdings.OpenOriginal(_id));
    }

    private BackupOutcome Make(int keep = 7)
    {
        _temporary.Clock.Now += TimeSpan.FromMinutes(1);
        return _temporary.Archive.BackUp(_store, [], keep, quick: false);
    }

    private sealed class Told(Action told) : IProgress<JobProgress>
    {
        public void Report(JobProgress value) => told();
    }
}
