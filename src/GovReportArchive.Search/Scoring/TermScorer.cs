using System.Numerics;
using GovReportArchive.Search.Coding;
using GovReportArchive.Search.Matching;
using GovReportArchive.Search.Postings;

namespace GovReportArchive.Search.Scoring;

/// <summary>Adds one word's part of the score for a window of documents at a time. Windows ascend.</summary>
internal sealed class TermScorer
{
    private readonly PostingsCursor _cursor;
    private readonly FieldNorms _norms;
    private readonly float _weight;
    private readonly ulong[]? _mask;
    private int _boundBlock;

    /// <param name="list">Documents of the word.</param>
    /// <param name="norms">Norms of its field.</param>
    /// <param name="weight">Its weight.</param>
    /// <param name="mask">Only these documents get it; null for all.</param>
    public TermScorer(PostingsReader list, FieldNorms norms, float weight, ulong[]? mask)
    {
        (_cursor, _norms, _weight, _mask) = (new PostingsCursor(list), norms, weight, mask);
        _cursor.Load(0);
    }

    /// <summary>What no document from <paramref name="from"/> to before <paramref name="to"/> gets more than.</summary>
    public float Bound(int from, int to)
    {
        PostingsReader list = _cursor.List;
        ReadOnlySpan<int> last = list.LastDocs;
        if (last.Length == 0)
        {
            ReadOnlySpan<int> docs = _cursor.Docs;
            return docs[^1] < from || docs[0] >= to ? 0 : _weight;
        }

        while (_boundBlock < last.Length && last[_boundBlock] < from) _boundBlock++;
        ReadOnlySpan<int> highest = list.Highest;
        ReadOnlySpan<float> ratio = list.LeastRatio;
        float bound = 0;
        for (int block = _boundBlock; block < _cursor.BlockCount; block++)
        {
            bound = Math.Max(bound, Bm25.Bound(_weight, highest[block], ratio[block], _norms.AverageLength));
            if (block < last.Length && last[block] >= to - 1) break;
        }

        return bound;
    }

    /// <summary>Adds the word's scores for the documents of the window that hold it.</summary>
    /// <param name="from">First document of the window.</param>
    /// <param name="wanted">The window's documents that matter, 64 a word.</param>
    /// <param name="lengths">Length codes of the field.</param>
    /// <param name="scores">Scores by document, from the window's first.</param>
    public void Add(int from, ReadOnlySpan<ulong> wanted, ReadOnlySpan<byte> lengths, Span<float> scores)
    {
        if (DocBits.Count(wanted) < BlockCode.Size / 16) AddEach(from, wanted, lengths, scores);
        else AddBlocks(from, lengths, scores);
    }

    private void AddEach(int from, ReadOnlySpan<ulong> wanted, ReadOnlySpan<byte> lengths, Span<float> scores)
    {
        for (int word = 0; word < wanted.Length; word++)
        {
            for (ulong rest = wanted[word]; rest != 0; rest &= rest - 1)
            {
                int at = (word << 6) + BitOperations.TrailingZeroCount(rest), doc = from + at;
                if ((_mask is null || DocBits.Get(_mask, doc)) && _cursor.MoveTo(doc))
                    scores[at] += Bm25.Score(_weight, _cursor.Frequency, _norms.Inverse[lengths[doc]]);
            }
        }
    }

    private void AddBlocks(int from, ReadOnlySpan<byte> lengths, Span<float> scores)
    {
        int to = from + scores.Length;
        _cursor.MoveTo(from);
        float[] inverse = _norms.Inverse;
        for (int block = _cursor.Block; block < _cursor.BlockCount; block++)
        {
            _cursor.Load(block);
            ReadOnlySpan<int> docs = _cursor.Docs, frequencies = _cursor.Frequencies;
            int i = 0;
            while (i < docs.Length && docs[i] < from) i++;
            for (; i < docs.Length; i++)
            {
                int doc = docs[i];
                if (doc >= to) return;
                if (_mask is not null && !DocBits.Get(_mask, doc)) continue;
                scores[doc - from] += Bm25.Score(_weight, frequencies[i], inverse[lengths[doc]]);
            }
        }
    }
}
