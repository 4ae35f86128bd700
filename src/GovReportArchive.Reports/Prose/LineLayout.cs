using System.Text.RegularExpressions;

namespace GovReportArchive.Reports.Prose;

/// <summary>What the widths of a file's lines say about it: whether paragraphs were broken into lines of one width, and which.</summary>
/// <param name="Wrapped">Lines were broken at a fixed width.</param>
/// <param name="Full">That width in half-width columns; 0 where lines are not broken.</param>
/// <param name="Indents">First lines of paragraphs stand indented.</param>
/// <param name="BlanksSeparate">Empty lines stand between paragraphs and not between all lines.</param>
internal readonly partial record struct LineLayout(bool Wrapped, int Full, bool Indents, bool BlanksSeparate)
{
    /// <summary>Narrower lines are table cells and headings, which say nothing about the width.</summary>
    private const int Narrow = 24;

    /// <summary>How far short of the width a broken line may fall: a sign that may not begin a line is pulled along, a number is not cut.</summary>
    private const int Slack = 6;

    public static LineLayout Of(IReadOnlyList<ProseLine> lines)
    {
        lines = [.. lines.Where(l => !Tabular().IsMatch(l.Text))];
        List<int> broken = [.. lines.Where(l => l.Width >= Narrow && !Marks.EndsSentence(l.Text)).Select(l => l.Width + l.Indent).Order()];
        int full = 0, best = 0;
        for (int low = 0, high = 0; high < broken.Count; high++)
        {
            while (broken[high] - broken[low] > Slack) low++;
            if (high - low + 1 < best) continue;
            best = high - low + 1;
            full = broken[high];
        }

        int wide = lines.Count(l => l.Width >= Narrow);
        int wider = lines.Count(l => l.Width + l.Indent > full + Slack);
        bool wrapped = best >= 6 && best * 2 >= broken.Count && best * 4 >= wide && wider * 12 <= wide && full <= 160;
        if (!wrapped) return default;

        List<ProseLine> prose = [.. lines.Where(l => l.Width >= Narrow)];
        int margin = prose.GroupBy(l => l.Indent).OrderByDescending(g => g.Count()).First().Key;
        int indented = prose.Count(l => l.Indent >= margin + 2 && l.Indent <= margin + 8);
        int gaps = prose.Count(l => l.Blanks > 0);
        return new LineLayout(true, full, indented >= 3, gaps > 0 && gaps * 2 < prose.Count);
    }

    /// <summary>Whether the line reaches the width, so that it may have been broken there.</summary>
    public bool Fills(ProseLine line) => line.Width + line.Indent >= Full - Slack;

    // Rows of a table that was not recognised say nothing about the width of the text.
    [GeneratedRegex(@"(?:\d\s+){2,}\d|^[\d\s.]+$|^\|")]
    private static partial Regex Tabular();
}
