using GovReportArchive.Search.Lucene.Segments;
using GovReportArchive.Search.Querying;
using Lucene.Net.Util;

namespace GovReportArchive.Search.Lucene.Searching;

/// <summary>Of the documents that were offered for each of some places the one with the least id: the same however they are spread over segments.</summary>
internal sealed class LeastIds(Snapshot snapshot, int places)
{
    private readonly (BytesRef Id, int Segment, int Doc)?[] _least = new (BytesRef, int, int)?[places];

    /// <summary>The document of a place with its values; null where none was offered.</summary>
    public ExampleDocument? Of(int place, HitValues values) =>
        _least[place] is var (id, segment, doc) ? new ExampleDocument(id.Utf8ToString(), values.Of(segment, doc)) : null;

    /// <summary>Offers a document of a segment.</summary>
    public void Offer(int place, int segment, int doc)
    {
        BytesRef id = snapshot.Segments[segment].Id(doc);
        if (_least[place] is not var (least, _, _) || id.CompareTo(least) < 0) _least[place] = (BytesRef.DeepCopyOf(id), segment, doc);
    }
}
