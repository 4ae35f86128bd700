using System.Text.RegularExpressions;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Reports.Prose;

/// <summary>One line of what is left when the tables are taken out.</summary>
/// <param name="Text">Without the blanks around it.</param>
/// <param name="Indent">Blanks before it in half-width columns.</param>
/// <param name="Block">The block it stands in.</param>
/// <param name="Blanks">Empty lines between it and the line before.</param>
/// <param name="AfterTable">A table stood between it and the line before: the two never belong together.</param>
internal readonly record struct ProseLine(string Text, int Indent, int Block, int Blanks, bool AfterTable)
{
    /// <summary>Width in half-width columns.</summary>
    public int Width { get; } = TextWidth.Of(Text);
}

/// <summary>Cuts a document into its prose lines.</summary>
internal static partial class ProseLines
{
    /// <summary>Cells with at least this many characters and a full stop are prose that only stands in a layout table.</summary>
    private const int LayoutCell = 60;

    /// <summary>All non-empty lines outside the taken spans, in order.</summary>
    public static List<ProseLine> Of(SourceDocument document, IReadOnlyList<TakenSpan> taken)
    {
        ILookup<int, TakenSpan> byBlock = taken.ToLookup(t => t.Block);
        List<ProseLine> lines = [];
        int blanks = 0;
        bool afterTable = false;

        void Add(string raw, int block)
        {
            string text = WithoutTrailingBars(Bookmark().Replace(raw, "")).Replace('\u00a0', ' ').Replace("\ufeff", "", StringComparison.Ordinal);
            string trimmed = text.Trim();
            if (trimmed.Length == 0)
            {
                blanks++;
                return;
            }

            int indent = TextWidth.Of(text.AsSpan(0, text.Length - text.AsSpan().TrimStart().Length));
            lines.Add(new ProseLine(trimmed, indent, block, blanks, afterTable));
            blanks = 0;
            afterTable = false;
        }

        for (int b = 0; b < document.Blocks.Count; b++)
        {
            switch (document.Blocks[b])
            {
                case Paragraph paragraph:
                    bool first = true;
                    foreach (string stretch in Outside(paragraph.Text, byBlock[b]))
                    {
                        if (!first) afterTable = true;
                        first = false;
                        if (stretch.Length == 0 && paragraph.Text.Length > 0) continue;
                        foreach (string raw in stretch.Split('\n')) Add(raw, b);
                    }

                    break;
                case Table table:
                    if (byBlock[b].All(t => t.Row is not null))
                    {
                        foreach (string stretch in ProseCells(table, byBlock[b]))
                        {
                            foreach (string raw in stretch.Split('\n')) Add(raw, b);
                            afterTable = true;
                        }
                    }

                    afterTable = true;
                    break;
            }
        }

        return lines;
    }

    /// <summary>The cells that hold prose, without the stretches that belong to statutory tables inside them.</summary>
    private static IEnumerable<string> ProseCells(Table table, IEnumerable<TakenSpan> taken) =>
        table.Rows.SelectMany((r, row) => r.Cells.Select((c, cell) => (c.Text, row, cell)))
            .Where(c => c.Text.Length >= LayoutCell && c.Text.Contains('。', StringComparison.Ordinal))
            .SelectMany(c => Outside(c.Text, taken.Where(t => t.Row == c.row && t.Cell == c.cell)));

    /// <summary>The stretches of a paragraph between its taken spans; one more than there are spans.</summary>
    private static IEnumerable<string> Outside(string text, IEnumerable<TakenSpan> spans)
    {
        int from = 0;
        foreach (TakenSpan span in spans.OrderBy(s => s.Start))
        {
            int start = Math.Clamp(span.Start, from, text.Length);
            yield return text[from..start];
            from = Math.Clamp(span.Start + Math.Max(0, span.Length), start, text.Length);
        }

        yield return text[from..];
    }

    [GeneratedRegex(@"\[bookmark:[^\]\n]{0,80}\]", RegexOptions.IgnoreCase)]
    private static partial Regex Bookmark();

    /// <summary>Drops the cells of a layout table that a text copy left as bars behind a title.</summary>
    private static string WithoutTrailingBars(string line)
    {
        ReadOnlySpan<char> kept = line.AsSpan().TrimEnd(" \t|");
        return line.AsSpan(kept.Length).Count('|') >= 2 ? kept.ToString() : line;
    }
}

/// <summary>Widths as a fixed-pitch printer sees them: Chinese characters and full-width signs take two columns.</summary>
internal static class TextWidth
{
    public static int Of(ReadOnlySpan<char> text)
    {
        int width = 0;
        foreach (char c in text) width += c switch { '\t' => 4, < '\u1100' => c is '“' or '”' or '‘' or '’' or '…' or '—' ? 2 : 1, _ => 2 };
        return width;
    }
}
