using GovReportArchive.Search.Own.Segments;

namespace GovReportArchive.Search.Own.Writing;

/// <summary>A segment in memory and the documents of it that were replaced or deleted since.</summary>
internal sealed class WriteBuffer(SegmentLayout layout)
{
    public SegmentWriter Segment { get; } = new(layout);

    public HashSet<int> Deleted { get; private set; } = [];

    /// <summary>Empties the buffer; who holds the old set of deleted documents keeps it.</summary>
    public void Reset()
    {
        Segment.Clear();
        Deleted = [];
    }
}
