using GovReportArchive.Search.Lucene.Layout;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace GovReportArchive.Search.Lucene.Segments;

/// <summary>The order of a segment's ids, by which ties of a ranking are broken. What the ids are called is read from the segment when it is needed.</summary>
internal sealed class IdColumn
{
    private IdColumn(int[] ordinals) => Ordinals = ordinals;

    /// <summary>Each document's ordinal, in the order of the ids' bytes.</summary>
    public int[] Ordinals { get; }

    public static IdColumn Read(AtomicReader reader)
    {
        int[] ordinals = new int[reader.MaxDoc];
        SortedDocValues ids = Values(reader);
        for (int doc = 0; doc < ordinals.Length; doc++) ordinals[doc] = ids.GetOrd(doc);
        return new IdColumn(ordinals);
    }

    public BytesRef Bytes(AtomicReader reader, int doc)
    {
        BytesRef id = new();
        Values(reader).LookupOrd(Ordinals[doc], id);
        return id;
    }

    /// <summary>The first ordinal whose id is not below <paramref name="id"/>, and whether it is that id.</summary>
    public static (int Ordinal, bool Found) LowerBound(AtomicReader reader, BytesRef id)
    {
        int ordinal = Values(reader).LookupTerm(id);
        return ordinal >= 0 ? (ordinal, true) : (-ordinal - 1, false);
    }

    private static SortedDocValues Values(AtomicReader reader) =>
        reader.GetSortedDocValues(FieldNames.Id) ?? throw new CorruptIndexException($"{reader} has no ids");
}
