using System.Numerics;
using GovReportArchive.Search.Lucene.Matching;
using GovReportArchive.Search.Lucene.Segments;

namespace GovReportArchive.Search.Lucene.Scoring;

/// <summary>Adds one word's part of the score.</summary>
internal sealed class TermScorer : Scorer
{
    private readonly TermDocs _docs;
    private readonly byte[] _norms;
    private readonly Bm25 _formula;
    private readonly float _weight;
    private readonly ulong[]? _mask;
    private int _next;

    /// <param name="docs">The documents with the word.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="formula">The formula.</param>
    /// <param name="weight">The word's weight, boosts included.</param>
    /// <param name="mask">Documents that get the score; null where all that will be wanted do.</param>
    public TermScorer(TermDocs docs, SegmentView segment, Bm25 formula, float weight, ulong[]? mask) =>
        (_docs, _norms, _formula, _weight, _mask) = (docs, segment.Norms, formula, weight, mask);

    public override double Bound(int from, int to)
    {
        if (_docs.Bitmap is not null)
        {
            (int highest, float leastLength) = _docs.Bounds[from / TermDocs.Window];
            return _formula.Bound(_weight, highest, leastLength);
        }

        double most = 0;
        for (int i = Start(from); i < _docs.Docs.Length && _docs.Docs[i] < to; i++) most = Math.Max(most, ScoreAt(i, _docs.Docs[i]));
        return most;
    }

    public override void Add(int from, ReadOnlySpan<ulong> wanted, Span<double> scores)
    {
        if (_docs.Bitmap is null)
        {
            for (int i = Start(from); i < _docs.Docs.Length && _docs.Docs[i] - from < scores.Length; i++)
                if (_mask is null || DocBits.Get(_mask, _docs.Docs[i])) scores[_docs.Docs[i] - from] += ScoreAt(i, _docs.Docs[i]);
            return;
        }

        ReadOnlySpan<byte> frequencies = _docs.Frequencies.AsSpan(from, scores.Length);
        if (_mask is null && DocBits.Count(wanted) > TermDocs.Window / 16 && _docs.Bounds[from / TermDocs.Window].Highest < byte.MaxValue)
        {
            _formula.AddScores(_weight, frequencies, _norms.AsSpan(from, scores.Length), scores);
            return;
        }

        for (int word = 0; word < wanted.Length; word++)
        {
            ulong rest = wanted[word] & _docs.Bitmap[(from >> 6) + word] & (_mask is null ? ulong.MaxValue : _mask[(from >> 6) + word]);
            for (; rest != 0; rest &= rest - 1)
            {
                int at = (word << 6) + BitOperations.TrailingZeroCount(rest);
                scores[at] += ScoreAt(from + at, from + at);
            }
        }
    }

    private float ScoreAt(int place, int doc) => _formula.Score(_weight, _docs.Frequency(place), _norms[doc]);

    // Windows ascend, and each may be asked for twice.
    private int Start(int from)
    {
        while (_next < _docs.Docs.Length && _docs.Docs[_next] < from) _next++;
        return _next;
    }
}
