using System.Globalization;
using System.Text;

namespace GovReportArchive.Discovery.Exports;

/// <summary>One cell of a CSV file: a text, which no spreadsheet takes for a formula, or a number, which stays one.</summary>
/// <remarks>Law: a cell made from a text never begins with what a spreadsheet runs. There is no other way to a cell, so no writer can forget it.</remarks>
internal readonly struct CsvCell
{
    // Their full-width and small twins are meant by NFKC; spreadsheets of East Asian locales take these for formulas too.
    private const string Begins = "=+-@";

    private readonly string? _text;

    private CsvCell(string text) => _text = text;

    /// <summary>The cell as a field of RFC 4180, quoted where it needs it.</summary>
    public override string ToString()
    {
        string text = _text ?? "";
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }

    public static implicit operator CsvCell(string? text) => new(IsRun(text) ? "'" + text : text ?? "");

    public static implicit operator CsvCell(decimal? number) => new(number?.ToString(CultureInfo.InvariantCulture) ?? "");

    public static implicit operator CsvCell(int? number) => new(number?.ToString(CultureInfo.InvariantCulture) ?? "");

    // Some programs drop what is invisible at the front before they look; others begin a new cell or line at it.
    private static bool IsRun(string? text)
    {
        if (string.IsNullOrEmpty(text)) return false;
        if (char.IsControl(text[0])) return true;
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format) continue;
            return !char.IsSurrogate(c) && Begins.Contains(c.ToString().Normalize(NormalizationForm.FormKC)[0], StringComparison.Ordinal);
        }

        return false;
    }
}
