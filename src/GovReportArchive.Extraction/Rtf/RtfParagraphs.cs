using System.Globalization;
using System.Text;
using GovReportArchive.Extraction.Doc;
using GovReportArchive.Extraction.Texts;

namespace GovReportArchive.Extraction.Rtf;

/// <summary>Reads the paragraphs of an RTF file as they are printed: hidden and deleted text is left out, numbers of lists stand where the file writes them out.</summary>
internal sealed class RtfParagraphs(ReadOnlyMemory<byte> file, ExtractionLimits limits, string name, CancellationToken cancellationToken)
{
    /// <summary>Groups that hold no text of the document.</summary>
    private static readonly HashSet<string> Unread = new(StringComparer.Ordinal)
    {
        "colortbl", "stylesheet", "info", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "ftnsep", "ftnsepc", "ftncn",
        "objdata", "objclass", "fldinst", "bkmkstart", "bkmkend", "sp", "shprslt", "nonesttables", "annotation", "atnid", "atnauthor", "listtable", "listoverridetable", "rsidtbl",
        "generator", "themedata", "colorschememapping", "latentstyles", "datastore", "xmlnstbl", "mmathPr", "pgptbl", "userprops", "template", "tc", "xe", "falt", "panose",
    };

    /// <summary>Groups marked as unknown to old readers that hold text all the same.</summary>
    private static readonly HashSet<string> Read = new(StringComparer.Ordinal) { "shpinst", "shptxt", "ud" };

    private static readonly Dictionary<string, char> Signs = new(StringComparer.Ordinal)
    {
        ["tab"] = '\t',
        ["line"] = '\n',
        ["emdash"] = '—',
        ["endash"] = '–',
        ["lquote"] = '‘',
        ["rquote"] = '’',
        ["ldblquote"] = '“',
        ["rdblquote"] = '”',
        ["bullet"] = '•',
        ["~"] = ' ',
        ["_"] = '-',
        ["emspace"] = ' ',
        ["enspace"] = ' ',
        ["\\"] = '\\',
        ["{"] = '{',
        ["}"] = '}',
    };

    private readonly RtfFonts _fonts = new();
    private readonly RtfRow _row = new();
    private readonly Stack<(State State, StringBuilder Text, RaisedText Raised)> _groups = new();
    private readonly List<byte> _bytes = [];
    private readonly List<DocParagraph> _main = [];
    private readonly List<DocParagraph> _beside = [];
    private StringBuilder _text = new();
    private RaisedText _raised = new();
    private State _state = new() { UnicodeBytes = 1 };
    private int _skip;
    private int _notes;
    private int _characters;
    private int _markup;
    private int _tokens;
    private bool _optional;

    /// <summary>Pictures met.</summary>
    public int Pictures { get; private set; }

    /// <summary>The paragraphs of the text, then those of notes and text boxes.</summary>
    public List<DocParagraph> All()
    {
        foreach (RtfToken token in RtfTokens.Read(file))
        {
            Count();
            switch (token.Kind)
            {
                case RtfKind.Open:
                    Flush();
                    _skip = 0;
                    if (_groups.Count >= limits.MaxDepth) throw new ExtractionException("rtf.tooDeep", $"{name}：RTF 的组嵌套超过 {limits.MaxDepth} 层，不像一份年度报告。");
                    _groups.Push((_state, _text, _raised));
                    _state.Begins = true;
                    break;
                case RtfKind.Close:
                    Close();
                    break;
                case RtfKind.Byte when _skip > 0:
                    _skip--;
                    break;
                case RtfKind.Byte:
                    _state.Begins = false;
                    if (!_state.IsSilent) _bytes.Add((byte)token.Number!.Value);
                    break;
                default:
                    Control(token);
                    break;
            }
        }

        Flush();
        if (_text.Length > 0) End(DocEnd.Paragraph);
        return [.. _main, .. _beside];
    }

    /// <summary>Pictures and other groups without text may be as large as the file.</summary>
    private void Count()
    {
        if (!_state.Unread) _markup++;
        if ((++_tokens & 0xFFFF) != 0) return;
        cancellationToken.ThrowIfCancellationRequested();
        limits.CheckMarkupSize(name, _markup);
    }

    private void Close()
    {
        Flush();
        _skip = 0;
        if (!_groups.TryPop(out (State State, StringBuilder Text, RaisedText Raised) outer)) return;
        if (_state.Beside && !outer.State.Beside)
        {
            if (_text.Length > 0) End(DocEnd.Paragraph);
            (_text, _raised) = (outer.Text, outer.Raised);
        }

        if (_state.Numbers && !outer.State.Numbers) TrimTab();
        _state = outer.State;
    }

