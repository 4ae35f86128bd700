using GovReportArchive.Composition;

namespace GovReportArchive.Web.Hosting;

/// <summary>Something that is costly to make from an archive and changes only with it; made again when the archive has changed, but never
/// so often that making it takes more than a small part of the time.</summary>
/// <remarks>Thread-safe. While one thread makes it anew, others get what was there before.</remarks>
internal sealed class Remembered<T>(Func<OpenArchive, T> make, TimeProvider time)
    where T : class
{
    /// <summary>What is remembered may be out of date for this many times as long as it took to make.</summary>
    private const int Patience = 20;
    private readonly Lock _lock = new();
    private volatile Entry? _entry;

    /// <summary>The thing as of the archive's last change, or, where it is costly, of a moment ago.</summary>
    public T Of(OpenArchive archive)
    {
        Entry? entry = _entry;
        long change = archive.Holdings.LastChange;
        if (entry is not null && entry.Fits(archive, change, time)) return entry.Value;
        if (!_lock.TryEnter())
        {
            if (entry is not null && ReferenceEquals(entry.Archive, archive)) return entry.Value;
            _lock.Enter();
        }

        try
        {
            if (_entry is { } other && other.Fits(archive, change, time)) return other.Value;
            long started = time.GetTimestamp();
            T value = make(archive);
            _entry = new Entry(archive, change, value, time.GetElapsedTime(started), time.GetTimestamp());
            return value;
        }
        finally
        {
            _lock.Exit();
        }
    }

    private sealed record Entry(OpenArchive Archive, long Change, T Value, TimeSpan Cost, long Made)
    {
        public bool Fits(OpenArchive archive, long change, TimeProvider time) => ReferenceEquals(Archive, archive)
            && (Change == change || time.GetElapsedTime(Made) < Cost * Patience);
    }
}
