using GovReportArchive.Search.Lucene.Segments;
using Lucene.Net.Util;

namespace GovReportArchive.Search.Lucene.Searching;

/// <summary>The least id of the documents that were offered for each of some places: the same document however they are spread over segments.</summary>
internal sealed class LeastIds(Snapshot snapshot, int places)
{
    private readonly BytesRef?[] _least = new BytesRef?[places];

    /// <summary>The least id of a place; null where none was offered.</summary>
    public string? this[int place] => _least[place]?.Utf8ToString();

    /// <summary>Offers a document of a segment.</summary>
    public void Offer(int place, int segment, int doc)
    {
        BytesRef id = snapshot.Segments[segment].Id(doc);
        if (_least[place] is not { } least || id.CompareTo(least) < 0) _least[place] = BytesRef.DeepCopyOf(id);
    }
}
