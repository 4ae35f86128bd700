using System.Text.RegularExpressions;

namespace GovReportArchive.Reports.Prose;

/// <summary>Pages that lost their line ends: headings, paragraphs and navigation in one long line, cut apart again.</summary>
internal static partial class Flattened
{
    private const int LongLine = 160;

    /// <summary>The lines, with those that hold headings inside them cut at headings and at the blanks that stand for line ends.</summary>
    public static List<ProseLine> Split(IReadOnlyList<ProseLine> lines)
    {
        bool flattened = lines.Any(l => l.Text.Length >= LongLine && Headings.Inside(l.Text).Any(h => h.Start > 0));
        if (!flattened) return [.. lines];
        List<ProseLine> result = [];
        bool front = true;
        foreach (ProseLine line in lines)
        {
            if (line.Text.Length < LongLine && !Headings.Inside(line.Text).Any())
            {
                result.Add(line);
                continue;
            }

            bool first = true;
            foreach (string piece in Pieces(line.Text, front))
            {
                result.Add(new ProseLine(piece, 0, line.Block, first ? line.Blanks : 0, first && line.AfterTable));
                first = false;
            }

            front = false;
        }

        return result;
    }

    private static IEnumerable<string> Pieces(string text, bool front)
    {
        SortedSet<int> cuts = [];
        foreach ((int start, int end) in Headings.Inside(text))
        {
            cuts.Add(start);
            cuts.Add(end);
        }

        foreach (Match m in Break().Matches(text)) cuts.Add(m.Index);
        // Before the first sentence stand navigation and title, each behind a blank.
        int firstStop = front ? text.IndexOf('。', StringComparison.Ordinal) : -1;
        int body = firstStop < 0 ? 0 : cuts.GetViewBetween(0, firstStop).Count == 0 ? firstStop : cuts.GetViewBetween(0, firstStop).Min;
        foreach (Match m in FrontBlank().Matches(text))
        {
            if (m.Index < Math.Min(body == 0 ? firstStop : body, firstStop)) cuts.Add(m.Index);
        }

        int from = 0;
        foreach (int cut in cuts.Append(text.Length).Where(c => c > 0))
        {
            foreach (string piece in HeadingApart(text[from..cut].Trim()))
            {
                if (piece.Length > 0) yield return piece;
            }

            from = cut;
        }
    }

    /// <summary>（一）主动公开方面 我局坚持…: the blank ends the heading.</summary>
    private static string[] HeadingApart(string piece)
    {
        Match m = InnerHeading().Match(piece);
        return m.Success && m.Length < piece.Length ? [m.Value, piece[m.Length..].Trim()] : [piece];
    }

    // Before a bracketed number behind a sentence end or blank; at a blank behind a sentence end; before a heading's numeral behind a blank.
    [GeneratedRegex(@"(?<=[\s。；！？）)])(?=[（(][一二三四五六七八九十]{1,2}[）)](?!\s*[项款条]))|(?<=[。；！？”）)])\s+(?=\S)|(?<=[\s。；])(?=[一二三四五六七八九十]{1,2}、)|(?<=\s)(?=附件\d?(?:[：:]|\s+\S{2,40}统计表(?:\s|$)))")]
    private static partial Regex Break();

    // A blank between a number and what it counts is typesetting, not a line end.
    [GeneratedRegex(@"(?<=[^\d\s]|:\d\d)\s+(?=[^\d\s年月日条件至])")]
    private static partial Regex FrontBlank();

    [GeneratedRegex(@"^(?:[（(][一二三四五六七八九十]{1,2}[）)]|\d{1,2}[.、．])\s*[^\s，。；：]{2,24}(?=\s)")]
    private static partial Regex InnerHeading();
}
