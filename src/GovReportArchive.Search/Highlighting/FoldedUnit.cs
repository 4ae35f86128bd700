using GovReportArchive.Text;

namespace GovReportArchive.Search.Highlighting;

/// <summary>One unit of text, folded and made ready for marking: whoever shows a text again and again keeps this instead of the text.</summary>
/// <remarks>Thread-safe. Words are cut, sentence by sentence, when they are first asked for, and kept.</remarks>
public sealed class FoldedUnit
{
    private readonly FoldedText _folded;
    private readonly int[] _ends;

    // Two threads may cut the same sentence; they get the same words.
    private readonly List<Word>?[] _words;

    /// <summary>Folds a unit.</summary>
    public FoldedUnit(string original)
    {
        ArgumentNullException.ThrowIfNull(original);
        Original = original;
        _folded = Folding.FoldWithMap(original);
        _ends = [.. SentenceEnds(_folded.Text)];
        _words = new List<Word>?[_ends.Length];
    }

    /// <summary>The text as it is stored.</summary>
    public string Original { get; }

    /// <summary>The text as it is searched.</summary>
    internal string Text => _folded.Text;

    /// <summary>All words, in order.</summary>
    internal IEnumerable<Word> Words => Enumerable.Range(0, _ends.Length).SelectMany(WordsOf);

    /// <summary>The words of those sentences that hold any of some strings.</summary>
    internal IEnumerable<Word> WordsAround(IReadOnlyCollection<string> any) =>
        Enumerable.Range(0, _ends.Length).Where(sentence => any.Any(text => _folded.Text.AsSpan(Start(sentence).._ends[sentence]).Contains(text, StringComparison.Ordinal))).SelectMany(WordsOf);

    /// <summary>The stretch of the original that a stretch of the folded text came from: whole characters.</summary>
    internal (int Start, int End) Place(int start, int end) => (_folded.Starts[start], _folded.Ends[end - 1]);

    private int Start(int sentence) => sentence == 0 ? 0 : _ends[sentence - 1];

    private List<Word> WordsOf(int sentence)
    {
        if (_words[sentence] is { } kept) return kept;
        int start = Start(sentence);
        List<Word> words = [];
        ChineseSegmenter.Segment(_folded.Text.AsSpan(start.._ends[sentence]), words);
        return _words[sentence] = start == 0 ? words : words.ConvertAll(word => new Word(start + word.Start, word.Length));
    }

    private static IEnumerable<int> SentenceEnds(string text)
    {
        for (int end = 0; end < text.Length;) yield return end += ChineseSegmenter.SentenceEnd(text.AsSpan(end));
    }
}

/// <summary>A stretch of folded text that a leaf of the query matched.</summary>
internal readonly record struct FoldedMatch(int Start, int End, int Leaf);
