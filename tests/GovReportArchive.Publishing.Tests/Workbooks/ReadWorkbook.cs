using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace GovReportArchive.Publishing.Tests.Workbooks;

/// <summary>A workbook as another library reads it.</summary>
internal sealed class ReadWorkbook
{
    private ReadWorkbook(IReadOnlyList<(string Name, IReadOnlyList<IReadOnlyList<Cell>> Rows)> sheets, IReadOnlyList<string> errors) => (Sheets, Errors) = (sheets, errors);

    public IReadOnlyList<(string Name, IReadOnlyList<IReadOnlyList<Cell>> Rows)> Sheets { get; }

    /// <summary>What the schemas of the format find wrong.</summary>
    public IReadOnlyList<string> Errors { get; }

    public static ReadWorkbook Of(byte[] file)
    {
        using MemoryStream stream = new(file);
        using SpreadsheetDocument document = SpreadsheetDocument.Open(stream, isEditable: false);
        WorkbookPart book = document.WorkbookPart!;
        return new ReadWorkbook(
            [.. book.Workbook.Descendants<Sheet>().Select(sheet => (sheet.Name!.Value!, Rows((WorksheetPart)book.GetPartById(sheet.Id!.Value!))))],
            [.. new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}")]);
    }

    /// <summary>The rows of a sheet as texts; a number is as the file has it.</summary>
    public IReadOnlyList<string[]> Texts(int sheet) => [.. Sheets[sheet].Rows.Select(row => row.Select(cell => cell.InlineString?.InnerText ?? cell.CellValue?.Text ?? "").ToArray())];

    private static IReadOnlyList<IReadOnlyList<Cell>> Rows(WorksheetPart sheet) =>
        [.. sheet.Worksheet.Descendants<Row>().Select(row => (IReadOnlyList<Cell>)[.. row.Elements<Cell>()])];
}
