using GovReportArchive.Search;

namespace GovReportArchive.Archive.Indexing;

/// <summary>The open reader of an archive's index, shared by search and follower, always at the newest commit.</summary>
internal sealed class IndexHandle(string directory) : IDisposable
{
    private readonly Lock _lock = new();
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
            try
            {
                if (_reader is null) _reader = IndexReader.Open(Directory);
                else _reader.RefreshIfChanged();
                return _reader;
            }
            catch (IndexMissingException)
            {
                Close();
                return null;
            }
        }
    }

    /// <summary>Lets the reader go, before the index is thrown away; searches that are running keep their files.</summary>
    public void Dispose()
    {
        lock (_lock) Close();
    }

    private void Close()
    {
        _reader?.Dispose();
        _reader = null;
    }
}
