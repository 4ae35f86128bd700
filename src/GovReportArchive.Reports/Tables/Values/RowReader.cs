using GovReportArchive.Reports.Tables.Layout;

namespace GovReportArchive.Reports.Tables.Values;

/// <summary>What is known about the columns of the table that a row belongs to.</summary>
/// <param name="Width">Columns of the form.</param>
/// <param name="Sums">Groups of columns whose last is the sum of the others, as (first, last) pairs; empty where the row has no sum.</param>
/// <param name="Present">Columns that the source's own heading row has, for tables with marked cells; null where it does not say.</param>
/// <param name="Glued">True where the source ran digits of neighbouring cells together.</param>
/// <param name="Geometry">Places of the columns on the line; null where they are not known.</param>
/// <param name="Grid">For real tables the form's column by grid column, as the heading row says; null where it does not.</param>
/// <param name="Signed">By column whether a number there may be negative; null where none may.</param>
/// <param name="PrintsTotals">True where the table prints the sums of its rows, so that a row without one is unlikely.</param>
/// <param name="Headed">True where the source's own headings say that the row has these columns and no others.</param>
/// <param name="Weights">By column how implausible many digits are, to order the readings of digits that ran together; null where all are alike.</param>
internal sealed record RowContext(
    int Width,
    IReadOnlyList<(int First, int Last)> Sums,
    IReadOnlyList<int>? Present = null,
    bool Glued = false,
    ColumnGeometry? Geometry = null,
    IReadOnlyDictionary<int, int>? Grid = null,
    IReadOnlyList<double>? Weights = null,
    IReadOnlyList<bool>? Signed = null,
    bool PrintsTotals = false,
    bool Headed = false);

/// <summary>Lists the ways in which the values of one row can stand in the form's columns.</summary>
internal static class RowReader
{
    private const int MostOptions = 6_500;

    /// <summary>Reads a row; the result always has at least one option.</summary>
    public static RowReading Read(ValueRow row, RowContext context)
    {
        string raw = string.Join(' ', row.Printed.Select(item => item.Value!.Value.Raw));
        PlacedValue[] all = [.. row.Items.Select(item => new PlacedValue(item.Value!.Value, item))];
        bool glued = context.Glued || all.Any(value => RowSplitter.IsGlued(value.Value));
        if (row.Structured && !glued)
        {
            RowOption[] options = [.. Marked(all, context).Select(option => JoinBroken(option, context))];
            bool isLost = raw.Length > 0 && Array.TrueForAll(options, option => Array.TrueForAll(option.Cells, cell => cell is null));
            return new RowReading(options, false, raw) { PlacesLost = isLost };
        }
        PlacedValue[] printed = [.. all.Where(value => value.Value.Sign != CellSign.Blank)];
        if (printed.Length == context.Width && !printed.Any(value => RowSplitter.IsGlued(value.Value)))
            return new RowReading([new RowOption(printed)], false, raw);
        if (glued || GluedRow.IsLikely(printed, context))
            return GluedRow.Read(printed, context, raw);
        if (all.Length == context.Width)
            return new RowReading([new RowOption(all)], false, raw);
        if (context.Present is { } headed && headed.Count == printed.Length)
            return new RowReading([Place(printed, [.. headed], context.Width, isLost: true)], false, raw);
        if (printed.Length > context.Width)
            return new RowReading(Surplus(printed, context), true, raw);
        List<RowOption> sparse = Sparse(row, printed, context);
        bool isGlued = sparse.Count > 1 && GluedRow.IsPossible(printed, context);
        return isGlued ? new RowReading([.. GluedRow.Read(printed, context, raw).Options, .. sparse], true, raw) : new RowReading(sparse, false, raw);
    }

    /// <summary>Certain borders, but more or fewer cells than the form has columns: the cells are neighbours.</summary>
    private static List<RowOption> Marked(PlacedValue[] cells, RowContext context)
    {
        if (ByGrid(cells, context) is { } placed)
            return [placed];
        int firstPrinted = Array.FindIndex(cells, cell => cell.Value.Sign != CellSign.Blank);
        int lastPrinted = Array.FindLastIndex(cells, cell => cell.Value.Sign != CellSign.Blank);
        int span = lastPrinted - firstPrinted + 1;
        int[] columns = context.Present is { } present && present.Count >= span ? [.. present] : [.. Enumerable.Range(0, context.Width)];
        if (span > columns.Length)
            return Surplus([.. cells.Where(cell => cell.Value.Sign != CellSign.Blank)], context);
        List<RowOption> options = [];
        // More cells than columns: blank label cells on the left, or a blank column on the right.
        // Fewer cells than columns: a column is lost on either side.
        for (int first = Math.Min(0, columns.Length - cells.Length); first <= Math.Max(0, columns.Length - cells.Length); first++)
        {
            bool isInside = firstPrinted < 0 || (first + firstPrinted >= 0 && first + lastPrinted < columns.Length);
            if (isInside)
                options.Add(Shift(cells, columns, first, context.Width));
        }
        return options;
    }

    private static RowOption Shift(PlacedValue[] cells, int[] columns, int first, int width)
    {
        PlacedValue?[] option = new PlacedValue?[width];
        for (int i = 0; i < cells.Length; i++)
        {
            if (first + i >= 0 && first + i < columns.Length)
                option[columns[first + i]] = cells[i];
        }
        return new RowOption(option, first);
    }

