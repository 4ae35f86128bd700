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
                end = candidate.End;
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
                if (CoversBlock(source, block, start, end))
                    yield return new TakenSpan(block, 0, 0);
                continue;
            }
            string text = ((Paragraph)document.Blocks[block]).Text;
            int from = block == first.Block && start > first.Start ? source.OffsetAt(start) : block == first.Block ? first.SourceStart : 0;
            int to = block == last.Block && end < last.End ? source.OffsetAt(end - 1) + 1 : block == last.Block ? last.SourceStart + last.SourceLength : text.Length;
            if (to > from)
                yield return new TakenSpan(block, from, to - from);
        }
    }

    /// <summary>A page made up as one table is not taken for the sake of the statutory table in it: that would lose its prose.</summary>
    private static bool CoversBlock(TableText source, int block, int start, int end)
    {
        int total = 0;
        int covered = 0;
        foreach (TextLine line in source.Lines.Where(line => line.Block == block))
        {
            total += line.End - line.Start;
            covered += Math.Max(0, Math.Min(end, line.End) - Math.Max(start, line.Start));
        }
        return covered * 2 > total;
    }
}
