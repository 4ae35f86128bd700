using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;

namespace GovReportArchive.Discovery.Following;

/// <summary>Keeps the indexes of an archive, that of its reports and that of their passages, equal to its catalog.</summary>
/// <remarks>
/// One process at a time can do it: whoever holds the writer locks of the indexes. Reports go first, and while many passages are applied,
/// reports that arrive meanwhile do not wait for them. Thread-safe.
/// </remarks>
public sealed class ArchiveFollower : IDisposable
{
    private readonly IndexFollower _reports;
    private readonly IndexFollower _passages;

    internal ArchiveFollower(IndexFollower reports, IndexFollower passages) => (_reports, _passages) = (reports, passages);

    /// <summary>Applies what is new, if this process has or can take the writer locks, which it keeps until disposed.</summary>
    /// <param name="shares">Shares of boilerplate for the index of reports; null where nobody has worked them out.</param>
    /// <param name="progress">Gets the number of reports applied so far, to one index after the other.</param>
    /// <param name="cancellationToken">Stops between stretches; what was committed stands.</param>
    /// <returns>How far the indexes are now, or that another process holds a lock and does this work.</returns>
    /// <exception cref="ArchiveException">An index belongs to another archive, or cannot be written.</exception>
    public CatchUpResult TryCatchUp(BoilerplateShares? shares, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        CatchUpResult reports = _reports.TryCatchUp(shares, progress, cancellationToken);
        CatchUpResult passages = _passages.TryCatchUp(
            null, new Between(progress, () => reports = reports.And(_reports.TryCatchUp(shares, null, cancellationToken))), cancellationToken);
        return reports.Beside(passages);
    }

    /// <summary>Throws the indexes away and builds them anew from the catalog alone.</summary>
    /// <exception cref="ArchiveException">Another process is writing an index.</exception>
    public CatchUpResult Rebuild(BoilerplateShares? shares, IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        _reports.Rebuild(shares, progress, cancellationToken).Beside(_passages.Rebuild(null, progress, cancellationToken));

    /// <summary>Gives the writer locks back.</summary>
    public void Dispose()
    {
        _reports.Dispose();
        _passages.Dispose();
    }

    private sealed class Between(IProgress<long>? progress, Action act) : IProgress<long>
    {
        public void Report(long value)
        {
            progress?.Report(value);
            act();
        }
    }
}

/// <summary>What a try to catch up came to.</summary>
/// <param name="LockedElsewhere">True where another process holds the writer lock; it applies the feed.</param>
/// <param name="Applied">Reports put into the index or taken out.</param>
/// <param name="AppliedChange">Number of the last change that the index holds, as far as known.</param>
/// <param name="Unreadable">Reports whose reading is damaged; they are left out of the index until they are read again.</param>
public sealed record CatchUpResult(bool LockedElsewhere, long Applied, long AppliedChange, IReadOnlyList<string> Unreadable)
{
    /// <summary>Why segments of an index could not be merged; null where nothing failed. The index is complete all the same, but searches grow slower
    /// until the cause is removed.</summary>
    public string? MergeFailure { get; init; }

    /// <summary>This, and what was done later in the same index.</summary>
    internal CatchUpResult And(CatchUpResult later) => new(
        LockedElsewhere || later.LockedElsewhere, Applied + later.Applied, later.AppliedChange, [.. Unreadable.Union(later.Unreadable, StringComparer.Ordinal)])
    {
        MergeFailure = later.MergeFailure,
    };

    /// <summary>The same work done in two indexes.</summary>
    internal CatchUpResult Beside(CatchUpResult other) => new(
        LockedElsewhere || other.LockedElsewhere,
        Math.Max(Applied, other.Applied),
        Math.Min(AppliedChange, other.AppliedChange),
        [.. Unreadable.Union(other.Unreadable, StringComparer.Ordinal)])
    {
        MergeFailure = MergeFailure ?? other.MergeFailure,
    };
}