    /// <summary>Digits that were broken inside one cell are one number where the row's sum says so.</summary>
    private static RowOption JoinBroken(RowOption option, RowContext context)
    {
        if (!option.Cells.Any(cell => cell?.Value.Sign == CellSign.Broken))
            return option;
        PlacedValue?[] joined =
            [.. option.Cells.Select(cell => cell?.Value.Sign == CellSign.Broken ? cell with { Value = cell.Value with { Sign = CellSign.Remark } } : cell)];
        RowOption whole = new(joined, option.Offset);
        return context.Sums.Count > 0 && SumsHold(whole, context.Sums) ? whole : option;
    }

    /// <summary>The cells under the headings of a real table; null where some cell stands under none.</summary>
    private static RowOption? ByGrid(PlacedValue[] cells, RowContext context)
    {
        if (context.Grid is not { } grid)
            return null;
        PlacedValue?[] option = new PlacedValue?[context.Width];
        foreach (PlacedValue cell in cells)
        {
            if (grid.TryGetValue(cell.Item.Column, out int column) && option[column] is null)
                option[column] = cell;
            else if (cell.Value.Sign != CellSign.Blank)
                return null;
        }
        return new RowOption(option);
    }

    /// <summary>More values than columns: some value does not belong to the row, such as a page number. Only a sum can tell which.</summary>
    private static List<RowOption> Surplus(PlacedValue[] printed, RowContext context)
    {
        // 行政处罚 2 0 0 under one heading: cells that the layout has too many are filled with zeros.
        bool isPadded = context is { Width: 1 or 2, Headed: true } && printed.Length > context.Width && !IsFilling(printed[0]) && printed[context.Width..].All(IsFilling);
        if (isPadded || (context is { Width: 1, Headed: true } && printed[1..].All(IsFilling)))
            return [new RowOption(printed[..context.Width])];
        // Few values far apart: no cell of the row can be told.
        if (printed.Length <= context.Width)
            return [Nothing(context.Width)];
        List<RowOption> options = [];
        if (printed.Length == context.Width + 1)
        {
            for (int left = 0; left < printed.Length; left++)
                options.Add(new RowOption([.. printed.Where((_, i) => i != left)]));
        }
        for (int first = 0; printed.Length > context.Width + 1 && first + context.Width <= printed.Length; first++)
            options.Add(new RowOption(printed[first..(first + context.Width)]));
        List<RowOption> fitting = Fitting(options, context);
        return fitting.Count > 0 ? fitting : options;
    }

    /// <summary>True for what fills a cell that the layout has too many: 0, a slash, a dash, nothing.</summary>
    public static bool IsFilling(PlacedValue value) =>
        value.Value is { HasNumber: true, Number: 0 } or { Sign: CellSign.Slash or CellSign.Dash or CellSign.None or CellSign.Blank };

    /// <summary>Fewer values than columns: blank cells left no trace. The place on the line tells, else the row's sum.</summary>
    private static List<RowOption> Sparse(ValueRow row, PlacedValue[] printed, RowContext context)
    {
        // Where the table prints its sums, a row that seems to have none rather lost a cell and shifted the others.
        if (context.Geometry?.Columns(row) is { } columns && columns.Length == printed.Length && (!context.PrintsTotals || columns[^1] == context.Width - 1))
            return [Place(printed, columns, context.Width, isLost: false)];
        List<RowOption> options = [];
        foreach (int[] chosen in Choices(context.Width, printed.Length))
        {
            options.Add(Place(printed, chosen, context.Width, isLost: false));
            if (options.Count > MostOptions)
                return [Nothing(context.Width)];
        }
        if (!context.PrintsTotals)
            return Fitting(options, context) is { Count: > 0 } fitting ? fitting : options;
        // Where the table prints its sums and the last value is the sum of the others, it is the total. Zeros prove nothing.
        RowOption[] withTotal = [.. options.Where(option => option.Numbers[^1] > 0 && SumsHold(option, context.Sums))];
        return withTotal.Length > 0 ? [.. withTotal] : options;
    }

    private static List<RowOption> Fitting(List<RowOption> options, RowContext context) =>
        context.Sums.Count == 0 ? options : [.. options.Where(option => SumsHold(option, context.Sums))];

    private static bool SumsHold(RowOption option, IReadOnlyList<(int First, int Last)> sums)
    {
        foreach ((int first, int last) in sums)
        {
            if (option.Numbers[last] is not { } total)
                continue;
            decimal sum = 0;
            for (int i = first; i < last; i++)
                sum += option.Numbers[i] ?? 0;
            if (sum != total)
                return false;
        }
        return true;
    }

    /// <param name="printed">Values from left to right.</param>
    /// <param name="columns">Their columns, ascending.</param>
    /// <param name="width">Columns of the form.</param>
    /// <param name="isLost">True where a column without a value is lost; false where it is a blank cell that left no trace.</param>
    private static RowOption Place(PlacedValue[] printed, int[] columns, int width, bool isLost)
    {
        PlacedValue?[] cells = new PlacedValue?[width];
        for (int i = 0; i < printed.Length; i++)
            cells[columns[i]] = printed[i];
        for (int i = 0; i < width && !isLost; i++)
            cells[i] ??= new PlacedValue(CellValue.Blank, printed.Length > 0 ? printed[0].Item : default);
        return new RowOption(cells);
    }

    private static RowOption Nothing(int width) => new(new PlacedValue?[width]);

    /// <summary>Every ascending choice of columns.</summary>
    private static IEnumerable<int[]> Choices(int width, int count)
    {
        int[] chosen = [.. Enumerable.Range(0, count)];
        while (true)
        {
            yield return [.. chosen];
            int i = count - 1;
            while (i >= 0 && chosen[i] == width - count + i)
                i--;
            if (i < 0)
                yield break;
            chosen[i]++;
            for (int j = i + 1; j < count; j++)
                chosen[j] = chosen[j - 1] + 1;
        }
    }
}
