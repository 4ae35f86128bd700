using GovReportArchive.Search.Own.Coding;

namespace GovReportArchive.Search.Own.Segments;

/// <summary>Sentences of a segment, as <see cref="NumberRuns.Shape"/>, with the numbers of their words and pairs, so that wording which returns is cut
/// and looked up once.</summary>
/// <remarks>Law: what it gives for a sentence is what cutting it again would give. Reports repeat most of their sentences from year to year and from
/// agency to agency. Memory is bounded: a full table forgets everything.</remarks>
internal sealed class SentenceTable
{
    private const int MostCharacters = 1 << 20, MostSentences = 1 << 15, Slots = 2 * MostSentences;

    private readonly int[] _slots = new int[Slots];
    private readonly Entry[] _entries = new Entry[MostSentences];
    private readonly IntBuffer _numbers = new();
    private char[] _text = new char[1 << 12];
    private int _length;
    private int _count;

    public SentenceTable() => Array.Fill(_slots, -1);

    /// <summary>Bytes of memory in use, roughly.</summary>
    public long Bytes => (_length * 2L) + (_numbers.Count * 4L);

    /// <summary>The numbers kept for a sentence; valid until the next call of <see cref="Add"/>.</summary>
    public bool TryFind(ReadOnlySpan<char> sentence, out SentenceTerms terms)
    {
        int hash = string.GetHashCode(sentence, StringComparison.Ordinal);
        for (int slot = hash & (Slots - 1); _slots[slot] >= 0; slot = (slot + 1) & (Slots - 1))
        {
            ref Entry entry = ref _entries[_slots[slot]];
            if (entry.Hash != hash || !_text.AsSpan(entry.Start, entry.Length).SequenceEqual(sentence)) continue;
            terms = Terms(entry);
            return true;
        }

        terms = default;
        return false;
    }

    /// <summary>Keeps a sentence that is not kept yet.</summary>
    public SentenceTerms Add(ReadOnlySpan<char> sentence, int first, int last, ReadOnlySpan<int> words, ReadOnlySpan<int> pairs)
    {
        if (_count == MostSentences || (_count > 0 && _length + sentence.Length > MostCharacters)) Clear();
        while (_length + sentence.Length > _text.Length) Array.Resize(ref _text, _text.Length * 2);
        sentence.CopyTo(_text.AsSpan(_length));
        int hash = string.GetHashCode(sentence, StringComparison.Ordinal), slot = hash & (Slots - 1);
        while (_slots[slot] >= 0) slot = (slot + 1) & (Slots - 1);
        _slots[slot] = _count;
        ref Entry entry = ref _entries[_count++];
        entry = new Entry(hash, _length, sentence.Length, _numbers.Count, words.Length, pairs.Length, first, last);
        _length += sentence.Length;
        _numbers.AddRange(words);
        _numbers.AddRange(pairs);
        return Terms(entry);
    }

    public void Clear()
    {
        Array.Fill(_slots, -1);
        _numbers.Clear();
        (_length, _count) = (0, 0);
    }

    private SentenceTerms Terms(in Entry entry) => new(
        entry.First, entry.Last, _numbers.Span.Slice(entry.Numbers, entry.Words), _numbers.Span.Slice(entry.Numbers + entry.Words, entry.Pairs));

    private readonly record struct Entry(int Hash, int Start, int Length, int Numbers, int Words, int Pairs, int First, int Last);
}

/// <summary>What a sentence consists of.</summary>
/// <param name="first">Its first rune.</param>
/// <param name="last">Its last rune.</param>
/// <param name="words">The segment's numbers of its words, in order, parts of terms behind them.</param>
/// <param name="pairs">The segment's numbers of the pairs inside it, in order: one less than it has runes.</param>
internal readonly ref struct SentenceTerms(int first, int last, ReadOnlySpan<int> words, ReadOnlySpan<int> pairs)
{
    /// <summary>Stands in a shape (<see cref="NumberRuns"/>) for what depends on the digits of a number.</summary>
    public const int Number = -1;

    public int First { get; } = first;

    public int Last { get; } = last;

    public ReadOnlySpan<int> Words { get; } = words;

    public ReadOnlySpan<int> Pairs { get; } = pairs;
}
