using System.Buffers;
using GovReportArchive.Text.Lexicon;

namespace GovReportArchive.Text;

/// <summary>Cuts folded text into words: those of Lucene.Net.Analysis.SmartCn, found over that package's own dictionary, sentence by sentence.</summary>
/// <remarks>
/// <para>A word is what the dictionary has, a single Han character, a run of digits, or a run of letters with their marks. Segments of a text
/// concatenate to the text, and every word cuts it. What stands on a line never depends on other lines, nor on how long the line is. TEXT.md tells
/// where the package leaves out or breaks up what is a word here.</para>
/// <para>Thread-safe. The dictionary is read at first use (about a tenth of a second) and shared.</para>
/// </remarks>
public static class ChineseSegmenter
{
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。!?\n");

    [ThreadStatic]
    private static Lattice? _lattice;

    /// <summary>Appends the words of a folded text to <paramref name="words"/>, in order, none over another; punctuation, symbols and blanks are
    /// no words.</summary>
    public static void Segment(ReadOnlySpan<char> text, List<Word> words) => Run(text, words, everything: false);

    /// <summary>Appends every segment of the text, words and what lies between them; joined they are the text.</summary>
    public static void Cut(ReadOnlySpan<char> text, List<Word> segments) => Run(text, segments, everything: true);

    /// <summary>The end of the first sentence of a folded text as SmartCn takes it (<see cref="Sentences"/> cuts those of people), its mark or line feed
    /// included; the length of the text where none ends. What stands in a sentence is cut as it would be cut alone.</summary>
    public static int SentenceEnd(ReadOnlySpan<char> text) => text.IndexOfAny(SentenceEnds) is int at and >= 0 ? at + 1 : text.Length;

    private static void Run(ReadOnlySpan<char> text, List<Word> found, bool everything)
    {
        ArgumentNullException.ThrowIfNull(found);
        WordModel model = WordModel.Instance;
        Lattice lattice = _lattice ??= new Lattice();
        int end = 0;
        for (int at = 0; at < text.Length;)
        {
            lattice.Start(model);
            at = AddSentence(text, at, lattice);
            ReadOnlySpan<LatticeWord> path = lattice.Solve();
            for (int i = 0; i < path.Length;)
            {
                int start = path[i].Start;
                WordNature nature = WordNatures.At(text, start);
                if (everything && start > end) found.Add(new Word(end, start - end));
                end = path[i++].End;
                while (i < path.Length && path[i].Start == end && BelongTogether(text, end, nature)) end = path[i++].End;
                if (everything || nature != WordNature.None) found.Add(new Word(start, end - start));
            }
        }
        if (everything && end < text.Length) found.Add(new Word(end, text.Length - end));
    }

    /// <summary>Adds the units of one sentence, as SmartCn takes them, and returns its end.</summary>
    private static int AddSentence(ReadOnlySpan<char> text, int at, Lattice lattice)
    {
        ReadOnlySpan<CharacterKind> kinds = CharacterKinds.All;
        while (at < text.Length)
        {
            char unit = text[at];
            int from = at++;
            CharacterKind kind = kinds[unit];
            if (kind is CharacterKind.Letter or CharacterKind.Digit)
                while (at < text.Length && kinds[text[at]] == kind) at++;
            if (kind != CharacterKind.Blank) lattice.Add(kind, kind == CharacterKind.Mark ? Printed(unit) : unit, from, at);
            if (SentenceEnds.Contains(unit)) return at;
        }
        return at;
    }

    /// <summary>Whether SmartCn's word at <paramref name="at"/> goes on what stands before it: the other half of a character, or more of a run of letters.</summary>
    private static bool BelongTogether(ReadOnlySpan<char> text, int at, WordNature before) =>
        char.IsSurrogatePair(text[at - 1], text[at]) || (before == WordNature.Letters && WordNatures.At(text, at) == WordNature.Letters);

    /// <summary>Folding writes punctuation in ASCII; the model counted it as Chinese is printed.</summary>
    private static char Printed(char mark) => mark switch
    {
        '!' or '%' or '(' or ')' or ',' or ':' or ';' or '?' => (char)(mark + 0xFEE0),
        _ => mark,
    };
}
