using System.Text;
using System.Text.RegularExpressions;
using GovReportArchive.Extraction.Pages;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Pdf;

/// <summary>Makes paragraphs of lines: a line that reaches the right margin goes on in the next one that is not indented.</summary>
/// <remarks>Lines that are laid out in columns stay by themselves, their words at their places. In doubt a line is a paragraph of its own.</remarks>
internal sealed partial class ParagraphBuilder
{
    private const int LongLine = 15;
    private const double OtherSize = 0.25;

    private readonly Dictionary<int, (double Left, double Right)> _margins = [];
    private readonly IReadOnlyList<PdfPage> _pages;
    private readonly double _em;
    private readonly double _pitch;

    /// <summary>Learns the margins from all lines of the document; pages of another width have their own.</summary>
    public ParagraphBuilder(IReadOnlyList<PdfPage> pages, IEnumerable<PageItem> items)
    {
        List<(int Format, PdfLine Line)> prose = [.. items.Where(item => item.Line is not null && item.Line.Words.Sum(w => w.Text.Length) >= LongLine)
            .Select(item => (Format(pages[item.Page - 1]), item.Line!))];
        _em = PdfLine.Median([.. prose.Select(p => p.Line.Em)]) ?? 12;
        foreach (IGrouping<int, (int Format, PdfLine Line)> format in prose.GroupBy(p => p.Format))
        {
            double[] lefts = [.. format.Select(p => p.Line.Box.Left).Order()];
            double[] rights = [.. format.Select(p => p.Line.Box.Right).Order()];
            _margins[format.Key] = (lefts[lefts.Length / 10], rights[rights.Length * 8 / 10]);
        }

        _pitch = PdfLine.Median([.. prose.Zip(prose.Skip(1)).Select(p => p.Second.Line.Box.CenterY - p.First.Line.Box.CenterY).Where(pitch => pitch > 0)]) ?? double.MaxValue;
        _pages = pages;
    }

    /// <summary>Paragraphs of lines that follow each other with no table between.</summary>
    public IEnumerable<Paragraph> Build(IReadOnlyList<PageItem> lines, bool startsPage)
    {
        StringBuilder text = new();
        bool starts = startsPage;
        for (int i = 0; i < lines.Count; i++)
        {
            PdfLine line = lines[i].Line!;
            bool newPage = i > 0 && lines[i].Page != lines[i - 1].Page;
            if (text.Length > 0)
            {
                if (GoesOn(lines[i - 1], lines[i], newPage))
                {
                    Append(text, line.Text());
                    continue;
                }

                yield return new Paragraph(text.ToString()) { StartsPage = starts };
                text.Clear();
                starts = newPage;
            }

            if (line.HasColumns && !FillsLine(lines[i])) text.Append(line.Layout(Margins(lines[i]).Left, _em));
            else text.Append(line.Text());
        }

        if (text.Length > 0) yield return new Paragraph(text.ToString()) { StartsPage = starts };
    }

    private bool GoesOn(PageItem before, PageItem after, bool newPage)
    {
        PdfLine first = before.Line!, second = after.Line!;
        if ((first.HasColumns && !FillsLine(before)) || (second.HasColumns && !FillsLine(after))) return false;
        bool sameSize = first.WideEm is not double one || second.WideEm is not double other || Math.Abs(one - other) <= OtherSize * one;
        bool near = newPage || second.Box.CenterY - first.Box.CenterY <= 1.35 * _pitch;
        bool indented = second.Box.Left > Margins(after).Left + (1.2 * second.Em);
        string start = second.Words[0].Text;
        bool begins = Begins().IsMatch(start) && first.Words[^1].Text[^1] is '。' or '；' or '：' or ';' or ':';
        return FillsLine(before) && sameSize && near && !indented && !begins && !ReportCues.IsHeading(second.Text());
    }

    private bool FillsLine(PageItem item) => item.Line!.Box.Right >= Margins(item).Right - (1.6 * item.Line.Em) && item.Line.Words.Sum(w => w.Text.Length) >= LongLine;

    private (double Left, double Right) Margins(PageItem item) =>
        _margins.TryGetValue(Format(_pages[item.Page - 1]), out (double Left, double Right) margins) ? margins : (0, double.MaxValue);

    private static int Format(PdfPage page) => (int)Math.Round(page.Width);

    private static void Append(StringBuilder text, string line)
    {
        if (!PdfLine.IsWide(text[^1]) && !PdfLine.IsWide(line[0]) && char.IsAsciiLetter(text[^1]) && char.IsAsciiLetter(line[0])) text.Append(' ');
        text.Append(line);
    }

    [GeneratedRegex(@"^([一二三四五六七八九十]{1,3}[、.．是]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．])")]
    private static partial Regex Begins();
}
