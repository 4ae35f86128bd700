using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Tables.Layout;
using GovReportArchive.Reports.Tables.Values;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>The column headings that the source itself prints, for tables with marked cells. A page break can repeat or change them.</summary>
internal sealed class HeadingColumns
{
    /// <summary>With fewer headings recognised nothing can be said about the others.</summary>
    private const int FewestHeadings = 4;

    private readonly List<(int Line, SortedDictionary<int, int> GridByColumn)> _headings = [];

    public static HeadingColumns Find(TableText source, int start, int end, ApplicantColumn[] columns)
    {
        HeadingColumns found = new();
        bool open = false;
        foreach (TextLine line in source.LinesBetween(start, end))
        {
            if (line.Kind != LineKind.Cells)
                continue;
            (int Column, int Grid)[] cells = [.. Recognise(line, columns)];
            if (cells.Length == 0 || line.Cells.Any(cell => cell.Raw.Length > 0 && CellParser.Parse(cell.Raw).HasNumber))
            {
                open = open && line.Cells.All(cell => !CellParser.Parse(cell.Raw).HasNumber);
                continue;
            }
            if (!open)
                found._headings.Add((line.Number, []));
            open = true;
            foreach ((int column, int grid) in cells)
                found._headings[^1].GridByColumn.TryAdd(column, grid);
        }
        return found;
    }

    /// <summary>Columns of the form that the heading above a line has, ascending; null where the heading does not say.</summary>
    public IReadOnlyList<int>? PresentAt(int line) => At(line) is { } columns ? [.. columns.Keys] : null;

    /// <summary>Column of the form by grid column, for real tables; null where the heading does not say.</summary>
    public IReadOnlyDictionary<int, int>? GridAt(int line)
    {
        if (At(line) is not { } columns || columns.Values.Distinct().Count() < columns.Count)
            return null;
        return columns.ToDictionary(pair => pair.Value, pair => pair.Key);
    }

    private SortedDictionary<int, int>? At(int line)
    {
        SortedDictionary<int, int>? columns = _headings.LastOrDefault(heading => heading.Line < line).GridByColumn;
        return columns is { Count: >= FewestHeadings } ? columns : null;
    }

    private static IEnumerable<(int Column, int Grid)> Recognise(TextLine line, ApplicantColumn[] columns)
    {
        foreach (TextCell cell in line.Cells)
        {
            string text = LabelFolding.Squeeze(cell.Raw);
            int column = Array.FindIndex(columns, c => c.Label == text || c.Spellings.Contains(text));
            if (column >= 0)
                yield return (column, cell.Column);
        }
    }
}
