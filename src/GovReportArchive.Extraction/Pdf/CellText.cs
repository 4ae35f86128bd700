using System.Text;
using GovReportArchive.Extraction.Pages;
using GovReportArchive.PdfReader;

namespace GovReportArchive.Extraction.Pdf;

/// <summary>Reads the words of one table cell: broken lines are rejoined, vertical labels read downwards.</summary>
internal static class CellText
{
    /// <param name="words">All words of the cell.</param>
    /// <param name="cell">The cell's box; a line that fills it was broken by it.</param>
    public static string Read(IReadOnlyList<PdfWord> words, Box cell)
    {
        if (words.Count == 0) return "";
        if (words.Any(word => word.IsVertical)) return string.Concat(words.OrderBy(word => word.Order).Select(word => word.Text));
        List<PdfLine> lines = PdfLine.Build(words);
        StringBuilder text = new();
        for (int i = 0; i < lines.Count; i++)
        {
            string line = lines[i].Text();
            if (i > 0) text.Append(Between(text[^1], line[0], Fills(lines[i - 1], cell)));
            text.Append(line);
        }

        return text.ToString();
    }

    private static bool Fills(PdfLine line, Box cell) => line.Box.Width + (1.8 * line.Em) > cell.Width;

    /// <summary>Chinese needs nothing between lines; digits and words do, unless the number was broken by a cell too narrow for it.</summary>
    private static string Between(char before, char after, bool fills)
    {
        if (PdfLine.IsWide(before) || PdfLine.IsWide(after)) return "";
        bool number = (char.IsAsciiDigit(before) || before is '.' or ',') && (char.IsAsciiDigit(after) || after is '.' or ',');
        return number && fills ? "" : number ? "\n" : " ";
    }
}
