using System.Globalization;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Texts;

/// <summary>Plain text: one paragraph a physical line, blanks and tabs as they stand, since they may be the only trace of a table.</summary>
internal static class PlainTextExtractor
{
    /// <summary>The lines of the text; a form feed begins a line that <see cref="Paragraph.StartsPage"/>.</summary>
    public static Content Extract(string name, DecodedText decoded)
    {
        List<Block> blocks = [];
        foreach ((Range range, bool startsPage) in Lines(decoded.Text))
        {
            blocks.Add(new Paragraph(TextCleaner.Clean(decoded.Text[range])) { StartsPage = startsPage });
        }

        List<ExtractionWarning> warnings = [];
        if (decoded.Invalid > 0)
        {
            int line = blocks.FindIndex(block => ((Paragraph)block).Text.Contains('\uFFFD', StringComparison.Ordinal));
            warnings.Add(new ExtractionWarning("text.invalidBytes", string.Create(CultureInfo.InvariantCulture,
                $"{name}：按 {decoded.Encoding} 解码时有 {decoded.Invalid} 处字节无效，已替换为“\uFFFD”，首处在第 {line + 1} 行。"), line < 0 ? null : line));
        }

        return new Content(blocks) { Warnings = warnings };
    }

    /// <summary>Carriage returns before a line feed belong to it, however many a careless conversion has left there.</summary>
    private static IEnumerable<(Range Line, bool StartsPage)> Lines(string text)
    {
        int start = 0;
        bool startsPage = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('\n' or '\r' or '\f' or '\v' or '\u0085' or '\u2028' or '\u2029')) continue;
            int end = i;
            while (text[i] == '\r' && i + 1 < text.Length && text[i + 1] is '\n' or '\r') i++;
            bool formFeed = text[i] == '\f';
            if (!formFeed || end > start) yield return (start..end, startsPage);
            startsPage = formFeed;
            start = i + 1;
        }

        if (start < text.Length) yield return (start..text.Length, startsPage);
    }
}
