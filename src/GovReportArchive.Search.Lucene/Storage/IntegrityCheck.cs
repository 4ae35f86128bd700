using System.IO.Hashing;
using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Store;
using LuceneDirectory = Lucene.Net.Store.Directory;

namespace GovReportArchive.Search.Lucene.Storage;

/// <summary>Compares the checksums of segments before they are searched, or, where they are large, beside the first searches.</summary>
/// <remarks>Lucene compares those of the smallest files whenever it opens them. Each segment is looked at once. The checksum is Lucene's CRC-32, but worked out by
/// the processor's own instructions, ten times as fast as Lucene does it.</remarks>
/// <param name="atOnce">Bytes that are read before a commit is searched.</param>
internal sealed class IntegrityCheck(long atOnce)
{
    private const int BufferBytes = 64 * 1024;
    private readonly ConditionalWeakTable<object, object> _checked = [];

    /// <summary>Checks the segments that were not yet checked, the smallest first.</summary>
    /// <param name="segments">Those of a commit.</param>
    /// <param name="damaged">Told later, from a thread of its own, what is damaged among the others.</param>
    /// <exception cref="CorruptIndexException">One of those that are checked at once is damaged.</exception>
    public void Check(IEnumerable<SegmentReader> segments, Action<string> damaged)
    {
        SegmentReader[] fresh = [.. segments.Where(segment => _checked.TryAdd(segment.CoreCacheKey, this)).OrderBy(Bytes)];
        long bytes = 0;
        int now = fresh.TakeWhile(segment => (bytes += Bytes(segment)) <= atOnce).Count();
        try
        {
            foreach (SegmentReader segment in fresh.Take(now)) Compare(segment);
        }
        catch
        {
            // Nothing is to pass for checked after a failure.
            foreach (SegmentReader segment in fresh) _checked.Remove(segment.CoreCacheKey);
            throw;
        }

        if (now == fresh.Length) return;
        SegmentReader[] later = fresh[now..];
        foreach (SegmentReader segment in later) segment.IncRef();
        ThreadPool.QueueUserWorkItem(_ => CheckLater(later, damaged));
    }

    /// <summary>Compares the checksums of all files of a commit.</summary>
    /// <exception cref="CorruptIndexException">One does not fit; the message names the file.</exception>
    public static void Compare(LuceneDirectory directory, SegmentInfos commit, CancellationToken cancellationToken)
    {
        foreach (string file in commit.GetFiles(directory, includeSegmentsFile: false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Compare(directory, file);
        }
    }

    /// <summary>The line of a log of Lucene's CheckIndex that says what is wrong.</summary>
    public static string FirstFault(string log) =>
        log.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Contains("Exception", StringComparison.Ordinal) || line.Contains("ERROR", StringComparison.Ordinal)) ?? "CheckIndex found it unsound";

    private void CheckLater(SegmentReader[] segments, Action<string> damaged)
    {
        foreach (SegmentReader segment in segments)
        {
            try
            {
                Compare(segment);
            }
            catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
            {
                // Merged away since, with all its files; who still searches it has them open.
            }
            catch (Exception error) when (IndexFailures.IsExhaustion(error))
            {
                _checked.Remove(segment.CoreCacheKey);
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                damaged(error.Message);
            }
            finally
            {
                segment.DecRef();
            }
        }
    }

    private static void Compare(SegmentReader segment)
    {
        foreach (string file in segment.SegmentInfo.GetFiles()) Compare(segment.Directory, file);
    }

    // The last eight bytes of a file are the sum of all before them, so that a file that is cut off does not fit either.
    private static void Compare(LuceneDirectory directory, string file)
    {
        byte[] buffer = new byte[BufferBytes];
        using IndexInput input = directory.OpenInput(file, IOContext.READ_ONCE);
        long summed = input.Length - sizeof(long);
        if (summed < sizeof(long)) throw new CorruptIndexException($"{file} is cut off");
        Crc32 sum = new();
        for (long at = 0; at < summed;)
        {
            int length = (int)Math.Min(buffer.Length, summed - at);
            input.ReadBytes(buffer, 0, length);
            sum.Append(buffer.AsSpan(0, length));
            at += length;
        }

        long printed = input.ReadInt64();
        if (printed != sum.GetCurrentHashAsUInt32()) throw new CorruptIndexException($"the checksum of {file} does not fit its content");
    }

    private static long Bytes(SegmentReader segment) => segment.SegmentInfo.GetSizeInBytes();
}
