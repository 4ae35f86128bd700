namespace GovReportArchive.Text.Lexicon;

/// <summary>The words that text is cut into and what their sequences cost: SmartCn's dictionary and, under ids of their own, terms of this domain.</summary>
/// <remarks>Immutable once read; one instance serves all threads.</remarks>
internal sealed class WordModel
{
    /// <summary>The frequency that the model gives to punctuation, and the measure of all its shares.</summary>
    internal const int MostFrequent = 2079997 + 80000;

    private static readonly Lazy<WordModel> Shared = new(() => WordModelReader.Read());

    private readonly int[] _singles;
    private readonly int[] _enter;
    private readonly int[] _leave;
    private readonly Word[][] _parts;
    private readonly Word[][] _pieces;

    internal WordModel(WordTrie trie, PairCosts costs, WordClasses classes, int[] singles, int[] enter, int[] leave, Word[][] parts, Word[][] pieces)
    {
        Trie = trie;
        Costs = costs;
        Classes = classes;
        FirstTerm = enter.Length - parts.Length;
        _singles = singles;
        _enter = enter;
        _leave = leave;
        _parts = parts;
        _pieces = pieces;
    }

    /// <summary>The model of this assembly, read at first use.</summary>
    internal static WordModel Instance => Shared.Value;

    internal WordTrie Trie { get; }

    internal PairCosts Costs { get; }

    internal WordClasses Classes { get; }

    /// <summary>Words with this id and above are terms of the domain; a segmentation that stays below is SmartCn's.</summary>
    internal int FirstTerm { get; }

    /// <summary>The word that a Han character or a punctuation mark of the model is by itself.</summary>
    internal int Single(char character) => _singles[character];

    /// <summary>The word whose pairs count when <paramref name="word"/> comes second: itself, or the first part of a term.</summary>
    internal int Enter(int word) => _enter[word];

    /// <summary>The word whose pairs count when <paramref name="word"/> comes first: itself, or the last part of a term.</summary>
    internal int Leave(int word) => _leave[word];

    /// <summary>The shorter words that stand inside a term, by their place in it: those the model cuts it into, and other terms.</summary>
    internal ReadOnlySpan<Word> Parts(int term) => _parts[term - FirstTerm];

    /// <summary>The words that the model cuts a term into, where each has two characters or more; else none.</summary>
    internal ReadOnlySpan<Word> Pieces(int term) => _pieces[term - FirstTerm];
}

/// <summary>The model's words that stand for classes, and those for characters that it does not know.</summary>
internal readonly record struct WordClasses(int SentenceStart, int SentenceEnd, int Number, int String, int UnknownHan, int UnknownMark);
