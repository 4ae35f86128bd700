using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Own.Postings;
using GovReportArchive.Text;

namespace GovReportArchive.Search.Own.Segments;

/// <summary>Cuts the sentences of a segment into words and pairs, those that return but for their numbers only once.</summary>
/// <param name="words">Numbers the words.</param>
/// <param name="pairs">Numbers the pairs.</param>
internal sealed class SentenceCutter(WordTable words, PostingsWriter pairs)
{
    private readonly List<Word> _cuts = [];
    private readonly SentenceTable _sentences = new();
    private readonly NumberRuns _numbers = new();
    private readonly IntBuffer _words = new(), _pairs = new();

    /// <summary>Bytes of memory in use, roughly.</summary>
    public long Bytes => _sentences.Bytes;

    public void Clear() => _sentences.Clear();

    /// <summary>What a sentence that is not empty consists of; valid until the next call.</summary>
    public SentenceTerms Of(ReadOnlySpan<char> sentence)
    {
        bool numbered = _numbers.Take(sentence);
        ReadOnlySpan<char> shape = numbered ? _numbers.Shape : sentence;
        if (!_sentences.TryFind(shape, out SentenceTerms terms)) terms = Cut(shape);
        return numbered ? Filled(sentence, terms) : terms;
    }

    /// <summary>Cuts a shape. Where a number stands, there is <see cref="SentenceTerms.Number"/> once among the words, and once among the pairs for all
    /// pairs that have a digit of it.</summary>
    private SentenceTerms Cut(ReadOnlySpan<char> shape)
    {
        _cuts.Clear();
        ChineseSegmenter.Segment(shape, _cuts);
        _words.Clear();
        foreach (Word word in _cuts)
            _words.Add(char.IsAsciiDigit(shape[word.Start]) ? SentenceTerms.Number : words.Number(shape.Slice(word.Start, word.Length)));
        _pairs.Clear();
        int first = PairKey.Rune(shape, out int units), last = first;
        if (first == NumberRuns.Zero) _pairs.Add(SentenceTerms.Number);
        for (ReadOnlySpan<char> rest = shape[units..]; rest.Length > 0; rest = rest[units..])
        {
            int next = PairKey.Rune(rest, out units);
            if (next == NumberRuns.Zero) _pairs.Add(SentenceTerms.Number);
            else if (last != NumberRuns.Zero) _pairs.Add(pairs.Number(PairKey.Key(last, next)));
            last = next;
        }

        return _sentences.Add(shape, first, last, _words.Span, _pairs.Span);
    }

    /// <summary>What a sentence consists of, from what its shape does.</summary>
    private SentenceTerms Filled(ReadOnlySpan<char> sentence, SentenceTerms shape)
    {
        _words.Clear();
        int run = 0;
        foreach (int word in shape.Words)
        {
            if (word != SentenceTerms.Number)
            {
                _words.Add(word);
                continue;
            }

            (int start, int length) = _numbers.Runs[run++];
            _words.Add(words.Number(sentence.Slice(start, length)));
        }

        _pairs.Clear();
        run = 0;
        foreach (int pair in shape.Pairs)
        {
            if (pair != SentenceTerms.Number) _pairs.Add(pair);
            else AddPairsOf(sentence, _numbers.Runs[run++]);
        }

        return new SentenceTerms(
            shape.First == NumberRuns.Zero ? sentence[0] : shape.First, shape.Last == NumberRuns.Zero ? sentence[^1] : shape.Last, _words.Span, _pairs.Span);
    }

    // The pair that leads into the number, those inside it, and the one that leads out.
    private void AddPairsOf(ReadOnlySpan<char> sentence, (int Start, int Length) run)
    {
        int end = run.Start + run.Length;
        if (run.Start > 0) _pairs.Add(pairs.Number(PairKey.Key(PairKey.LastRune(sentence[..run.Start]), sentence[run.Start])));
        for (int i = run.Start; i + 1 < end; i++) _pairs.Add(pairs.Number(PairKey.Key(sentence[i], sentence[i + 1])));
        if (end < sentence.Length) _pairs.Add(pairs.Number(PairKey.Key(sentence[end - 1], PairKey.Rune(sentence[end..], out _))));
    }
}
