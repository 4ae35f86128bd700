using GovReportArchive.Reports.Documents;
using GovReportArchive.Reports.Tables.Layout;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>Says which text of the document a table covers.</summary>
internal static class TakenSpans
{
    /// <summary>The rest of a broken label behind its values is at most this long.</summary>
    private const int LongestRemainder = 16;

    /// <summary>Where a table really ends: behind the trailing cells of its last line and the rest of a broken label.</summary>
    public static int TrueEnd(TableText source, TableReadingPart part)
    {
        if (part.Last < 0)
            return part.End;
        ValueRow last = part.SourceRows[part.Last];
        TextLine line = source.Lines[last.Items[^1].Line];
        int end = line.Kind == LineKind.Plain ? part.End : Math.Max(part.End, line.End);
        string label = LabelFolding.Letters(LabelFolding.Squeeze(part.Rows[^1].Label));
        string before = LabelFolding.Letters(last.Before);
        for (int next = line.Number + 1; next < source.Lines.Count; next++)
        {
            TextLine candidate = source.Lines[next];
            string letters = LabelFolding.Letters(source.Text[candidate.Start..candidate.End]);
            bool isRemainder = letters.Length is > 0 and <= LongestRemainder
                && letters.Length == candidate.End - candidate.Start
                && label.EndsWith(letters, StringComparison.Ordinal)
                && !before.EndsWith(letters, StringComparison.Ordinal);
            if (isRemainder)
                end = Math.Max(end, candidate.End);
            else if (candidate.End > candidate.Start)
                break;
        }
        return end;
    }

    /// <summary>The spans from one position to another, block by block.</summary>
    public static IEnumerable<TakenSpan> Between(SourceDocument document, TableText source, int start, int end)
    {
        if (start >= end)
            yield break;
        TextLine first = source.LineAt(start);
        TextLine last = source.LineAt(end - 1);
        for (int block = first.Block; block <= last.Block; block++)
        {
            if (document.Blocks[block] is Table)
            {
                TextLine[] lines = [.. source.Lines.Where(line => line.Block == block)];
                if (Array.Exists(lines, line => line.PageCell is not null))
                {
                    foreach (TakenSpan span in InsideCells(source, lines, start, end))
                        yield return span;
                }
                else if (CoversBlock(lines, start, end))
                {
                    yield return new TakenSpan(block, 0, 0);
                }
                continue;
            }
            string text = ((Paragraph)document.Blocks[block]).Text;
            int from = block == first.Block && start > first.Start ? source.OffsetAt(start) : block == first.Block ? first.SourceStart : 0;
            int to = block == last.Block && end < last.End ? source.OffsetAt(end - 1) + 1 : block == last.Block ? last.SourceStart + last.SourceLength : text.Length;
            if (to > from)
                yield return new TakenSpan(block, from, to - from);
        }
        foreach (TextLine bar in BarsBeside(source, first, last))
            yield return new TakenSpan(bar.Block, bar.SourceStart, bar.SourceLength, bar.PageCell is null ? null : bar.Row, bar.PageCell);
    }

    /// <summary>Lines right above and below a table that print a bar and nothing else.</summary>
    private static IEnumerable<TextLine> BarsBeside(TableText source, TextLine first, TextLine last)
    {
        static bool IsBar(TextLine line) => line is { Kind: LineKind.SingleCell, SourceLength: > 0 } && line.Start == line.End;
        for (int i = first.Number - 1; i >= 0 && IsBar(source.Lines[i]); i--)
            yield return source.Lines[i];
        for (int i = last.Number + 1; i < source.Lines.Count && IsBar(source.Lines[i]); i++)
            yield return source.Lines[i];
    }

    /// <summary>A page made up as one table: only the stretches of its cells that the statutory table covers.</summary>
    private static IEnumerable<TakenSpan> InsideCells(TableText source, TextLine[] lines, int start, int end)
    {
        IEnumerable<TextLine> covered = lines.Where(line => line.PageCell is not null && line.Start < end && line.End > start);
        foreach (IGrouping<(int?, int?), TextLine> cell in covered.GroupBy(line => (line.Row, line.PageCell)))
        {
            (TextLine first, TextLine last) = (cell.First(), cell.Last());
            int from = start > first.Start ? source.OffsetAt(start) : first.SourceStart;
            int to = end < last.End ? source.OffsetAt(end - 1) + 1 : last.SourceStart + last.SourceLength;
            yield return new TakenSpan(first.Block, from, to - from, first.Row, first.PageCell);
        }
    }

    /// <summary>A few words in a table do not make it the statutory one.</summary>
    private static bool CoversBlock(TextLine[] lines, int start, int end)
    {
        int total = 0;
        int covered = 0;
        foreach (TextLine line in lines)
        {
            total += line.End - line.Start;
            covered += Math.Max(0, Math.Min(end, line.End) - Math.Max(start, line.Start));
        }
        return covered * 2 > total;
    }
}
