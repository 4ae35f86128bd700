using System.Globalization;

namespace GovReportArchive.Extraction.Docx;

/// <summary>Unicode for the characters of symbol fonts that occur in reports: ticks, boxes and bullets.</summary>
internal static class SymbolFonts
{
    private static readonly Dictionary<(string Font, int Code), string> Known = new()
    {
        [("wingdings", 0xFC)] = "√", [("wingdings", 0xFE)] = "☑", [("wingdings", 0xFD)] = "☒", [("wingdings", 0xA8)] = "□", [("wingdings", 0x6F)] = "□",
        [("wingdings", 0x6E)] = "■", [("wingdings", 0x6C)] = "●", [("wingdings", 0xD8)] = "➢", [("wingdings", 0xB2)] = "◇", [("wingdings", 0x75)] = "◆",
        [("wingdings 2", 0x50)] = "√", [("wingdings 2", 0x52)] = "☑", [("wingdings 2", 0xA3)] = "□", [("wingdings 2", 0x2A)] = "□",
        [("symbol", 0xB7)] = "•", [("symbol", 0xD7)] = "·", [("symbol", 0xB4)] = "×", [("symbol", 0xB1)] = "±", [("symbol", 0xB8)] = "÷",
        [("symbol", 0xA3)] = "≤", [("symbol", 0xB3)] = "≥", [("symbol", 0xB9)] = "≠", [("symbol", 0xBB)] = "≈", [("symbol", 0x2D)] = "−",
        [("symbol", 0x25)] = "%",
    };

    /// <summary>The character; a code outside the known ones stands for itself, private use included, so that nothing is invented.</summary>
    public static string Read(string? font, string? code)
    {
        if (!int.TryParse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int value) || value is < 0x20 or > 0xFFFF or (>= 0xD800 and <= 0xDFFF)) return "";
        return Known.TryGetValue(((font ?? "").ToLowerInvariant(), value & 0xFF), out string? known) ? known : ((char)value).ToString();
    }
}
