using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Catalog;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Projection;
using GovReportArchive.Search;

namespace GovReportArchive.Discovery.Following;

/// <summary>Keeps one index equal to the catalog by applying the change feed in order.</summary>
/// <remarks>
/// One process at a time can do it: whoever holds the writer lock of the index. The last change applied is stored in the commit that applies
/// it, so after a crash the work goes on from there. An index that is missing, damaged, written for another schema, or ahead of the catalog
/// is built anew; an index of another catalog is left alone. Thread-safe.
/// </remarks>
internal sealed class IndexFollower : IDisposable
{
    private const int Stretch = 500;
    private const int MostUncommitted = 200_000;
    private static readonly TimeSpan CommitInterval = TimeSpan.FromSeconds(20);

    private readonly CatalogDatabase _catalog;
    private readonly ISearchIndex _index;
    private readonly IndexProjection _projection;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private ISearchWriter? _writer;

    /// <param name="catalog">The catalog to follow.</param>
    /// <param name="index">The index.</param>
    /// <param name="projection">What it holds.</param>
    /// <param name="time">The clock.</param>
    public IndexFollower(CatalogDatabase catalog, ISearchIndex index, IndexProjection projection, TimeProvider time) =>
        (_catalog, _index, _projection, _time) = (catalog, index, projection, time);

