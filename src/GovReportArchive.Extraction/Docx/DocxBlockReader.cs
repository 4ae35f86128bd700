using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using GovReportArchive.Extraction.Texts;
using GovReportArchive.Reports.Documents;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using Table = DocumentFormat.OpenXml.Wordprocessing.Table;
using TableCell = DocumentFormat.OpenXml.Wordprocessing.TableCell;
using TableRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;

namespace GovReportArchive.Extraction.Docx;

/// <summary>Reads block-level content in document order: paragraphs, tables, what content controls hold, text boxes after their paragraph.</summary>
internal sealed class DocxBlockReader(MainDocumentPart part)
{
    private readonly DocxParagraphReader _paragraphs = new(part);
    private readonly Dictionary<Table, bool> _data = [];

    /// <summary>Parts in foreign formats that the document includes whole and that are not read.</summary>
    public int Chunks { get; private set; }

    public int Pictures => _paragraphs.Pictures;

    /// <summary>The blocks of a container; paragraphs without text leave nothing.</summary>
    public List<Block> Read(OpenXmlElement container)
    {
        List<Block> blocks = [];
        Read(container, blocks, "");
        return blocks;
    }

    /// <summary>Footnotes and endnotes that the text read so far refers to, each with its mark.</summary>
    public IEnumerable<Block> Notes()
    {
        for (int i = 0; i < _paragraphs.Notes.Count; i++)
        {
            (bool isEndnote, long id) = _paragraphs.Notes[i];
            FootnoteEndnoteType? note = isEndnote
                ? part.EndnotesPart?.Endnotes?.Elements<Endnote>().FirstOrDefault(n => n.Id?.Value == id)
                : part.FootnotesPart?.Footnotes?.Elements<Footnote>().FirstOrDefault(n => n.Id?.Value == id);
            string text = note is null ? "" : Lines(note);
            if (text.Length > 0) yield return new Reports.Documents.Paragraph(FormattableString.Invariant($"[{i + 1}]{text}"));
        }
    }

    /// <summary>Everything in a container as lines of one text: for table cells and notes.</summary>
    public string Lines(OpenXmlElement container) => string.Join('\n', Read(container).SelectMany(Texts).Where(text => text.Length > 0));

    private static IEnumerable<string> Texts(Block block) => block switch
    {
        Reports.Documents.Paragraph paragraph => [paragraph.Text],
        Reports.Documents.Table table => table.Rows.SelectMany(row => row.Cells).Select(cell => cell.Text),
        _ => [],
    };

    /// <param name="container">Whose children are read.</param>
    /// <param name="blocks">Receives them.</param>
    /// <param name="carried">Text of paragraphs before whose marks are deleted.</param>
    private string Read(OpenXmlElement container, List<Block> blocks, string carried)
    {
        foreach (OpenXmlElement element in container.ChildElements)
        {
            switch (element)
            {
                case Paragraph paragraph:
                    (string text, IReadOnlyList<OpenXmlElement> boxes, bool goesOn) = _paragraphs.Read(paragraph);
                    carried += text;
                    if (!goesOn) carried = Flush(blocks, carried);
                    foreach (OpenXmlElement box in boxes) Read(box, blocks, "");
                    break;
                case Table table:
                    carried = Flush(blocks, carried);
                    ReadTable(table, blocks);
                    break;
                case SdtBlock control:
                    if (!IsContents(control) && control.SdtContentBlock is not null) carried = Read(control.SdtContentBlock, blocks, carried);
                    break;
                case AltChunk:
                    Chunks++;
                    break;
                case DeletedRun or MoveFromRun or SectionProperties or TableCellProperties:
                    break;
                default:
                    if (element.HasChildren) carried = Read(element, blocks, carried);
                    break;
            }
        }

        return Flush(blocks, carried);
    }

    private static string Flush(List<Block> blocks, string text)
    {
        foreach (string line in LineBreaks.Paragraphs(text))
        {
            string trimmed = line.Trim();
            if (trimmed.Length > 0) blocks.Add(new Reports.Documents.Paragraph(trimmed));
        }

        return "";
    }

    private void ReadTable(Table table, List<Block> blocks)
    {
        if (IsData(table))
        {
            blocks.Add(DocxTableReader.Read(table, Lines));
            return;
        }

        foreach (TableCell cell in DocxTableReader.Rows(table).SelectMany(DocxTableReader.Cells)) Read(cell, blocks, "");
    }

    private bool IsData(Table table)
    {
        if (_data.TryGetValue(table, out bool known)) return known;
        TableSurvey survey = new();
        foreach (TableRow row in DocxTableReader.Rows(table))
        {
            survey.BeginRow();
            foreach (TableCell cell in DocxTableReader.Cells(row))
            {
                survey.BeginCell();
                foreach (OpenXmlElement child in cell.ChildElements)
                {
                    if (child is Table inner) survey.HoldsData |= IsData(inner) || inner.Descendants<Table>().Any(IsData);
                    else survey.Read(child.InnerText);
                }
            }
        }

        return _data[table] = survey.IsData();
    }

    private static bool IsContents(SdtBlock control) =>
        control.SdtProperties?.Descendants<DocPartGallery>().Any(gallery => gallery.Val?.Value == "Table of Contents") == true
        || control.SdtProperties?.GetFirstChild<ShowingPlaceholder>() is not null;
}
