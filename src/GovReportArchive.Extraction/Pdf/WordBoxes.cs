using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using GovReportArchive.Extraction.Texts;

namespace GovReportArchive.Extraction.Pdf;

/// <summary>Reads what <c>pdftotext -bbox-layout</c> writes: pages, and words with their boxes.</summary>
/// <remarks>The output is read by line and not as xml, since characters from broken fonts make it malformed.</remarks>
internal static partial class WordBoxes
{
    public static List<PdfPage> Read(byte[] output)
    {
        List<PdfPage> pages = [];
        List<PdfWord> words = [];
        foreach (string line in Encoding.UTF8.GetString(output).Split('\n'))
        {
            Match page = Page().Match(line);
            if (page.Success)
            {
                words = [];
                pages.Add(new PdfPage(pages.Count + 1, Number(page.Groups[1]), Number(page.Groups[2]), words));
                continue;
            }

            Match word = Word().Match(line);
            if (!word.Success || pages.Count == 0) continue;
            string text = TextCleaner.Clean(WebUtility.HtmlDecode(word.Groups[5].Value)).Trim();
            if (text.Length == 0) continue;
            Box box = new(Number(word.Groups[1]), Number(word.Groups[2]), Number(word.Groups[3]), Number(word.Groups[4]));
            words.Add(new PdfWord(text, box, words.Count));
        }

        return pages;
    }

    private static double Number(Group group) =>
        double.TryParse(group.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : 0;

    [GeneratedRegex("""<page width="([\d.]+)" height="([\d.]+)">""")]
    private static partial Regex Page();

    [GeneratedRegex("""<word xMin="(-?[\d.]+)" yMin="(-?[\d.]+)" xMax="(-?[\d.]+)" yMax="(-?[\d.]+)">(.*)</word>""")]
    private static partial Regex Word();
}
