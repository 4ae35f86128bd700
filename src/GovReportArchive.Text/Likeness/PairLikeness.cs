namespace GovReportArchive.Text.Likeness;

/// <summary>How alike two wordings are, by the runs of characters that they share.</summary>
/// <remarks>Numbers count as equal whatever they are, for a new year brings new numbers. Thread-safe.</remarks>
public sealed class PairLikeness
{
    /// <summary>Stands for every digit.</summary>
    internal const char AnyNumber = '0';
    private const int LeastPairs = 3;
    private readonly HashSet<uint> _pairs;
    private readonly HashSet<ulong> _triples;

    private PairLikeness(string text)
    {
        (_pairs, _triples) = ([], []);
        for (int i = 0; i + 1 < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i]) || !char.IsLetterOrDigit(text[i + 1])) continue;
            _pairs.Add(((uint)text[i] << 16) | text[i + 1]);
            if (i + 2 < text.Length && char.IsLetterOrDigit(text[i + 2])) _triples.Add(((ulong)text[i] << 32) | ((ulong)text[i + 1] << 16) | text[i + 2]);
        }
    }

    /// <summary>Prepares a text for comparison.</summary>
    /// <param name="text">The text, folded and without what does not count, such as the mark that numbers it.</param>
    public static PairLikeness Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new PairLikeness(WithoutNumbers(text));
    }

    /// <summary>Whether there is enough wording to compare.</summary>
    public bool HasWording => _pairs.Count >= LeastPairs;

    /// <summary>Whether a text has enough wording to compare.</summary>
    public static bool IsEnough(ReadOnlySpan<char> text)
    {
        int pairs = 0;
        for (int i = 0; i + 1 < text.Length && pairs < LeastPairs; i++)
            if (char.IsLetterOrDigit(text[i]) && char.IsLetterOrDigit(text[i + 1])) pairs++;
        return pairs >= LeastPairs;
    }

    /// <summary>How much of this wording the other has: 0 to 1.</summary>
    public double SharedWith(PairLikeness other) => _pairs.Count == 0 ? 0 : (double)_pairs.Count(other._pairs.Contains) / _pairs.Count;

    /// <summary>How alike both are, length included: 1 for equal wordings, 0 where they share nothing.</summary>
    public double To(PairLikeness other)
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

    /// <summary>The text with every digit the same.</summary>
    internal static string WithoutNumbers(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (int i = 0; i < source.Length; i++) span[i] = char.IsDigit(source[i]) ? AnyNumber : source[i];
    });
}
