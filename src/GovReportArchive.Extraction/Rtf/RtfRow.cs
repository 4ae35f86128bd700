using GovReportArchive.Extraction.Doc;

namespace GovReportArchive.Extraction.Rtf;

/// <summary>The definition of a table row while it is read: <c>\trowd</c> begins it, each <c>\cellx</c> ends a cell.</summary>
internal sealed class RtfRow
{
    private const int MostCells = 64;

    private readonly List<short> _edges = [];
    private readonly List<DocMerge> _merges = [];
    private short _left;
    private DocMerge _merge;

    public void Begin()
    {
        _edges.Clear();
        _merges.Clear();
        _left = 0;
        _merge = DocMerge.None;
    }

    public void Left(int? edge) => _left = Edge(edge);

    public void Merge(DocMerge merge) => _merge |= merge;

    public void EndCell(int? edge)
    {
        if (_merges.Count >= MostCells) return;
        _edges.Add(Edge(edge));
        _merges.Add(_merge);
        _merge = DocMerge.None;
    }

    /// <summary>The row as it is known now; null where no cell was defined.</summary>
    public DocRow? ToRow() => _merges.Count == 0 ? null : new DocRow([Math.Min(_left, _edges[0]), .. _edges], [.. _merges]);

    private static short Edge(int? edge) => (short)Math.Clamp(edge ?? 0, short.MinValue, short.MaxValue);
}
