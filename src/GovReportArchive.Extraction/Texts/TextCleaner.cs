using System.Buffers;
using System.Text;

namespace GovReportArchive.Extraction.Texts;

/// <summary>Removes from text what no reader sees: control characters, byte order marks, zero-width and direction marks.</summary>
/// <remarks>
/// Every blank of Unicode except the ideographic one becomes an ordinary blank; tabs, line feeds and private-use characters stay; a lone
/// surrogate becomes U+FFFD; radicals become the ideographs that they look like. Cleaning twice is cleaning once.
/// </remarks>
internal static class TextCleaner
{
    private static readonly SearchValues<char> Suspects = SearchValues.Create(
        [.. Enumerable.Range(0, 0x10000).Select(code => (char)code).Where(c => Replacement(c) != c || char.IsSurrogate(c))]);

    /// <summary>The text with every line end as <c>\n</c> and without invisible characters.</summary>
    public static string Clean(string text)
    {
        int first = text.AsSpan().IndexOfAny(Suspects);
        if (first < 0) return text;
        StringBuilder cleaned = new(text.Length);
        cleaned.Append(text, 0, first);
        for (int i = first; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\r')
            {
                if (i + 1 >= text.Length || text[i + 1] is not ('\n' or '\r')) cleaned.Append('\n');
            }
            else if (char.IsSurrogate(c))
            {
                bool pair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
                if (pair) cleaned.Append(c).Append(text[++i]);
                else cleaned.Append('\uFFFD');
            }
            else
            {
                char replaced = Replacement(c);
                if (replaced != '\0') cleaned.Append(replaced);
            }
        }

        return cleaned.ToString();
    }

    /// <summary>True for a control character that no text file contains on purpose.</summary>
    public static bool IsBinary(char c) => c < ' ' ? c is not ('\t' or '\n' or '\r' or '\f' or '\v') : c is >= '\u007F' and <= '\u009F' and not '\u0085';

    /// <summary>What stands for the character: itself, a blank, a line feed, or NUL for nothing.</summary>
    private static char Replacement(char c) => c switch
    {
        '\t' or '\n' => c,
        '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029' => '\n',
        < ' ' or (>= '\u007F' and <= '\u009F') => '\0',
        '\u00A0' or '\u1680' or (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' => ' ',
        '\u00AD' or '\u034F' or '\u061C' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') => '\0',
        (>= '\u2060' and <= '\u206F') or (>= '\uFE00' and <= '\uFE0F') or '\uFEFF' or '\uFFF9' or '\uFFFA' or '\uFFFB' => '\0',
        _ => Lookalikes.Of(c),
    };
}
