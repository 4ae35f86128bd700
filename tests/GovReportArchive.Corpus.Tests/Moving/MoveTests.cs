using System.Text;
using GovReportArchive.Composition;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Corpus.Moving;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Tests;

namespace GovReportArchive.Corpus.Tests.Moving;

public sealed class MoveTests : IAsyncLifetime, IDisposable
{
    private const int Reports = 40;
    private readonly TemporaryArchive _temporary = new();
    private readonly TemporaryArchive _target = new();
    private string _ingested = "";

    private OpenArchive Archive => _temporary.Archive;

    private string File => _temporary.File("file");

    public async Task InitializeAsync()
    {
        await Archive.Importer.ImportAsync(new StringReader(RecordFactory.Lines(Reports)), "x");
        _ingested = (await Archive.Ingester.IngestAsync("a.txt", Encoding.UTF8.GetBytes(SampleText.Report("青禾县教育局", 2024)))).Id!;
        Archive.Mender.Correct(_ingested, "applications.received.total", "99", "审校员", "原件");
        Archive.Withdraw(RecordFactory.Record(0).Id, "试验");
        Archive.Withdraw(RecordFactory.Record(1).Id, "含个人信息", purge: true);
        Archive.TryCatchUp();
        Archive.Verify();
        _temporary.Alter("INSERT INTO audit(at, actor, origin, action, report, detail) VALUES('2026-02-01T08:00:00.000Z', '审校员', 'command', 'withdrawn', $1, NULL)", RecordFactory.Record(0).Id);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _target.Dispose();
        _temporary.Dispose();
    }

    [Fact]
    public void An_archive_moved_into_a_file_and_on_is_the_same_archive()
    {
        IReadOnlyList<(string, long, string)> before = Rows(_temporary.OpenCatalog());
        List<string> records = Records(Archive);

        using (CatalogDatabase from = _temporary.OpenCatalog(), to = CatalogDatabase.Open(File)) Move(from, _temporary.Options.CorpusDirectory, to, File);
        using (CatalogDatabase from = CatalogDatabase.Open(File), to = _target.OpenCatalog()) Move(from, File, to, _target.Options.CorpusDirectory);

        // The audit log tells of each move, behind what it held.
        Assert.Equal(before.SkipLast(1), Rows(CatalogDatabase.Open(File)).SkipLast(1));
        Assert.Equal(before.SkipLast(1), Rows(_target.OpenCatalog()).SkipLast(1));
        // A new process, which finds the name it has now; the index of the old archive goes on.
        using OpenArchive moved = OpenArchive.Open(_target.Options with { IndexDirectory = _temporary.Options.IndexDirectory }, LuceneIndex.Engine, _temporary.Clock);
        Archive.StopFollowing();
        Assert.Equal(0, moved.TryCatchUp().Applied);
        Assert.Equal(records, Records(moved));
        Assert.Equal(Archive.Holdings.Audit().Select(entry => entry.Action).Concat(["moved", "moved"]), moved.Holdings.Audit().Select(entry => entry.Action));
        Assert.Empty(moved.Verify().Problems);
    }

    [Fact]
    public async Task What_comes_later_goes_on_in_the_same_numbers()
    {
        using (CatalogDatabase from = _temporary.OpenCatalog(), to = _target.OpenCatalog()) Move(from, _temporary.Options.CorpusDirectory, to, _target.Options.CorpusDirectory);
        _target.Reopen();

        await _target.Archive.Importer.ImportAsync(new StringReader(RecordJson.Serialize(RecordFactory.Record(Reports + 1))), "x");
        _target.Archive.Mender.Correct(_ingested, "applications.received.total", "98", "审校员", "原件");

        Assert.Equal(Archive.Holdings.LastChange + 2, _target.Archive.Holdings.LastChange);
        _target.Archive.TryCatchUp();
        Assert.Empty(_target.Archive.Verify().Problems);
    }

