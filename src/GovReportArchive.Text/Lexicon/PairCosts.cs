using System.Numerics;
using System.Runtime.CompilerServices;

namespace GovReportArchive.Text.Lexicon;

/// <summary>What it costs to put one word after another, by how often the dictionary's texts had the pair and its first word.</summary>
internal sealed class PairCosts
{
    /// <summary>The count that the model gives to punctuation, and the measure of all its shares.</summary>
    internal const int MostFrequent = 2079997 + 80000;

    // A bit for every hash in front of the table: most pairs asked for do not exist, and the bits stay in the processor's cache.
    private const int FilterBits = 22;

    // The bits of a double that is no number, with room for a count.
    private const long NotYet = 0x7FF8_0000_0000_0000;

    private readonly ulong[] _filter = new ulong[1 << (FilterBits - 6)];
    private readonly Slot[] _slots;
    private readonly int _shift;

    /// <param name="hashes">The pairs, as <see cref="PairHash"/> makes them; 0 is none.</param>
    /// <param name="counts">For each pair how often it was counted.</param>
    internal PairCosts(ReadOnlySpan<ulong> hashes, ReadOnlySpan<int> counts)
    {
        int bits = BitOperations.Log2((uint)hashes.Length) + 1;
        _slots = new Slot[1 << bits];
        _shift = 64 - bits;
        for (int i = 0; i < hashes.Length; i++)
            if (hashes[i] != 0 && counts[i] != 0) Add(hashes[i], counts[i]);
    }

    /// <summary>The cost of the pair with this hash, and <paramref name="unseen"/> where it was never counted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal double Get(ulong hash, int leftCount, double unseen) =>
        (_filter[hash >> (64 - FilterBits + 6)] >> (int)(hash >> (64 - FilterBits)) & 1) == 0 ? unseen : Find(hash, leftCount, unseen);

    /// <summary>SmartCn's smoothing: the negative logarithm of a tenth of the first word's own share and nine tenths of the pair's.</summary>
    /// <remarks>The order of the operations is the model's own, so that sums of costs compare to the last bit as they do in the original.</remarks>
    internal static double Cost(double leftCount, int pairCount)
    {
        const double Smooth = 0.1, Most = MostFrequent, Tiny = 1.0 / Most;
        return -Math.Log(Smooth * (1.0 + leftCount) / Most + (1.0 - Smooth) * ((1.0 - Tiny) * pairCount / (1.0 + leftCount) + Tiny));
    }

    private void Add(ulong hash, int count)
    {
        _filter[hash >> (64 - FilterBits + 6)] |= 1UL << (int)(hash >> (64 - FilterBits));
        int slot = (int)(hash >> _shift);
        while (_slots[slot].Hash != 0) slot = (slot + 1) & (_slots.Length - 1);
        _slots[slot] = new Slot { Hash = hash, Cost = BitConverter.Int64BitsToDouble(NotYet | (uint)count) };
    }

    private double Find(ulong hash, int leftCount, double unseen)
    {
        Slot[] slots = _slots;
        for (int at = (int)(hash >> _shift); ; at = (at + 1) & (slots.Length - 1))
        {
            ref Slot slot = ref slots[at];
            if (slot.Hash == hash)
            {
                // The hash does not tell the first word, so the cost is worked out when the pair first comes up; until then the count stands in
                // its place. Threads that do so at once write the same bits.
                double cost = slot.Cost;
                if (double.IsNaN(cost)) slot.Cost = cost = Cost(leftCount, (int)BitConverter.DoubleToInt64Bits(cost));
                return cost;
            }

            if (slot.Hash == 0) return unseen;
        }
    }

    private struct Slot
    {
        internal ulong Hash;
        internal double Cost;
    }
}
