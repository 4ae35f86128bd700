using GovReportArchive.Search.Own.Storage;
using GovReportArchive.Search.Own.Writing;

namespace GovReportArchive.Search.Own;

/// <content>Merging: one merge at a time, on a thread of its own, published like a commit that changes nothing.</content>
public sealed partial class IndexWriter
{
    private Task _merging = Task.CompletedTask;
    private string? _mergeTarget;

    private bool _erasing;

    /// <summary>Writes every segment that holds deleted documents anew without them, so that no byte of them is left in the index.</summary>
    /// <remarks>Takes time in proportion to these segments.</remarks>
    /// <exception cref="IOException">It could not be done; the index is complete all the same, and the next call tries again.</exception>
    public void Erase()
    {
        _merging.Wait();
        _erasing = true;
        try
        {
            while (MergeOnce())
            {
            }
        }
        finally
        {
            _erasing = false;
        }
    }

    private void StartMerging()
    {
        if (!_merging.IsCompleted || Chosen(_state.Manifest.Segments).Count == 0) return;
        _merging = Task.Run(MergeAll);
    }

    private void MergeAll()
    {
        try
        {
            while (MergeOnce())
            {
            }

            MergeFailure = null;
        }
        catch (OperationCanceledException)
        {
            // The writer is closing; merges wait for the next one.
            return;
        }
        catch (Exception error)
        {
            // Whatever it is, the commits stand, and whoever closes the writer must get the lock back.
            MergeFailure = error;
        }
    }

    private IReadOnlyList<int> Chosen(IReadOnlyList<SegmentEntry> segments) => _erasing ? MergePolicy.WithDeleted(segments) : MergePolicy.Choose(segments);

    private bool MergeOnce()
    {
        (SegmentMerge? merge, IReadOnlyList<OpenSegment> sources) = ChooseMerge();
        if (merge is null) return false;
        try
        {
            RunMerge(merge);
            PublishMerge(merge);
        }
        finally
        {
            foreach (OpenSegment source in sources) source.Reader.Release();
            _mergeTarget = null;
        }

        return true;
    }

    private void RunMerge(SegmentMerge merge)
    {
        try
        {
            merge.Run(_storage, _closing.Token);
        }
        catch
        {
            _state.DeleteFailed(merge.Name);
            throw;
        }
    }

    // Under the gate, so that no commit lets a chosen segment go before it is retained.
    private (SegmentMerge? Merge, IReadOnlyList<OpenSegment> Sources) ChooseMerge()
    {
        _gate.EnterReadLock();
        try
        {
            IReadOnlyList<OpenSegment> present = _state.Segments;
            List<OpenSegment> sources = [.. Chosen([.. present.Select(segment => segment.Entry)]).Select(i => present[i])];
            if (sources.Count == 0) return (null, []);
            foreach (OpenSegment source in sources) source.Reader.Retain();
            _mergeTarget = SegmentNames.Of(Interlocked.Increment(ref _nextSegment) - 1);
            return (new SegmentMerge(_layout, sources, _mergeTarget), sources);
        }
        finally
        {
            _gate.ExitReadLock();
        }
    }

    private void PublishMerge(SegmentMerge merge)
    {
        _gate.EnterWriteLock();
        try
        {
            _closing.Token.ThrowIfCancellationRequested();
            long generation = _state.Manifest.Generation + 1;
            IReadOnlyList<OpenSegment> before = _state.Segments;
            try
            {
                _state.Publish(merge.Apply(before, generation), AppliedChange, Interlocked.Read(ref _nextSegment));
            }
            finally
            {
                if (_state.Manifest.Generation != generation) merge.Abandon();
                else ReleaseAllBut(_state.Segments, before);
            }

            _mergeTarget = null;
            DeleteUnused();
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }
}
