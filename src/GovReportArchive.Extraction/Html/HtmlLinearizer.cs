using System.Text;
using AngleSharp.Dom;
using GovReportArchive.Extraction.Texts;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Html;

/// <summary>A paragraph or a table of a page, with what is needed to judge whether it belongs to the report.</summary>
/// <param name="Text">The paragraph, or all cells of the table.</param>
/// <param name="LinkLength">How many of its characters are links.</param>
/// <param name="Element">The nearest block element that holds it.</param>
/// <param name="Table">The table, or null for a paragraph.</param>
internal sealed record PageBlock(string Text, int LinkLength, IElement Element, Table? Table = null)
{
    public bool IsLink => LinkLength > 0 && LinkLength * 10 >= Text.Length * 6;
}

/// <summary>Reads an element's paragraphs and tables in document order, as a browser would break them.</summary>
/// <remarks>The walk keeps no stack of its own, so that no depth of nesting can exhaust it.</remarks>
internal sealed class HtmlLinearizer(Func<IElement, bool> isSkipped, Func<IElement, bool>? isData = null, bool flatTables = false)
{
    private readonly List<PageBlock> _blocks = [];
    private readonly StringBuilder _text = new();
    private readonly Dictionary<IElement, int> _numbered = [];
    private readonly Stack<int> _raisedFrom = new();
    private readonly RaisedText _raised = new();
    private int _linkLength;
    private int _links;
    private int _preformatted;
    private IElement _block = null!;

    public List<PageBlock> Read(IElement root)
    {
        _block = root;
        DomWalk.Visit(root, Enter, Leave);
        Flush();
        return _blocks;
    }

    private bool Enter(INode node)
    {
        if (node is IText text) Append(text.Data);
        return node is IElement element && !isSkipped(element) && Enter(element);
    }

    /// <summary>True when the element's children are to be read.</summary>
    private bool Enter(IElement element)
    {
        switch (element.LocalName)
        {
            case "br":
                _text.Append('\n');
                return false;
            case "table" when !flatTables && isData!(element):
                Flush();
                if (HtmlTableReader.Read(element, isSkipped) is Table table)
                {
                    string text = string.Join('\n', table.Rows.SelectMany(row => row.Cells).Select(cell => cell.Text));
                    _blocks.Add(new PageBlock(text, 0, element, table));
                }

                return false;
        }

        if (!element.HasChildNodes) return false;
        if (Markup.IsBlock(element))
        {
            Flush();
            _block = element;
            if (element.LocalName == "li") _text.Append(NumberOf(element));
        }

        if (Markup.IsRaised(element)) _raisedFrom.Push(_text.Length);
        if (element.LocalName == "a") _links++;
        if (element.LocalName == "pre") _preformatted++;
        return true;
    }

    private void Leave(INode node)
    {
        IElement element = (IElement)node;
        if (Markup.IsRaised(element) && _raisedFrom.TryPop(out int from) && _raisedFrom.Count == 0) _raised.Add(from, _text.Length);
        if (element.LocalName == "a") _links--;
        if (element.LocalName == "pre") _preformatted--;
        if (!Markup.IsBlock(element)) return;
        Flush();
        _block = element.ParentElement!;
    }

    private string NumberOf(IElement item)
    {
        if (item.ParentElement is not { LocalName: "ol" } list) return "";
        _numbered[list] = _numbered.TryGetValue(list, out int before) ? before + 1 : ListNumber.Start(list);
        return ListNumber.Of(list, item, _numbered[list]);
    }

    /// <summary>Runs of white space are one blank, except that a line end between two Chinese characters is none: it was only set by an editor.</summary>
    private void Append(string data)
    {
        if (_preformatted > 0)
        {
            _text.Append(data);
            if (_links > 0) _linkLength += data.Length;
            return;
        }

        int before = _text.Length;
        for (int i = 0; i < data.Length; i++)
        {
            char c = data[i];
            if (c is not (' ' or '\t' or '\n' or '\r' or '\f'))
            {
                _text.Append(c);
                continue;
            }

            bool lineEnd = false;
            for (; i < data.Length && data[i] is ' ' or '\t' or '\n' or '\r' or '\f'; i++) lineEnd |= data[i] is '\n' or '\r';
            i--;
            char previous = _text.Length > 0 ? _text[^1] : '\n';
            if (previous is ' ' or '\n') continue;
            if (lineEnd && IsWide(previous) && (i + 1 >= data.Length || IsWide(data[i + 1]))) continue;
            _text.Append(' ');
        }

        if (_links > 0) _linkLength += _text.Length - before;
    }

    private static bool IsWide(char c) => c is >= '\u2E80' and <= '\uFFEF' or '\u201C' or '\u201D';

    private void Flush()
    {
        if (_text.Length == 0) return;
        BreakRaised();
        _raised.Apply(_text);
        string text = TextCleaner.Clean(_text.ToString());
        int linkLength = _linkLength;
        _text.Clear();
        _linkLength = 0;
        IEnumerable<string> paragraphs = flatTables || _preformatted > 0 || _block.LocalName == "pre"
            ? text.Split('\n') : LineBreaks.Paragraphs(text);
        foreach (string paragraph in paragraphs)
        {
            string trimmed = _block.LocalName == "pre" ? paragraph.TrimEnd() : paragraph.Trim();
            if (trimmed.Length > 0) _blocks.Add(new PageBlock(trimmed, Math.Min(linkLength, trimmed.Length), _block));
        }
    }

    /// <summary>What is raised over the end of a paragraph is raised in each of both.</summary>
    private void BreakRaised()
    {
        if (_raisedFrom.Count == 0) return;
        _raised.Add(_raisedFrom.Last(), _text.Length);
        int open = _raisedFrom.Count;
        _raisedFrom.Clear();
        for (int i = 0; i < open; i++) _raisedFrom.Push(0);
    }
}
