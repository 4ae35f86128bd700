using System.Globalization;
using GovReportArchive.Reports.Forms;

namespace GovReportArchive.Reports.Tests.Tables.Printing;

/// <summary>One cell as an office would print it.</summary>
internal sealed record PrintedCell(string Text, int Column, int ColumnSpan, int RowSpan, bool IsValue, bool IsHeading);

/// <summary>One table of a form filled with numbers, as a grid: the common source of all layouts.</summary>
internal sealed class PrintedTable
{
    private PrintedTable(string id, string title, int width, List<List<PrintedCell>> rows)
    {
        Id = id;
        Title = title;
        Width = width;
        Rows = rows;
    }

    public string Id { get; }

    public string Title { get; }

    public int Width { get; }

    /// <summary>Rows of cells; cells covered by a merge are not repeated.</summary>
    public List<List<PrintedCell>> Rows { get; }

    /// <summary>The tables of a form in its order.</summary>
    /// <param name="sample">Numbers.</param>
    /// <param name="style">Spelling of labels and numbers.</param>
    public static List<PrintedTable> Of(SampleCounts sample, PrintStyle style) =>
        [.. FormLayout.Of(sample.Form).Tables.Select(layout => Of(layout, sample, style))];

    private static PrintedTable Of(LayoutTable layout, SampleCounts sample, PrintStyle style)
    {
        int[] open = new int[layout.Columns];
        List<List<PrintedCell>> rows = [];
        foreach (LayoutRow row in layout.Rows)
        {
            bool isHeading = row.Cells.All(cell => cell.Key is null);
            List<PrintedCell> cells = [];
            int column = 0;
            foreach (LayoutCell cell in row.Cells)
            {
                while (open[column] > 0)
                    column++;
                string text = cell.Key is null ? style.Label(cell.Text) : style.Number(cell.Key, sample.Numbers[cell.Key]);
                cells.Add(new PrintedCell(text, column, cell.ColumnSpan, cell.RowSpan, cell.Key is not null, isHeading));
                column += cell.ColumnSpan;
            }
            for (int i = 0; i < open.Length; i++)
                open[i] = Math.Max(0, open[i] - 1);
            foreach (PrintedCell cell in cells)
                Array.Fill(open, Math.Max(0, cell.RowSpan - 1), cell.Column, cell.ColumnSpan);
            rows.Add(cells);
        }
        return new PrintedTable(layout.Id, layout.Title, layout.Columns, rows);
    }
}

/// <summary>How one office spells labels and numbers.</summary>
internal sealed class PrintStyle
{
    public static readonly PrintStyle Plain = new();

    /// <summary>Round and other brackets in half width, as in <c>(一)</c>.</summary>
    public bool HalfWidthBrackets { get; init; }

    /// <summary>The mark behind a number: <c>1.</c>, <c>1．</c>, <c>1、</c>.</summary>
    public string OrdinalMark { get; init; } = ".";

    /// <summary>其它 instead of 其他.</summary>
    public bool OtherSpelling { get; init; }

    /// <summary>Digits in full width.</summary>
    public bool FullWidthDigits { get; init; }

    /// <summary>1,234 instead of 1234.</summary>
    public bool Thousands { get; init; }

    /// <summary>A sign instead of 0 in some cells, or null.</summary>
    public string? ZeroSign { get; init; }

    /// <summary>Every other style that a seed picks.</summary>
    public static PrintStyle Any(int seed) => new()
    {
        HalfWidthBrackets = seed % 2 == 1,
        OrdinalMark = (seed % 3) switch { 0 => ".", 1 => "．", _ => "、" },
        OtherSpelling = seed % 5 == 4,
        FullWidthDigits = seed % 7 == 6,
    };

    public string Label(string text)
    {
        if (HalfWidthBrackets)
            text = text.Replace('（', '(').Replace('）', ')');
        if (OtherSpelling)
            text = text.Replace("其他", "其它", StringComparison.Ordinal);
        return text.Length > 2 && char.IsAsciiDigit(text[0]) && text[1] == '.' ? text[0] + OrdinalMark + text[2..] : text;
    }

    public string Number(string key, decimal number)
    {
        if (number == 0 && ZeroSign is not null && (key.Length % 3) == 0)
            return ZeroSign;
        string text = number.ToString(Thousands && number == decimal.Truncate(number) ? "#,0" : "0.####", CultureInfo.InvariantCulture);
        return FullWidthDigits ? string.Concat(text.Select(c => char.IsAsciiDigit(c) ? (char)(c - '0' + '０') : c)) : text;
    }
}
