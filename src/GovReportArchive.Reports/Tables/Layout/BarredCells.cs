using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Reports.Tables.Layout;

/// <summary>Text in which each cell of a table stands on a line of its own and bars end the lines: what is left of a table with line breaks in its
/// cells when a converter writes it with bars.</summary>
internal static class BarredCells
{
    /// <summary>Where each row is a line, bars rarely stand alone on one.</summary>
    private const int FewestLoneBars = 4;

    /// <summary>Where each row is a line, a number hardly ever has a line of its own with a bar behind it.</summary>
    private const int FewestLoneNumbers = 6;

    /// <summary>True where bars alone on their lines, or numbers alone before their bars, show that cells, not rows, are lines.</summary>
    public static bool IsCellALine(SourceDocument document)
    {
        int lone = 0;
        int numbers = 0;
        foreach (Paragraph paragraph in document.Blocks.OfType<Paragraph>())
        {
            foreach (ReadOnlySpan<char> line in paragraph.Text.AsSpan().EnumerateLines())
            {
                if (line.Trim() is "|" && ++lone >= FewestLoneBars)
                    return true;
                if (IsNumberBeforeBar(line) && ++numbers >= FewestLoneNumbers)
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

    /// <summary><c>13 |</c>: digits, then one bar or more and nothing else.</summary>
    private static bool IsNumberBeforeBar(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> number = line.TrimEnd("| \t").Trim();
        return number.Length > 0 && line.TrimEnd() is [.., '|'] && number.IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private static bool IsMargin(char c, ref bool hasBar)
    {
        hasBar |= c == '|';
        return c == '|' || char.IsWhiteSpace(c);
    }
}
