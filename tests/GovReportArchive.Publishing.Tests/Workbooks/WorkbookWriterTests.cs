using DocumentFormat.OpenXml.Spreadsheet;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Exports;
using GovReportArchive.Publishing.Workbooks;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;

namespace GovReportArchive.Publishing.Tests.Workbooks;

public sealed class WorkbookWriterTests
{
    private const string Site = "https://archive.example";

    private static readonly CsvTable<string> Texts = new([new("text", "文字", text => text) { Width = 60 }, new("length", "字数（个）", text => text.Length)]);

    private static readonly CsvTable<string> Links = new([new("page", "地址", path => path) { Link = path => path }]);

    [Fact]
    public async Task Reports_are_rows_under_chinese_headers_with_units_and_numbers_are_numbers()
    {
        ReportRecord[] records = [.. Enumerable.Range(0, 40).Select(RecordFactory.Record)];
        ReadWorkbook book = await WrittenAsync(ReportCsv.Table, [.. records.Select(Stored)]);

        Assert.Empty(book.Errors);
        Assert.Equal(["报告", "说明"], book.Sheets.Select(sheet => sheet.Name));
        Assert.Equal(ReportCsv.Table.Columns.Select(column => column.Label), book.Texts(0)[0]);
        Assert.Equal(1 + records.Length, book.Sheets[0].Rows.Count);
        int fees = Index("disclosure.fees.amount");
        Assert.All(records.Zip(book.Texts(0).Skip(1)), pair => Assert.Equal($"{Site}/reports/{Uri.EscapeDataString(pair.First.Id)}?version=1", pair.Second[Index("page")]));
        Assert.EndsWith("（万元）", book.Texts(0)[0][fees], StringComparison.Ordinal);
        Assert.All(book.Sheets[0].Rows.Skip(1), row => Assert.Null(row[fees].DataType));
        Assert.All(book.Texts(0).Skip(1), row => Assert.Equal("12.5", row[fees]));
        Assert.Equal(records.Select(record => record.Id), book.Texts(0).Skip(1).Select(row => row[0]));
        Assert.Equal(["HYPERLINK(\"https://archive.example/reports/990101-%E6%95%99%E8%82%B2%E5%B1%80-2019\",\"990101-教育局-2019\")"], Formulas(book).Where(formula => formula.Contains("/reports/990101-%E6%95%99%E8%82%B2%E5%B1%80-2019\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_stands_in_place_of_a_number_is_told_apart_and_never_zero()
    {
        string[] states = ["slash", "dash", "none", "blank", "missing", "undecided", "implied"];
        string[] keys = [.. CountCatalog.All.Take(states.Length).Select(count => count.Key)];
        ReportRecord record = RecordFactory.Record(0) with
        {
            Counts = new SortedDictionary<string, decimal>(StringComparer.Ordinal),
            Cells = new SortedDictionary<string, CellState>(keys.Zip(states).ToDictionary(pair => pair.First, pair => new CellState(pair.Second, pair.Second switch { "slash" => "/", "dash" => "-", "none" => "无", _ => null }, 0)), StringComparer.Ordinal),
        };
        ReadWorkbook book = await WrittenAsync(ReportCsv.Table, [Stored(record)]);

        string[] shown = [.. keys.Select(key => book.Texts(0)[1][Index(key)])];
        Assert.Equal(["/", "-", "无", "空白", "缺格", "未定", "未印"], shown);
        Assert.Equal("", book.Texts(0)[1][Index(CountCatalog.All[^1].Key)]);
        string notes = Notes(book);
        Assert.All(shown.Where(sign => sign.Length > 1), sign => Assert.Contains(sign, notes, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("＝cmd|' /C calc'!A0")]
    [InlineData("@SUM(1)")]
    [InlineData("_x0041_")]
    [InlineData("  前后有空  ")]
    [InlineData("两行\n文字")]
    [InlineData("𠀀㐀")]
    public async Task A_text_is_shown_as_it_is_and_never_run(string text)
    {
        ReadWorkbook book = await WrittenAsync(Texts, [text]);

        Assert.Empty(book.Errors);
        Cell cell = book.Sheets[0].Rows[1][0];
        Assert.Null(cell.CellFormula);
        Assert.Equal(CellValues.InlineString, cell.DataType!.Value);
        // Readers of the format put back what an escape stands for.
        Assert.Equal(text, cell.InnerText.Replace("_x005F_", "_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_file_cannot_hold_is_left_out_or_stands_as_unreadable()
    {
        ReadWorkbook book = await WrittenAsync(Texts, ["一\u0001二\uD83D三\uFFFF"]);

        Assert.Empty(book.Errors);
        Assert.Equal("一二\uFFFD三", book.Texts(0)[1][0]);
    }

    [Fact]
    public async Task A_text_longer_than_a_cell_ends_with_a_sign_and_is_counted_in_the_notes()
    {
        ReadWorkbook book = await WrittenAsync(Texts, [new string('长', 40_000), string.Concat(Enumerable.Repeat("𠀀", 20_000)), "短"]);

        Assert.Empty(book.Errors);
        Assert.All(book.Texts(0).Skip(1).Take(2), row => Assert.True(row[0].Length <= WorkbookText.Longest && row[0].EndsWith(WorkbookText.Cut, StringComparison.Ordinal)));
        Assert.DoesNotContain("\uFFFD", book.Texts(0)[2][0], StringComparison.Ordinal);
        Assert.Equal("40000", book.Texts(0)[1][1]);
        Assert.Contains("2 个单元格的文字超过", Notes(book), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("行政许可：增/减", 1, "行政许可：增-减")]
    [InlineData("a:b\\c?d*e[f]'", 2, "a-b-c-d-e-f--（2）")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三", 12, "一二三四五六七八九十一二三四五六七八九十一二三四五六七（12）")]
    public void A_sheet_has_a_name_that_it_may_have(string title, int number, string name) => Assert.Equal(name, WorkbookText.SheetName(title, number));

    [Fact]
    public async Task Rows_that_do_not_fit_stand_on_the_next_sheet_and_the_notes_say_so()
    {
        ReadWorkbook book = await WrittenAsync(Texts, Enumerable.Range(0, 7).Select(n => "行" + n), rowsOfSheet: 3);

        Assert.Empty(book.Errors);
        Assert.Equal(["报告", "报告（2）", "报告（3）", "说明"], book.Sheets.Select(sheet => sheet.Name));
        Assert.Equal([4, 4, 2], book.Sheets.Take(3).Select(sheet => sheet.Rows.Count));
        Assert.Equal("行6", book.Texts(2)[1][0]);
        Assert.Contains("共 7 行，分在 3 张工作表", Notes(book), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exactly_one_sheet_full_makes_no_empty_second()
    {
        Assert.Equal(2, (await WrittenAsync(Texts, ["甲", "乙", "丙"], rowsOfSheet: 3)).Sheets.Count);
        Assert.Equal(2, (await WrittenAsync(Texts, [])).Sheets.Count);
    }

    [Fact]
    public async Task A_link_leads_to_a_page_of_the_site_or_to_the_web_and_nowhere_else()
    {
        string[] paths = ["/r/甲\"&A1&\"", "https://elsewhere.example/a?b=1", "file:///etc/passwd", "javascript:alert(1)", "\\\\host\\share", "/" + new string('长', 60), "/" + new string('长', 400)];
        ReadWorkbook book = await WrittenAsync(Links, paths);

        Assert.Empty(book.Errors);
        Assert.Equal(paths, book.Texts(0).Skip(1).Select(row => row[0]));
        string[] formulas = [.. Formulas(book)];
        Assert.Equal(3, formulas.Length);
        Assert.Equal("HYPERLINK(\"https://archive.example/r/%E7%94%B2%22&A1&%22\",\"/r/甲\"\"&A1&\"\"\")", formulas[0]);
        Assert.Equal("HYPERLINK(\"https://archive.example/" + new string('长', 60) + "\",\"/" + new string('长', 60) + "\")", formulas[2]);
    }

    [Fact]
    public async Task Without_an_address_of_the_server_paths_stay_texts()
    {
        ReadWorkbook book = await WrittenAsync(Links, ["/r/甲"], site: "");

        Assert.Empty(Formulas(book));
        Assert.Contains("没有设定对外地址", Notes(book), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_notes_say_what_was_asked_of_which_state_and_what_is_missing()
    {
        string notes = Notes(await WrittenAsync(Texts, ["甲"], leftOut: ["990101-某局-2024"]));

        Assert.Contains("q = \"公开\"", notes, StringComparison.Ordinal);
        Assert.Contains("变更序号 7", notes, StringComparison.Ordinal);
        Assert.Contains("2026-02-01 08:00:00 UTC", notes, StringComparison.Ordinal);
        Assert.Contains("990101-某局-2024", notes, StringComparison.Ordinal);
        Assert.Contains("撤下", notes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_stay_in_sight_and_every_row_can_be_filtered()
    {
        byte[] file = await BytesAsync(ReportCsv.Table, [Stored(RecordFactory.Record(0))], Site);
        using MemoryStream stream = new(file);
        using DocumentFormat.OpenXml.Packaging.SpreadsheetDocument document = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(stream, isEditable: false);
        Worksheet sheet = document.WorkbookPart!.WorksheetParts.First(part => part.Worksheet.Descendants<AutoFilter>().Any()).Worksheet;
        Assert.Equal(1, sheet.Descendants<Pane>().Single().VerticalSplit!.Value);
        Assert.Equal($"A1:{Letters(ReportCsv.Table.Columns.Count)}1048576", sheet.Descendants<AutoFilter>().Single().Reference!.Value);
    }

    [Fact]
    public async Task A_row_is_as_high_as_what_is_wrapped_in_it()
    {
        ReadWorkbook book = await WrittenAsync(Texts, ["短", new string('长', 90), "一\n二"]);
        double?[] heights = [.. book.Sheets[0].Rows.Select(row => ((Row?)row[0].Parent)?.Height?.Value)];
        Assert.Equal([null, null, 3 * 15.5, 2 * 15.5], heights);
    }

    [Fact]
    public async Task Rows_go_out_as_they_come_and_nothing_is_written_without_waiting()
    {
        AsynchronousOnly output = new();
        long before = 0;
        IEnumerable<string> Many()
        {
            for (int i = 0; i < 60_000; i++)
            {
                if (i == 50_000) before = output.Written;
                yield return "第" + i + "行，" + (i * 7919L % 104729);
            }
        }

        Assert.Equal(60_000, await WorkbookWriter.WriteAsync(output, NotesOf(Site), Texts, Many()));
        Assert.True(before > 0.7 * output.Written, $"{before} of {output.Written} bytes had gone out.");
    }

    [Fact]
    public async Task What_breaks_off_is_no_workbook_that_opens()
    {
        MemoryStream output = new();
        await Assert.ThrowsAsync<InvalidOperationException>(() => WorkbookWriter.WriteAsync(output, NotesOf(Site), Texts, Broken()));
        Assert.ThrowsAny<Exception>(() => ReadWorkbook.Of(output.ToArray()));

        static IEnumerable<string> Broken()
        {
            for (int i = 0; i < 5000; i++) yield return "行";
            throw new InvalidOperationException("The store is gone.");
        }
    }

    private static StoredReport Stored(ReportRecord record) => new(record.Id, record, 1, 1, 1, [], null);

    private static int Index(string key) => ReportCsv.Table.Columns.Select((column, i) => (column, i)).First(pair => pair.column.Key == key).i;

    private static string Letters(int column) => column <= 26 ? ((char)('A' + column - 1)).ToString() : Letters((column - 1) / 26) + Letters(((column - 1) % 26) + 1);

    private static string Notes(ReadWorkbook book) => string.Join('\n', book.Texts(book.Sheets.Count - 1).Select(row => string.Join('\t', row)));

    private static IEnumerable<string> Formulas(ReadWorkbook book) => book.Sheets.SelectMany(sheet => sheet.Rows).SelectMany(row => row).Select(cell => cell.CellFormula?.Text).OfType<string>();

    private static WorkbookNotes NotesOf(string site) => new("报告", site, [("q", "\"公开\"")], "变更序号 7", new DateTimeOffset(2026, 2, 1, 8, 0, 0, TimeSpan.Zero));

    private static async Task<ReadWorkbook> WrittenAsync<T>(CsvTable<T> table, IEnumerable<T> things, int rowsOfSheet = WorkbookWriter.RowsOfSheet, string site = Site, IReadOnlyCollection<string>? leftOut = null) =>
        ReadWorkbook.Of(await BytesAsync(table, things, site, rowsOfSheet, leftOut));

    private static async Task<byte[]> BytesAsync<T>(CsvTable<T> table, IEnumerable<T> things, string site, int rowsOfSheet = WorkbookWriter.RowsOfSheet, IReadOnlyCollection<string>? leftOut = null)
    {
        AsynchronousOnly output = new();
        await WorkbookWriter.WriteAsync(output, NotesOf(site), table, things, leftOut, rowsOfSheet);
        return output.Bytes;
    }

    /// <summary>A way out that does not go back and is written to only by those who wait, as a server's is.</summary>
    private sealed class AsynchronousOnly : Stream
    {
        private readonly MemoryStream _held = new();

        public byte[] Bytes => _held.ToArray();

        public long Written => _held.Length;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => _held.WriteAsync(buffer, cancellationToken);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => _held.WriteAsync(buffer, offset, count, cancellationToken);

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Flush() => throw new NotSupportedException();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
