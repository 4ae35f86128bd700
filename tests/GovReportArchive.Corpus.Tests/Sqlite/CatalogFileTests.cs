using GovReportArchive.Composition;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Tests;

namespace GovReportArchive.Corpus.Tests.Sqlite;

public sealed class CatalogFileTests : IDisposable
{
    private readonly TemporaryArchive _temporary = new();

    private string File => Path.Combine(_temporary.Options.CorpusDirectory, "archive.db");

    [Fact]
    public void The_database_inside_is_one_that_is_still_mended()
    {
        using CatalogDatabase catalog = _temporary.OpenCatalog();
        string version = catalog.Read(reader => reader.Connection.Scalar<string>("SELECT sqlite_version()"))!;

        Assert.True(Version.Parse(version) >= new Version(3, 50), version);
    }

    [Fact]
    public void A_catalog_of_a_newer_program_is_refused_by_name()
    {
        _temporary.Archive.Dispose();
        _temporary.Alter("PRAGMA user_version = 999");

        ArchiveException error = Assert.Throws<ArchiveException>(() => OpenArchive.Open(_temporary.Options, LuceneIndex.Engine));

        Assert.Equal("catalog.newer", error.Code);
        Assert.Contains("999", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_of_another_program_is_left_alone()
    {
        _temporary.Archive.Dispose();
        _temporary.Alter("PRAGMA application_id = 7; PRAGMA user_version = 0;");

        Assert.Equal("catalog.foreign", Assert.Throws<ArchiveException>(() => OpenArchive.Open(_temporary.Options, LuceneIndex.Engine)).Code);
    }

    [Fact]
    public void A_damaged_catalog_is_refused_with_what_to_do()
    {
        _temporary.Archive.Dispose();
        System.IO.File.Delete(File + "-wal");
        System.IO.File.WriteAllText(File, new string('x', 10_000));

        ArchiveException error = Assert.Throws<ArchiveException>(() => OpenArchive.Open(_temporary.Options, LuceneIndex.Engine));

        Assert.Equal("catalog.damaged", error.Code);
        Assert.Contains("备份", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_are_flushed_to_disk_before_they_are_acknowledged()
    {
        using CatalogDatabase catalog = _temporary.OpenCatalog();
        Assert.Equal(2, catalog.Read(reader => reader.Connection.Scalar<long>("PRAGMA synchronous")));
        Assert.Equal("wal", catalog.Read(reader => reader.Connection.Scalar<string>("PRAGMA journal_mode")));
    }

    public void Dispose() => _temporary.Dispose();
}
