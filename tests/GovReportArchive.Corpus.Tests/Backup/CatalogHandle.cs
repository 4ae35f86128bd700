using GovReportArchive.Corpus.Backup;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Corpus.Originals;

namespace GovReportArchive.Corpus.Tests.Backup;

/// <summary>A corpus directory, opened without any index.</summary>
internal sealed class CatalogHandle : IDisposable
{
    private readonly CatalogDatabase _catalog;
    private readonly OriginalStore _originals;

    public CatalogHandle(string corpus)
    {
        (_catalog, _originals) = (CatalogDatabase.Open(corpus), new OriginalStore(corpus));
        Holdings = new Holdings(_catalog, _originals);
    }

    public Holdings Holdings { get; }

    public ArchiveBackup Backup(TimeProvider time) => new(_catalog, _originals, time);

    public void Dispose() => _catalog.Dispose();
}
