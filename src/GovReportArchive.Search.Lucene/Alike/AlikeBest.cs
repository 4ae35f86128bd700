using System.Globalization;
using GovReportArchive.Search.Lucene.Searching;
using GovReportArchive.Search.Lucene.Segments;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Lucene.Alike;

/// <summary>A document and what it weighs.</summary>
internal readonly record struct AlikeCandidate(int Segment, int Doc, double Weight, string Value);

/// <summary>Keeps the heaviest documents, each value of a column once. Not thread-safe.</summary>
internal sealed class AlikeBest(Snapshot snapshot, int limit, string? distinct)
{
    // Putting in order now and then is cheaper than keeping order.
    private const int Slack = 4;

    // Documents that are weighed with all features where only some were read, for each that is asked for.
    private const int Depth = 6;

    private readonly PriorityQueue<(int Segment, int Doc), double> _near = new();
    private readonly int _column = distinct is null ? -1 : snapshot.Layout.Column(distinct, null);
    private readonly HitValues _values = new(snapshot, distinct is null ? [] : [distinct]);
    private readonly Dictionary<long, double> _known = [], _nearKnown = [];
    private List<AlikeCandidate> _held = [];

    /// <summary>What a document must weigh more than to be kept.</summary>
    public double Least { get; private set; } = double.NegativeInfinity;

    /// <summary>What a document must weigh more than to be kept, if it is of this key.</summary>
    public double LeastOf(long key) => _known.TryGetValue(key, out double known) && known > Least ? known : Least;

    /// <summary>What stands for a document's value within its segment, or for the document where values do not matter.</summary>
    public long Key(int segment, int doc)
    {
        bool byValue = _column >= 0 && snapshot.Layout.Schema.Columns[_column].Kind == ColumnKind.Keyword;
        int part = byValue ? snapshot.Segments[segment].Keywords(_column).Ordinal(doc, last: false) : doc;
        return ((long)segment << 32) | (uint)part;
    }

    public void Offer(int segment, int doc, long key, double weight)
    {
        if (weight <= LeastOf(key)) return;
        _known[key] = weight;
        string value = _column >= 0 ? _values.Of(segment, doc)[0] ?? "" : key.ToString(CultureInfo.InvariantCulture);
        _held.Add(new AlikeCandidate(segment, doc, weight, value));
        if (_held.Count >= limit * Slack) Order();
    }

    /// <summary>Offers a document of which only part of its weight is known.</summary>
    public void OfferNear(int segment, int doc, double weight)
    {
        bool full = _near.Count == limit * Depth;
        if (full && _near.TryPeek(out _, out double least) && weight <= least) return;
        // Copies of one wording must not take all places.
        long key = Key(segment, doc);
        if (_nearKnown.TryGetValue(key, out double known) && known >= weight) return;
        _nearKnown[key] = weight;
        if (full) _near.EnqueueDequeue((segment, doc), weight);
        else _near.Enqueue((segment, doc), weight);
    }

    /// <summary>The documents of a segment that weigh most by what is known of them, ascending.</summary>
    public int[] NearOf(int segment) => [.. _near.UnorderedItems.Where(item => item.Element.Segment == segment).Select(item => item.Element.Doc).Order()];

    /// <summary>What is kept, heaviest first.</summary>
    public IReadOnlyList<AlikeCandidate> Take()
    {
        Order();
        return _held;
    }

    private void Order()
    {
        _held = [.. _held.OrderByDescending(held => held.Weight).ThenBy(held => held.Segment).ThenBy(held => held.Doc).DistinctBy(held => held.Value, StringComparer.Ordinal).Take(limit)];
        if (_held.Count == limit) Least = _held[^1].Weight;
    }
}
