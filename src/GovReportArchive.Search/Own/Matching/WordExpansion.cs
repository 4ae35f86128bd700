using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Own.Segments;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Search.Own.Matching;

/// <summary>Finds the documents that hold any of many words: those with a prefix, or those between two words.</summary>
internal static class WordExpansion
{
    /// <summary>Adds the documents with a word that begins so to a set.</summary>
    /// <exception cref="QuerySyntaxException">The prefix stands for too many words.</exception>
    public static void Select(SegmentReader segment, LeafPlan leaf, string prefix, int position, Span<ulong> into)
    {
        (int first, int end) = segment.Words.Range([(byte)leaf.WordField, .. Utf8.Bytes(prefix)]);
        if (end - first > QueryLimits.Expansions)
            throw QueryParser.Error(position, $"“{prefix}*”代表的词太多，最多 {QueryLimits.Expansions} 个，请多写几个字符");
        Select(segment, first, end, into);
    }

    /// <summary>Adds the documents with a word between two words to a set.</summary>
    public static void Select(SegmentReader segment, LeafPlan leaf, WordRangeNode range, Span<ulong> into)
    {
        byte field = (byte)leaf.WordField;
        (int first, int end) = segment.Words.Range([field]);
        if (range.Low is not null) first = Bound(segment, [field, .. Utf8.Bytes(range.Low)], !range.LowIncluded);
        if (range.High is not null) end = Bound(segment, [field, .. Utf8.Bytes(range.High)], range.HighIncluded);
        Select(segment, first, end, into);
    }

    private static int Bound(SegmentReader segment, byte[] term, bool after)
    {
        int index = segment.Words.LowerBound(term);
        return after && index < segment.Words.Count && segment.Words.Term(index).SequenceEqual(term) ? index + 1 : index;
    }

    private static void Select(SegmentReader segment, int first, int end, Span<ulong> into)
    {
        for (int term = first; term < end; term++) segment.WordList(term).OrInto(into);
    }
}
