using System.Globalization;
using System.Text;
using GovReportArchive.Search.Lucene.Segments;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Lucene.Searching;

/// <summary>Reads the values of some columns for single documents.</summary>
internal sealed class HitValues
{
    private readonly Snapshot _snapshot;
    private readonly int[] _columns;

    /// <exception cref="ArgumentException">The schema has no column of one of the names.</exception>
    public HitValues(Snapshot snapshot, IReadOnlyList<string> names)
    {
        _snapshot = snapshot;
        _columns = [.. names.Select(name => snapshot.Layout.Column(name, null))];
    }

    /// <summary>A document's value in each of the columns; null where it has none.</summary>
    public IReadOnlyList<string?> Of(int segment, int doc)
    {
        if (_columns.Length == 0) return [];
        return [.. _columns.Select(column => Value(segment, column, doc))];
    }

    private string? Value(int segment, int column, int doc)
    {
        SegmentView view = _snapshot.Segments[segment];
        switch (_snapshot.Layout.Schema.Columns[column].Kind)
        {
            case ColumnKind.Keyword:
                KeywordColumn keywords = view.Keywords(column);
                return keywords.Ordinal(doc, last: false) is var ordinal and >= 0 ? Encoding.UTF8.GetString(keywords.Value(ordinal)) : null;
            case ColumnKind.Number:
                return view.Numbers(column).Value(doc)?.ToString(CultureInfo.InvariantCulture);
            default:
                return view.Stored(column, doc);
        }
    }
}
