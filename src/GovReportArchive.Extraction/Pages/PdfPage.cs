using GovReportArchive.PdfReader;

namespace GovReportArchive.Extraction.Pages;

/// <summary>A word and where it stands.</summary>
/// <param name="Text">As the text layer has it, cleaned.</param>
/// <param name="Box">Its place on the page.</param>
/// <param name="Order">Its place in the order in which the words of the page were found.</param>
internal sealed record PdfWord(string Text, Box Box, int Order)
{
    /// <summary>Written downwards: higher than a line of its own width could be.</summary>
    public bool IsVertical => Text.Length > 1 && Box.Height > Box.Width * 1.6;
}

/// <summary>One page, its words and the lines drawn on it; <paramref name="Number"/> counts from 1.</summary>
internal sealed record PdfPage(int Number, double Width, double Height, IReadOnlyList<PdfWord> Words, IReadOnlyList<Ruling> Rulings)
{
    /// <inheritdoc cref="PageContents.Quarters"/>
    public int Quarters { get; init; }

    /// <summary>The page as it is read; one that could not be read has nothing.</summary>
    public static PdfPage Of(int number, PageContents? contents) => contents?.Upright() is PageContents page
        ? new PdfPage(number, page.Width, page.Height, LetterWords.Read(page.Letters), page.Rulings) { Quarters = page.Quarters }
        : new PdfPage(number, 0, 0, [], []);
}
