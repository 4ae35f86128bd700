using System.Buffers;
using System.Globalization;
using GovReportArchive.Search.Coding;
using GovReportArchive.Search.Matching;
using GovReportArchive.Search.Postings;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Segments;
using GovReportArchive.Text;

namespace GovReportArchive.Search.Searching;

/// <summary>Finds the documents that share most character pairs with a text.</summary>
/// <remarks>
/// The posting lists of the rarest pairs are read whole and give candidates; longer lists are only asked about the best of these, skipping
/// blocks. Common wording so costs little, and a document that has any of the text's rarer pairs is not missed.
/// </remarks>
internal sealed class AlikeSearcher
{
    // Postings that are read whole: a few milliseconds.
    private const long Budget = 1_000_000;

    // Rarest pairs that are always read, whatever they cost.
    private const int LeastLists = 3;

    // Candidates that are weighed with all pairs, for each hit asked for.
    private const int Depth = 8;
    private const int MostPairs = 400;

    // What an alternative's pairs weigh beside the text's own.
    private const double AlsoWeight = 0.4;
    private const int MostAlso = 120;

    // In a large index, pairs that one document in so many has tell nothing, where there are others.
    private const int CommonShare = 8;
    private const int LargeIndex = 200_000;
    private const int LeastPairs = 8;

    private readonly Snapshot _snapshot;
    private readonly AlikeRequest _request;
    private readonly CancellationToken _cancellation;
    private readonly List<(byte[] Term, double Weight)> _pairs = [];
    private readonly double _whole;
    private int _essential;

    private AlikeSearcher(Snapshot snapshot, AlikeRequest request, CancellationToken cancellation)
    {
        (_snapshot, _request, _cancellation) = (snapshot, request, cancellation);
        _whole = ReadPairs();
    }

    public static IReadOnlyList<AlikeHit> Search(Snapshot snapshot, AlikeRequest request, CancellationToken cancellation) =>
        new AlikeSearcher(snapshot, request, cancellation).Run();

    private IReadOnlyList<AlikeHit> Run()
    {
        using BitsPool pool = new();
        FilterSet filters = new(new SearchRequest { Filters = _request.Filters, Numbers = _request.Numbers }, _snapshot);
        int candidates = _request.Limit * Depth;
        PriorityQueue<(int Segment, int Doc, double Weight), double> best = new();
        for (int segment = 0; segment < _snapshot.Segments.Count; segment++)
        {
            _cancellation.ThrowIfCancellationRequested();
            Offer(segment, filters, pool, best, candidates);
            pool.ReturnAll();
        }

        HitValues values = new(_snapshot, _request.Values);
        return
        [
            .. Distinct(Weighed(best.UnorderedItems.Select(item => item.Element)).OrderByDescending(hit => hit.Weight))
                .Take(_request.Limit)
                .Select(hit => new AlikeHit(
                    _snapshot.Segments[hit.Segment].Reader.Ids.Text(hit.Doc), Math.Min(1, hit.Weight / _whole), values.Of(hit.Segment, hit.Doc)))
                .OrderByDescending(hit => hit.Share)
                .ThenBy(hit => hit.Id, StringComparer.Ordinal),
        ];
    }

    private IEnumerable<(int Segment, int Doc, double Weight)> Distinct(IEnumerable<(int Segment, int Doc, double Weight)> hits)
    {
        if (_request.Distinct is null) return hits;
        HitValues column = new(_snapshot, [_request.Distinct]);
        return hits.DistinctBy(hit => column.Of(hit.Segment, hit.Doc)[0] ?? "", StringComparer.Ordinal);
    }

    /// <summary>Collects the text's pairs, rarest first, and returns the weight of all of them; pairs that no document has weigh as much as the
    /// rarest.</summary>
    private double ReadPairs()
    {
        HashSet<ulong> keys = [], also = [];
        AddPairs(_request.Text, keys, MostPairs);
        foreach (string alternative in _request.Also) AddPairs(alternative, also, MostAlso);
        also.ExceptWith(keys);
        List<(byte[] Term, double Weight, long Documents)> found = [.. keys.Select(key => Weigh(key, 1))];
        found.Sort((a, b) => a.Documents.CompareTo(b.Documents));
        int telling = found.FindIndex(pair => pair.Documents > _snapshot.Count / CommonShare);
        if (_snapshot.Count > LargeIndex && telling >= LeastPairs) found.RemoveRange(telling, found.Count - telling);
        double whole = found.Sum(pair => pair.Weight);
        found.AddRange(also.Select(key => Weigh(key, AlsoWeight)));
        found.RemoveAll(pair => pair.Documents == 0);
        found.Sort((a, b) => a.Documents != b.Documents ? a.Documents.CompareTo(b.Documents) : a.Term.AsSpan().SequenceCompareTo(b.Term));
        long read = 0;
        foreach ((byte[] term, double weight, long documents) in found)
        {
            read += documents;
            if (_essential == _pairs.Count && (_essential < LeastLists || read <= Budget)) _essential++;
            _pairs.Add((term, weight));
        }

        return whole;
    }

