using GovReportArchive.Search.Own.Segments;
using GovReportArchive.Search.Own.Storage;

namespace GovReportArchive.Search.Own.Writing;

/// <summary>One merge: which segments it takes, and the segment that takes their place.</summary>
internal sealed class SegmentMerge(SegmentLayout layout, IReadOnlyList<OpenSegment> sources, string name)
{
    private int[][] _docMaps = [];
    private OpenSegment? _merged;

    public string Name => name;

    /// <summary>Writes and opens the new segment; commits may go on meanwhile.</summary>
    public void Run(IIndexStorage storage, CancellationToken cancellation)
    {
        // Damage must not go over into a new file whose checksums are right.
        foreach (FramedFileReader file in sources.SelectMany(source => source.Reader.Files)) file.Verify(cancellation);
        SegmentMerger merger = new(layout, [.. sources.Select(source => source.Reader)], [.. sources.Select(source => source.Deleted)], cancellation);
        _docMaps = merger.DocMaps;
        if (merger.Documents == 0) return;
        merger.Write(storage, name);
        SegmentEntry entry = new(name, merger.Documents, 0, 0);
        _merged = new OpenSegment(entry, SegmentReader.Open(storage, layout, entry), null);
    }

    /// <summary>The segments of the present commit with the new one in the place of its sources. Documents that were deleted meanwhile are
    /// deleted in it too.</summary>
    public List<OpenSegment> Apply(IReadOnlyList<OpenSegment> present, long generation)
    {
        List<OpenSegment> result = [];
        bool placed = false;
        foreach (OpenSegment segment in present)
        {
            if (!sources.Any(source => source.Entry.Name == segment.Entry.Name))
            {
                result.Add(segment);
            }
            else if (!placed)
            {
                placed = true;
                if (_merged is not null) result.Add(_merged.WithDeleted(DeletedMeanwhile(present), generation));
            }
        }

        return result;
    }

    /// <summary>Lets the new segment go again, where it was not published.</summary>
    public void Abandon() => _merged?.Reader.Release();

    private List<int> DeletedMeanwhile(IReadOnlyList<OpenSegment> present)
    {
        List<int> deleted = [];
        for (int i = 0; i < sources.Count; i++)
        {
            // A segment that has left the commit had nothing alive any more.
            OpenSegment? now = present.FirstOrDefault(segment => segment.Entry.Name == sources[i].Entry.Name);
            for (int doc = 0; doc < _docMaps[i].Length; doc++)
                if (_docMaps[i][doc] >= 0 && (now is null || !now.IsLive(doc))) deleted.Add(_docMaps[i][doc]);
        }

        return deleted;
    }
}
