using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Reports.Tables.Layout;

/// <summary>Text in which each cell of a table stands on a line of its own and bars end the lines: what is left of a table with line breaks in its
/// cells when a converter writes it with bars.</summary>
internal static class BarredCells
{
    /// <summary>Where each row is a line, bars rarely stand alone on one.</summary>
    private const int FewestLoneBars = 4;

    /// <summary>True where bars alone on their lines show that cells, not rows, are lines.</summary>
    public static bool IsCellALine(SourceDocument document)
    {
        int lone = 0;
        foreach (Paragraph paragraph in document.Blocks.OfType<Paragraph>())
        {
            foreach (ReadOnlySpan<char> line in paragraph.Text.AsSpan().EnumerateLines())
            {
                if (line.Trim() is "|" && ++lone >= FewestLoneBars)
                    return true;
            }
        }
        return false;
    }

    /// <summary>What stands between the bars at both ends of a line; null for a line without bars or with bars inside.</summary>
    public static (int Start, int Length)? Strip(string line)
    {
        int start = 0;
        int end = line.Length;
        bool hasBar = false;
        while (start < end && IsMargin(line[start], ref hasBar))
            start++;
        while (end > start && IsMargin(line[end - 1], ref hasBar))
            end--;
        return hasBar && !line.AsSpan(start, end - start).Contains('|') ? (start, end - start) : null;
    }

    private static bool IsMargin(char c, ref bool hasBar)
    {
        hasBar |= c == '|';
        return c == '|' || char.IsWhiteSpace(c);
    }
}