    /// <summary>Applies what is new, if this process has or can take the writer lock, which it keeps until disposed.</summary>
    /// <param name="shares">Shares of boilerplate that the index is to hold; null where nobody has worked them out, or it holds none.</param>
    /// <param name="progress">Gets the number of reports applied so far.</param>
    /// <param name="cancellationToken">Stops between stretches; what was committed stands.</param>
    /// <returns>How far the index is now, or that another process holds the lock and does this work.</returns>
    /// <exception cref="ArchiveException">The index belongs to another archive, or cannot be written.</exception>
    public CatchUpResult TryCatchUp(BoilerplateShares? shares, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            long last = LastChange();
            if (Applied() is { } applied && applied.Change == last && applied.Beside == shares?.Name)
                return new CatchUpResult(false, 0, last, []) { MergeFailure = _writer?.MergeFailure };
            try
            {
                return Apply(shares, progress, cancellationToken);
            }
            catch (IndexLockedException)
            {
                return LockedElsewhere();
            }
            catch (Exception error) when (error is UnauthorizedAccessException or IOException)
            {
                CloseWriter();
                throw new ArchiveException("index.write", $"检索库 {_index.Place} 无法写入：{error.Message}", error);
            }
            catch
            {
                // What was put and not committed must not slip into a later commit under a wrong change number.
                CloseWriter();
                throw;
            }
        }
    }

    /// <summary>Throws the index away and builds it anew from the catalog alone.</summary>
    /// <exception cref="ArchiveException">Another process is writing the index.</exception>
    public CatchUpResult Rebuild(BoilerplateShares? shares, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            CloseWriter();
            try
            {
                _index.Discard();
                return Apply(shares, progress, cancellationToken);
            }
            catch (IndexLockedException error)
            {
                throw new ArchiveException(
                    "index.locked", $"检索库 {_index.Place} 正由另一个程序写入（{error.Holder}）；请先停止它再重建。", error);
            }
        }
    }

    /// <summary>Gives the writer lock back.</summary>
    public void Dispose()
    {
        lock (_lock) CloseWriter();
    }

    private CatchUpResult Apply(BoilerplateShares? shares, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        if ((_writer ??= OpenWriter()) is not { } writer) return LockedElsewhere();
        long at = writer.Applied.Change, applied = 0;
        string? beside = writer.Applied.Beside;
        long committed = _time.GetTimestamp();
        ConcurrentQueue<string> unreadable = [];
        UnpackedReadings unpacked = new();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (long last, List<ReportRow> reports) = _catalog.Read(reader => reader.ChangedReports(at, Stretch));
            if (last == at) break;
            ApplyAll(reports, row => ApplyOne(writer, row, shares, unpacked, unreadable), cancellationToken);
            if (_catalog.Read(reader => reader.HasPurged(at, last)))
            {
                // Under the old number, so that after a crash before the end the purge is met again, and erased.
                writer.Commit(writer.Applied);
                writer.EraseRemoved();
            }

            (at, applied) = (last, applied + reports.Count);
            progress?.Report(applied);
            if (_time.GetElapsedTime(committed) < CommitInterval && writer.Pending < MostUncommitted) continue;
            writer.Commit(new CommitPoint(at, beside));
            committed = _time.GetTimestamp();
        }

        // The first commit makes the index exist, also for an empty catalog.
        if (at != writer.Applied.Change || Applied() is null) writer.Commit(new CommitPoint(at, beside));
        if (beside != shares?.Name) ApplyShares(writer, shares, cancellationToken);
        return new CatchUpResult(false, applied, at, [.. unreadable]) { MergeFailure = writer.MergeFailure };
    }

    // Every report may have another share when the wordings were made anew, but none has to be read for it.
    private void ApplyShares(ISearchWriter writer, BoilerplateShares? shares, CancellationToken cancellationToken)
    {
        using ISearchView? view = _index.Open();
        foreach (string id in view?.Ids() ?? [])
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.Update(id, BoilerplateShares.Column, shares?.Of(id));
        }

        writer.Commit(writer.Applied with { Beside = shares?.Name });
    }

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

    private void ApplyOne(ISearchWriter writer, ReportRow row, BoilerplateShares? shares, UnpackedReadings unpacked, ConcurrentQueue<string> unreadable)
    {
        (StoredReport Report, IReadOnlyList<(string Column, string Value)> Beside)? read = row.Withdrawn ? null : Read(row, unpacked, unreadable);
        IReadOnlyList<(string, string)> share = shares?.Of(row.Id) is { } range ? [(BoilerplateShares.Column, range)] : [];
        writer.Replace(row.Id, read is { } found ? _projection.Documents(found.Report, [.. found.Beside, .. share]) : []);
    }

    // One damaged reading must not keep every later change out of the index; verify names it.
    private (StoredReport Report, IReadOnlyList<(string Column, string Value)> Beside)? Read(ReportRow row, UnpackedReadings unpacked, ConcurrentQueue<string> unreadable)
    {
        try
        {
            return _catalog.Read<(StoredReport, IReadOnlyList<(string, string)>)?>(reader =>
            {
                // Read anew: the row may have changed since its stretch was taken, and would then not fit its record.
                if (reader.Report(row.Key) is not { Withdrawn: false } present) return null;
                StoredReport report = reader.Stored(present);
                return (report, NeighbourColumns.Of(report, reader));
            }, unpacked);
        }
        catch (DamagedReportException)
        {
            unreadable.Enqueue(row.Id);
            return null;
        }
    }

    private ISearchWriter? OpenWriter()
    {
        try
        {
            bool ahead;
            // A catalog restored from a backup is behind its index; what the index knows more is not to be trusted.
            using (ISearchView? view = _index.Open()) ahead = view?.State.Applied.Change > LastChange();
            if (ahead) _index.Discard();
            return _index.TryWrite();
        }
        catch (IndexVersionException error) when (IndexProjection.CatalogOf(error.Schema) is string other && other != _catalog.Identity)
        {
            throw new ArchiveException(
                "index.foreign", $"检索库 {_index.Place} 属于另一个档案库；请用 --index 另选目录，或运行 govreport rebuild 覆盖它。", error);
        }
        catch (Exception error) when (error is IndexCorruptException or IndexVersionException)
        {
            _index.Discard();
            return _index.TryWrite();
        }
    }

    // What the newest commit has applied, whoever made it; null where there is no usable index of this catalog.
    private CommitPoint? Applied()
    {
        try
        {
            using ISearchView? view = _index.Open();
            // What a crash left of a newer commit goes with the next one.
            return view is { State.FellBack: false } ? view.State.Applied : null;
        }
        catch (Exception error) when (error is IndexCorruptException or IndexVersionException)
        {
            return null;
        }
    }

    private CatchUpResult LockedElsewhere() => new(true, 0, Applied()?.Change ?? 0, []);

    private long LastChange() => _catalog.Read(reader => reader.LastChange());

    private void CloseWriter()
    {
        _writer?.Dispose();
        _writer = null;
    }
}
