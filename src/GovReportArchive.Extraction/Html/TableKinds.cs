using AngleSharp.Dom;

namespace GovReportArchive.Extraction.Html;

/// <summary>Tells tables of data from tables that only lay a page out.</summary>
/// <remarks>
/// A table lays out when it has no row of two cells, when a table of data stands inside it, or when a cell holds whole paragraphs of prose;
/// eight numbers of its own make it data all the same.
/// </remarks>
internal static class TableKinds
{
    private const int ManyNumbers = 8;
    private const int LongProse = 200;
    private const int SentencesOfProse = 3;

    public static HashSet<IElement> DataTables(IElement root, Func<IElement, bool> isSkipped)
    {
        HashSet<IElement> data = [];
        Stack<Frame> open = new();
        DomWalk.Visit(root, Enter, Leave);
        return data;

        bool Enter(INode node)
        {
            if (node is IText text && open.TryPeek(out Frame? frame)) frame.Read(text.Data);
            if (node is not IElement element || isSkipped(element)) return false;
            if (element.LocalName == "table") open.Push(new Frame(element));
            else if (open.TryPeek(out frame)) frame.Begin(element.LocalName);
            return true;
        }

        void Leave(INode node)
        {
            if (node is not IElement { LocalName: "table" }) return;
            Frame closed = open.Pop();
            bool isData = closed.IsData();
            if (isData) data.Add(closed.Table);
            if (open.TryPeek(out Frame? outer)) outer.HoldsData |= isData || closed.HoldsData;
        }
    }

    private sealed class Frame(IElement table)
    {
        private int _cellsInRow;
        private int _mostCells;
        private int _numbers;
        private bool _longProse;
        private int _length;
        private int _sentences;
        private bool _onlyDigits;

        public IElement Table { get; } = table;

        public bool HoldsData { get; set; }

        public void Begin(string element)
        {
            if (element is not ("tr" or "td" or "th")) return;
            EndCell();
            _cellsInRow = element == "tr" ? 0 : _cellsInRow + 1;
            _mostCells = Math.Max(_mostCells, _cellsInRow);
        }

        public void Read(string text)
        {
            foreach (char c in text)
            {
                if (char.IsWhiteSpace(c)) continue;
                _length++;
                if (c == '。') _sentences++;
                _onlyDigits &= char.IsAsciiDigit(c) || c is '.' or ',' or '/' or '-' or '—';
            }
        }

        public bool IsData()
        {
            EndCell();
            return _mostCells > 1 && (_numbers >= ManyNumbers || (!HoldsData && !_longProse));
        }

        private void EndCell()
        {
            if (_length > 0 && _onlyDigits) _numbers++;
            _longProse |= _length >= LongProse && _sentences >= SentencesOfProse;
            _length = 0;
            _sentences = 0;
            _onlyDigits = true;
        }
    }
}
