using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Projection;

namespace GovReportArchive.Discovery.Following;

/// <summary>Keeps what is derived from the catalog equal to it by applying the change feed in order.</summary>
/// <remarks>
/// A changed report is read, corrected and held to its neighbours once, for all targets. Where one of them is far behind, because it is built anew, the others do
/// not wait for it. One process at a time writes a target. Thread-safe.
/// </remarks>
internal sealed class ArchiveFollower(CatalogDatabase catalog, IReadOnlyList<FollowTarget> targets, TimeProvider time, Action? onPurge = null) : IDisposable
{
    private const int Stretch = 500;
    private static readonly TimeSpan CommitInterval = TimeSpan.FromSeconds(20);
    private readonly Lock _lock = new();

    /// <summary>Applies what is new to the targets that this process has or can take the right to write, which it keeps until disposed.</summary>
    /// <param name="progress">Gets the number of reports applied so far.</param>
    /// <param name="cancellationToken">Stops between stretches; what was committed stands.</param>
    /// <returns>How far the targets are now, or that another process holds one and does this work.</returns>
    /// <exception cref="ArchiveException">A target belongs to another archive, or cannot be written.</exception>
    public CatchUpResult TryCatchUp(IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            long last = LastChange();
            return targets.All(target => target.Committed == last && target.IsSettled)
                ? new CatchUpResult(false, 0, last, []) { MergeFailure = Complaint }
                : CatchUp(last, progress, cancellationToken);
        }
    }

    /// <summary>Throws everything derived away and builds it anew from the catalog alone.</summary>
    /// <exception cref="ArchiveException">Another process is writing.</exception>
    public CatchUpResult Rebuild(IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            foreach (FollowTarget target in targets)
            {
                target.End();
                target.Discard();
            }

            return CatchUp(LastChange(), progress, cancellationToken);
        }
    }

    /// <summary>Gives the right to write back.</summary>
    public void Dispose()
    {
        lock (_lock)
            foreach (FollowTarget target in targets) target.End();
    }

    private string? Complaint => targets.Select(target => target.Complaint).FirstOrDefault(complaint => complaint is not null);

    private CatchUpResult CatchUp(long last, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        try
        {
            FollowTarget[] mine = [.. targets.TakeWhile(target => target.TryBegin(last))];
            ConcurrentDictionary<string, bool> unreadable = new(StringComparer.Ordinal);
            long applied = mine.Length == 0 ? 0 : Apply(mine, unreadable, progress, cancellationToken);
            foreach (FollowTarget target in mine) target.Settle(cancellationToken);
            return new CatchUpResult(mine.Length < targets.Count, applied, targets.Where(target => target.IsSearched).Min(target => target.Committed ?? 0), [.. unreadable.Keys.Order(StringComparer.Ordinal)])
            {
                MergeFailure = Complaint,
            };
        }
        catch
        {
            // What was put and not committed must not slip into a later commit under a wrong change number.
            foreach (FollowTarget target in targets) target.End();
            throw;
        }
    }

    private long Apply(FollowTarget[] mine, ConcurrentDictionary<string, bool> unreadable, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        Dictionary<FollowTarget, long> at = mine.ToDictionary(target => target, target => target.Position);
        UnpackedReadings unpacked = new();
        long applied = 0, committed = time.GetTimestamp();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Those in front first, so that what arrives meanwhile is found at once; then a stretch of those behind.
            long front = at.Values.Max(), from = front;
            (long to, List<ReportRow> reports) = ChangedAfter(from);
            if (to == from && at.Values.Min() is var behind && behind < front) (from, (to, reports)) = (behind, ChangedAfter(behind));
            if (to == from) break;
            FollowTarget[] group = [.. mine.Where(target => at[target] == from)];
            ApplyAll(reports, row => ApplyOne(group, row, unpacked, unreadable), cancellationToken);
            bool purged = catalog.Ask(reader => reader.HasPurged(from, to));
            if (purged) onPurge?.Invoke();
            foreach (FollowTarget target in group)
            {
                if (purged)
                {
                    // Under the old number, so that after a crash before the end the purge is met again, and erased.
                    target.Commit(target.Position);
                    target.EraseRemoved();
                }

                at[target] = to;
            }

            applied += reports.Count;
            progress?.Report(applied);
            if (time.GetElapsedTime(committed) < CommitInterval && !mine.Any(target => target.IsFull)) continue;
            CommitAll();
            committed = time.GetTimestamp();
        }

        CommitAll();
        return applied;

        void CommitAll()
        {
            // The first commit makes a target exist, also for an empty catalog.
            foreach (FollowTarget target in mine)
                if (at[target] != target.Position || target.Committed is null) target.Commit(at[target]);
        }
    }

    private (long To, List<ReportRow> Reports) ChangedAfter(long change) => catalog.Read(reader => reader.ChangedReports(change, Stretch));

    private static void ApplyAll(List<ReportRow> reports, Action<ReportRow> apply, CancellationToken cancellationToken)
    {
        try
        {
            ParallelOptions bound = new() { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount };
            Parallel.ForEach(reports, bound, apply);
        }
        catch (AggregateException error)
        {
            // Callers know of reports, not of threads.
            ExceptionDispatchInfo.Throw(error.InnerExceptions[0]);
        }
    }

    private void ApplyOne(FollowTarget[] group, ReportRow row, UnpackedReadings unpacked, ConcurrentDictionary<string, bool> unreadable)
    {
        FollowedReport? report = row.Withdrawn ? null : Read(row, unpacked, unreadable);
        foreach (FollowTarget target in group) target.Put(row.Id, report);
    }

    // One damaged reading must not keep every later change out; verify names it.
    private FollowedReport? Read(ReportRow row, UnpackedReadings unpacked, ConcurrentDictionary<string, bool> unreadable)
    {
        try
        {
            return catalog.Read(
                reader =>
                {
                    // Read anew: the row may have changed since its stretch was taken, and would then not fit its record.
                    if (reader.Report(row.Key) is not { Withdrawn: false } present) return null;
                    StoredReport report = reader.Stored(present);
                    return new FollowedReport(report, NeighbourColumns.Of(report, reader));
                },
                unpacked);
        }
        catch (DamagedReportException)
        {
            unreadable[row.Id] = true;
            return null;
        }
    }

    private long LastChange() => catalog.Ask(reader => reader.LastChange());
}

/// <summary>What a try to catch up came to.</summary>
/// <param name="LockedElsewhere">True where another process holds the writer lock; it applies the feed.</param>
/// <param name="Applied">Reports put into the indexes or taken out; one that went into each of them at another time counts again.</param>
/// <param name="AppliedChange">Number of the last change that all indexes hold, as far as known.</param>
/// <param name="Unreadable">Reports whose reading is damaged; they are left out of the index until they are read again.</param>
public sealed record CatchUpResult(bool LockedElsewhere, long Applied, long AppliedChange, IReadOnlyList<string> Unreadable)
{
    /// <summary>Why segments of an index could not be merged; null where nothing failed. The index is complete all the same, but searches grow slower
    /// until the cause is removed.</summary>
    public string? MergeFailure { get; init; }
}
