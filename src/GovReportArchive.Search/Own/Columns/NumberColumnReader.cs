using System.Numerics;
using System.Runtime.InteropServices;
using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Own.Storage;

namespace GovReportArchive.Search.Own.Columns;

/// <summary>A number column of one segment.</summary>
internal sealed class NumberColumnReader : INumberValues
{
    private readonly Section _docs, _numbers;
    private readonly NumberShape _shape;
    private readonly int _width;
    private readonly long _least;
    private readonly int _count;

    public NumberColumnReader(FramedFileReader file, uint firstSection, int documents)
    {
        Section shape = file[firstSection + NumberColumnSerializer.Shape];
        ReadOnlySpan<int> head = shape.Items<int>(0, 2);
        (_shape, _width, _least) = ((NumberShape)head[0], head[1], MemoryMarshal.Read<long>(shape.Bytes(8, 8)));
        _docs = file[firstSection + NumberColumnSerializer.Docs];
        _numbers = file[firstSection + NumberColumnSerializer.Numbers];
        _count = _shape == NumberShape.Dense ? documents : (int)(_docs.Length / sizeof(int));
        long docBytes = _shape == NumberShape.Dense ? DocBits.WordsFor(documents) * 8L : _count * 4L;
        if (_width is not (1 or 2 or 4 or 8) || _numbers.Length != (long)_count * _width || _docs.Length != docBytes)
            throw file.Corrupt("a number column has a wrong size");
    }

    /// <inheritdoc/>
    public double? Value(int doc)
    {
        if (_shape == NumberShape.Dense) return DocBits.Get(_docs.All<ulong>(), doc) ? Number(doc) : null;
        int index = _docs.All<int>().BinarySearch(doc);
        return index >= 0 ? Number(index) : null;
    }

    /// <inheritdoc/>
    public void Select(double low, bool lowIncluded, double high, bool highIncluded, Span<ulong> into)
    {
        if (!lowIncluded) low = Math.BitIncrement(low);
        if (!highIncluded) high = Math.BitDecrement(high);
        switch (_width)
        {
            case 1: Select<byte>(low - _least, high - _least, into); break;
            case 2: Select<ushort>(low - _least, high - _least, into); break;
            case 4: Select<int>(low - _least, high - _least, into); break;
            default: Select<double>(low, high, into); break;
        }
    }

    /// <inheritdoc/>
    public void SelectPresent(Span<ulong> into)
    {
        if (_shape == NumberShape.Dense)
        {
            DocBits.Or(into, _docs.All<ulong>());
            return;
        }

        foreach (int doc in _docs.All<int>()) DocBits.Set(into, doc);
    }

    /// <summary>Hands every document that has a number to <paramref name="take"/>, in order.</summary>
    public void ForEach(Action<int, double> take)
    {
        if (_shape == NumberShape.Sparse)
        {
            for (int i = 0; i < _count; i++) take(_docs.Items<int>(i * 4L, 1)[0], Number(i));
            return;
        }

        for (int word = 0; word < DocBits.WordsFor(_count); word++)
        {
            for (ulong rest = _docs.Items<ulong>(word * 8L, 1)[0]; rest != 0; rest &= rest - 1)
            {
                int doc = (word << 6) + BitOperations.TrailingZeroCount(rest);
                take(doc, Number(doc));
            }
        }
    }

    private double Number(int index) => _width switch
    {
        1 => _least + _numbers.Bytes(index, 1)[0],
        2 => _least + _numbers.Items<ushort>(index * 2L, 1)[0],
        4 => _least + _numbers.Items<int>(index * 4L, 1)[0],
        _ => _numbers.Items<double>(index * 8L, 1)[0],
    };

    private void Select<T>(double low, double high, Span<ulong> into)
        where T : unmanaged, INumber<T>
    {
        // Bounds are rounded to the column's own type, so that the loop compares like with like.
        ReadOnlySpan<T> numbers = _numbers.All<T>();
        if (typeof(T) != typeof(double)) (low, high) = (Math.Ceiling(low), Math.Floor(high));
        if (!(low <= high)) return;
        T from = T.CreateSaturating(low), to = T.CreateSaturating(high);
        if (double.CreateSaturating(from) < low || double.CreateSaturating(to) > high) return;
        if (_shape == NumberShape.Sparse)
        {
            ReadOnlySpan<int> docs = _docs.All<int>();
            for (int i = 0; i < numbers.Length; i++)
                if (numbers[i] >= from && numbers[i] <= to) DocBits.Set(into, docs[i]);
            return;
        }

        ReadOnlySpan<ulong> present = _docs.All<ulong>();
        for (int word = 0; word < present.Length; word++)
        {
            if (present[word] == 0) continue;
            ReadOnlySpan<T> part = numbers.Slice(word << 6, Math.Min(64, numbers.Length - (word << 6)));
            ulong bits = 0;
            for (int i = 0; i < part.Length; i++) bits |= (part[i] >= from & part[i] <= to ? 1UL : 0) << i;
            into[word] |= bits & present[word];
        }
    }
}
