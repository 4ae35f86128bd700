namespace GovReportArchive.Text;

/// <summary>Folded text and, for every UTF-16 unit of it, where that unit came from.</summary>
/// <param name="Text">The folded text.</param>
/// <param name="Starts">For each unit of <paramref name="Text"/> the start, in the original, of the character it came from (of the whole
/// sequence, where several characters fold together); one more entry at the end holds the original's length. Never descending.</param>
/// <param name="Ends">For each unit of <paramref name="Text"/> the end, in the original, of what it came from. Never descending.</param>
public sealed record FoldedText(string Text, IReadOnlyList<int> Starts, IReadOnlyList<int> Ends)
{
    /// <summary>The part of the original that a part of the folded text came from, whole characters of the original on both sides.</summary>
    /// <param name="start">First unit in <see cref="Text"/>.</param>
    /// <param name="length">Units of <see cref="Text"/>; 0 gives an empty part at the place in the original.</param>
    /// <returns>Start and length in UTF-16 units of the original. Blanks that folding removed inside the part are included, those around it not.</returns>
    public (int Start, int Length) Original(int start, int length)
    {
        int from = Starts[start];
        return (from, length == 0 ? 0 : Ends[start + length - 1] - from);
    }
}
