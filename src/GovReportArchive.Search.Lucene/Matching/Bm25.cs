using GovReportArchive.Search.Lucene.Segments;

namespace GovReportArchive.Search.Lucene.Matching;

/// <summary>BM25 as Lucene's BM25Similarity computes it, for many documents at a time.</summary>
internal sealed class Bm25
{
    public const float K1 = 1.2f, B = 0.75f;
    private readonly WordStatistics _all;
    private readonly float[] _norms = new float[256];

    public Bm25(WordStatistics all)
    {
        _all = all;
        for (int code = 0; code < _norms.Length; code++) _norms[code] = K1 * (1 - B + (B * (NormTable.Lengths[code] / all.AverageLength)));
    }

    /// <summary>The weight of a term that stands in so many documents.</summary>
    public float Weight(long documents, float boost) =>
        (float)Math.Log(1 + ((_all.Documents - documents + 0.5) / (documents + 0.5))) * boost * (K1 + 1);

    public float Score(float weight, int frequency, byte norm) => weight * frequency / (frequency + _norms[norm]);

    /// <summary>Adds the scores of as many documents as <paramref name="scores"/> has places; those in which the term does not stand have frequency 0 and get nothing.</summary>
    public void AddScores(float weight, ReadOnlySpan<byte> frequencies, ReadOnlySpan<byte> norms, Span<double> scores)
    {
        for (int i = 0; i < scores.Length; i++)
        {
            float frequency = frequencies[i];
            scores[i] += weight * frequency / (frequency + _norms[norms[i]]);
        }
    }

    /// <summary>What no document scores more than, given the highest frequency and the least length for one occurrence.</summary>
    public double Bound(float weight, int highest, float leastLength)
    {
        if (highest == 0) return 0;
        double norm = K1 * (((1 - B) / highest) + (B * leastLength / _all.AverageLength));
        // A little more than the formula gives: rounding to single precision must never let a document pass unseen.
        return weight / (1 + norm) * (1 + 1e-6);
    }
}
