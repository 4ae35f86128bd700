using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using GovReportArchive.Extraction.Texts;

namespace GovReportArchive.Extraction.Docx;

/// <summary>Reads the text of paragraphs as it is printed once all tracked changes are accepted.</summary>
/// <remarks>Deleted and moved-away text, hidden text, field codes and placeholders are left out; numbers of lists are written out.</remarks>
internal sealed class DocxParagraphReader(MainDocumentPart part)
{
    private const int DeepestTag = 20;
    private static readonly XNamespace Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private readonly DocxStyles _styles = new(part.StyleDefinitionsPart);
    private readonly DocxNumbering _numbering = new(part.NumberingDefinitionsPart);
    private readonly List<OpenXmlElement> _boxes = [];
    private readonly Stack<bool> _fieldsInCode = new();
    private readonly StringBuilder _text = new();
    private readonly RaisedText _raised = new();
    private bool _hidden;
    private int _tagged;

    /// <summary>Notes that the text refers to, in the order of their marks: <c>[1]</c> is the first.</summary>
    public List<(bool IsEndnote, long Id)> Notes { get; } = [];

    /// <summary>Pictures met so far.</summary>
    public int Pictures { get; private set; }

    /// <summary>The paragraph's text, the text boxes anchored in it, and whether its mark is deleted, so that the next paragraph goes on in it.</summary>
    public (string Text, IReadOnlyList<OpenXmlElement> Boxes, bool GoesOn) Read(Paragraph paragraph)
    {
        _text.Clear();
        _boxes.Clear();
        _fieldsInCode.Clear();
        ParagraphProperties? properties = paragraph.ParagraphProperties;
        string? style = properties?.ParagraphStyleId?.Val?.Value;
        _hidden = _styles.Hidden(style) == true;
        Inline(paragraph);
        _raised.Apply(_text);
        string text = TextCleaner.Clean(_text.ToString()).Trim();
        if (_styles.IsContents(style)) text = "";
        bool goesOn = properties?.ParagraphMarkRunProperties?.ChildElements.Any(mark => mark is Deleted or MoveFrom) == true;
        string number = text.Length == 0 && !paragraph.Descendants<Run>().Any() ? "" : _numbering.Next(properties?.NumberingProperties, _styles.Numbering(style));
        return (text.Length == 0 ? "" : number + text, [.. _boxes], goesOn);
    }

    private void Inline(OpenXmlElement container)
    {
        foreach (OpenXmlElement element in container.ChildElements)
        {
            switch (element)
            {
                case Run run:
                    ReadRun(run);
                    break;
                case DeletedRun or MoveFromRun or ParagraphProperties or ProofError or BookmarkStart or BookmarkEnd:
                    break;
                case SdtRun control:
                    if (control.SdtProperties?.GetFirstChild<ShowingPlaceholder>() is null && control.SdtContentRun is not null) Inline(control.SdtContentRun);
                    break;
                case AlternateContent alternate:
                    Alternate(alternate);
                    break;
                case OpenXmlUnknownElement { LocalName: "smartTag" } tag:
                    if (_tagged < DeepestTag) Tagged(tag);
                    break;
                default:
                    if (element.LocalName is "oMath" or "oMathPara") _text.Append(string.Concat(element.Descendants().Where(e => e.LocalName == "t").Select(e => e.InnerText)));
                    else if (element.HasChildren) Inline(element);
                    break;
            }
        }
    }

    /// <summary>Word 2003 wrapped numbers, dates and places into smart tags, which later schemas do not know: their content is read as if it stood there alone.</summary>
    private void Tagged(OpenXmlUnknownElement tag)
    {
        _tagged++;
        XElement content = new(Word + "p");
        content.Add(XElement.Parse(tag.OuterXml).Elements().Where(child => child.Name.LocalName != "smartTagPr"));
        Inline(new Paragraph(content.ToString(SaveOptions.DisableFormatting)));
        _tagged--;
    }

    private void ReadRun(Run run)
    {
        bool hidden = DocxStyles.IsOn(run.RunProperties?.Vanish) ?? _styles.Hidden(run.RunProperties?.RunStyle?.Val?.Value) ?? _hidden;
        VerticalPositionValues? place = run.RunProperties?.VerticalTextAlignment?.Val?.Value ?? _styles.Place(run.RunProperties?.RunStyle?.Val?.Value);
        int start = _text.Length;
        foreach (OpenXmlElement element in run.ChildElements)
        {
            if (element is FieldChar field) Field(field.FieldCharType?.Value);
            else if (!hidden && !_fieldsInCode.Contains(true)) Content(element);
        }

        if (place == VerticalPositionValues.Superscript) _raised.Add(start, _text.Length);
    }

    private void Field(FieldCharValues? kind)
    {
        if (kind == FieldCharValues.Begin) _fieldsInCode.Push(true);
        else if (_fieldsInCode.TryPop(out _) && kind == FieldCharValues.Separate) _fieldsInCode.Push(false);
    }

    private void Content(OpenXmlElement element)
    {
        switch (element)
        {
            case DocumentFormat.OpenXml.Wordprocessing.Text text:
                _text.Append(text.Text);
                break;
            case TabChar or PositionalTab:
                _text.Append('\t');
                break;
            case Break or CarriageReturn:
                _text.Append('\n');
                break;
            case NoBreakHyphen:
                _text.Append('-');
                break;
            case SymbolChar symbol:
                _text.Append(SymbolFonts.Read(symbol.Font?.Value, symbol.Char?.Value));
                break;
            case FootnoteReference { Id.Value: long id }:
                Note(isEndnote: false, id);
                break;
            case EndnoteReference { Id.Value: long id }:
                Note(isEndnote: true, id);
                break;
            case Ruby { RubyBase: not null } ruby:
                Inline(ruby.RubyBase);
                break;
            case AlternateContent alternate:
                Alternate(alternate);
                break;
            case Drawing or Picture or EmbeddedObject:
                Drawn(element);
                break;
        }
    }

    private void Note(bool isEndnote, long id)
    {
        Notes.Add((isEndnote, id));
        _text.Append(CultureInfo.InvariantCulture, $"[{Notes.Count}]");
    }

    /// <summary>Both branches show the same thing to older and newer programs: only one of them is read.</summary>
    private void Alternate(AlternateContent alternate)
    {
        OpenXmlElement? choice = alternate.ChildElements.FirstOrDefault(e => e.LocalName == "Choice" && e.HasChildren)
            ?? alternate.ChildElements.FirstOrDefault(e => e.LocalName == "Fallback");
        foreach (OpenXmlElement element in choice?.ChildElements ?? Enumerable.Empty<OpenXmlElement>())
        {
            if (element is Run run) ReadRun(run);
            else Content(element);
        }
    }

    private void Drawn(OpenXmlElement drawing)
    {
        List<OpenXmlElement> boxes = [.. drawing.Descendants().Where(e => e.LocalName == "txbxContent" && !e.Ancestors().TakeWhile(a => a != drawing).Any(a => a.LocalName is "txbxContent" or "Fallback"))];
        if (boxes.Count > 0) _boxes.AddRange(boxes);
        else if (drawing.Descendants().Any(e => e.LocalName is "blip" or "imagedata")) Pictures++;
    }
}
