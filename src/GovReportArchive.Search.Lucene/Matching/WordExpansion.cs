using System.Text;
using GovReportArchive.Search.Lucene.Segments;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Search.Lucene.Matching;

/// <summary>Finds the documents that hold any of many words: those with a prefix, or those between two words.</summary>
internal static class WordExpansion
{
    /// <summary>Adds the documents with a word that begins so to a set.</summary>
    /// <exception cref="QuerySyntaxException">The prefix stands for too many words.</exception>
    public static void Select(SegmentMatcher matcher, PrefixNode prefix, Span<ulong> into, CancellationToken cancellation)
    {
        (string field, byte[] term) = QueryPlan.Term(prefix.Field, matcher.HasFieldWords, prefix.Folded);
        int words = 0;
        foreach (PostingList list in matcher.Terms.Beginning(field, term))
        {
            cancellation.ThrowIfCancellationRequested();
            if (++words > QueryLimits.Expansions)
                throw QueryParser.Error(prefix.Start, $"“{prefix.Folded}*”代表的词太多，最多 {QueryLimits.Expansions} 个，请多写几个字符");
            list.Docs.OrInto(into);
        }
    }

    /// <summary>Adds the documents with a word between two words to a set.</summary>
    public static void Select(SegmentMatcher matcher, WordRangeNode range, Span<ulong> into, CancellationToken cancellation)
    {
        (string field, byte[] all) = QueryPlan.Term(range.Field, matcher.HasFieldWords, "");
        byte[]? low = range.Low is null ? null : Encoding.UTF8.GetBytes(range.Low), high = range.High is null ? null : Encoding.UTF8.GetBytes(range.High);
        foreach (PostingList list in matcher.Terms.Beginning(field, all))
        {
            cancellation.ThrowIfCancellationRequested();
            ReadOnlySpan<byte> word = list.Term[all.Length..];
            if (low is not null && word.SequenceCompareTo(low) is var above && (above < 0 || (above == 0 && !range.LowIncluded))) continue;
            if (high is not null && word.SequenceCompareTo(high) is var below && (below > 0 || (below == 0 && !range.HighIncluded))) return;
            list.Docs.OrInto(into);
        }
    }
}
