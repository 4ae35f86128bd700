using System.Globalization;
using System.Text;
using GovReportArchive.Extraction.Pages;
using GovReportArchive.Extraction.Texts;
using GovReportArchive.PdfReader;

namespace GovReportArchive.Extraction.Scans;

/// <summary>Reads the words that <c>tesseract … tsv</c> writes: one a line, with its box and how sure the program is of it.</summary>
internal static class RecognisedWords
{
    private const int Columns = 12;
    private const string WordLevel = "5";
    private const double Doubtful = 30;
    private const double Sure = 60;
    private const double WordGap = 1.5;

    /// <summary>Words in points; marks that are probably dirt or rests of lines are left out.</summary>
    public static List<PdfWord> Read(byte[] table, double scale)
    {
        List<PdfWord> words = [];
        List<PdfWord> near = [];
        string line = "";
        foreach (string[] cells in Rows(table))
        {
            string text = TextCleaner.Clean(cells[11]).Trim();
            if (text.Length == 0 || (Number(cells[10]) < Doubtful && !text.Any(char.IsLetterOrDigit))) continue;
            double left = Number(cells[6]) / scale, top = Number(cells[7]) / scale;
            PdfWord word = new(text, new Box(left, top, left + (Number(cells[8]) / scale), top + (Number(cells[9]) / scale)), words.Count + near.Count);
            string own = string.Join('.', cells[1..5]);
            if (near.Count > 0 && (own != line || left - near[^1].Box.Right > WordGap * near.Max(w => w.Box.Height))) Flush();
            line = own;
            near.Add(word);
        }

        Flush();
        return words;

        // Boxes are drawn around ink: a dash, a comma and a character of one line have middles of their own, which would part them.
        void Flush()
        {
            if (near.Count == 0) return;
            double top = near.Min(word => word.Box.Top), bottom = near.Max(word => word.Box.Bottom);
            words.AddRange(near.Select(word => word with { Box = word.Box with { Top = top, Bottom = bottom } }));
            near.Clear();
        }
    }

    /// <summary>Letters and digits of the words that the program is sure of.</summary>
    public static int CountSure(byte[] table) => Rows(table).Where(cells => Number(cells[10]) >= Sure).Sum(cells => cells[11].Count(char.IsLetterOrDigit));

    private static IEnumerable<string[]> Rows(byte[] table) => Encoding.UTF8.GetString(table).Split('\n')
        .Select(row => row.TrimEnd('\r').Split('\t')).Where(cells => cells.Length == Columns && cells[0] == WordLevel);

    private static double Number(string cell) => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : 0;
}
