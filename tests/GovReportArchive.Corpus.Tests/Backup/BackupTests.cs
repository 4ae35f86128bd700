using System.Text;
using GovReportArchive.Corpus.Backup;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Tests;
using Microsoft.Data.Sqlite;

namespace GovReportArchive.Corpus.Tests.Backup;

public sealed class BackupTests : IDisposable
{
    private readonly TemporaryArchive _temporary = new();
    private readonly BackupStore _store;

    public BackupTests() => _store = new BackupStore(_temporary.File("backup"));

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task A_restored_archive_holds_the_same_records_originals_corrections_and_withdrawals()
    {
        string kept = await IngestAsync("青禾县教育局"), withdrawn = await IngestAsync("青禾县民政局");
        await _temporary.Archive.Importer.ImportAsync(new StringReader(RecordFactory.Lines(5)), "x");
        _temporary.Archive.Mender.Correct(kept, "applications.received.total", "7", "甲", "乙");
        _temporary.Archive.Withdraw(withdrawn, "样例");
        string before = Dump(_temporary.Archive.Holdings);

        Make();
        string corpus = Restore();

        using CatalogHandle restored = new(corpus);
        Assert.Equal(before, Dump(restored.Holdings));
        Assert.Equal(_temporary.Archive.Holdings.Latest(0, 1).Archive, restored.Holdings.Latest(0, 1).Archive);
        using OriginalFile original = restored.Holdings.OpenOriginal(kept)!;
        Assert.Equal(Bytes("青禾县教育局"), (await original.ReadAsync(CancellationToken.None)).ToArray());
    }

