namespace GovReportArchive.PdfReader;

/// <summary>A letter on a page, y growing downwards.</summary>
/// <param name="Text">What it reads as: a character, or several for a ligature.</param>
/// <param name="Box">One em high whatever the font says, as wide as the letter advances.</param>
/// <param name="Em">Size of the font on the page.</param>
/// <param name="Along">Direction in which writing goes on, as a quarter turn.</param>
/// <param name="Run">Letters of one stretch of text in the file have the same number.</param>
internal readonly record struct PdfLetter(string Text, Box Box, double Em, Direction Along, int Run);

/// <summary>The four directions of writing.</summary>
internal enum Direction
{
    Right,
    Down,
    Left,
    Up,
}
