using GovReportArchive.Search;
using GovReportArchive.Search.Own;

namespace GovReportArchive.Archive.Indexing;

/// <summary>The open reader of an archive's index, shared by search and follower, always at the newest commit.</summary>
internal sealed class IndexHandle(string directory, TimeProvider time) : IDisposable
{
    /// <summary>Longer than any search is allowed to take, and than a caller takes to go from <see cref="Newest"/> to its search.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Lock _lock = new();
    private readonly Queue<(IndexReader Reader, long Since)> _former = new();
    private IndexReader? _reader;

    /// <summary>Directory of the index.</summary>
    public string Directory { get; } = directory;

    /// <summary>The reader at the newest commit, or null where there is no index yet.</summary>
    /// <exception cref="IndexCorruptException">A file is damaged.</exception>
    /// <exception cref="IndexVersionException">Another version of the program wrote it.</exception>
    public IndexReader? Newest()
    {
        lock (_lock)
        {
            while (_former.TryPeek(out (IndexReader Reader, long Since) oldest) && time.GetElapsedTime(oldest.Since) > Patience) _former.Dequeue().Reader.Dispose();
            try
            {
                if (_reader is null) _reader = IndexReader.Open(Directory);
                else _reader.RefreshIfChanged();
                return _reader;
            }
            catch (IndexMissingException)
            {
                LetGo();
                return null;
            }
        }
    }

    /// <summary>Lets the reader go because the index is thrown away. Searches that have it may still use it for a while.</summary>
    public void LetGo()
    {
        lock (_lock)
        {
            if (_reader is not null) _former.Enqueue((_reader, time.GetTimestamp()));
            _reader = null;
        }
    }

    /// <summary>Closes the index; searches that are running keep their files.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            LetGo();
            while (_former.TryDequeue(out (IndexReader Reader, long Since) former)) former.Reader.Dispose();
        }
    }
}
