using System.Text;

namespace GovReportArchive.Reports.Prose;

/// <summary>Makes paragraphs of lines: what a page width or a page end broke is joined, what the author ended stays apart.</summary>
internal static class LineJoiner
{
    /// <summary>Lines wider than this are running text even where they lack a full stop.</summary>
    private const int LongLine = 60;

    /// <summary>Paragraphs in order, each on one line.</summary>
    public static List<ProseParagraph> Join(IReadOnlyList<ProseLine> lines)
    {
        LineLayout layout = LineLayout.Of(lines);
        List<ProseParagraph> paragraphs = [];
        StringBuilder text = new();
        int block = 0;
        bool afterTable = false;
        for (int i = 0; i < lines.Count; i++)
        {
            if (i > 0 && Belongs(lines[i - 1], lines[i], text, layout))
            {
                if (NeedsBlank(text[^1], lines[i].Text[0])) text.Append(' ');
                text.Append(lines[i].Text);
                continue;
            }

            Flush();
            block = lines[i].Block;
            afterTable = lines[i].AfterTable;
            text.Append(lines[i].Text);
        }

        Flush();
        return paragraphs;

        void Flush()
        {
            if (text.Length > 0) paragraphs.Add(new ProseParagraph(text.ToString(), block, afterTable));
            text.Clear();
        }
    }

    private static bool Belongs(ProseLine above, ProseLine line, StringBuilder paragraph, LineLayout layout)
    {
        if (line.AfterTable) return false;
        if (Marks.BeginsInside(line.Text)) return true;
        bool heading = Headings.LooksLikeHeading(above.Text) && paragraph.Length == above.Text.Length;
        if (heading && Headings.IsBrokenHeading(above.Text, line.Text)) return true;
        if (Headings.IsKnown(line.Text)) return false;
        if (Marks.EndsOpen(above.Text)) return !Marks.BeginsItem(line.Text) || !Headings.LooksLikeHeading(line.Text);
        if (Marks.BeginsItem(line.Text)) return false;
        return layout.Wrapped ? BelongsWrapped(above, line, heading, layout) : BelongsUnwrapped(above, line, heading);
    }

    private static bool BelongsWrapped(ProseLine above, ProseLine line, bool heading, LineLayout layout)
    {
        bool fills = layout.Fills(above);
        if (!Marks.EndsSentence(above.Text))
        {
            if (fills) return !(heading && line.Indent > above.Indent + 1);
            return !heading && above.Width * 5 >= layout.Full * 3;
        }

        if (!fills) return false;
        if (layout.Indents) return line.Indent <= above.Indent + 1;
        if (layout.BlanksSeparate) return line.Blanks == 0;
        // A first line that lost its indentation is two characters short and yet runs on.
        bool shortFirst = !Marks.EndsSentence(line.Text) && line.Width <= layout.Full - 3 && line.Width >= layout.Full - 8;
        return !shortFirst && !Marks.BeginsRunInItem(line.Text);
    }

    private static bool BelongsUnwrapped(ProseLine above, ProseLine line, bool heading)
    {
        if (heading || Marks.EndsSentence(above.Text)) return false;
        // A link inside a sentence is often a line of its own: 按照 / 《条例》规定.
        if (line.Text[0] == '《') return true;
        return above.Width >= LongLine && !Marks.BeginsRunInItem(line.Text);
    }

    // Chinese text has no blank at a break; between two Latin words there was one.
    private static bool NeedsBlank(char left, char right) => char.IsAsciiLetter(left) && char.IsAsciiLetter(right);
}

/// <summary>One paragraph of prose.</summary>
/// <param name="Text">On one line.</param>
/// <param name="Block">The block it begins in.</param>
/// <param name="AfterTable">A table stands right before it.</param>
internal readonly record struct ProseParagraph(string Text, int Block, bool AfterTable);
