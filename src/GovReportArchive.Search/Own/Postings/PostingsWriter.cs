using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace GovReportArchive.Search.Own.Postings;

/// <summary>Collects, in memory, which documents each term stands in, how often, and at which positions where it is asked to keep them.</summary>
/// <remarks>Documents arrive in ascending order, and the positions of a term in a document too. A term is a number that the caller chooses.</remarks>
internal sealed class PostingsWriter(bool positions)
{
    private const int FirstSize = 1 << 10;
    private const int TermsAhead = 12, StreamsAhead = 6;
    private readonly SlicePool _pool = new();
    private Term[] _terms = new Term[FirstSize];
    private int[] _slots = NewSlots(FirstSize * 2);

    public int Count { get; private set; }

    /// <summary>Bytes of memory in use, roughly.</summary>
    public long Bytes => _pool.Bytes + (Count * 56L);

    /// <summary>Adds an occurrence at a position.</summary>
    public void Add(ulong key, int doc, int position) => AddAt(Number(key), doc, position);

    /// <summary>Adds an occurrence of the term with a <see cref="Number"/> at a position.</summary>
    public void AddAt(int number, int doc, int position)
    {
        ref Term term = ref _terms[number];
        if (term.LastDoc != doc)
        {
            _pool.AppendVarInt(ref term.Stream, ((uint)(doc - term.LastDoc) << 1) | 1);
            _pool.AppendVarInt(ref term.Stream, (uint)position);
            term.LastDoc = doc;
        }
        else
        {
            _pool.AppendVarInt(ref term.Stream, (uint)(position - term.Pending) << 1);
        }

        term.Pending = position;
    }

    /// <summary>Adds an occurrence of each of the terms with these numbers, at positions that follow one another.</summary>
    /// <remarks>Each term lies somewhere else in memory, and so does the end of its stream: both are called for some terms ahead.</remarks>
    public unsafe void AddRun(ReadOnlySpan<int> numbers, int doc, int position)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            if (Sse.IsSupported && i + TermsAhead < numbers.Length)
            {
                Sse.Prefetch0(Unsafe.AsPointer(ref _terms[numbers[i + TermsAhead]]));
                Sse.Prefetch0(Unsafe.AsPointer(ref _pool.End(_terms[numbers[i + StreamsAhead]].Stream)));
            }

            AddAt(numbers[i], doc, position + i);
        }
    }

    /// <summary>Adds <paramref name="frequency"/> to how often the term stands in a document.</summary>
    public void AddFrequency(ulong key, int doc, int frequency)
    {
        // On a line of its own: a new term may move the array.
        int number = Number(key);
        ref Term term = ref _terms[number];
        if (term.LastDoc != doc)
        {
            FlushFrequency(ref term);
            _pool.AppendVarInt(ref term.Stream, (uint)(doc - term.LastDoc));
            term.LastDoc = doc;
        }

        term.Pending += frequency;
    }

    public void Clear()
    {
        _pool.Clear();
        Count = 0;
        Array.Fill(_slots, -1);
    }

    /// <summary>The terms, in order of their keys' ranks.</summary>
    public int[] Sorted(Func<ulong, ulong> rank)
    {
        ulong[] keys = new ulong[Count];
        int[] terms = new int[Count];
        for (int i = 0; i < Count; i++) (keys[i], terms[i]) = (rank(_terms[i].Key), i);
        Array.Sort(keys, terms);
        return terms;
    }

    public ulong KeyOf(int term) => _terms[term].Key;

    /// <summary>Hands a term's postings to the serializer.</summary>
    public void Write(int term, PostingsSerializer serializer)
    {
        ref Term state = ref _terms[term];
        if (!positions) FlushFrequency(ref state);
        SlicePool.Reader reader = new(_pool, state.Stream);
        int doc = -1, position = 0;
        while (!reader.AtEnd)
        {
            uint value = reader.ReadVarInt();
            if (!positions)
            {
                doc += (int)value;
                serializer.Add(doc, (int)reader.ReadVarInt());
                continue;
            }

            if ((value & 1) != 0)
            {
                doc += (int)(value >> 1);
                position = (int)reader.ReadVarInt();
            }
            else
            {
                position += (int)(value >> 1);
            }

            serializer.AddPosition(doc, position);
        }
    }

    private void FlushFrequency(ref Term term)
    {
        if (term.Pending == 0) return;
        _pool.AppendVarInt(ref term.Stream, (uint)term.Pending);
        term.Pending = 0;
    }

    /// <summary>The number by which the writer knows a term, a new one where it is new; it holds until <see cref="Clear"/>.</summary>
    public int Number(ulong key)
    {
        int mask = _slots.Length - 1;
        int slot = (int)((key * 0x9E37_79B9_7F4A_7C15) >> 32) & mask;
        for (; _slots[slot] >= 0; slot = (slot + 1) & mask)
            if (_terms[_slots[slot]].Key == key) return _slots[slot];
        if (Count == _terms.Length)
        {
            Grow();
            return Number(key);
        }

        _slots[slot] = Count;
        _terms[Count] = new Term { Key = key, LastDoc = -1, Stream = _pool.Start() };
        return Count++;
    }

    private void Grow()
    {
        Array.Resize(ref _terms, _terms.Length * 2);
        _slots = NewSlots(_terms.Length * 2);
        int mask = _slots.Length - 1;
        for (int i = 0; i < Count; i++)
        {
            int slot = (int)((_terms[i].Key * 0x9E37_79B9_7F4A_7C15) >> 32) & mask;
            while (_slots[slot] >= 0) slot = (slot + 1) & mask;
            _slots[slot] = i;
        }
    }

    private static int[] NewSlots(int size)
    {
        int[] slots = new int[size];
        Array.Fill(slots, -1);
        return slots;
    }

    // Pending is the last position, or the frequency in the last document that is not yet in the stream.
    private struct Term
    {
        public ulong Key;
        public int LastDoc;
        public int Pending;
        public SlicePool.Stream Stream;
    }
}