    [Fact]
    public async Task Into_an_archive_nothing_is_moved()
    {
        await _target.Archive.Importer.ImportAsync(new StringReader(RecordJson.Serialize(RecordFactory.Record(Reports + 1))), "x");
        using CatalogDatabase from = _temporary.OpenCatalog(), to = _target.OpenCatalog();

        Assert.Equal("move.held", Assert.Throws<ArchiveException>(() => Move(from, _temporary.Options.CorpusDirectory, to, _target.Options.CorpusDirectory)).Code);
        Assert.Equal("move.same", Assert.Throws<ArchiveException>(() => Move(from, _temporary.Options.CorpusDirectory, from, _target.Options.CorpusDirectory)).Code);

        Assert.Single(_target.Archive.Holdings.All());
    }

    [Fact]
    public void Into_an_archive_that_has_a_history_nothing_is_moved()
    {
        _target.Alter("INSERT INTO audit(at, actor, origin, action) VALUES('2026-02-01T08:00:00.000Z', '审校员', 'command', 'fromBackup')");
        using CatalogDatabase from = _temporary.OpenCatalog(), to = _target.OpenCatalog();

        Assert.Equal("move.held", Assert.Throws<ArchiveException>(() => Move(from, _temporary.Options.CorpusDirectory, to, _target.Options.CorpusDirectory)).Code);
    }

    [Fact]
    public void A_move_that_is_given_up_leaves_the_new_place_empty_and_the_next_one_ends_it()
    {
        using CatalogDatabase from = _temporary.OpenCatalog(), to = _target.OpenCatalog();
        using CancellationTokenSource stop = new();

        Assert.Throws<OperationCanceledException>(() => new ArchiveMove(from, _temporary.Options.CorpusDirectory, to, _target.Options.CorpusDirectory)
            .Run([], new Progress(stop.Cancel), stop.Token));
        Assert.False(_target.Archive.Holdings.HasReports);

        Assert.Equal(1, Move(from, _temporary.Options.CorpusDirectory, to, _target.Options.CorpusDirectory).Originals);
    }

    [Fact]
    public void An_original_that_is_damaged_is_told_and_the_rest_is_moved()
    {
        foreach (string original in Directory.EnumerateFiles(Path.Combine(_temporary.Options.CorpusDirectory, "originals"), "*", SearchOption.AllDirectories)) System.IO.File.WriteAllText(original, "x");
        using CatalogDatabase from = _temporary.OpenCatalog(), to = _target.OpenCatalog();

        MoveOutcome moved = Move(from, _temporary.Options.CorpusDirectory, to, _target.Options.CorpusDirectory);

        Assert.Contains(_ingested, Assert.Single(moved.Lacking), StringComparison.Ordinal);
        Assert.Equal((Reports + 1, 0), (moved.Reports, moved.Originals));
    }

    [Fact]
    public void Every_table_of_the_catalog_is_moved()
    {
        using CatalogDatabase catalog = CatalogDatabase.Open(File);
        List<string> tables = catalog.Read(reader => reader.Connection.Rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'", row => row.GetString(0)));

        Assert.Equal(tables.Order(StringComparer.Ordinal), CatalogRows.Tables.Select(table => table.Name).Order(StringComparer.Ordinal));
    }

    private static MoveOutcome Move(CatalogDatabase from, string fromCorpus, CatalogDatabase to, string toCorpus) => new ArchiveMove(from, fromCorpus, to, toCorpus).Run([]);

    private static IReadOnlyList<(string, long, string)> Rows(CatalogDatabase catalog)
    {
        using (catalog) return catalog.Read(reader => CatalogRows.Told(reader.Connection));
    }

    private static List<string> Records(OpenArchive archive) => [.. archive.Holdings.All().Select(report => RecordJson.Serialize(report.Record))];

    private sealed class Progress(Action told) : IProgress<JobProgress>
    {
        public void Report(JobProgress value) => told();
    }
}
