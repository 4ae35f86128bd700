using System.Globalization;

namespace GovReportArchive.Extraction.Docx;

/// <summary>Unicode for the characters of symbol fonts that occur in reports: ticks, boxes and bullets.</summary>
internal static class SymbolFonts
{
    private static readonly Dictionary<string, (string Codes, string Signs)> Fonts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Wingdings"] = ("\u00FC\u00FE\u00FD\u00A8\u006F\u006E\u006C\u00D8\u00B2\u0075", "√☑☒□□■●➢◇◆"),
        ["Wingdings 2"] = ("\u0050\u0052\u00A3\u002A", "√☑□□"),
        ["Symbol"] = ("\u00B7\u00D7\u00B4\u00B1\u00B8\u00A3\u00B3\u00B9\u00BB\u002D\u0025", "•·×±÷≤≥≠≈−%"),
    };

    /// <summary>The character; a code outside the known ones stands for itself, private use included, so that nothing is invented.</summary>
    public static string Read(string? font, string? code)
    {
        if (!int.TryParse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int value) || value is < 0x20 or > 0xFFFF or (>= 0xD800 and <= 0xDFFF)) return "";
        int known = Fonts.TryGetValue(font ?? "", out (string Codes, string Signs) signs) ? signs.Codes.IndexOf((char)(value & 0xFF), StringComparison.Ordinal) : -1;
        return (known >= 0 ? signs.Signs[known] : (char)value).ToString();
    }
}
