using GovReportArchive.Composition;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Tests;

namespace GovReportArchive.Corpus.Tests.Sqlite;

/// <summary>Catalogs that earlier versions of the tables made are kept beside this file, each with a report that stands, corrected, and one that was withdrawn.</summary>
public sealed class OlderCatalogTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("govreport-test-");

    [Theory]
    [InlineData("catalog-2.db")]
    [InlineData("catalog-4.db")]
    public void A_catalog_of_an_earlier_version_opens_with_all_that_it_held(string kept)
    {
        using OpenArchive archive = Open(kept);
        archive.TryCatchUp();

        StoredReport report = Assert.Single(archive.Holdings.All());
        Assert.Equal(("素溪县-鹤渚镇人民政府-2024", 9m), (report.Id, report.Record.Counts["applications.received.total"]));
        Assert.Equal("试验", archive.Holdings.Get("素溪县-鹤渚镇人民政府-2022")?.Withdrawn?.Reason);
        Assert.Equal([1, 2, 3, 4], archive.Holdings.Changes(0).Select(change => change.Change));
        Assert.Empty(archive.Verify().Problems);
    }

    [Fact]
    public async Task Its_feed_goes_on_where_it_was()
    {
        using OpenArchive archive = Open("catalog-2.db");

        await archive.Importer.ImportAsync(new StringReader(RecordJson.Serialize(RecordFactory.Record(0))), "x");

        Assert.Equal(5, archive.Holdings.LastChange);
        Assert.Empty(archive.Verify().Problems);
    }

    [Fact]
    public void Programs_that_bring_it_up_to_date_at_once_do_it_once()
    {
        Place("catalog-2.db");

        Parallel.For(0, 8, _ => CatalogDatabase.Open(_root.FullName).Dispose());

        using CatalogDatabase catalog = CatalogDatabase.Open(_root.FullName);
        Assert.Equal(4, catalog.Read(reader => reader.Connection.Scalar<long>("SELECT last FROM feed")));
    }

    public void Dispose() => _root.Delete(recursive: true);

    private OpenArchive Open(string kept)
    {
        Place(kept);
        return OpenArchive.Open(new ArchiveOptions(_root.FullName, Path.Combine(_root.FullName, "index")), LuceneIndex.Engine, new TestClock());
    }

    private void Place(string kept) =>
        File.Copy(Path.Combine(RepositoryFolder.Root, "tests", "GovReportArchive.Corpus.Tests", "Sqlite", "Kept", kept), Path.Combine(_root.FullName, "archive.db"));
}
