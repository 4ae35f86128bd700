using System.Text;
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
        // Only its last line tells whether a paragraph has ended, however many came before.
        string last = lines[0];
        StringBuilder current = new(last);
        foreach (string line in lines.Skip(1))
        {
            bool ends = last.AsSpan().Trim().IsEmpty || line.AsSpan().Trim().IsEmpty || Ended().IsMatch(last) || Begins().IsMatch(line)
                || Heading().IsMatch(last);
            if (ends)
            {
                paragraphs.Add(current.ToString());
                current.Clear().Append(last = line);
            }
            else
            {
                current.Append('\n').Append(last = line.TrimStart());
            }
        }

        paragraphs.Add(current.ToString());
        return paragraphs;
    }

    [GeneratedRegex(@"[。；：！？.;:!?…][”’）)】」』]*\s*$")]
    private static partial Regex Ended();

    [GeneratedRegex(@"^(\u3000|\s{2,})|^\s*([（(]?[一二三四五六七八九十]{1,3}[、.．）)是]|[（(]?\d{1,2}([、．）)]|\.(?!\d)))")]
    private static partial Regex Begins();

    [GeneratedRegex(@"^\s*([一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)])[^。，\n]{2,30}$")]
    private static partial Regex Heading();
}
