using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Own.Segments;

namespace GovReportArchive.Search.Own.Searching;

/// <summary>A segment as one commit sees it: its files, and which of its documents are alive. Immutable.</summary>
internal sealed class SegmentView
{
    private readonly int[]?[] _liveCounts;

    public SegmentView(SegmentReader reader, ulong[]? deleted)
    {
        Reader = reader;
        Live = new ulong[DocBits.WordsFor(reader.Documents)];
        DocBits.Fill(Live, reader.Documents);
        if (deleted is not null) DocBits.AndNot(Live, deleted);
        LiveCount = DocBits.Count(Live);
        _liveCounts = new int[]?[reader.Keywords.Length];
    }

    public SegmentReader Reader { get; }

    /// <summary>The documents that are not deleted.</summary>
    public ulong[] Live { get; }

    public int LiveCount { get; }

    /// <summary>How many live documents carry each value of a column (see <see cref="Columns.KeywordColumnReader.Count(ReadOnlySpan{ulong}, Span{int})"/>).</summary>
    public ReadOnlySpan<int> LiveCounts(int column)
    {
        if (_liveCounts[column] is { } known) return known;
        int[] counts = new int[Reader.Keywords[column]!.ValueCount + 1];
        Reader.Keywords[column]!.Count(Live, counts);
        _liveCounts[column] = counts;
        return counts;
    }
}
