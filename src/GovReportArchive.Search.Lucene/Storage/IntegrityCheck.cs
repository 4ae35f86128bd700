using System.Runtime.CompilerServices;
using Lucene.Net.Index;

namespace GovReportArchive.Search.Lucene.Storage;

/// <summary>Compares the checksums of segments before they are searched, or, where they are large, beside the first searches.</summary>
/// <remarks>Lucene compares those of the smallest files whenever it opens them. Each segment is looked at once.</remarks>
/// <param name="atOnce">Bytes that are read before a commit is searched.</param>
/// <param name="damaged">Told what is damaged, from a thread of its own.</param>
internal sealed class IntegrityCheck(long atOnce, Action<string> damaged)
{
    private readonly ConditionalWeakTable<object, object> _checked = [];

    /// <summary>Checks the segments that were not yet checked, the smallest first.</summary>
    /// <exception cref="CorruptIndexException">One of those that are checked at once is damaged.</exception>
    public void Check(IEnumerable<SegmentReader> segments)
    {
        SegmentReader[] fresh = [.. segments.Where(segment => _checked.TryAdd(segment.CoreCacheKey, this)).OrderBy(Bytes)];
        long bytes = 0;
        int now = fresh.TakeWhile(segment => (bytes += Bytes(segment)) <= atOnce).Count();
        try
        {
            foreach (SegmentReader segment in fresh.Take(now)) segment.CheckIntegrity();
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
        ThreadPool.QueueUserWorkItem(_ => CheckLater(later));
    }

    /// <summary>The line of a log of Lucene's CheckIndex that says what is wrong.</summary>
    public static string FirstFault(string log) =>
        log.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Contains("Exception", StringComparison.Ordinal) || line.Contains("ERROR", StringComparison.Ordinal)) ?? "CheckIndex found it unsound";

    private void CheckLater(SegmentReader[] segments)
    {
        foreach (SegmentReader segment in segments)
        {
            try
            {
                segment.CheckIntegrity();
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

    private static long Bytes(SegmentReader segment) => segment.SegmentInfo.GetSizeInBytes();
}
