using System.Drawing;
using System.Globalization;
using GovReportArchive.Discovery.Exports;
using SpreadCheetah;
using SpreadCheetah.Metadata;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace GovReportArchive.Publishing.Workbooks;

/// <summary>A table as a workbook (.xlsx, ISO/IEC 29500): a line a row under Chinese headers that stay in sight, then a sheet of notes.</summary>
/// <remarks>
/// Rows go out as they come, so memory does not grow with their number. Law: what the file holds less than was asked for, it says itself: rows beyond one sheet
/// stand on the next, a text that no cell holds ends with a sign, and the notes count both. A text is never a formula; the only formulas lead to pages.
/// </remarks>
internal sealed class WorkbookWriter
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Rows that a sheet holds below its header.</summary>
    public const int RowsOfSheet = 1_048_575;

    // A number of more digits is not kept by a spreadsheet.
    private const decimal LargestNumber = 999_999_999_999_999m;
    private const int WidestHeader = 22;
    private const int FilterButton = 3;
    private const int Wide = 30;
    private const int NotesWidth = 90;
    private const double LineHeight = 15.5;
    private const int MostLines = 20;

    private readonly Spreadsheet _book;
    private readonly HeldBytes _held;
    private readonly WorkbookNotes _notes;
    private readonly (StyleId Header, StyleId Plain, StyleId Long, StyleId Link) _styles;
    private long _rows;
    private int _sheets;
    private long _cut;

    private WorkbookWriter(Spreadsheet book, HeldBytes held, WorkbookNotes notes)
    {
        (_book, _held, _notes) = (book, held, notes);
        _styles = (
            book.AddStyle(new Style { Font = { Bold = true }, Fill = { Color = Color.FromArgb(0xE7, 0xEC, 0xF2) }, Alignment = { WrapText = true, Vertical = VerticalAlignment.Center } }),
            book.AddStyle(new Style { Alignment = { Vertical = VerticalAlignment.Top } }),
            book.AddStyle(new Style { Alignment = { WrapText = true, Vertical = VerticalAlignment.Top } }),
            book.AddStyle(new Style { Alignment = { Vertical = VerticalAlignment.Top }, Font = { Underline = Underline.Single, Color = Color.FromArgb(0x1A, 0x4F, 0x8B) } }));
    }

    /// <summary>Writes a workbook.</summary>
    /// <param name="output">Gets the file; only written to, without going back; stays open.</param>
    /// <param name="notes">What it says of itself.</param>
    /// <param name="table">Its columns.</param>
    /// <param name="things">Its lines; consumed once, one at a time.</param>
    /// <param name="leftOut">Ids of what could not be read; asked when all lines are written.</param>
    /// <param name="rowsOfSheet">Rows of a sheet, at most <see cref="RowsOfSheet"/>.</param>
    /// <param name="cancellationToken">Stops between rows; what was written then is no workbook that opens.</param>
    /// <returns>The number of lines.</returns>
    public static async Task<long> WriteAsync<T>(
        Stream output, WorkbookNotes notes, CsvTable<T> table, IEnumerable<T> things, IReadOnlyCollection<string>? leftOut = null, int rowsOfSheet = RowsOfSheet,
        CancellationToken cancellationToken = default)
    {
        SpreadCheetahOptions options = new() { PreserveStringWhitespace = true, DocumentProperties = new DocumentProperties { Title = notes.Title } };
        HeldBytes held = new(output);
        Spreadsheet book = await Spreadsheet.CreateNewAsync(held, options, cancellationToken).ConfigureAwait(false);
        await using (book.ConfigureAwait(false))
        {
            WorkbookWriter writer = new(book, held, notes);
            await writer.RowsAsync(table, things, rowsOfSheet, cancellationToken).ConfigureAwait(false);
            await writer.NotesAsync(table.Columns.Any(column => column.Sign is not null), leftOut ?? [], cancellationToken).ConfigureAwait(false);
            await book.FinishAsync(cancellationToken).ConfigureAwait(false);
            await held.SendAsync(all: true, cancellationToken).ConfigureAwait(false);
            return writer._rows;
        }
    }

    private async Task RowsAsync<T>(CsvTable<T> table, IEnumerable<T> things, int rowsOfSheet, CancellationToken cancellationToken)
    {
        await SheetAsync(table, rowsOfSheet, cancellationToken).ConfigureAwait(false);
        Cell[] row = new Cell[table.Columns.Count];
        foreach (T thing in things)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_rows > 0 && _rows % rowsOfSheet == 0) await SheetAsync(table, rowsOfSheet, cancellationToken).ConfigureAwait(false);
            int lines = 1;
            for (int i = 0; i < row.Length; i++) row[i] = CellOf(table.Columns[i], thing, ref lines);
            await _book.AddRowAsync(row.AsMemory(), HeightOf(lines), cancellationToken).ConfigureAwait(false);
            _rows++;
            await _held.SendAsync(all: false, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task SheetAsync<T>(CsvTable<T> table, int rowsOfSheet, CancellationToken cancellationToken)
    {
        _sheets++;
        WorksheetOptions options = new() { FrozenRows = 1, AutoFilter = new AutoFilterOptions(string.Create(CultureInfo.InvariantCulture, $"A1:{Letters(table.Columns.Count)}{rowsOfSheet + 1L}")) };
        int lines = 1;
        for (int i = 0; i < table.Columns.Count; i++)
        {
            CsvColumn<T> column = table.Columns[i];
            // A Chinese character is as wide as two digits; the filter's button takes three.
            int width = column.Width > 0 ? column.Width : Math.Min(WidestHeader, (2 * column.Label.Length) + FilterButton);
            options.Column(i + 1).Width = width;
            lines = Math.Max(lines, WorkbookText.Lines(column.Label, width - FilterButton));
        }

        await _book.StartWorksheetAsync(WorkbookText.SheetName(_notes.Title, _sheets), options, cancellationToken).ConfigureAwait(false);
        Cell[] header = [.. table.Columns.Select(column => new Cell(column.Label, _styles.Header))];
        await _book.AddRowAsync(header.AsMemory(), HeightOf(lines), cancellationToken).ConfigureAwait(false);
    }

    private Cell CellOf<T>(CsvColumn<T> column, T thing, ref int lines)
    {
        CsvCell cell = column.CellOf(thing, forPeople: true, _notes.Site);
        if (cell.Number is decimal number)
            return Math.Abs(number) <= LargestNumber ? new Cell(number, _styles.Plain) : new Cell(number.ToString(CultureInfo.InvariantCulture), _styles.Plain);
        if (cell.Text is not { Length: > 0 } text) return column.Sign?.Invoke(thing) is { Length: > 0 } sign ? new Cell(Fit(sign), _styles.Plain) : default;
        string shown = Fit(column.IsAddress ? WorkbookText.Address(text) : text);
        if (column.Link?.Invoke(thing) is { } address && WorkbookText.Link(_notes.Site, address, shown) is Formula link) return new Cell(link, shown, _styles.Link);
        if (column.Width < Wide) return new Cell(shown, _styles.Plain);
        lines = Math.Max(lines, WorkbookText.Lines(shown, column.Width));
        return new Cell(shown, _styles.Long);
    }

    private string Fit(string text)
    {
        string shown = WorkbookText.Fit(text, out bool isCut);
        if (isCut) _cut++;
        return shown;
    }

    private async Task NotesAsync(bool hasSigns, IReadOnlyCollection<string> leftOut, CancellationToken cancellationToken)
    {
        WorksheetOptions options = new();
        options.Column(1).Width = 20;
        options.Column(2).Width = NotesWidth;
        await _book.StartWorksheetAsync("说明", options, cancellationToken).ConfigureAwait(false);
        string sheets = _sheets > 1 ? string.Create(CultureInfo.InvariantCulture, $"，分在 {_sheets} 张工作表中（Excel 一张至多 {RowsOfSheet + 1} 行）") : "";
        List<(string Name, string Value)> lines =
        [
            ("内容", string.Create(CultureInfo.InvariantCulture, $"{_notes.Title}，共 {_rows} 行{sheets}")),
            .. _notes.Asked.Count == 0 ? [("查询条件", "无（全部）")] : _notes.Asked.Select(asked => ("查询条件", $"{asked.Name} = {asked.Value}")),
            ("档案库", _notes.State),
            ("导出时间", _notes.Made.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)),
            ("空单元格", "该项没有内容，从不表示 0。"),
        ];
        if (hasSigns)
        {
            lines.Add(("指标", "表头括号内为单位。数字照报告所印；空单元格：报告中没有这张表或这一项。"));
            lines.Add(("指标中的文字", "报告在该格所印的不是数字：“/”“-”“无”照印；空白：格中未填；缺格：读到的表没有这一格；未定：原件数字连写，有多种读法；未印：可由表内算术推得，但报告没有印。都不等于 0。"));
        }

        lines.Add(("链接", _notes.Site.Length > 0 ? $"蓝色文字指向 {_notes.Site} 上的报告页，或报告的来源网页。" : "本服务没有设定对外地址，报告页只给出路径。"));
        if (_cut > 0) lines.Add(("截断的文字", string.Create(CultureInfo.InvariantCulture, $"{_cut} 个单元格的文字超过 Excel 的上限（{WorkbookText.Longest} 个字符），末尾注明“{WorkbookText.Cut}”；NDJSON 与 CSV 下载含全文。")));
        if (leftOut.Count > 0) lines.Add(("没有导出的报告", "记录已损坏：" + string.Join(' ', leftOut)));
        lines.Add(("来源与使用", DataTerms.Sentence));
        foreach ((string name, string value) in lines)
        {
            await _book.AddRowAsync([new Cell(name, _styles.Header), new Cell(Fit(value), _styles.Long)], HeightOf(WorkbookText.Lines(value, NotesWidth)), cancellationToken).ConfigureAwait(false);
        }
    }

    // Not every program makes a row as high as what is wrapped in it.
    private static RowOptions HeightOf(int lines) => lines > 1 ? new RowOptions { Height = LineHeight * Math.Min(lines, MostLines) } : new RowOptions();

    // The name of a column: 1 is A, 27 is AA.
    private static string Letters(int column) => column <= 26 ? ((char)('A' + column - 1)).ToString() : Letters((column - 1) / 26) + Letters(((column - 1) % 26) + 1);
}
