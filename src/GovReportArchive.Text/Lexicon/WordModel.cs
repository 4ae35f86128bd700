namespace GovReportArchive.Text.Lexicon;

/// <summary>SmartCn's words and what their sequences cost.</summary>
/// <remarks>Immutable but for costs that are worked out when they are first asked for; one instance serves all threads.</remarks>
internal sealed class WordModel
{
    /// <summary>The classes of words in the dictionary: the start and the end of a sentence, any number, any string of letters or unknown characters.</summary>
    internal const string SentenceStart = "始##始", SentenceEnd = "末##末", Number = "未##数", String = "未##串";

    private static readonly Lazy<WordModel> Shared = new(() => new WordModel());

    private readonly ModelWord[] _words;

    private WordModel()
    {
        (string[] words, int[] counts) = SmartCnDictionary.ReadWords();
        (ulong[] pairs, int[] pairCounts) = SmartCnDictionary.ReadPairs();
        Trie = new WordTrie(words);
        Pairs = new PairCosts(pairs, pairCounts);
        _words = [.. counts.Select(Word)];
        ModelWord Class(string name) => Array.BinarySearch(words, name, StringComparer.Ordinal) is >= 0 and int found ? _words[found] : Word(0);
        (StartWord, EndWord, NumberWord, StringWord) = (Class(SentenceStart), Class(SentenceEnd), Class(Number), Class(String));
    }

    /// <summary>The model of the package, read at first use.</summary>
    internal static WordModel Instance => Shared.Value;

    internal WordTrie Trie { get; }

    internal PairCosts Pairs { get; }

    internal ModelWord StartWord { get; }

    internal ModelWord EndWord { get; }

    internal ModelWord NumberWord { get; }

    internal ModelWord StringWord { get; }

    /// <summary>Any mark of punctuation.</summary>
    internal ModelWord Mark { get; } = Word(PairCosts.MostFrequent);

    /// <summary>A Han character that is no word of the dictionary.</summary>
    internal ModelWord Unknown { get; } = Word(0);

    /// <summary>The word with this place in the dictionary, as <see cref="WordTrie.Word"/> gives it.</summary>
    internal ref readonly ModelWord this[int word] => ref _words[word];

    private static ModelWord Word(int count) => new(count, PairCosts.Cost(count, 0));
}

/// <summary>What the model knows of a word.</summary>
/// <param name="Count">How often it was counted.</param>
/// <param name="Unseen">What it costs before a word that it was never seen before.</param>
internal readonly record struct ModelWord(int Count, double Unseen);
