using System.Text;
using GovReportArchive.Corpus.Backup;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Corpus.Originals;
using GovReportArchive.Tests;

namespace GovReportArchive.Corpus.Tests;

public sealed class RestoreIntoServerTests : IDisposable
{
    private readonly TemporaryArchive _temporary = new();
    private readonly string _server = PostgresServer.Missing is null ? PostgresServer.NewSchema() : "";

    public void Dispose()
    {
        _temporary.Dispose();
        if (_server.Length > 0) PostgresServer.Drop(_server);
    }

    [Fact]
    public async Task A_backup_is_restored_into_an_empty_database_and_into_no_other()
    {
        string id = (await _temporary.Archive.Ingester.IngestAsync("a.txt", Encoding.UTF8.GetBytes(SampleText.Report("青禾县教育局", 2024)))).Id!;
        await _temporary.Archive.Importer.ImportAsync(new StringReader(RecordFactory.Lines(5)), "x");
        BackupStore store = new(_temporary.File("backup"));
        _temporary.Archive.BackUp(store, [], 7, quick: false);
        string corpus = _temporary.File("restored");

        Assert.Empty(new ArchiveRestore(store, _temporary.Clock).Run(corpus, server: _server).Lacking);

        using (CatalogDatabase catalog = CatalogDatabase.Open(corpus, _server))
        {
            Holdings restored = new(catalog, new OriginalStore(corpus));
            Assert.Equal(_temporary.Archive.Holdings.Changes(0), restored.Changes(0));
            Assert.Equal("fromBackup", restored.Audit().Last().Action);
            using OriginalFile original = restored.OpenOriginal(id)!;
            // Numbers go on where they were.
            await new ReportIngester(catalog, new OriginalStore(corpus), TimeProvider.System).IngestAsync("b.txt", Encoding.UTF8.GetBytes(SampleText.Report("青禾县民政局", 2024)));
            Assert.Equal(_temporary.Archive.Holdings.LastChange + 1, restored.LastChange);
        }

        Assert.Equal(["originals"], Directory.EnumerateFileSystemEntries(corpus).Select(Path.GetFileName));
        Assert.Equal("move.held", Assert.Throws<ArchiveException>(() => new ArchiveRestore(store, _temporary.Clock).Run(_temporary.File("again"), server: _server)).Code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_temporary.File("again")));
    }
}
