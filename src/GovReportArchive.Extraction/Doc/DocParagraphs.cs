using System.Globalization;
using System.Text;
using GovReportArchive.Extraction.Docx;
using GovReportArchive.Extraction.Texts;

namespace GovReportArchive.Extraction.Doc;

/// <summary>What ends a paragraph.</summary>
internal enum DocEnd
{
    Paragraph,
    Cell,
    Row,
}

/// <summary>A paragraph, a cell's last one, or the mark that ends a row.</summary>
/// <param name="Text">As printed, with its list number.</param>
/// <param name="End">What its mark ends.</param>
/// <param name="InTable">Whether it belongs to a table.</param>
/// <param name="Row">The row's definition, at the mark that ends it.</param>
internal sealed record DocParagraph(string Text, DocEnd End, bool InTable, DocRow? Row);

/// <summary>Reads the paragraphs of a story as they are printed once all changes are accepted.</summary>
internal sealed class DocParagraphs(DocFile file, ExtractionLimits limits, string name)
{
    private readonly DocStyles _styles = new(file);
    private readonly DocLists _lists = new(file);
    private readonly Stack<bool> _fieldsInCode = new();
    private readonly StringBuilder _text = new();
    private PropertyRun _run;
    private readonly RaisedText _raised = new();
    private (bool Deleted, bool Hidden, bool Special, bool Raised, string? Symbol) _look;
    private int _characters;

    public int Notes { get; private set; }

    public int Pictures { get; private set; }

    public IEnumerable<DocParagraph> Read(DocStory story)
    {
        Notes = 0;
        _text.Clear();
        _fieldsInCode.Clear();
        foreach ((char c, uint place) in file.Read(file.Start(story), file.Length(story)))
        {
            if ((++_characters & 0xFFFF) == 0) limits.CheckCharacters(name, _characters);
            if (place < _run.From || place >= _run.To) Look(place);
            if (c is not ('\r' or '\a' or '\f'))
            {
                Add(c);
                continue;
            }

            // Where the mark itself is deleted, the next paragraph goes on in this one.
            if (_look.Deleted && c == '\r') continue;
            PropertyRun run = PropertyRuns.At(file.Paragraphs, place);
            if (c == '\f' && run.To > place + 2)
            {
                _text.Append('\n');
                continue;
            }

            yield return End(c, run);
        }

        if (_text.Length > 0) yield return End('\r', default);
    }

    private DocParagraph End(char mark, PropertyRun run)
    {
        DocParagraphProperties properties = DocParagraphProperties.Read(file, _styles, run);
        _raised.Apply(_text);
        string text = TextCleaner.Clean(_text.ToString()).Trim();
        _text.Clear();
        _fieldsInCode.Clear();
        DocEnd end = properties.EndsRow ? DocEnd.Row : mark == '\a' && properties.InTable ? DocEnd.Cell : DocEnd.Paragraph;
        if (_styles.IsContents(run.Style)) text = "";
        if (text.Length > 0 && properties.List > 0) text = _lists.Next(properties.List, properties.Level) + text;
        return new DocParagraph(text, end, properties.InTable, properties.Row);
    }

    private void Look(uint place)
    {
        _run = PropertyRuns.At(file.Characters, place);
        if (_run.To == 0) _run = new PropertyRun(place, place + 1, 0, 0, 0);
        bool deleted = false, hidden = false, special = false, raised = false;
        string? symbol = null;
        foreach (Sprm sprm in new Sprms(file.Document.Part(_run.ListAt, _run.ListLength)))
        {
            switch (sprm.Code)
            {
                case Sprms.CFRMarkDel:
                    deleted = sprm.Value == 1;
                    break;
                case Sprms.CFVanish:
                    hidden = sprm.Value is 1 or 0x81;
                    break;
                case Sprms.CFSpec:
                    special = sprm.Value == 1;
                    break;
                case Sprms.CIss:
                    raised = sprm.Value == 1;
                    break;
                case Sprms.CSymbol:
                    symbol = SymbolFonts.Read(null, (sprm.Value >> 16).ToString("X4", CultureInfo.InvariantCulture));
                    break;
            }
        }

        _look = (deleted, hidden, special, raised, symbol);
    }

    private void Add(char c)
    {
        if (_look.Deleted) return;
        switch (c)
        {
            case '\u0013':
                _fieldsInCode.Push(true);
                return;
            case '\u0014' or '\u0015':
                if (_fieldsInCode.TryPop(out _) && c == '\u0014') _fieldsInCode.Push(false);
                return;
        }

        if (_look.Hidden || _fieldsInCode.Contains(true)) return;
        int start = _text.Length;
        Write(c);
        if (_look.Raised) _raised.Add(start, _text.Length);
    }

    private void Write(char c)
    {
        switch (c)
        {
            case '\v':
                _text.Append('\n');
                break;
            case '\u001E':
                _text.Append('-');
                break;
            case '\u0002' when _look.Special:
                _text.Append(CultureInfo.InvariantCulture, $"[{++Notes}]");
                break;
            case '\u0001' or '\u0008' when _look.Special:
                Pictures++;
                break;
            case '(' when _look.Special && _look.Symbol is not null:
                _text.Append(_look.Symbol);
                break;
            default:
                if (c >= ' ' || c == '\t') _text.Append(c);
                break;
        }
    }
}
