using GovReportArchive.Reports.Tables.Layout;

namespace GovReportArchive.Reports.Tables.Values;

/// <summary>Where the columns of a space-aligned table stand, learnt from its complete rows.</summary>
internal sealed class ColumnGeometry
{
    private readonly double[] _centres;
    private readonly bool _wide;
    private readonly TableText _source;

    private ColumnGeometry(TableText source, double[] centres, bool wide)
    {
        _source = source;
        _centres = centres;
        _wide = wide;
    }

    /// <summary>Learns the columns; null where too few complete rows stand on lines of their own or they do not line up.</summary>
    public static ColumnGeometry? Learn(TableText source, IEnumerable<ValueRow> rows, int width)
    {
        ValueRow[] full = [.. rows.Where(row => !row.Structured && row.Items.Count == width && row.Items.All(item => item.Line == row.Line))];
        if (full.Length < 3)
            return null;
        ColumnGeometry? best = null;
        double bestSpread = double.MaxValue;
        foreach (bool wide in (ReadOnlySpan<bool>)[false, true])
        {
            double[] centres = new double[width];
            double spread = 0;
            for (int column = 0; column < width; column++)
            {
                double[] places = [.. full.Select(row => Centre(source, row.Items[column], wide)).Order()];
                centres[column] = places[places.Length / 2];
                spread += places.Average(place => Math.Abs(place - centres[column]));
            }
            bool ascending = Enumerable.Range(1, width - 1).All(i => centres[i] > centres[i - 1] + 1);
            if (ascending && spread < bestSpread)
                (best, bestSpread) = (new ColumnGeometry(source, centres, wide), spread);
        }
        return bestSpread / width < best?.NarrowestGap() / 2 ? best : null;
    }

    /// <summary>The columns of a row's values by their place on the line, or null where the place leaves a doubt.</summary>
    public int[]? Columns(ValueRow row)
    {
        if (row.Structured || row.Items.Any(item => item.Line != row.Line))
            return null;
        int[] columns = new int[row.Items.Count];
        int last = -1;
        for (int i = 0; i < columns.Length; i++)
        {
            double centre = Centre(_source, row.Items[i], _wide);
            int nearest = 0;
            for (int column = 1; column < _centres.Length; column++)
            {
                if (Math.Abs(_centres[column] - centre) < Math.Abs(_centres[nearest] - centre))
                    nearest = column;
            }
            double spacing = Spacing(nearest);
            if (nearest <= last || Math.Abs(_centres[nearest] - centre) > spacing * 0.4)
                return null;
            columns[i] = last = nearest;
        }
        return columns;
    }

    private double Spacing(int column)
    {
        double left = column > 0 ? _centres[column] - _centres[column - 1] : double.MaxValue;
        double right = column + 1 < _centres.Length ? _centres[column + 1] - _centres[column] : double.MaxValue;
        return Math.Min(left, right);
    }

    private double NarrowestGap() => Enumerable.Range(0, _centres.Length).Min(Spacing);

    private static double Centre(TableText source, TableItem item, bool wide)
    {
        TextLine line = source.Lines[item.Line];
        // A blank cell has no character of its own, and may stand behind the last one of the text.
        int from = source.OffsetAt(Math.Min(item.Start, source.Text.Length - 1)) - line.SourceStart;
        int to = source.OffsetAt(Math.Max(item.End - 1, 0)) - line.SourceStart + 1;
        double shift = wide ? WideBefore(source, line, item.Start) : 0;
        return ((from + to) / 2.0) + shift;
    }

    /// <summary>Chinese characters take two columns on a screen and one in the output of some converters.</summary>
    private static int WideBefore(TableText source, TextLine line, int index)
    {
        int count = 0;
        for (int i = line.Start; i < index; i++)
        {
            if (LabelFolding.IsHan(source.Text[i]) || source.Text[i] is '(' or ')' or '、' or '"' or ',')
                count++;
        }
        return count;
    }
}
