using GovReportArchive.Search.Own.Storage;

namespace GovReportArchive.Search.Own.Writing;

/// <summary>Chooses segments to be merged: some of about the same size, so that every document is copied only a few times in its life, or one
/// that is mostly deleted documents.</summary>
internal static class MergePolicy
{
    /// <summary>Segments of about one size that are merged together.</summary>
    public const int Factor = 8;

    /// <summary>Segments with fewer documents count as this size.</summary>
    private const int Small = 1000;

    /// <summary>Segments with more documents stay as they are: merging them would cost more than it gives, and memory for the id of every document.</summary>
    private const int Large = Small * Factor * Factor * Factor;

    /// <summary>Indexes of the segments to merge next, ascending; empty where all is in order.</summary>
    public static IReadOnlyList<int> Choose(IReadOnlyList<SegmentEntry> segments)
    {
        for (int i = 0; i < segments.Count; i++)
            if (segments[i].Deleted * 2 > segments[i].Documents) return [i];
        foreach (IGrouping<int, int> level in Enumerable.Range(0, segments.Count).Where(i => Live(segments[i]) <= Large)
            .GroupBy(i => Level(Live(segments[i]))).OrderBy(level => level.Key))
        {
            int[] members = [.. level];
            if (members.Length >= Factor) return members[..Factor];
        }

        return [];
    }

    /// <summary>The first segment that holds deleted documents; empty where none does.</summary>
    public static IReadOnlyList<int> WithDeleted(IReadOnlyList<SegmentEntry> segments)
    {
        for (int i = 0; i < segments.Count; i++)
            if (segments[i].Deleted > 0) return [i];
        return [];
    }

    private static int Live(SegmentEntry segment) => segment.Documents - segment.Deleted;

    private static int Level(int documents)
    {
        int level = 0;
        for (long size = Small; size < documents; size *= Factor) level++;
        return level;
    }
}
