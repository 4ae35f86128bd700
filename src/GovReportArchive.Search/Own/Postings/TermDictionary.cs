using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Own.Storage;

namespace GovReportArchive.Search.Own.Postings;

/// <summary>Collects terms, in ascending order of their bytes, with where their posting lists begin, and writes them (FORMAT.md, Terms).</summary>
internal sealed class TermDictionarySerializer
{
    private readonly ByteBuffer _bytes = new();
    private readonly List<uint> _ends = [];
    private readonly List<long> _lists = [];

    public void Add(ReadOnlySpan<byte> term, long list)
    {
        _bytes.Append(term);
        _ends.Add((uint)_bytes.Length);
        _lists.Add(list);
    }

    public void Write(FramedFileWriter file, uint firstSection)
    {
        file.BeginSection(firstSection);
        file.Write<byte>(_bytes.Span);
        file.BeginSection(firstSection + 1);
        file.Write(0u);
        file.Write<uint>(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_ends));
        file.BeginSection(firstSection + 2);
        file.Write<long>(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_lists));
    }
}

/// <summary>Finds terms in a mapped file by their bytes.</summary>
internal sealed class TermDictionaryReader(FramedFileReader file, uint firstSection)
{
    private readonly Section _bytes = file[firstSection], _ends = file[firstSection + 1], _lists = file[firstSection + 2];

    public int Count { get; } = (int)(file[firstSection + 2].Length / sizeof(long));

    public ReadOnlySpan<byte> Term(int index)
    {
        ReadOnlySpan<uint> ends = _ends.Items<uint>(index * 4L, 2);
        if (ends[1] < ends[0]) throw new FormatException("A term ends before it begins.");
        return _bytes.Bytes(ends[0], ends[1] - ends[0]);
    }

    public long List(int index) => _lists.Items<long>(index * 8L, 1)[0];

    /// <summary>The index of a term, or -1.</summary>
    public int Find(ReadOnlySpan<byte> term)
    {
        int index = LowerBound(term);
        return index < Count && Term(index).SequenceEqual(term) ? index : -1;
    }

    /// <summary>The index of the first term that is not below <paramref name="term"/>.</summary>
    public int LowerBound(ReadOnlySpan<byte> term)
    {
        ReadOnlySpan<uint> ends = _ends.All<uint>();
        ReadOnlySpan<byte> bytes = _bytes.All<byte>();
        int low = 0, high = Count;
        while (low < high)
        {
            int middle = (int)((uint)(low + high) >> 1);
            if (bytes[(int)ends[middle]..(int)ends[middle + 1]].SequenceCompareTo(term) < 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>The indexes of all terms that begin with <paramref name="prefix"/>.</summary>
    public (int First, int End) Range(ReadOnlySpan<byte> prefix)
    {
        int first = LowerBound(prefix);
        // The next string of the same length that is above all continuations: the last byte that can grow, grown.
        byte[] above = prefix.ToArray();
        int length = above.Length;
        while (length > 0 && above[length - 1] == 0xFF) length--;
        if (length == 0) return (first, Count);
        above[length - 1]++;
        return (first, LowerBound(above.AsSpan(0, length)));
    }
}
