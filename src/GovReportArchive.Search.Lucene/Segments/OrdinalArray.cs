using System.Numerics;
using System.Runtime.InteropServices;

namespace GovReportArchive.Search.Lucene.Segments;

/// <summary>The ordinals of a segment's values, in as few bytes each as the largest needs.</summary>
internal abstract class OrdinalArray
{
    /// <summary>Bytes in use.</summary>
    public abstract long Bytes { get; }

    public abstract int this[int index] { get; set; }

    /// <summary>An array whose items are at most <paramref name="largest"/>.</summary>
    public static OrdinalArray Create(int length, int largest) => largest switch
    {
        <= byte.MaxValue => new OrdinalArray<byte>(length),
        <= ushort.MaxValue => new OrdinalArray<ushort>(length),
        _ => new OrdinalArray<int>(length),
    };

    /// <summary>Of an array with one item a document: adds the documents whose item is wanted to a set.</summary>
    public abstract void Select(ReadOnlySpan<bool> wanted, Span<ulong> into);

    /// <summary>Of an array with one item a document: counts the items of a set of documents.</summary>
    public abstract void Count(ReadOnlySpan<ulong> docs, Span<int> counts);
}

/// <summary>Items of one width.</summary>
internal sealed class OrdinalArray<T>(int length) : OrdinalArray
    where T : unmanaged, IBinaryInteger<T>
{
    private readonly T[] _items = new T[length];

    public override long Bytes => (long)_items.Length * Marshal.SizeOf<T>();

    public override int this[int index]
    {
        get => int.CreateTruncating(_items[index]);
        set => _items[index] = T.CreateTruncating(value);
    }

    public override void Select(ReadOnlySpan<bool> wanted, Span<ulong> into)
    {
        ReadOnlySpan<byte> hits = MemoryMarshal.AsBytes(wanted);
        for (int word = 0; word < into.Length; word++)
        {
            int first = word << 6;
            ReadOnlySpan<T> part = _items.AsSpan(first, Math.Min(64, _items.Length - first));
            ulong bits = 0;
            for (int i = 0; i < part.Length; i++) bits |= (ulong)hits[int.CreateTruncating(part[i])] << i;
            into[word] |= bits;
        }
    }

    public override void Count(ReadOnlySpan<ulong> docs, Span<int> counts)
    {
        for (int word = 0; word < docs.Length; word++)
        {
            int first = word << 6;
            ulong rest = docs[word];
            if (rest == ulong.MaxValue)
            {
                foreach (T item in _items.AsSpan(first, 64)) counts[int.CreateTruncating(item)]++;
                continue;
            }

            for (; rest != 0; rest &= rest - 1) counts[int.CreateTruncating(_items[first + BitOperations.TrailingZeroCount(rest)])]++;
        }
    }
}
