using GovReportArchive.Search.Querying;
using Lucene.Net.Index;
using Lucene.Net.Store;

namespace GovReportArchive.Search.Lucene.Storage;

/// <summary>Turns what Lucene throws over a damaged index into the one error that callers know.</summary>
internal static class IndexFailures
{
    /// <summary>What the system says when it has nothing left to give: it is not the index that fails, and the next try may do.</summary>
    private static readonly int[] Exhausted =
    [
        11, // EAGAIN
        12, // ENOMEM
        23, // ENFILE: open files of the machine
        24, // EMFILE: open files of the process
        28, // ENOSPC: space on the disk
        122, // EDQUOT: space of the user
        unchecked((int)0x80070004), // ERROR_TOO_MANY_OPEN_FILES
        unchecked((int)0x80070008), // ERROR_NOT_ENOUGH_MEMORY
        unchecked((int)0x80070070), // ERROR_DISK_FULL
    ];

    /// <summary>Runs something that reads an index and cannot fail but by the index.</summary>
    /// <exception cref="IndexCorruptException">A file is damaged or missing, or a structure in it does not hold together.</exception>
    /// <exception cref="IndexVersionException">A file was written by another version of Lucene.</exception>
    /// <exception cref="IOException">The system has no open files, memory or space left: the index is as it was.</exception>
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

    /// <summary>Whether it is the system that has nothing left, and not the index that fails.</summary>
    public static bool IsExhaustion(Exception error) => error is IOException && Exhausted.Contains(error.HResult);

    private static bool IsKnown(Exception error) => IsExhaustion(error) || error
        is QuerySyntaxException or OperationCanceledException or ObjectDisposedException or OutOfMemoryException
        or IndexCorruptException or IndexVersionException or IndexLockedException or IndexMissingException or LockObtainFailedException or UnauthorizedAccessException;
}
