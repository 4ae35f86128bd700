using GovReportArchive.Search;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Archive.Indexing;

/// <summary>Throws an index away.</summary>
internal static class IndexDirectory
{
    /// <summary>Removes the index in a directory, whatever state it is in, and nothing else that may stand there.</summary>
    /// <exception cref="IndexLockedException">Another process writes it; nothing was removed.</exception>
    public static void Clear(string directory, IndexSchema schema)
    {
        try
        {
            IndexWriter.Open(directory, schema).Dispose();
        }
        catch (Exception error) when (error is IndexCorruptException or IndexVersionException)
        {
            // The lock was free, and what is there cannot be used: exactly what is to be removed.
        }

        File.Delete(Path.Combine(directory, "manifest"));
    }
}
