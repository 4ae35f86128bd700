using System.Buffers;
using System.Numerics;
using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Own.Postings;

namespace GovReportArchive.Search.Own.Searching;

/// <summary>How documents are gone through.</summary>
/// <param name="Window">Documents that are gathered together, a multiple of 64.</param>
/// <param name="First">Documents that are weighed first, to know early what a document must exceed.</param>
/// <param name="Exact">Postings up to which all documents that have them are weighed; where it would take more, the answer is near.</param>
/// <param name="Near">Postings that are read for a near answer: a few milliseconds.</param>
internal readonly record struct AlikeStride(int Window, int First, long Exact, long Near)
{
    /// <summary>A window's weights fit the processor's nearer cache.</summary>
    public static AlikeStride Usual { get; } = new(1 << 14, 4096, 150_000, 1_000_000);
}

/// <summary>Weighs the documents of one segment. Not thread-safe.</summary>
/// <remarks>
/// As many features are read as it takes for those left over to weigh no more together than what a document must exceed: one that has only
/// these need not be looked at. The others' documents are gathered window by window, and the features left over are looked up for those that can
/// still exceed it. Where a text is like nothing much, so that nearly all lists would have to be read, the cheapest are, and the documents that
/// weigh most by these are weighed with all.
/// </remarks>
internal sealed class AlikeSegment
{
    private const int LeastFeatures = 3;

    private readonly int _segment;
    private readonly int _documents;
    private readonly IReadOnlyList<AlikeFeature> _features;
    private readonly double[] _rest;
    private readonly AlikeBest _best;
    private readonly AlikeStride _stride;
    private readonly int _exact, _near;
    private PostingsCursor?[][] _cursors;

    public AlikeSegment(int segment, int documents, IReadOnlyList<AlikeFeature> features, AlikeBest best, AlikeStride stride)
    {
        (_segment, _documents, _features, _best, _stride) = (segment, documents, features, best, stride);
        _rest = new double[features.Count + 1];
        for (int i = features.Count - 1; i >= 0; i--) _rest[i] = _rest[i + 1] + features[i].Weight;
        long postings = 0;
        foreach (AlikeFeature feature in features)
        {
            postings += feature.Postings;
            if (postings <= stride.Exact) _exact++;
            if (_near < LeastFeatures || postings <= stride.Near) _near++;
        }

        _cursors = Cursors();
    }

    /// <summary>Offers some of the documents that have what is cheapest to read.</summary>
    public void OfferFirst(ulong[] allowed)
    {
        List<int> docs = [];
        foreach (PostingsReader list in _features.SelectMany(feature => feature.Lists[_segment]))
        {
            if (docs.Count >= _stride.First) break;
            PostingsCursor cursor = new(list);
            for (int block = 0; block < cursor.BlockCount && docs.Count < _stride.First; block++)
            {
                cursor.Load(block);
                docs.AddRange(cursor.Docs);
            }
        }

        docs.Sort();
        Weigh(docs.Distinct().Where(doc => DocBits.Get(allowed, doc)));
        _cursors = Cursors();
    }

    /// <summary>Offers the documents that can be among the best.</summary>
    public void Offer(ulong[] allowed, CancellationToken cancellation)
    {
        double[] weights = ArrayPool<double>.Shared.Rent(_stride.Window);
        weights.AsSpan(0, _stride.Window).Clear();
        ulong[] touched = new ulong[_stride.Window / 64], any = new ulong[_stride.Window / 64];
        for (int from = 0; from < _documents; from += _stride.Window)
        {
            cancellation.ThrowIfCancellationRequested();
            int end = Math.Min(from + _stride.Window, _documents), read = Array.FindIndex(_rest, rest => rest <= _best.Least);
            if (read < 0) read = _features.Count;
            bool near = read > _exact;
            if (near) read = Math.Min(read, _near);
            if (!DocBits.Any(allowed.AsSpan(from / 64, DocBits.WordsFor(end - from)))) continue;
            for (int i = 0; i < read; i++) Gather(i, from, end, weights, touched, any);
            for (int word = 0; word < touched.Length; word++)
            {
                for (ulong bits = touched[word]; bits != 0; bits &= bits - 1)
                {
                    int place = (word * 64) + BitOperations.TrailingZeroCount(bits), doc = from + place;
                    if (weights[place] + _rest[read] > _best.Least && DocBits.Get(allowed, doc))
                    {
                        if (near) _best.OfferNear(_segment, doc, weights[place]);
                        else Weigh(doc, read, weights[place]);
                    }

                    weights[place] = 0;
                }

                touched[word] = 0;
            }
        }

        ArrayPool<double>.Shared.Return(weights);
    }

    /// <summary>Weighs documents, ascending, with all features.</summary>
    public void Weigh(IEnumerable<int> docs)
    {
        _cursors = Cursors();
        foreach (int doc in docs) Weigh(doc, 0, 0);
    }

    /// <summary>Adds a feature's weight to the documents of a window that have it.</summary>
    private void Gather(int feature, int from, int end, double[] weights, ulong[] touched, ulong[] any)
    {
        any.AsSpan().Clear();
        for (int i = 0; i < _cursors[feature].Length; i++)
        {
            PostingsReader list = _features[feature].Lists[_segment][i];
            if (list.HasBitmap) DocBits.Or(any.AsSpan(0, DocBits.WordsFor(end - from)), list.Bitmap[(from / 64)..]);
            else Mark(Cursor(feature, i), from, end, any);
        }

        double weight = _features[feature].Weight;
        for (int word = 0; word < any.Length; word++)
        {
            touched[word] |= any[word];
            for (ulong bits = any[word]; bits != 0; bits &= bits - 1) weights[(word * 64) + BitOperations.TrailingZeroCount(bits)] += weight;
        }
    }

    private static void Mark(PostingsCursor cursor, int from, int end, ulong[] any)
    {
        cursor.MoveTo(from);
        for (int i = cursor.Index; ; i = 0)
        {
            ReadOnlySpan<int> docs = cursor.Docs;
            for (; i < docs.Length; i++)
            {
                if (docs[i] >= end) return;
                DocBits.Set(any, docs[i] - from);
            }

            if (cursor.Block + 1 >= cursor.BlockCount) return;
            cursor.Load(cursor.Block + 1);
        }
    }

    /// <summary>Offers a document whose weight without the features from <paramref name="feature"/> on is known.</summary>
    private void Weigh(int doc, int feature, double weight)
    {
        long key = _best.Key(_segment, doc);
        double least = _best.LeastOf(key);
        for (; feature < _features.Count; feature++)
        {
            if (weight + _rest[feature] <= least) return;
            if (Has(feature, doc)) weight += _features[feature].Weight;
        }

        _best.Offer(_segment, doc, key, weight);
    }

    private bool Has(int feature, int doc)
    {
        PostingsReader[] lists = _features[feature].Lists[_segment];
        for (int i = 0; i < lists.Length; i++)
            if (lists[i].HasBitmap ? DocBits.Get(lists[i].Bitmap, doc) : Cursor(feature, i).MoveTo(doc)) return true;
        return false;
    }

    private PostingsCursor Cursor(int feature, int list) => _cursors[feature][list] ??= new PostingsCursor(_features[feature].Lists[_segment][list]);

    private PostingsCursor?[][] Cursors() => [.. _features.Select(feature => new PostingsCursor?[feature.Lists[_segment].Length])];
}
