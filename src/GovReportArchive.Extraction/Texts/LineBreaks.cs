using System.Text.RegularExpressions;

namespace GovReportArchive.Extraction.Texts;

/// <summary>Tells a forced line break that ends a paragraph from one inside a sentence.</summary>
internal static partial class LineBreaks
{
    /// <summary>Splits where the line before has ended its sentence or is a heading, or the line after is indented, numbered or empty.</summary>
    public static IEnumerable<string> Paragraphs(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal)) return [text];
        List<string> paragraphs = [];
        string[] lines = text.Split('\n');
        string current = lines[0];
        for (int i = 1; i < lines.Length; i++)
        {
            bool ends = current.AsSpan().Trim().IsEmpty || lines[i].AsSpan().Trim().IsEmpty || Ended().IsMatch(current) || Begins().IsMatch(lines[i])
                || Heading().IsMatch(current);
            if (ends)
            {
                paragraphs.Add(current);
                current = lines[i];
            }
            else
            {
                current += "\n" + lines[i].TrimStart();
            }
        }

        paragraphs.Add(current);
        return paragraphs;
    }

    [GeneratedRegex(@"[。；：！？.;:!?…][”’）)】」』]*\s*$")]
    private static partial Regex Ended();

    [GeneratedRegex(@"^(\u3000|\s{2,})|^\s*([（(]?[一二三四五六七八九十]{1,3}[、.．）)是]|[（(]?\d{1,2}([、．）)]|\.(?!\d)))")]
    private static partial Regex Begins();

    [GeneratedRegex(@"(^|\n)\s*([一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)])[^。，\n]{2,30}$")]
    private static partial Regex Heading();
}
