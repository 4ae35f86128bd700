using GovReportArchive.Search.Querying;
using Lucene.Net.Index;
using Lucene.Net.Store;

namespace GovReportArchive.Search.Lucene.Storage;

/// <summary>Turns what Lucene throws over a damaged index into the one error that callers know.</summary>
internal static class IndexFailures
{
    /// <summary>Runs something that reads an index and cannot fail but by the index.</summary>
    /// <exception cref="IndexCorruptException">A file is damaged or missing, or a structure in it does not hold together.</exception>
    /// <exception cref="IndexVersionException">A file was written by another version of Lucene.</exception>
    public static T Run<T>(string place, Func<T> run)
    {
        try
        {
            return run();
        }
        catch (Exception error) when (error is IndexFormatTooNewException or IndexFormatTooOldException)
        {
            throw new IndexVersionException(place, error.Message);
        }
        catch (Exception error) when (!IsKnown(error))
        {
            // Damage inside a file shows as anything: a number that leads nowhere, a list that does not end.
            throw new IndexCorruptException(place, error.Message);
        }
    }

    private static bool IsKnown(Exception error) => error
        is QuerySyntaxException or OperationCanceledException or ObjectDisposedException or OutOfMemoryException
        or IndexCorruptException or IndexVersionException or IndexLockedException or IndexMissingException or LockObtainFailedException or UnauthorizedAccessException;
}
