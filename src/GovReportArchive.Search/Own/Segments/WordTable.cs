using GovReportArchive.Search.Own.Coding;

namespace GovReportArchive.Search.Own.Segments;

/// <summary>Numbers the distinct words of a segment in the order in which they come.</summary>
internal sealed class WordTable
{
    private char[] _text = new char[1 << 14];
    private int[] _ends = new int[1 << 10];
    private int[] _slots = NewSlots(1 << 11);
    private int _length;

    public int Count { get; private set; }

    public long Bytes => (_length * 2L) + (Count * 12L);

    public ReadOnlySpan<char> this[int number] => _text.AsSpan(Start(number), _ends[number] - Start(number));

    /// <summary>The number of a word, a new one where it is new.</summary>
    public int Number(ReadOnlySpan<char> word)
    {
        int mask = _slots.Length - 1;
        int slot = Hash(word) & mask;
        for (; _slots[slot] >= 0; slot = (slot + 1) & mask)
            if (this[_slots[slot]].SequenceEqual(word)) return _slots[slot];
        if (Count == _ends.Length)
        {
            Grow();
            return Number(word);
        }

        while (_length + word.Length > _text.Length) Array.Resize(ref _text, _text.Length * 2);
        word.CopyTo(_text.AsSpan(_length));
        _ends[Count] = _length += word.Length;
        _slots[slot] = Count;
        return Count++;
    }

    public void Clear()
    {
        (_length, Count) = (0, 0);
        Array.Fill(_slots, -1);
    }

    /// <summary>The words as UTF-8, by number, and the place of each among all in ascending order.</summary>
    public (byte[][] Words, int[] Ranks) Sort()
    {
        byte[][] words = new byte[Count][];
        int[] order = new int[Count], ranks = new int[Count];
        for (int i = 0; i < Count; i++) (words[i], order[i]) = (Utf8.Bytes(this[i]), i);
        Array.Sort(order, (a, b) => words[a].AsSpan().SequenceCompareTo(words[b]));
        for (int i = 0; i < Count; i++) ranks[order[i]] = i;
        return (words, ranks);
    }

    private int Start(int number) => number == 0 ? 0 : _ends[number - 1];

    private void Grow()
    {
        Array.Resize(ref _ends, _ends.Length * 2);
        _slots = NewSlots(_ends.Length * 2);
        int mask = _slots.Length - 1;
        for (int i = 0; i < Count; i++)
        {
            int slot = Hash(this[i]) & mask;
            while (_slots[slot] >= 0) slot = (slot + 1) & mask;
            _slots[slot] = i;
        }
    }

    private static int Hash(ReadOnlySpan<char> word)
    {
        uint hash = 2166136261;
        foreach (char c in word) hash = (hash ^ c) * 16777619;
        return (int)(hash ^ (hash >> 15));
    }

    private static int[] NewSlots(int size)
    {
        int[] slots = new int[size];
        Array.Fill(slots, -1);
        return slots;
    }
}
