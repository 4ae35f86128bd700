namespace GovReportArchive.Search.Own.Searching;

/// <summary>Commits that are no longer the newest but from which somebody may still want the next page. Thread-safe.</summary>
internal sealed class RetiredSnapshots(TimeProvider time)
{
    /// <summary>Most commits kept; a busy writer makes one every few seconds.</summary>
    private const int Most = 64;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private readonly Lock _lock = new();
    private readonly Queue<(Snapshot Snapshot, long Since)> _kept = new();

    /// <summary>Takes over one use of a snapshot, and lets go what has been kept long enough.</summary>
    public void Add(Snapshot snapshot)
    {
        lock (_lock)
        {
            if (snapshot.HasOpenPages) _kept.Enqueue((snapshot, time.GetTimestamp()));
            else snapshot.Release();
            while (_kept.Count > Most || (_kept.Count > 0 && time.GetElapsedTime(_kept.Peek().Since) > Patience)) _kept.Dequeue().Snapshot.Release();
        }
    }

    /// <summary>A kept snapshot with one more use, or null.</summary>
    public Snapshot? TryTake(long generation)
    {
        if (generation == 0) return null;
        lock (_lock)
        {
            foreach ((Snapshot snapshot, _) in _kept)
                if (snapshot.Manifest.Generation == generation && snapshot.TryRetain()) return snapshot;
            return null;
        }
    }

    public void Clear()
    {
        lock (_lock)
            while (_kept.TryDequeue(out (Snapshot Snapshot, long Since) kept)) kept.Snapshot.Release();
    }
}
