using System.Buffers;
using System.Globalization;
using System.Text;
using GovReportArchive.Text.Lexicon;
using GovReportArchive.Text.SmartCn;

namespace GovReportArchive.Text;

/// <summary>Cuts folded text into words: SmartCn's model, applied to whole sentences, and optionally the terms of this domain.</summary>
/// <remarks>
/// <para>A word is what the dictionary has, a single Han character, a run of digits, or a run of letters with their marks. Segments of a text
/// concatenate to the text, and every word cuts it. What stands on a line never depends on other lines, nor on how long the line is.</para>
/// <para>Thread-safe. The dictionary is read at first use (about a tenth of a second) and shared.</para>
/// </remarks>
public sealed class ChineseSegmenter
{
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。!?\n");

    [ThreadStatic]
    private static Lattice? _lattice;

    [ThreadStatic]
    private static ChineseSegmenter? _measured;

    private readonly bool _withTerms;

    private static ChineseSegmenter WithTerms { get; } = new(withTerms: true);

    private ChineseSegmenter(bool withTerms) => _withTerms = withTerms;

    /// <summary>The product's segmenter: with the domain's terms, such as 依申请公开.</summary>
    public static ChineseSegmenter Default => _measured ?? WithTerms;

    /// <summary>The model's dictionary alone, for measuring what the terms are worth.</summary>
    public static ChineseSegmenter Plain { get; } = new(withTerms: false);

    /// <summary>Runs something with another segmenter as the default of this thread, so that what the terms are worth can be measured through
    /// everything that cuts text.</summary>
    internal static T Measure<T>(ChineseSegmenter segmenter, Func<T> run)
    {
        _measured = segmenter;
        try
        {
            return run();
        }
        finally
        {
            _measured = null;
        }
    }

    /// <summary>Appends the words of a folded text to <paramref name="words"/>, in order, none over another; punctuation, symbols and blanks are
    /// no words.</summary>
    public void Segment(ReadOnlySpan<char> text, List<Word> words) => Run(text, words, Wanted.Words);

    /// <summary>As <see cref="Segment"/>, and after each of the domain's terms also the shorter words and terms inside it (依申请公开: 依, 申请,
    /// 公开), so that an index finds the term by its parts.</summary>
    public void SegmentWithParts(ReadOnlySpan<char> text, List<Word> words) => Run(text, words, Wanted.WordsAndParts);

    /// <summary>The end of the first sentence of a folded text, its mark or line feed included; the length of the text where none ends. What stands in
    /// a sentence is cut as it would be cut alone.</summary>
    public static int SentenceEnd(ReadOnlySpan<char> text) => text.IndexOfAny(SentenceEnds) is int at and >= 0 ? at + 1 : text.Length;

    /// <summary>Appends every segment of the text, words and what lies between them; joined they are the text.</summary>
    public void Cut(ReadOnlySpan<char> text, List<Word> segments) => Run(text, segments, Wanted.Everything);

