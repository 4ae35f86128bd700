using System.Text;
using GovReportArchive.Text.Lexicon;

namespace GovReportArchive.Text.SmartCn;

/// <summary>Tokens exactly as Apache Lucene 8.7's SmartChineseAnalyzer makes them, with its default stop words and its quirks.</summary>
/// <remarks>
/// <para>The quirks are: text is read in pieces of 1,024 units that end after the last line end, or cut words where there is none; pieces are
/// cut into sentences as Java does it; spaces inside a word are skipped; letters and digits are words of their own, full-width ones made
/// half-width; A to Z become small letters and are stemmed by Porter's rules; every punctuation mark is a stop word.</para>
/// <para>For measurement and comparison; the product segments with <see cref="ChineseSegmenter"/>. Not thread-safe; keep one a thread.</para>
/// </remarks>
public sealed class SmartCnAnalyzer
{
    private const int PieceLength = 1024;

    private readonly Lattice _lattice = new();
    private readonly List<SmartCnToken> _tokens = [];
    private char[] _terms = new char[256];
    private int _termsLength;
    private int _positions;

    /// <summary>The tokens of the last text, in order; valid until the next call of <see cref="Analyze"/>.</summary>
    public IReadOnlyList<SmartCnToken> Tokens => _tokens;

    /// <summary>The letters of all terms of the last text.</summary>
    public ReadOnlySpan<char> Terms => _terms.AsSpan(0, _termsLength);

    /// <summary>How many positions the last text took, punctuation at its end included: the next value of the same field starts there.</summary>
    public int Positions => _positions;

    /// <summary>The term of one token of the last text.</summary>
    public ReadOnlySpan<char> Term(SmartCnToken token) => _terms.AsSpan(token.TermStart, token.TermLength);

    /// <summary>Analyses <paramref name="text"/>, replacing what was held.</summary>
    public void Analyze(ReadOnlySpan<char> text)
    {
        _tokens.Clear();
        _termsLength = _positions = 0;
        for (int piece = 0; piece < text.Length;)
        {
            ReadOnlySpan<char> window = text[piece..Math.Min(text.Length, piece + PieceLength)];
            if (window.Length == PieceLength)
            {
                int lineEnd = window.LastIndexOfAny("\r\n\u0085\u2028\u2029");
                if (lineEnd >= 0) window = window[..(lineEnd + 1)];
            }
            for (int start = 0; start < window.Length;)
            {
                int end = SentenceBreaks.Next(window, start);
                Sentence(text, piece + start, piece + end);
                start = end;
            }
            piece += window.Length;
        }
    }

    /// <summary>The tokens of a text as one line: term, tab, start, tab, end, joined by U+001F.</summary>
    public string Line(ReadOnlySpan<char> text)
    {
        Analyze(text);
        StringBuilder line = new();
        foreach (SmartCnToken token in _tokens)
        {
            if (line.Length > 0) line.Append('\u001f');
            line.Append(Term(token)).Append('\t').Append(token.Start).Append('\t').Append(token.End);
        }
        return line.ToString();
    }

    private void Sentence(ReadOnlySpan<char> text, int start, int end)
    {
        WordModel model = WordModel.Instance;
        _lattice.Start(model, model.FirstTerm);
        ReadOnlySpan<CharacterKind> kinds = CharacterKinds.All;
        for (int at = start; at < end;)
        {
            int from = at++;
            switch (kinds[text[from]])
            {
                case CharacterKind.Blank: break;
                case CharacterKind.Han: _lattice.AddHan(text[from], from, at); break;
                case CharacterKind.Surrogate:
                    if (at < end && char.IsSurrogatePair(text[from], text[at])) at++;
                    _lattice.Add(model.Classes.UnknownHan, from, at);
                    break;
                case CharacterKind.Mark: _lattice.Add(model.Single(text[from]), from, at); break;
                case CharacterKind.Letter or CharacterKind.WideLetter:
                    while (at < end && kinds[text[at]] is CharacterKind.Letter or CharacterKind.WideLetter) at++;
                    _lattice.Add(model.Classes.String, from, at);
                    break;
                case CharacterKind.Digit or CharacterKind.WideDigit:
                    while (at < end && kinds[text[at]] is CharacterKind.Digit or CharacterKind.WideDigit) at++;
                    _lattice.Add(model.Classes.Number, from, at);
                    break;
                default: _lattice.Add(model.Classes.String, from, at); break;
            }
        }
        foreach (LatticeWord word in _lattice.Solve())
        {
            int position = _positions++;
            if (kinds[text[word.Start]] != CharacterKind.Mark) Add(text, word, kinds, position);
        }
    }

    private void Add(ReadOnlySpan<char> text, LatticeWord word, ReadOnlySpan<CharacterKind> kinds, int position)
    {
        if (_termsLength + word.End - word.Start > _terms.Length) Array.Resize(ref _terms, _terms.Length * 2 + word.End - word.Start);
        int start = _termsLength;
        bool letters = false;
        for (int at = word.Start; at < word.End; at++)
        {
            char unit = text[at];
            CharacterKind kind = kinds[unit];
            if (kind == CharacterKind.Blank) continue;
            if (kind is CharacterKind.WideLetter or CharacterKind.WideDigit) unit = (char)(unit - 0xFEE0);
            if (char.IsAsciiLetterUpper(unit)) unit |= ' ';
            letters |= char.IsAsciiLetterLower(unit);
            _terms[_termsLength++] = unit;
        }
        int length = _termsLength - start;
        if (letters) length = PorterStemmer.Stem(_terms.AsSpan(start, length));
        _termsLength = start + length;
        _tokens.Add(new SmartCnToken(start, length, word.Start, word.End, position));
    }
}
