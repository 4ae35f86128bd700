using System.Numerics;
using GovReportArchive.Search.Own.Coding;

namespace GovReportArchive.Search.Own.Scoring;

/// <summary>BM25 as Lucene 8.7 computes it: no k1 + 1 factor, lengths quantised to one byte, single precision.</summary>
internal static class Bm25
{
    public const float K1 = 1.2f, B = 0.75f;

    /// <summary>The weight of a term that stands in <paramref name="documents"/> of <paramref name="all"/> documents.</summary>
    public static float Idf(long documents, long all) => (float)Math.Log(1 + ((all - documents + 0.5) / (documents + 0.5)));

    /// <summary>For each length code, what a frequency is multiplied by.</summary>
    /// <param name="averageLength">Average length of the documents that have any words.</param>
    public static float[] InverseNorms(float averageLength)
    {
        float[] norms = new float[256];
        for (int code = 0; code < norms.Length; code++) norms[code] = 1f / (K1 * ((1 - B) + (B * LengthCode.Lengths[code] / averageLength)));
        return norms;
    }

    public static float Score(float weight, float frequency, float inverseNorm) => weight - (weight / (1f + (frequency * inverseNorm)));

    /// <summary>The scores of as many documents as <paramref name="scores"/> has places; a vector of them at a time.</summary>
    public static void Scores(float weight, ReadOnlySpan<int> frequencies, ReadOnlySpan<float> inverseNorms, Span<float> scores)
    {
        int i = 0;
        Vector<float> one = Vector<float>.One, weights = new(weight);
        for (; i <= scores.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> product = Vector.ConvertToSingle(new Vector<int>(frequencies[i..])) * new Vector<float>(inverseNorms[i..]);
            (weights - (weights / (one + product))).CopyTo(scores[i..]);
        }

        for (; i < scores.Length; i++) scores[i] = Score(weight, frequencies[i], inverseNorms[i]);
    }

    /// <summary>What no document scores more than, given the highest frequency and the least length by frequency.</summary>
    public static double Bound(float weight, int highest, float leastRatio, float averageLength)
    {
        double norm = K1 * (((1 - B) / highest) + (B * leastRatio / averageLength));
        // A little more than the formula gives: rounding to single precision must never let a document pass unseen.
        return (weight / (norm + 1)) + (weight * 5e-7);
    }
}
