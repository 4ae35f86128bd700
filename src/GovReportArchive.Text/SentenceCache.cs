using System.Collections.Concurrent;

namespace GovReportArchive.Text;

/// <summary>Cuts folded text into words as <see cref="ChineseSegmenter"/> does, remembering sentences: reports repeat much of what was said the year before, and
/// every sentence of a report is needed for the report and for its passages.</summary>
/// <remarks>Sentences that differ in their numbers alone are remembered once. Used by one thread at a time; what is remembered is shared by all, and bounded.</remarks>
public sealed class SentenceCache
{
    private const int MostSentences = 50_000;
    private const int LongestSentence = 500;
    private static readonly ConcurrentDictionary<string, Word[]> Known = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, Word[]>.AlternateLookup<ReadOnlySpan<char>> BySpan = Known.GetAlternateLookup<ReadOnlySpan<char>>();
    private static int _remembered;

    private readonly NumberRuns _numbers = new();
    private readonly List<Word> _cuts = [];

    /// <summary>Appends the words of a folded text to <paramref name="words"/>, in order, none over another.</summary>
    public void Segment(ReadOnlySpan<char> text, List<Word> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        for (int start = 0, length; start < text.Length; start += length)
        {
            ReadOnlySpan<char> rest = text[start..];
            length = ChineseSegmenter.SentenceEnd(rest);
            ReadOnlySpan<char> sentence = rest[..length];
            if (_numbers.Take(sentence)) AddNumbered(start, words);
            else
                foreach (Word word in Of(sentence)) words.Add(new Word(start + word.Start, word.Length));
        }
    }

    // In the shape each number is one character, and one word wherever it stands.
    private void AddNumbered(int start, List<Word> words)
    {
        int run = 0, longer = 0;
        foreach (Word word in Of(_numbers.Shape))
        {
            while (run < _numbers.Runs.Count && _numbers.Runs[run].Start - longer < word.Start) longer += _numbers.Runs[run++].Length - 1;
            bool isNumber = run < _numbers.Runs.Count && _numbers.Runs[run].Start - longer == word.Start;
            words.Add(new Word(start + longer + word.Start, isNumber ? _numbers.Runs[run].Length : word.Length));
        }
    }

    private Word[] Of(ReadOnlySpan<char> sentence)
    {
        if (BySpan.TryGetValue(sentence, out Word[]? known)) return known;
        _cuts.Clear();
        ChineseSegmenter.Segment(sentence, _cuts);
        Word[] words = [.. _cuts];
        if (sentence.Length > LongestSentence) return words;
        if (Interlocked.Increment(ref _remembered) > MostSentences)
        {
            Known.Clear();
            _remembered = 0;
        }

        BySpan[sentence] = words;
        return words;
    }
}
