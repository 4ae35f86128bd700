using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Doc;

/// <summary>Collects the rows of one table; columns are told by the edges that all rows share.</summary>
internal sealed class DocTableBuilder
{
    /// <summary>Edges nearer than this, in twips, are one.</summary>
    private const int SameEdge = 60;

    private readonly List<(List<List<string>> Cells, DocRow? Row)> _rows = [];
    private List<List<string>> _cells = [];
    private List<string> _paragraphs = [];

    public bool IsEmpty => _rows.Count == 0 && _cells.Count == 0 && _paragraphs.Count == 0;

    public void Add(DocParagraph paragraph)
    {
        if (paragraph.End == DocEnd.Row)
        {
            _rows.Add((_cells, paragraph.Row));
            _cells = [];
            _paragraphs = [];
            return;
        }

        if (paragraph.Text.Length > 0) _paragraphs.Add(paragraph.Text);
        if (paragraph.End != DocEnd.Cell) return;
        _cells.Add(_paragraphs);
        _paragraphs = [];
    }

    /// <summary>The table, or the paragraphs of one that only frames text. The builder is empty afterwards.</summary>
    public IEnumerable<Block> Build()
    {
        if (_paragraphs.Count > 0) _cells.Add(_paragraphs);
        if (_cells.Count > 0) _rows.Add((_cells, null));
        _cells = [];
        _paragraphs = [];
        List<Block> blocks = IsData() ? [TableGrid.LayOut(Place())] : [.. _rows.SelectMany(row => row.Cells).SelectMany(cell => cell).Select(text => new Paragraph(text))];
        _rows.Clear();
        return blocks;
    }

    private bool IsData()
    {
        TableSurvey survey = new();
        foreach ((List<List<string>> cells, _) in _rows)
        {
            survey.BeginRow();
            foreach (List<string> cell in cells)
            {
                survey.BeginCell();
                foreach (string text in cell) survey.Read(text);
            }
        }

        return survey.IsData();
    }

    private List<List<PlacedCell>> Place()
    {
        List<int> edges = [];
        foreach (int edge in _rows.Where(row => row.Row is not null).SelectMany(row => row.Row!.Edges).Select(edge => (int)edge).Order())
        {
            if (edges.Count == 0 || edge - edges[^1] > SameEdge) edges.Add(edge);
        }

        List<List<PlacedCell>> rows = [];
        foreach ((List<List<string>> cells, DocRow? row) in _rows)
        {
            List<PlacedCell> placed = [];
            for (int i = 0; i < cells.Count; i++)
            {
                string text = string.Join('\n', cells[i]);
                bool known = row is not null && i < row.Merges.Length;
                int column = known ? Nearest(edges, row!.Edges[i]) : placed.Count == 0 ? 0 : placed[^1].Column + placed[^1].ColumnSpan;
                int span = known ? Math.Max(1, Nearest(edges, row!.Edges[i + 1]) - column) : 1;
                DocMerge merge = known ? row!.Merges[i] : DocMerge.None;
                if (merge.HasFlag(DocMerge.Left) && placed.Count > 0)
                {
                    placed[^1] = placed[^1] with { ColumnSpan = placed[^1].ColumnSpan + span };
                }
                else
                {
                    bool vertical = merge.HasFlag(DocMerge.Vertical) || merge.HasFlag(DocMerge.Begins);
                    placed.Add(new PlacedCell(text, column, span, vertical, vertical && !merge.HasFlag(DocMerge.Begins)));
                }
            }

            rows.Add(placed);
        }

        return rows;
    }

    private static int Nearest(List<int> edges, int position) => Enumerable.Range(0, edges.Count).MinBy(i => Math.Abs(edges[i] - position));
}