    /// <summary>Appends the words that a term of the domain is made of (政策解读: 政策, 解读), if each has two characters or more; a term that would
    /// dissolve into single characters, such as 一网通办, has no pieces.</summary>
    /// <returns>False, with nothing appended, where the word is no such term.</returns>
    public bool TryPieces(ReadOnlySpan<char> word, List<Word> pieces)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        WordModel model = WordModel.Instance;
        if (!_withTerms || word.Length < 4) return false;
        int node = model.Trie.Root(word[0]);
        for (int i = 1; i < word.Length && node != WordTrie.NoNode; i++) node = model.Trie.Child(node, word[i]);
        if (node == WordTrie.NoNode) return false;
        int found = model.Trie.Word(node);
        if (found < model.FirstTerm) return false;
        pieces.AddRange(model.Pieces(found));
        return model.Pieces(found).Length > 0;
    }

    private void Run(ReadOnlySpan<char> text, List<Word> found, Wanted wanted)
    {
        ArgumentNullException.ThrowIfNull(found);
        WordModel model = WordModel.Instance;
        Lattice lattice = _lattice ??= new Lattice();
        int limit = _withTerms ? int.MaxValue : model.FirstTerm, end = 0;
        for (int at = 0; at < text.Length;)
        {
            lattice.Start(model, limit);
            at = AddSentence(text, at, model, lattice);
            foreach (LatticeWord word in lattice.Solve())
            {
                if (wanted == Wanted.Everything)
                {
                    if (word.Start > end) found.Add(new Word(end, word.Start - end));
                    end = word.End;
                }
                else if (!IsWord(text, word.Start)) continue;
                found.Add(new Word(word.Start, word.End - word.Start));
                if (wanted != Wanted.WordsAndParts || word.Word < model.FirstTerm) continue;
                foreach (Word part in model.Parts(word.Word)) found.Add(new Word(word.Start + part.Start, part.Length));
            }
        }
        if (wanted == Wanted.Everything && end < text.Length) found.Add(new Word(end, text.Length - end));
    }

    /// <summary>Adds the units of one sentence and returns its end.</summary>
    private static int AddSentence(ReadOnlySpan<char> text, int at, WordModel model, Lattice lattice)
    {
        ReadOnlySpan<CharacterKind> kinds = CharacterKinds.All;
        while (at < text.Length)
        {
            char unit = text[at];
            int from = at++;
            switch (kinds[unit])
            {
                case CharacterKind.Han: lattice.AddHan(unit, from, at); break;
                case CharacterKind.Digit:
                    while (at < text.Length && kinds[text[at]] == CharacterKind.Digit) at++;
                    lattice.Add(model.Classes.Number, from, at);
                    break;
                case CharacterKind.Mark:
                    lattice.Add(model.Single(Printed(unit)), from, at);
                    if (SentenceEnds.Contains(unit)) return at;
                    break;
                case CharacterKind.Blank:
                    if (SentenceEnds.Contains(unit)) return at;
                    break;
                default:
                    at = OtherEnd(text, from, out bool han);
                    lattice.Add(han ? model.Classes.UnknownHan : model.Classes.String, from, at);
                    break;
            }
        }
        return at;
    }

    /// <summary>The end of a run of letters, of a Han character outside the model, or of any other single character.</summary>
    private static int OtherEnd(ReadOnlySpan<char> text, int start, out bool han)
    {
        Rune.DecodeFromUtf16(text[start..], out Rune rune, out int units);
        int end = start + units;
        han = FoldingTable.IsChinese(rune.Value);
        if (han || !IsLetter(rune)) return end;
        while (end < text.Length && Rune.DecodeFromUtf16(text[end..], out rune, out units) == OperationStatus.Done
            && IsLetter(rune) && !FoldingTable.IsChinese(rune.Value)) end += units;
        return end;
    }

    private static bool IsWord(ReadOnlySpan<char> text, int start)
    {
        if (CharacterKinds.All[text[start]] is CharacterKind.Han or CharacterKind.Letter or CharacterKind.Digit) return true;
        return Rune.DecodeFromUtf16(text[start..], out Rune rune, out _) == OperationStatus.Done && IsLetter(rune);
    }

    /// <summary>Letters, their marks and signs for numbers; digits of ASCII have runs of their own.</summary>
    private static bool IsLetter(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.DecimalDigitNumber => !rune.IsAscii,
        <= UnicodeCategory.OtherNumber => true,
        _ => false,
    };

    /// <summary>Folding writes punctuation in ASCII; the model counted it as Chinese is printed.</summary>
    private static char Printed(char mark) => mark switch
    {
        '!' or '%' or '(' or ')' or ',' or ':' or ';' or '?' => (char)(mark + 0xFEE0),
        _ => mark,
    };

    private enum Wanted
    {
        Words,
        WordsAndParts,
        Everything,
    }
}
