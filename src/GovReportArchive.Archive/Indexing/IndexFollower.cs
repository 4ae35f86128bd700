using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using GovReportArchive.Archive.Catalog;
using GovReportArchive.Search;
using GovReportArchive.Search.Own;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Archive.Indexing;

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
    private readonly IndexHandle _index;
    private readonly IndexProjection _projection;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly IndexSchema _schema;
    private readonly string _identity;
    private IndexWriter? _writer;

    public IndexFollower(CatalogDatabase catalog, IndexHandle index, IndexProjection projection, TimeProvider time)
    {
        (_catalog, _index, _projection, _time) = (catalog, index, projection, time);
        _identity = catalog.Read(connection => new CatalogReader(connection).Identity());
        _schema = projection.For(_identity);
    }

    /// <summary>Applies what is new, if this process has or can take the writer lock, which it keeps until disposed.</summary>
    /// <param name="progress">Gets the number of reports applied so far.</param>
    /// <param name="cancellationToken">Stops between stretches; what was committed stands.</param>
    /// <returns>How far the index is now, or that another process holds the lock and does this work.</returns>
    /// <exception cref="ArchiveException">The index belongs to another archive, or cannot be written.</exception>
    public CatchUpResult TryCatchUp(IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            long last = LastChange();
            if (Applied() == last) return new CatchUpResult(false, 0, last, []) { MergeFailure = _writer?.MergeFailure?.Message };
            try
            {
                return Apply(progress, cancellationToken);
            }
            catch (IndexLockedException)
            {
                return new CatchUpResult(true, 0, Math.Max(Applied(), 0), []);
            }
            catch (Exception error) when (error is UnauthorizedAccessException or IOException)
            {
                CloseWriter();
                throw new ArchiveException("index.write", $"检索库 {_index.Directory} 无法写入：{error.Message}", error);
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
    public CatchUpResult Rebuild(IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            CloseWriter();
            try
            {
                Discard();
                return Apply(progress, cancellationToken);
            }
            catch (IndexLockedException error)
            {
                throw new ArchiveException(
                    "index.locked", $"检索库 {_index.Directory} 正由另一个程序写入（{error.Holder}）；请先停止它再重建。", error);
            }
        }
    }

    /// <summary>Gives the writer lock back.</summary>
    public void Dispose()
    {
        lock (_lock) CloseWriter();
    }

    private CatchUpResult Apply(IProgress<long>? progress, CancellationToken cancellationToken)
    {
        IndexWriter writer = _writer ??= OpenWriter();
        long at = writer.AppliedChange, applied = 0;
        long committed = _time.GetTimestamp();
        ConcurrentQueue<string> unreadable = [];
        UnpackedReadings unpacked = new();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (long last, List<ReportRow> reports) = _catalog.Read(connection => new CatalogReader(connection).ChangedReports(at, Stretch));
            if (last == at) break;
            ApplyAll(reports, row => ApplyOne(writer, row, unpacked, unreadable), cancellationToken);
            if (_catalog.Read(connection => new CatalogReader(connection).HasPurged(at, last)))
            {
                // Under the old number, so that after a crash before the end the purge is met again, and erased.
                writer.Commit(writer.AppliedChange);
                writer.Erase();
            }

            (at, applied) = (last, applied + reports.Count);
            progress?.Report(applied);
            if (_time.GetElapsedTime(committed) < CommitInterval && writer.Uncommitted < MostUncommitted) continue;
            writer.Commit(at);
            committed = _time.GetTimestamp();
        }

        // The first commit makes the index exist, also for an empty catalog.
        if (at != writer.AppliedChange || Applied() < 0) writer.Commit(at);
        writer.LetBuffersGo();
        return new CatchUpResult(false, applied, at, [.. unreadable]) { MergeFailure = writer.MergeFailure?.Message };
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

    private void ApplyOne(IndexWriter writer, ReportRow row, UnpackedReadings unpacked, ConcurrentQueue<string> unreadable)
    {
        (StoredReport Report, IReadOnlyList<(string Column, string Value)> Beside)? read = row.Withdrawn ? null : Read(row, unpacked, unreadable);
        if (read is not { } found) _projection.Delete(writer, row.Id);
        else _projection.Put(writer, found.Report, found.Beside);
    }

    // One damaged reading must not keep every later change out of the index; verify names it.
    private (StoredReport Report, IReadOnlyList<(string Column, string Value)> Beside)? Read(ReportRow row, UnpackedReadings unpacked, ConcurrentQueue<string> unreadable)
    {
        try
        {
            return _catalog.Read<(StoredReport, IReadOnlyList<(string, string)>)?>(connection =>
            {
                CatalogReader reader = new(connection, unpacked);
                // Read anew: the row may have changed since its stretch was taken, and would then not fit its record.
                if (reader.Report(row.Key) is not { Withdrawn: false } present) return null;
                StoredReport report = reader.Stored(present);
                return (report, NeighbourColumns.Of(report, reader));
            });
        }
        catch (DamagedReportException)
        {
            unreadable.Enqueue(row.Id);
            return null;
        }
    }

    private IndexWriter OpenWriter()
    {
        try
        {
            if (_index.Newest() is IndexReader reader)
            {
                if (IndexProjection.CatalogOf(reader.Schema) is string other && !string.Equals(other, _identity, StringComparison.Ordinal))
                {
                    throw new ArchiveException(
                        "index.foreign", $"检索库 {_index.Directory} 属于另一个档案库；请用 --index 另选目录，或运行 govreport rebuild 覆盖它。");
                }

                // A catalog restored from a backup is behind its index; what the index knows more is not to be trusted.
                if (reader.AppliedChange > LastChange()) Discard();
            }

            return IndexWriter.Open(_index.Directory, _schema);
        }
        catch (Exception error) when (error is IndexCorruptException or IndexVersionException)
        {
            Discard();
            return IndexWriter.Open(_index.Directory, _schema);
        }
    }

    // The last change in the newest commit, whoever made it; -1 where there is no usable index of this catalog.
    private long Applied()
    {
        try
        {
            return _index.Newest() is IndexReader reader && _projection.Fits(reader.Schema, _identity)
                ? reader.AppliedChange
                : -1;
        }
        catch (Exception error) when (error is IndexCorruptException or IndexVersionException)
        {
            return -1;
        }
    }

    private long LastChange() => _catalog.Read(connection => new CatalogReader(connection).LastChange());

    private void Discard()
    {
        _index.LetGo();
        IndexDirectory.Discard(_index.Directory);
    }

    private void CloseWriter()
    {
        _writer?.Dispose();
        _writer = null;
    }
}
