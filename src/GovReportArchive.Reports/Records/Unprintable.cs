using System.Globalization;
using System.Text;

namespace GovReportArchive.Reports.Records;

/// <summary>Characters that act on what shows them instead of being shown: control characters, ends of lines, and marks that turn the direction
/// of what follows.</summary>
/// <remarks>A name from elsewhere that holds them can move a terminal's cursor, forge a line of a log or show its letters in another order.</remarks>
public static class Unprintable
{
    /// <summary>Whether a character is one of them; tabs and line feeds are.</summary>
    public static bool IsOne(char character) => char.IsControl(character) || character
        is '\u061C' or '\u200E' or '\u200F' or '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>Whether a text holds one.</summary>
    public static bool IsIn(ReadOnlySpan<char> text)
    {
        foreach (char character in text)
            if (IsOne(character)) return true;
        return false;
    }

    /// <summary>The text with each of them written as <c>\u001b</c>; the same object where there is none.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="keep">Characters that may stay, such as the line feeds of a text of several lines.</param>
    public static string Escaped(string text, string keep = "")
    {
        ArgumentNullException.ThrowIfNull(text);
        int first = 0;
        while (first < text.Length && !IsActive(text[first], keep)) first++;
        if (first == text.Length) return text;
        StringBuilder escaped = new(text, 0, first, text.Length + 16);
        foreach (char character in text.AsSpan(first))
        {
            if (IsActive(character, keep)) escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            else escaped.Append(character);
        }

        return escaped.ToString();
    }

    private static bool IsActive(char character, string keep) => IsOne(character) && !keep.Contains(character, StringComparison.Ordinal);
}
