using System.Globalization;
using System.Text;

namespace GovReportArchive.Discovery.Exports;

/// <summary>One cell of a table that leaves the archive: a text, which no spreadsheet takes for a formula, or a number, which stays one.</summary>
/// <remarks>Law: as CSV a cell made from a text never begins with what a spreadsheet runs. There is no other way to a cell, so no writer can forget it.</remarks>
internal readonly struct CsvCell
{
    // Their full-width and small twins are meant by NFKC; spreadsheets of East Asian locales take these for formulas too.
    private const string Begins = "=+-@";

    private CsvCell(string? text, decimal? number) => (Text, Number) = (text, number);

    /// <summary>The text as it is, for files whose cells have kinds; null for a number and for nothing.</summary>
    public string? Text { get; }

    /// <summary>The number; null for a text and for nothing.</summary>
    public decimal? Number { get; }

    /// <summary>The cell as a field of RFC 4180, quoted where it needs it.</summary>
    public override string ToString()
    {
        string text = Number?.ToString(CultureInfo.InvariantCulture) ?? (IsRun(Text) ? "'" + Text : Text ?? "");
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }

    public static implicit operator CsvCell(string? text) => new(text, null);

    public static implicit operator CsvCell(decimal? number) => new(null, number);

    public static implicit operator CsvCell(int? number) => new(null, number);

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
