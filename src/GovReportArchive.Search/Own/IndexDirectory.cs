using GovReportArchive.Search.Own.Storage;

namespace GovReportArchive.Search.Own;

/// <summary>What can be done with the directory of an index from outside.</summary>
public static class IndexDirectory
{
    /// <summary>Throws away the index in a directory, whatever state it is in; a writer opened next begins an empty one.</summary>
    /// <remarks>Readers that are open keep their snapshot. Files that are not the index's own stay. After a crash in between, the old index or
    /// none is there.</remarks>
    /// <exception cref="IndexLockedException">A writer is open; nothing was removed.</exception>
    public static void Discard(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        using WriterLock held = WriterLock.Take(directory);
        File.Delete(Path.Combine(directory, Manifest.Name));
    }
}
