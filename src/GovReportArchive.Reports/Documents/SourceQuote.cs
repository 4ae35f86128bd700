using System.Text.RegularExpressions;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Documents;

/// <summary>Cuts a document's own words to a length that a person takes in at a glance.</summary>
internal static partial class SourceQuote
{
    private const int Longest = 120;

    /// <summary>The beginning of a place's text: the row of a real table, else the block. Null where the document has no such place.</summary>
    public static string? Of(SourceDocument document, Place place)
    {
        if (place.Block < 0 || place.Block >= document.Blocks.Count) return null;
        return document.Blocks[place.Block] switch
        {
            Table table when table.Rows.Count > 0 => OfRow(table.Rows[Math.Clamp(place.Row ?? 0, 0, table.Rows.Count - 1)]),
            Paragraph paragraph => Cut(paragraph.Text),
            _ => null,
        };
    }

    /// <summary>The cells of a row.</summary>
    public static string OfRow(TableRow row) => Cut(string.Join(" | ", row.Cells.Select(cell => cell.Text)));

    /// <summary>Runs of white space as one blank; of a text that is too long the beginning and the end.</summary>
    public static string Cut(string text)
    {
        if (text.Length > Longest * 20) text = text[..(Longest * 20)];
        string flat = WhiteSpace().Replace(text, " ").Trim();
        return flat.Length <= Longest ? flat : flat[..(Longest * 2 / 3)] + "…" + flat[^(Longest / 3)..];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
