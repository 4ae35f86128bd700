namespace GovReportArchive.Text;

/// <summary>Makes spellings that a reader takes for the same text equal: width, case, traditional characters, brackets, quotation marks and
/// blanks inside Chinese text. Folding twice equals folding once.</summary>
/// <remarks>
/// <para>In this order, until nothing changes: NFKC; lower case by the invariant simple mapping; the replacements of <c>Data/folding.tsv</c>
/// (brackets to parentheses, quotation marks to ", traditional to simplified characters one by one). Then white space: a run that contains a
/// line break becomes one line feed; any other run is removed next to a Chinese character and becomes one space elsewhere. Chinese are Han
/// ideographs and radicals of all planes and the block CJK Symbols and Punctuation (U+3001 to U+303F), as they stand after folding: 、 and 。
/// are, a comma is not.</para>
/// <para>Nothing is trimmed and nothing else is changed. Half surrogates pass through. Thread-safe.</para>
/// </remarks>
public static class Folding
{
    [ThreadStatic]
    private static FoldingBuffer? _buffer;

    /// <summary>Folds one unit of text (a paragraph or a query). The same string comes back when there is nothing to change.</summary>
    /// <exception cref="PlatformNotSupportedException">See <see cref="TextEnvironment.Verify()"/>.</exception>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        FoldingBuffer buffer = Run(text);
        return buffer.Changed ? new string(buffer.Text) : text;
    }

    /// <summary>Folds one unit of text and keeps where each unit of the result came from.</summary>
    /// <exception cref="PlatformNotSupportedException">See <see cref="TextEnvironment.Verify()"/>.</exception>
    public static FoldedText FoldWithMap(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        FoldingBuffer buffer = Run(text);
        return new FoldedText(buffer.Changed ? new string(buffer.Text) : text, buffer.Starts.ToArray(), buffer.Ends.ToArray());
    }

    private static FoldingBuffer Run(string text)
    {
        FoldingBuffer buffer = _buffer ??= new FoldingBuffer();
        buffer.Fold(text);
        return buffer;
    }
}
