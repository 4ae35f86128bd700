using System.Numerics;
using System.Runtime.InteropServices;
using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Own.Storage;

namespace GovReportArchive.Search.Own.Columns;

/// <summary>A keyword column of one segment. Ordinals number its values in ascending order from 0.</summary>
internal sealed class KeywordColumnReader
{
    private readonly Section _bytes, _ends, _starts, _ordinals;
    private readonly int _documents;

    public KeywordColumnReader(FramedFileReader file, uint firstSection, int documents)
    {
        _documents = documents;
        _bytes = file[firstSection + KeywordColumnSerializer.ValueBytes];
        _ends = file[firstSection + KeywordColumnSerializer.ValueEnds];
        ReadOnlySpan<int> shape = file[firstSection + KeywordColumnSerializer.Shape].Items<int>(0, 2);
        Single = shape[0] != 0;
        Width = shape[1];
        _ordinals = file[firstSection + KeywordColumnSerializer.Ordinals];
        if (!Single) _starts = file[firstSection + KeywordColumnSerializer.Starts];
        ValueCount = (int)(_ends.Length / sizeof(uint)) - 1;
        if (Width is not (1 or 2 or 4) || ValueCount < 0 || (Single && _ordinals.Length != (long)documents * Width)
            || (!Single && _starts.Length != (documents + 1L) * sizeof(int)))
            throw file.Corrupt("a keyword column has not one entry for each document");
    }

    /// <summary>Whether no document has more than one value.</summary>
    public bool Single { get; }

    /// <summary>Bytes of each entry.</summary>
    public int Width { get; }

    public int ValueCount { get; }

    public ReadOnlySpan<byte> Value(int ordinal)
    {
        ReadOnlySpan<uint> ends = _ends.Items<uint>(ordinal * 4L, 2);
        return _bytes.Bytes(ends[0], ends[1] - (long)ends[0]);
    }

    /// <summary>The first ordinal whose value is not below <paramref name="value"/>.</summary>
    public int LowerBound(ReadOnlySpan<byte> value)
    {
        int low = 0, high = ValueCount;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Value(middle).SequenceCompareTo(value) < 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>The ordinal of a value, or -1.</summary>
    public int Find(ReadOnlySpan<byte> value)
    {
        int ordinal = LowerBound(value);
        return ordinal < ValueCount && Value(ordinal).SequenceEqual(value) ? ordinal : -1;
    }

    /// <summary>Appends a document's ordinals, ascending.</summary>
    public void Ordinals(int doc, List<int> ordinals)
    {
        if (Single)
        {
            int entry = Entry(doc);
            if (entry > 0) ordinals.Add(entry - 1);
            return;
        }

        ReadOnlySpan<int> range = _starts.Items<int>(doc * 4L, 2);
        for (int i = range[0]; i < range[1]; i++) ordinals.Add(Entry(i));
    }

    /// <summary>A document's first ordinal, or its last; -1 where it has none.</summary>
    public int Ordinal(int doc, bool last)
    {
        if (Single) return Entry(doc) - 1;
        ReadOnlySpan<int> range = _starts.Items<int>(doc * 4L, 2);
        return range[0] == range[1] ? -1 : Entry(last ? range[1] - 1 : range[0]);
    }

    /// <summary>Adds the documents that carry a wanted value to a set; <paramref name="wanted"/> has one item for each ordinal.</summary>
    public void Select(ReadOnlySpan<bool> wanted, Span<ulong> into)
    {
        switch (Width)
        {
            case 1: Select<byte>(wanted, into); break;
            case 2: Select<ushort>(wanted, into); break;
            default: Select<int>(wanted, into); break;
        }
    }

    /// <summary>Adds, for each document of a set, one to <c>counts[0]</c> where it has no value, else one to <c>counts[ordinal + 1]</c> for each.</summary>
    public void Count(ReadOnlySpan<ulong> docs, Span<int> counts)
    {
        switch (Width)
        {
            case 1: Count<byte>(docs, counts); break;
            case 2: Count<ushort>(docs, counts); break;
            default: Count<int>(docs, counts); break;
        }
    }

    /// <summary>How many documents of a set carry a value, but none of the <paramref name="listed"/> ordinals.</summary>
    public int CountOthers(ReadOnlySpan<ulong> docs, ReadOnlySpan<bool> listed)
    {
        int others = 0;
        List<int> ordinals = [];
        for (int word = 0; word < docs.Length; word++)
        {
            for (ulong rest = docs[word]; rest != 0; rest &= rest - 1)
            {
                ordinals.Clear();
                Ordinals((word << 6) + BitOperations.TrailingZeroCount(rest), ordinals);
                bool other = ordinals.Count > 0;
                foreach (int ordinal in ordinals) other &= !listed[ordinal];
                if (other) others++;
            }
        }

        return others;
    }

    private int Entry(int index) => Width switch
    {
        1 => _ordinals.Bytes(index, 1)[0],
        2 => _ordinals.Items<ushort>(index * 2L, 1)[0],
        _ => _ordinals.Items<int>(index * 4L, 1)[0],
    };

    private void Select<T>(ReadOnlySpan<bool> wanted, Span<ulong> into)
        where T : unmanaged, IBinaryInteger<T>
    {
        ReadOnlySpan<T> entries = _ordinals.All<T>();
        if (Single)
        {
            // One item more in front stands for no value.
            bool[] table = new bool[wanted.Length + 1];
            wanted.CopyTo(table.AsSpan(1));
            ReadOnlySpan<byte> hits = MemoryMarshal.AsBytes(table.AsSpan());
            for (int word = 0; word < into.Length; word++)
            {
                int first = word << 6, count = Math.Min(64, _documents - first);
                ulong bits = 0;
                ReadOnlySpan<T> part = entries.Slice(first, count);
                for (int i = 0; i < part.Length; i++) bits |= (ulong)hits[int.CreateTruncating(part[i])] << i;
                into[word] |= bits;
            }

            return;
        }

        ReadOnlySpan<int> starts = _starts.Items<int>(0, _documents + 1);
        for (int doc = 0; doc < _documents; doc++)
        {
            for (int i = starts[doc]; i < starts[doc + 1]; i++)
            {
                if (!wanted[int.CreateTruncating(entries[i])]) continue;
                DocBits.Set(into, doc);
                break;
            }
        }
    }

    private void Count<T>(ReadOnlySpan<ulong> docs, Span<int> counts)
        where T : unmanaged, IBinaryInteger<T>
    {
        ReadOnlySpan<T> entries = _ordinals.All<T>();
        if (Single)
        {
            for (int word = 0; word < docs.Length; word++)
            {
                ulong rest = docs[word];
                if (rest == ulong.MaxValue)
                {
                    foreach (T entry in entries.Slice(word << 6, 64)) counts[int.CreateTruncating(entry)]++;
                    continue;
                }

                for (int first = word << 6; rest != 0; rest &= rest - 1)
                    counts[int.CreateTruncating(entries[first + BitOperations.TrailingZeroCount(rest)])]++;
            }

            return;
        }

        ReadOnlySpan<int> starts = _starts.Items<int>(0, _documents + 1);
        for (int word = 0; word < docs.Length; word++)
        {
            for (ulong rest = docs[word]; rest != 0; rest &= rest - 1)
            {
                int doc = (word << 6) + BitOperations.TrailingZeroCount(rest);
                if (starts[doc] == starts[doc + 1]) counts[0]++;
                for (int i = starts[doc]; i < starts[doc + 1]; i++) counts[int.CreateTruncating(entries[i]) + 1]++;
            }
        }
    }
}
