using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Own.Storage;

namespace GovReportArchive.Search.Own.Documents;

/// <summary>Writes the ids of a segment, sorted, with the way from document to id and back (FORMAT.md, Ids).</summary>
internal static class IdTableSerializer
{
    public const uint Bytes = 1, Ends = 2, OrdinalOfDoc = 3, DocOfOrdinal = 4;

    /// <param name="file">The file.</param>
    /// <param name="ids">The ids of the documents in order, as UTF-8; no two are equal among live documents.</param>
    public static void Write(FramedFileWriter file, IReadOnlyList<byte[]> ids)
    {
        int[] docs = [.. Enumerable.Range(0, ids.Count)];
        // A replaced document keeps its id in the file: the later one comes last, where lookups find it.
        Array.Sort(docs, (a, b) => ids[a].AsSpan().SequenceCompareTo(ids[b]) is var order and not 0 ? order : a.CompareTo(b));
        file.BeginSection(Bytes);
        foreach (int doc in docs) file.Write(ids[doc]);
        file.BeginSection(Ends);
        uint end = 0;
        file.Write(end);
        foreach (int doc in docs) file.Write(end += (uint)ids[doc].Length);
        int[] ordinals = new int[ids.Count];
        for (int i = 0; i < docs.Length; i++) ordinals[docs[i]] = i;
        file.BeginSection(OrdinalOfDoc);
        file.Write<int>(ordinals);
        file.BeginSection(DocOfOrdinal);
        file.Write<int>(docs);
    }
}

/// <summary>The ids of a segment.</summary>
internal sealed class IdTableReader
{
    private readonly Section _bytes, _ends, _ordinals, _docs;

    public IdTableReader(FramedFileReader file, int documents)
    {
        Count = documents;
        (_bytes, _ends) = (file[IdTableSerializer.Bytes], file[IdTableSerializer.Ends]);
        (_ordinals, _docs) = (file[IdTableSerializer.OrdinalOfDoc], file[IdTableSerializer.DocOfOrdinal]);
        if (_ends.Length != (documents + 1L) * 4 || _ordinals.Length != documents * 4L || _docs.Length != documents * 4L)
            throw file.Corrupt("it has not one id for each document");
    }

    public int Count { get; }

    /// <summary>The place of each document's id among all ids in ascending order.</summary>
    public ReadOnlySpan<int> Ordinals => _ordinals.All<int>();

    public ReadOnlySpan<byte> Id(int doc) => IdAt(_ordinals.Items<int>(doc * 4L, 1)[0]);

    public string Text(int doc) => Utf8.Text(Id(doc));

    /// <summary>The first ordinal whose id is not below <paramref name="id"/>.</summary>
    public int LowerBound(ReadOnlySpan<byte> id)
    {
        int low = 0, high = Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (IdAt(middle).SequenceCompareTo(id) < 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>Appends the documents with an id; more than one where a document was replaced within the segment.</summary>
    public void Find(ReadOnlySpan<byte> id, List<int> docs)
    {
        for (int ordinal = LowerBound(id); ordinal < Count && IdAt(ordinal).SequenceEqual(id); ordinal++)
            docs.Add(_docs.Items<int>(ordinal * 4L, 1)[0]);
    }

    private ReadOnlySpan<byte> IdAt(int ordinal)
    {
        ReadOnlySpan<uint> ends = _ends.Items<uint>(ordinal * 4L, 2);
        return _bytes.Bytes(ends[0], (long)ends[1] - ends[0]);
    }
}
