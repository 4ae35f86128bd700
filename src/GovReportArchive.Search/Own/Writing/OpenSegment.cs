using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Own.Segments;
using GovReportArchive.Search.Own.Storage;

namespace GovReportArchive.Search.Own.Writing;

/// <summary>A segment of the last commit as the writer holds it. Immutable, so that a commit that fails changes nothing.</summary>
internal sealed record OpenSegment(SegmentEntry Entry, SegmentReader Reader, ulong[]? Deleted)
{
    public bool IsLive(int doc) => Deleted is null || !DocBits.Get(Deleted, doc);

    /// <summary>The live document with an id, or -1.</summary>
    public int Find(byte[] id)
    {
        List<int> docs = [];
        Reader.Ids.Find(id, docs);
        foreach (int doc in docs)
            if (IsLive(doc)) return doc;
        return -1;
    }

    /// <summary>The segment with more documents deleted, as of a generation; the same object where they are none.</summary>
    public OpenSegment WithDeleted(IReadOnlyCollection<int> docs, long generation)
    {
        if (docs.Count == 0) return this;
        ulong[] bits = Deleted?.ToArray() ?? new ulong[DocBits.WordsFor(Entry.Documents)];
        foreach (int doc in docs) DocBits.Set(bits, doc);
        return this with { Entry = Entry with { DeletesGeneration = generation, Deleted = DocBits.Count(bits) }, Deleted = bits };
    }
}
