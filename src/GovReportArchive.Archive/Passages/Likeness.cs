using GovReportArchive.Text;

namespace GovReportArchive.Archive.Passages;

/// <summary>How alike two wordings are, by the runs of characters that they share.</summary>
/// <remarks>Numbers count as equal whatever they are, for a new year brings new numbers; the number of an item and its final stop do not count.</remarks>
internal sealed class Likeness
{
    private const char AnyNumber = '0';
    private readonly string _text;
    private readonly HashSet<uint> _pairs;
    private readonly HashSet<ulong> _triples;
    private HashSet<string>? _words;

    private Likeness(string text)
    {
        (_text, _pairs, _triples) = (text, [], []);
        for (int i = 0; i + 1 < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i]) || !char.IsLetterOrDigit(text[i + 1])) continue;
            _pairs.Add(((uint)text[i] << 16) | text[i + 1]);
            if (i + 2 < text.Length && char.IsLetterOrDigit(text[i + 2])) _triples.Add(((ulong)text[i] << 32) | ((ulong)text[i + 1] << 16) | text[i + 2]);
        }
    }

    /// <summary>Prepares a text for comparison.</summary>
    public static Likeness Of(string text) => new(WithoutNumbers(Wordings.Bare(text)));

    /// <summary>Prepares a text for comparison in which words that reports use for one another count as the same.</summary>
    public static Likeness OfMeaning(string text) => new(WithoutNumbers(Synonyms.Canonical(Wordings.Bare(text))));

    /// <summary>Whether there is enough wording to compare.</summary>
    public bool HasWording => _pairs.Count > 2;

    /// <summary>How alike the words of two texts are: 1 where both have the same words of at least two characters, in whatever order.</summary>
    public double WordsTo(Likeness other) => Dice(Words, other.Words);

    private HashSet<string> Words => _words ??= WordsOf(_text);

    private static HashSet<string> WordsOf(string text)
    {
        List<Word> cuts = [];
        ChineseSegmenter.Default.Segment(text, cuts);
        return [.. cuts.Where(word => word.Length >= 2 && char.IsLetter(text[word.Start])).Select(word => text.Substring(word.Start, word.Length))];
    }

    /// <summary>How much of this wording the other has: 0 to 1.</summary>
    public double SharedWith(Likeness other) => _pairs.Count == 0 ? 0 : (double)_pairs.Count(other._pairs.Contains) / _pairs.Count;

    /// <summary>How alike both are, length included: 1 for equal wordings, 0 where they share nothing.</summary>
    public double To(Likeness other)
    {
        double pairs = Dice(_pairs, other._pairs);
        return _triples.Count == 0 || other._triples.Count == 0 ? pairs : (pairs + Dice(_triples, other._triples)) / 2;
    }

    private static double Dice<T>(HashSet<T> one, HashSet<T> other)
    {
        if (one.Count + other.Count == 0) return 0;
        (HashSet<T> small, HashSet<T> large) = one.Count < other.Count ? (one, other) : (other, one);
        return 2.0 * small.Count(large.Contains) / (one.Count + other.Count);
    }

    private static string WithoutNumbers(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (int i = 0; i < source.Length; i++) span[i] = char.IsDigit(source[i]) ? AnyNumber : source[i];
    });
}
