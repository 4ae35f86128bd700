using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Tests;

namespace GovReportArchive.Corpus.Tests.Catalog;

public sealed class CatalogTests : IDisposable
{
    private readonly TemporaryArchive _temporary = new();

    [Fact]
    public void A_write_that_throws_leaves_nothing_behind()
    {
        using CatalogDatabase catalog = _temporary.OpenCatalog();
        Assert.Throws<InvalidOperationException>(() => catalog.Write<int>(connection =>
        {
            new CatalogWriter(connection, _temporary.Clock).AddReport("x", RecordFactory.Record(0));
            throw new InvalidOperationException();
        }));

        Assert.Equal(0, catalog.Read(reader => reader.Connection.Scalar<long>("SELECT count(*) FROM reports")));
    }

    public void Dispose() => _temporary.Dispose();
}