    private void Control(RtfToken token)
    {
        Flush();
        _skip = 0;
        (string word, int? number) = (token.Word, token.Number);
        if (word == "*")
        {
            _optional = true;
            return;
        }

        bool begins = _state.Begins, optional = _optional;
        (_state.Begins, _optional) = (false, false);
        if (begins && (Unread.Contains(word) || (optional && !Read.Contains(word)))) _state.Unread = true;
        else if (begins && word == "pict") Picture();
        else if (begins && word == "fonttbl") _state.InFonts = _state.Unread = true;
        else if (begins && word is "footnote" or "shptxt") Beside(word);
        else if (begins && word is "listtext" or "pntext") _state.Numbers = true;
        else if (_state.InFonts) _fonts.Control(word, number);
        else if (!_state.Unread) Apply(word, number);
        if (word == "ansicpg") _fonts.SetPage(number);
    }

    private void Apply(string word, int? number)
    {
        if (_state.Character(word, number)) return;
        if (Signs.TryGetValue(word, out char sign))
        {
            Append(sign);
            return;
        }

        switch (word)
        {
            case "u":
                Append((char)(ushort)(number ?? '?'));
                _skip = _state.UnicodeBytes;
                break;
            case "par" or "sect" or "page":
                End(DocEnd.Paragraph);
                break;
            case "cell":
                _state.InTable = true;
                End(DocEnd.Cell);
                break;
            case "nestcell":
                Append('\n');
                break;
            case "row":
                End(DocEnd.Row);
                break;
            case "pard":
                _state.InTable = false;
                break;
            case "intbl":
                _state.InTable = true;
                break;
            case "trowd":
                _row.Begin();
                break;
            case "trleft":
                _row.Left(number);
                break;
            case "clvmgf":
                _row.Merge(DocMerge.Vertical | DocMerge.Begins);
                break;
            case "clvmrg":
                _row.Merge(DocMerge.Vertical);
                break;
            case "clmrg":
                _row.Merge(DocMerge.Left);
                break;
            case "cellx":
                _row.EndCell(number);
                break;
        }
    }

    private void Picture()
    {
        Pictures++;
        _state.Unread = true;
    }

    /// <summary>Notes and text boxes stand inside a paragraph of the text, and are read after all of it.</summary>
    private void Beside(string word)
    {
        if (word == "footnote" && !_state.IsSilent) _text.Append(CultureInfo.InvariantCulture, $"[{++_notes}]");
        _text = new StringBuilder(word == "footnote" ? string.Create(CultureInfo.InvariantCulture, $"[{_notes}]") : "");
        _raised = new RaisedText();
        _state.Beside = true;
        _state.InTable = false;
        _state.Raised = false;
    }

    private void Append(char c)
    {
        if (_state.IsSilent) return;
        _text.Append(c);
        if (_state.Raised) _raised.Add(_text.Length - 1, _text.Length);
        if ((++_characters & 0xFFFF) == 0) limits.CheckCharacters(name, _characters);
    }

    /// <summary>Decodes the bytes that stand together: two of them may be one character, though one is written plainly.</summary>
    private void Flush()
    {
        if (_bytes.Count == 0) return;
        string text = _fonts.Of(_state.Font).GetString([.. _bytes]);
        _bytes.Clear();
        foreach (char c in text) Append(c);
    }

    private void TrimTab()
    {
        if (_text.Length > 0 && _text[^1] == '\t') _text.Length--;
    }

    private void End(DocEnd end)
    {
        Flush();
        if (_state.Unread) return;
        _raised.Apply(_text);
        string text = TextCleaner.Clean(_text.ToString()).Trim();
        _text.Clear();
        (_state.Beside ? _beside : _main).Add(new DocParagraph(text, end, _state.InTable || end != DocEnd.Paragraph, end == DocEnd.Row ? _row.ToRow() : null));
    }

    /// <summary>What holds until the group ends.</summary>
    private record struct State
    {
        public bool Begins;
        public bool Unread;
        public bool InFonts;
        public bool Beside;
        public bool Numbers;
        public bool InTable;
        public bool Hidden;
        public bool Deleted;
        public bool Raised;
        public int Font;
        public int UnicodeBytes;

        public readonly bool IsSilent => Unread || Hidden || Deleted;

        /// <summary>Takes a control that says how text looks; false for any other.</summary>
        public bool Character(string word, int? number)
        {
            switch (word)
            {
                case "plain":
                    (Hidden, Deleted, Raised) = (false, false, false);
                    return true;
                case "v":
                    Hidden = number != 0;
                    return true;
                case "deleted":
                    Deleted = number != 0;
                    return true;
                case "super":
                    Raised = number != 0;
                    return true;
                case "nosupersub":
                    Raised = false;
                    return true;
                case "f":
                    Font = number ?? 0;
                    return true;
                case "uc":
                    UnicodeBytes = Math.Clamp(number ?? 1, 0, 8);
                    return true;
                default:
                    return false;
            }
        }
    }
}
