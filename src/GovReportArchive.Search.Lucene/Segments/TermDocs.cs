using Lucene.Net.Index;
using Lucene.Net.Search;

namespace GovReportArchive.Search.Lucene.Segments;

/// <summary>The documents of one term in one segment, decoded: as a bitmap where they are many, else one after the other. Immutable.</summary>
internal sealed class TermDocs
{
    /// <summary>Documents that share what bounds their scores.</summary>
    public const int Window = 256;

    /// <summary>A term in more than one document of so many is kept as a bitmap.</summary>
    private const int BitmapShare = 32;

    // A frequency that does not fit a byte stands apart; words that stand 255 times in one report are few.
    private const byte Apart = byte.MaxValue;
    private readonly Dictionary<int, int> _apart = [];

    private TermDocs(int count) => Count = count;

    /// <summary>Documents, deleted ones included.</summary>
    public int Count { get; }

    /// <summary>The documents as a set; null where they are few.</summary>
    public ulong[]? Bitmap { get; private init; }

    /// <summary>The documents, ascending; empty where there is a bitmap.</summary>
    public int[] Docs { get; private init; } = [];

    /// <summary>How often the term stands in each document: by document where there is a bitmap, else in the order of <see cref="Docs"/>. Empty where nobody scores by it.</summary>
    public byte[] Frequencies { get; private init; } = [];

    /// <summary>With a bitmap: the highest frequency in each window, and the least length for one occurrence.</summary>
    public (int Highest, float LeastLength)[] Bounds { get; private init; } = [];

    /// <summary>Bytes in use, roughly.</summary>
    public long Bytes => 100 + (8L * (Bitmap?.Length ?? 0)) + (4L * Docs.Length) + Frequencies.Length + (8L * Bounds.Length) + (32L * _apart.Count);

    /// <summary>Decodes a posting list.</summary>
    /// <param name="postings">The list; with frequencies where <paramref name="norms"/> are given.</param>
    /// <param name="count">Documents in it.</param>
    /// <param name="documents">Documents in the segment.</param>
    /// <param name="norms">Lengths of the documents; null where the term is not scored by.</param>
    /// <param name="bitmaps">False: never as a bitmap.</param>
    public static TermDocs Decode(DocsEnum postings, int count, int documents, byte[]? norms, bool bitmaps)
    {
        bool many = bitmaps && (long)count * BitmapShare > documents;
        TermDocs decoded = new(count)
        {
            Bitmap = many ? new ulong[DocBits.WordsFor(documents)] : null,
            Docs = many ? [] : new int[count],
            Frequencies = norms is null ? [] : new byte[many ? documents : count],
            Bounds = many && norms is not null ? new (int, float)[((documents - 1) / Window) + 1] : [],
        };
        int read = 0;
        for (int doc = postings.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.NextDoc())
        {
            if (read == count) throw new CorruptIndexException("a term stands in more documents than it says");
            if (decoded.Bitmap is { } bits) DocBits.Set(bits, doc);
            else decoded.Docs[read] = doc;
            if (norms is not null) decoded.SetFrequency(many ? doc : read, postings.Freq, doc, norms);
            read++;
        }

        return read == count ? decoded : throw new CorruptIndexException("a term stands in fewer documents than it says");
    }

    /// <summary>How often the term stands in the document with this place in <see cref="Frequencies"/>.</summary>
    public int Frequency(int place) => Frequencies[place] is var frequency and < Apart ? frequency : _apart[place];

    /// <summary>Adds the documents to a set.</summary>
    public void OrInto(Span<ulong> into)
    {
        if (Bitmap is { } bits) DocBits.Or(into, bits);
        else
            foreach (int doc in Docs) DocBits.Set(into, doc);
    }

    /// <summary>Adds the documents of a window to a set that begins with the window.</summary>
    public void OrInto(int from, int end, Span<ulong> into)
    {
        if (Bitmap is { } bits)
        {
            DocBits.Or(into[..DocBits.WordsFor(end - from)], bits.AsSpan(from >> 6));
            return;
        }

        int at = Array.BinarySearch(Docs, from);
        for (at = at < 0 ? ~at : at; at < Docs.Length && Docs[at] < end; at++) DocBits.Set(into, Docs[at] - from);
    }

    /// <summary>Whether a document is among them.</summary>
    public bool Has(int doc) => Bitmap is { } bits ? DocBits.Get(bits, doc) : Array.BinarySearch(Docs, doc) >= 0;

    /// <summary>The first documents, ascending.</summary>
    public IEnumerable<int> First(int most)
    {
        if (Bitmap is not { } bits) return Docs.Take(most);
        return Enumerable.Range(0, bits.Length << 6).Where(doc => DocBits.Get(bits, doc)).Take(most);
    }

    /// <summary>Leaves out of a set what is not among the documents.</summary>
    public void AndInto(Span<ulong> into, BitsPool pool)
    {
        if (Bitmap is { } bits)
        {
            DocBits.And(into, bits);
            return;
        }

        ulong[] own = pool.Rent(into.Length);
        foreach (int doc in Docs) DocBits.Set(own, doc);
        DocBits.And(into, own);
        pool.Return(own);
    }

    private void SetFrequency(int place, int frequency, int doc, byte[] norms)
    {
        Frequencies[place] = (byte)Math.Min(frequency, Apart);
        if (frequency >= Apart) _apart[place] = frequency;
        if (Bounds.Length == 0) return;
        ref (int Highest, float LeastLength) bound = ref Bounds[doc / Window];
        float length = NormTable.Lengths[norms[doc]] / frequency;
        bound = (Math.Max(bound.Highest, frequency), bound.Highest == 0 ? length : Math.Min(bound.LeastLength, length));
    }
}