    [Fact]
    public async Task What_was_acknowledged_before_a_backup_began_is_in_it_while_eight_threads_ingest()
    {
        string[] first = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => IngestAsync($"青禾县{n}局")));
        using CancellationTokenSource enough = new();
        Task[] ingesting = [.. Enumerable.Range(0, 8).Select(n => Task.Run(async () =>
        {
            for (int i = 0; !enough.IsCancellationRequested; i++) await IngestAsync($"白沙县{n}第{i}局");
        }))];
        string[][] acknowledged = new string[2][];
        for (int round = 0; round < acknowledged.Length; round++)
        {
            acknowledged[round] = [.. first, .. _temporary.Archive.Holdings.All().Select(report => report.Id)];
            Make();
        }

        await enough.CancelAsync();
        await Task.WhenAll(ingesting);
        for (int round = 0; round < acknowledged.Length; round++)
        {
            string corpus = _temporary.File($"restored{round}");
            new ArchiveRestore(_store, _temporary.Clock).Run(corpus, _store.Generations[^(round + 1)]);
            using CatalogHandle restored = new(corpus);
            Assert.Empty(acknowledged[round].Except(restored.Holdings.All().Select(report => report.Id)));
        }

        Assert.All(_store.Generations, generation => Assert.Empty(BackupCheck.Run(_store, generation).Problems));
    }

    [Fact]
    public async Task A_second_backup_copies_only_new_originals_and_those_that_are_no_longer_what_they_were()
    {
        await IngestAsync("青禾县教育局");
        await IngestAsync("青禾县民政局");
        Assert.Equal(2, Make().Added);
        Assert.Equal(0, Make().Added);
        Flip(Directory.GetFiles(Path.Combine(_store.Directory, "originals"), "*", SearchOption.AllDirectories)[0]);
        Assert.Equal(0, Make(quick: true).Added);
        Assert.NotEmpty(BackupCheck.Run(_store, _store.Generations[0]).Problems);

        Assert.Equal(1, Make().Added);
        Assert.Empty(BackupCheck.Run(_store, _store.Generations[0]).Problems);
    }

    [Fact]
    public async Task A_changed_byte_anywhere_is_told_with_its_file_and_nothing_is_restored()
    {
        await IngestAsync("青禾县教育局");
        Make();
        string[] files = [.. Directory.GetFiles(_store.Directory, "*", SearchOption.AllDirectories).Where(path => Path.GetFileName(path) is not "lock")];
        Assert.Equal(5, files.Length);
        foreach (string file in files)
        {
            byte[] whole = await File.ReadAllBytesAsync(file);
            foreach (int at in new[] { 0, whole.Length / 2, whole.Length - 2 })
            {
                Flip(file, at);
                ArchiveException error = Assert.Throws<ArchiveException>(() => Restore("never"));
                Assert.Contains(Path.GetFileName(file), error.Message, StringComparison.Ordinal);
                await File.WriteAllBytesAsync(file, whole);
            }
        }

        Assert.False(Directory.Exists(_temporary.File("never")));
        Restore("now");
    }

    [Fact]
    public async Task A_lost_file_is_told_and_the_rest_is_restored_where_that_is_asked_for()
    {
        string id = await IngestAsync("青禾县教育局");
        await IngestAsync("青禾县民政局");
        Make();
        File.Delete(_store.Originals.PathOf(_temporary.Archive.Holdings.Versions(id)[0].Sha256!));
        Assert.Throws<ArchiveException>(() => Restore("whole"));

        RestoreOutcome restored = new ArchiveRestore(_store, _temporary.Clock).Run(_temporary.File("rest"), withoutDamaged: true);

        Assert.Contains(_temporary.Archive.Holdings.Versions(id)[0].Sha256!, Assert.Single(restored.Lacking), StringComparison.Ordinal);
        using CatalogHandle rest = new(_temporary.File("rest"));
        Assert.Equal(2, rest.Holdings.All().Count());
    }

    [Fact]
    public async Task An_original_that_is_damaged_in_the_archive_is_told_and_all_else_is_saved()
    {
        string id = await IngestAsync("青禾县教育局");
        await IngestAsync("青禾县民政局");
        string sha256 = _temporary.Archive.Holdings.Versions(id)[0].Sha256!;
        Flip(Directory.GetFiles(Path.Combine(_temporary.Options.CorpusDirectory, "originals"), sha256, SearchOption.AllDirectories).Single());

        BackupOutcome made = Make();

        Assert.Equal((1L, new LackingOriginal(sha256, id)), (made.Added, Assert.Single(made.Manifest.Lacking)));
        Assert.Single(new ArchiveRestore(_store, _temporary.Clock).Run(_temporary.File("rest")).Lacking);
    }

    [Fact]
    public async Task Generations_beyond_those_that_are_kept_go_with_the_originals_that_only_they_name()
    {
        string id = await IngestAsync("青禾县教育局");
        Make();
        for (int n = 0; n < 3; n++)
        {
            await IngestAsync($"青禾县{n}局");
            Make(keep: 2);
        }

        Assert.Equal(2, _store.Generations.Count);
        Assert.Equal(4, _store.Originals.Files().Count());
        Assert.True(_store.Originals.Holds(_temporary.Archive.Holdings.Versions(id)[0].Sha256!));
    }

    [Fact]
    public async Task With_the_backup_after_a_purge_no_file_of_the_backup_holds_the_report_any_more()
    {
        const string secret = "只此一处的句子";
        string id = await IngestAsync("青禾县教育局", secret);
        await IngestAsync("青禾县民政局");
        Make();
        _temporary.Archive.Withdraw(id, "样例", purge: true);

        BackupOutcome made = Make();

        Assert.Equal((1, 1), (made.Erased.Count, made.Swept));
        Assert.Single(_store.Generations);
        foreach (string file in Directory.GetFiles(_store.Directory, "*", SearchOption.AllDirectories))
            Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) < 0, file);
        using CatalogHandle restored = new(Restore());
        Assert.Equal(_temporary.Archive.Holdings.Get(id)!.Withdrawn, restored.Holdings.Get(id)!.Withdrawn);
    }

    [Fact]
    public async Task A_backup_that_is_newer_than_a_restored_archive_stays()
    {
        await IngestAsync("青禾县教育局");
        Make();
        string old = _store.Generations[0];
        await IngestAsync("青禾县民政局");
        Make();
        string corpus = _temporary.File("restored");
        new ArchiveRestore(_store, _temporary.Clock).Run(corpus, old);
        using CatalogHandle restored = new(corpus);
        _temporary.Clock.Now += TimeSpan.FromHours(1);

        BackupOutcome made = restored.Backup(_temporary.Clock).Make(_store, Plan());

        Assert.Equal((0, 3), (made.Erased.Count, _store.Generations.Count));
    }

    [Fact]
    public async Task Nothing_is_restored_over_an_archive_and_nothing_is_saved_into_one()
    {
        await IngestAsync("青禾县教育局");
        Make();
        Assert.Equal("restore.held", Assert.Throws<ArchiveException>(() => new ArchiveRestore(_store, _temporary.Clock).Run(_temporary.Options.CorpusDirectory)).Code);
        Assert.Equal("backup.place", Assert.Throws<ArchiveException>(() => _temporary.Archive.BackUp(new BackupStore(_temporary.Options.CorpusDirectory), [], 7, quick: false)).Code);
        Assert.Equal("backup.place", Assert.Throws<ArchiveException>(() => _temporary.Archive.BackUp(new BackupStore(_temporary.File("")), [], 7, quick: false)).Code);
        using TemporaryArchive other = new();
        Assert.Equal("backup.foreign", Assert.Throws<ArchiveException>(() => other.Archive.BackUp(_store, [], 7, quick: false)).Code);
        Assert.Equal("restore.none", Assert.Throws<ArchiveException>(() => new ArchiveRestore(new BackupStore(_temporary.File("none")), _temporary.Clock).Run(_temporary.File("new"))).Code);
        Assert.Empty(_temporary.Archive.Verify().Problems);
    }

    [Fact]
    public async Task What_a_killed_restore_has_left_the_next_one_removes()
    {
        await IngestAsync("青禾县教育局");
        Make();
        string corpus = Restore("half");
        // As if it had been killed between the originals and the catalog.
        Directory.CreateDirectory(Path.Combine(corpus, ".restoring"));
        await File.WriteAllBytesAsync(Path.Combine(corpus, ".restoring", "publishing"), []);
        File.Move(Path.Combine(corpus, "archive.db"), Path.Combine(corpus, ".restoring", "archive.db"));

        using CatalogHandle restored = new(Restore("half"));

        Assert.Single(restored.Holdings.All());
        Assert.False(Directory.Exists(Path.Combine(corpus, ".restoring")));
    }

    [SkippableFact]
    public async Task What_may_hold_secrets_is_its_owners_alone()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no modes.");
        await IngestAsync("青禾县教育局");
        string beside = Path.Combine(_temporary.Options.CorpusDirectory, "subscriptions.db");
        using (SqliteConnection connection = new($"Data Source={beside};Pooling=false"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE secret(value TEXT)";
            command.ExecuteNonQuery();
        }

        BackupOutcome made = Make();

        string corpus = Restore();
        foreach (string path in new[] { _store.PathOf(made.Generation, "subscriptions.db"), _store.PathOf(made.Generation, "archive.db"), Path.Combine(corpus, "subscriptions.db") })
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(path).UnixFileMode);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, new DirectoryInfo(_store.Directory).UnixFileMode);
    }

    [SkippableFact]
    public async Task A_backup_that_cannot_be_written_says_so_and_leaves_the_one_before()
    {
        Skip.If(OperatingSystem.IsWindows(), "A directory stands in for a full disk.");
        await IngestAsync("青禾县教育局");
        Make();
        string id = await IngestAsync("青禾县民政局");
        string sha256 = _temporary.Archive.Holdings.Versions(id)[0].Sha256!;
        // A file where the folder of the new original would be.
        Directory.CreateDirectory(Path.Combine(_store.Directory, "originals", sha256[..2]));
        await File.WriteAllTextAsync(Path.Combine(_store.Directory, "originals", sha256[..2], sha256[2..4]), "x");

        Assert.Equal("backup.write", Assert.Throws<ArchiveException>(() => Make()).Code);

        Assert.Single(_store.Generations);
        Assert.Empty(BackupCheck.Run(_store, _store.Generations[0]).Problems);
    }

    private static BackupPlan Plan(int keep = 7, bool quick = false) => new([], keep, quick, _ => []);

    private BackupOutcome Make(int keep = 7, bool quick = false)
    {
        _temporary.Clock.Now += TimeSpan.FromMinutes(1);
        return _temporary.Archive.BackUp(_store, ["subscriptions.db"], keep, quick);
    }

    private string Restore(string name = "restored")
    {
        RestoreOutcome restored = new ArchiveRestore(_store, _temporary.Clock).Run(_temporary.File(name));
        Assert.Empty(restored.Lacking);
        return _temporary.File(name);
    }

    private async Task<string> IngestAsync(string agency, string sentence = "全年无事故。")
    {
        IngestOutcome outcome = await _temporary.Archive.Ingester.IngestAsync("a.txt", Bytes(agency, sentence));
        return outcome.Id!;
    }

    private static byte[] Bytes(string agency, string sentence = "全年无事故。") => Encoding.UTF8.GetBytes(SampleText.Report(agency, 2024, sentence));

    private static string Dump(Holdings holdings) => string.Join('\n', holdings.Changes(0).Select(change => change.ToString())
        .Concat(holdings.Latest(0, 1000).Items.Select(change => RecordsOf(holdings, change.Id))));

    private static string RecordsOf(Holdings holdings, string id) => System.Text.Json.JsonSerializer.Serialize(holdings.Get(id), Reports.Records.RecordJson.Options);

    private static void Flip(string path, int? at = null)
    {
        byte[] bytes = File.ReadAllBytes(path);
        bytes[at ?? bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
    }
}
