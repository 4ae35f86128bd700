using System.Globalization;
using System.Text;
using ExcelDataReader;
using GovReportArchive.Extraction.FileTypes;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Sheets;

/// <summary>Workbooks (.xls, .xlsx): each visible sheet is what stands above its table, line by line, and the table with its merged cells.</summary>
/// <remarks>Cells give the values that the workbook was saved with; formulas are not computed.</remarks>
internal static class SheetExtractor
{
    // A statutory table has some fifty rows and twenty columns; a workbook of personal data has more than anybody wants here.
    private const int MostRows = 20_000;
    private const int MostColumns = 250;
    private const int MostSheets = 50;
    private const int MostCells = 200_000;

    // The library asks the runtime for the code pages of old workbooks by number.
    static SheetExtractor() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Content Extract(string name, ReadOnlyMemory<byte> file, ExtractionLimits limits, CancellationToken cancellationToken)
    {
        try
        {
            using Stream stream = ZipContents.AsStream(file);
            using IExcelDataReader reader = ExcelReaderFactory.CreateReader(stream, new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding("GB18030"), LeaveOpen = true });
            List<Block> blocks = [];
            int sheets = 0, cells = 0;
            do
            {
                if (reader.VisibleState != "visible") continue;
                if (++sheets > MostSheets) throw TooMuch(name, $"{MostSheets} 张工作表");
                blocks.AddRange(Sheet(name, reader, limits, ref cells, cancellationToken));
            }
            while (reader.NextResult());
            return blocks.Count > 0 ? new Content(blocks) : throw new InvalidDataException("no visible sheet with anything in it");
        }
        catch (Exception error) when (error is not (ExtractionException or OperationCanceledException or OutOfMemoryException))
        {
            // The library tells of damage by whatever it stumbles over.
            throw new ExtractionException("sheet.damaged", $"{name}：Excel 工作簿已损坏、加密或没有下载完整。请重新下载，或用 Excel、WPS 另存后入库。", error);
        }
    }

    private static List<Block> Sheet(string name, IExcelDataReader reader, ExtractionLimits limits, ref int cells, CancellationToken cancellationToken)
    {
        List<string[]> rows = [];
        long characters = 0;
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (rows.Count >= MostRows) throw TooMuch(name, $"{MostRows} 行");
            string[] row = [.. Enumerable.Range(0, Math.Min(reader.FieldCount, MostColumns)).Select(column => Text(reader.GetValue(column)))];
            limits.CheckCharacters(name, characters += row.Sum(text => text.Length));
            rows.Add(row);
        }

        while (rows is [.., var last] && last.All(text => text.Length == 0)) rows.RemoveAt(rows.Count - 1);
        int width = rows.Count == 0 ? 0 : rows.Max(row => 1 + Array.FindLastIndex(row, text => text.Length > 0));
        int above = rows.TakeWhile(row => row.Count(text => text.Length > 0) <= 1).Count();
        // A few bytes of a file say thousands of empty cells.
        if ((cells += (rows.Count - above) * width) > MostCells) throw TooMuch(name, $"{MostCells} 个单元格");
        List<Block> blocks = [.. rows.Take(above).SelectMany(row => row).Where(text => text.Length > 0).Select(line => new Paragraph(line))];
        if (above < rows.Count) blocks.Add(TableGrid.LayOut(Cells(rows, above, width, reader.MergeCells ?? [])));
        return blocks;
    }

    private static List<IReadOnlyList<LooseCell>> Cells(List<string[]> rows, int first, int width, CellRange[] merges)
    {
        Dictionary<(int, int), (int Columns, int Rows)> spans = [];
        HashSet<(int, int)> covered = [];
        foreach (CellRange range in merges.Where(range => range.FromRow >= first && range.FromRow < rows.Count && range.FromColumn < width && covered.Count < MostRows))
        {
            int toRow = Math.Min(range.ToRow, rows.Count - 1), toColumn = Math.Min(range.ToColumn, width - 1);
            spans[(range.FromRow, range.FromColumn)] = (toColumn - range.FromColumn + 1, toRow - range.FromRow + 1);
            for (int row = range.FromRow; row <= toRow; row++)
                for (int column = range.FromColumn; column <= toColumn; column++) covered.Add((row, column));
            covered.Remove((range.FromRow, range.FromColumn));
        }

        return [.. Enumerable.Range(first, rows.Count - first).Select(row => (IReadOnlyList<LooseCell>)[.. Enumerable.Range(0, width).Where(column => !covered.Contains((row, column))).Select(column => Cell(row, column))])];

        LooseCell Cell(int row, int column)
        {
            (int columns, int down) = spans.GetValueOrDefault((row, column), (1, 1));
            return new LooseCell(column < rows[row].Length ? rows[row][column] : "", columns, down);
        }
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        // Counts are kept as floating numbers: what is whole is written as such.
        double number => number == Math.Floor(number) && Math.Abs(number) < 1e15 ? number.ToString("F0", CultureInfo.InvariantCulture) : number.ToString("G15", CultureInfo.InvariantCulture),
        DateTime moment => moment.TimeOfDay == TimeSpan.Zero ? moment.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) : moment.ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)?.Trim() ?? "",
    };

    private static ExtractionException TooMuch(string name, string what) => new("file.tooMuchText", $"{name}：工作簿超过 {what}，不像一份年度报告。请只保留年度报告的统计表后入库。");
}
