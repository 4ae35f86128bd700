using System.Numerics;
using System.Runtime.CompilerServices;

namespace GovReportArchive.Text.Lexicon;

/// <summary>What it costs to put one word after another: for the pairs that the model has seen, and for each word before any other.</summary>
internal sealed class PairCosts
{
    // A bit for every hash in front of the table: most pairs asked for do not exist, and the bits stay in the processor's cache.
    private const int FilterBits = 22;

    private readonly ulong[] _filter = new ulong[1 << (FilterBits - 6)];
    private readonly Slot[] _slots;
    private readonly int _shift;
    private readonly double[] _unseen;

    /// <param name="frequencies">How often the model counted each word, by id.</param>
    /// <param name="pairs">How many pairs will be added.</param>
    internal PairCosts(int[] frequencies, int pairs)
    {
        int bits = BitOperations.Log2((uint)pairs) + 1;
        _slots = new Slot[1 << bits];
        _shift = 64 - bits;
        _unseen = new double[frequencies.Length];
        for (int word = 0; word < frequencies.Length; word++) _unseen[word] = Cost(frequencies[word], 0);
    }

    /// <summary>The cost of a word before any word it was never seen before.</summary>
    internal double Unseen(int left) => _unseen[left];

    internal void Add(int left, int right, int leftFrequency, int pairFrequency)
    {
        ulong key = Key(left, right), hash = Hash(key);
        _filter[hash >> (64 - FilterBits + 6)] |= 1UL << (int)(hash >> (64 - FilterBits));
        int slot = (int)(hash >> _shift);
        while (_slots[slot].Key != 0) slot = (slot + 1) & (_slots.Length - 1);
        _slots[slot] = new Slot { Key = key, Cost = Cost(leftFrequency, pairFrequency) };
    }

    /// <summary>The cost of <paramref name="right"/> after <paramref name="left"/>, and <paramref name="unseen"/> where that pair was never seen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal double Get(int left, int right, double unseen)
    {
        ulong key = Key(left, right), hash = Hash(key);
        return (_filter[hash >> (64 - FilterBits + 6)] >> (int)(hash >> (64 - FilterBits)) & 1) == 0 ? unseen : Find(key, hash, unseen);
    }

    private double Find(ulong key, ulong hash, double unseen)
    {
        Slot[] slots = _slots;
        for (int slot = (int)(hash >> _shift); ; slot = (slot + 1) & (slots.Length - 1))
        {
            if (slots[slot].Key == key) return slots[slot].Cost;
            if (slots[slot].Key == 0) return unseen;
        }
    }

    /// <summary>SmartCn's smoothing: the negative logarithm of a tenth of the word's own share and nine tenths of the pair's.</summary>
    /// <remarks>The order of the operations is the model's own, so that sums of costs compare to the last bit as they do in the original.</remarks>
    private static double Cost(double leftFrequency, int pairFrequency)
    {
        const double Smooth = 0.1, Most = WordModel.MostFrequent, Tiny = 1.0 / Most;
        return -Math.Log(Smooth * (1.0 + leftFrequency) / Most
            + (1.0 - Smooth) * ((1.0 - Tiny) * pairFrequency / (1.0 + leftFrequency) + Tiny));
    }

    // Words have ids below 2^20; 1 is added so that no key is 0.
    private static ulong Key(int left, int right) => ((ulong)(uint)left << 20 | (uint)right) + 1;

    private static ulong Hash(ulong key) => key * 0x9E3779B97F4A7C15;

    private struct Slot
    {
        internal ulong Key;
        internal double Cost;
    }
}
