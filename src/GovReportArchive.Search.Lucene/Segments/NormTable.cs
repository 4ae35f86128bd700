using GovReportArchive.Search.Lucene.Layout;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace GovReportArchive.Search.Lucene.Segments;

/// <summary>How long the documents of a segment are, as Lucene keeps it: a byte for each, of its similarity for BM25.</summary>
internal static class NormTable
{
    /// <summary>The length that a byte stands for.</summary>
    public static float[] Lengths { get; } = [.. Enumerable.Range(0, 256).Select(code => Length((byte)code))];

    public static byte[] Read(AtomicReader reader)
    {
        byte[] norms = new byte[reader.MaxDoc];
        if (reader.GetNormValues(FieldNames.Words) is not { } values) return norms;
        for (int doc = 0; doc < norms.Length; doc++) norms[doc] = (byte)values.Get(doc);
        return norms;
    }

    // BM25Similarity writes 1/sqrt(length) in a float of eight bits; 0 stands for a length that no document has.
    private static float Length(byte code)
    {
        float root = SmallSingle.Byte315ToSingle(code);
        return 1f / (root * root);
    }
}