    private static void AddPairs(string text, HashSet<ulong> keys, int most)
    {
        int[] runes = PairKey.Runes(Folding.Fold(text));
        for (int i = 0; i + 1 < runes.Length && keys.Count < most; i++)
            if (IsWording(runes[i]) && IsWording(runes[i + 1])) keys.Add(PairKey.Key(runes[i], runes[i + 1]));
    }

    private (byte[] Term, double Weight, long Documents) Weigh(ulong key, double factor)
    {
        byte[] term = new byte[PairKey.Size];
        PairKey.Write(key, term);
        long documents = _snapshot.Segments.Sum(segment => DocumentsWith(segment.Reader, term));
        return (term, factor * Math.Log(1 + ((_snapshot.Count + 1.0) / (documents + 1.0))), documents);
    }

    private static long DocumentsWith(SegmentReader reader, byte[] term) =>
        reader.Pairs.Find(term) is var index and >= 0 ? reader.PairList(index).DocCount : 0;

    // Punctuation says nothing about what a sentence says.
    private static bool IsWording(int rune) =>
        System.Text.Rune.IsValid(rune) && CharUnicodeInfo.GetUnicodeCategory(rune) is UnicodeCategory.OtherLetter or UnicodeCategory.LowercaseLetter
            or UnicodeCategory.UppercaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber;

    /// <summary>Offers the documents of a segment that have any of the rarest pairs, with the weight of those.</summary>
    private void Offer(
        int segment, FilterSet filters, BitsPool pool, PriorityQueue<(int Segment, int Doc, double Weight), double> best, int most)
    {
        SegmentView view = _snapshot.Segments[segment];
        if (view.LiveCount == 0) return;
        ulong[] allowed = filters.Common(segment, pool);
        float[] weights = ArrayPool<float>.Shared.Rent(view.Reader.Documents);
        int[] touched = ArrayPool<int>.Shared.Rent(view.Reader.Documents);
        int count = 0;
        ulong[] seen = pool.Rent(view.Live.Length);
        foreach ((byte[] term, double weight) in _pairs.Take(_essential))
        {
            if (view.Reader.Pairs.Find(term) is not (var index and >= 0)) continue;
            PostingsCursor cursor = new(view.Reader.PairList(index));
            for (int block = 0; block < cursor.BlockCount; block++)
            {
                cursor.Load(block);
                foreach (int doc in cursor.Docs)
                {
                    if (DocBits.Get(seen, doc))
                    {
                        weights[doc] += (float)weight;
                    }
                    else if (DocBits.Get(allowed, doc))
                    {
                        DocBits.Set(seen, doc);
                        weights[doc] = (float)weight;
                        touched[count++] = doc;
                    }
                }
            }
        }

        double least = best.Count < most ? double.NegativeInfinity : best.Peek().Weight;
        foreach (int doc in touched.AsSpan(0, count))
        {
            double weight = weights[doc];
            if (weight <= least) continue;
            if (best.Count < most) best.Enqueue((segment, doc, weight), weight);
            else best.EnqueueDequeue((segment, doc, weight), weight);
            if (best.Count == most) least = best.Peek().Weight;
        }

        ArrayPool<int>.Shared.Return(touched);
        ArrayPool<float>.Shared.Return(weights);
    }

    /// <summary>Adds the weight of the common pairs to the candidates that have them.</summary>
    private IEnumerable<(int Segment, int Doc, double Weight)> Weighed(IEnumerable<(int Segment, int Doc, double Weight)> candidates)
    {
        foreach (IGrouping<int, (int Segment, int Doc, double Weight)> group in candidates.GroupBy(candidate => candidate.Segment))
        {
            SegmentReader reader = _snapshot.Segments[group.Key].Reader;
            (int Segment, int Doc, double Weight)[] docs = [.. group.OrderBy(candidate => candidate.Doc)];
            foreach ((byte[] term, double weight) in _pairs.Skip(_essential))
            {
                if (reader.Pairs.Find(term) is not (var index and >= 0)) continue;
                PostingsReader list = reader.PairList(index);
                PostingsCursor? cursor = list.HasBitmap ? null : new PostingsCursor(list);
                ReadOnlySpan<ulong> bitmap = list.HasBitmap ? list.Bitmap : default;
                for (int i = 0; i < docs.Length; i++)
                    if (cursor is null ? DocBits.Get(bitmap, docs[i].Doc) : cursor.MoveTo(docs[i].Doc)) docs[i].Weight += weight;
            }

            foreach ((int Segment, int Doc, double Weight) candidate in docs) yield return candidate;
        }
    }
}
