using System.Buffers;

namespace GovReportArchive.Search.Own.Matching;

/// <summary>Sets of documents for one search, all given back together at its end. Not thread-safe.</summary>
internal sealed class BitsPool : IDisposable
{
    private readonly List<ulong[]> _rented = [];
    private readonly List<ulong[]> _free = [];

    /// <summary>An empty set with at least so many words; what lies after them is unused.</summary>
    public ulong[] Rent(int words)
    {
        ulong[] bits = RentDirty(words);
        bits.AsSpan(0, words).Clear();
        return bits;
    }

    /// <summary>A copy of a set.</summary>
    public ulong[] Copy(ReadOnlySpan<ulong> source)
    {
        ulong[] bits = RentDirty(source.Length);
        source.CopyTo(bits);
        return bits;
    }

    /// <summary>Gives a set back early.</summary>
    public void Return(ulong[] bits) => _free.Add(bits);

    /// <summary>Gives all sets back, to be used for the next segment.</summary>
    public void ReturnAll()
    {
        _free.Clear();
        _free.AddRange(_rented);
    }

    public void Dispose()
    {
        foreach (ulong[] bits in _rented) ArrayPool<ulong>.Shared.Return(bits);
        _rented.Clear();
        _free.Clear();
    }

    private ulong[] RentDirty(int words)
    {
        for (int i = _free.Count - 1; i >= 0; i--)
        {
            ulong[] known = _free[i];
            if (known.Length < words) continue;
            _free.RemoveAt(i);
            return known;
        }

        ulong[] bits = ArrayPool<ulong>.Shared.Rent(words);
        _rented.Add(bits);
        return bits;
    }
}
