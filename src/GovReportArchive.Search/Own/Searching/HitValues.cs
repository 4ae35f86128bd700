using System.Globalization;
using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Own.Segments;

namespace GovReportArchive.Search.Own.Searching;

/// <summary>Reads the values of some columns for single documents.</summary>
internal sealed class HitValues
{
    private readonly Snapshot _snapshot;
    private readonly int[] _columns;

    /// <exception cref="ArgumentException">The schema has no column of one of the names.</exception>
    public HitValues(Snapshot snapshot, IReadOnlyList<string> names)
    {
        _snapshot = snapshot;
        _columns = [.. names.Select(name => FilterSet.Column(snapshot.Schema, name, null))];
    }

    /// <summary>A document's value in each of the columns; null where it has none.</summary>
    public IReadOnlyList<string?> Of(int segment, int doc)
    {
        if (_columns.Length == 0) return [];
        return [.. _columns.Select(column => Value(segment, column, doc))];
    }

    private string? Value(int segment, int column, int doc)
    {
        SegmentReader reader = _snapshot.Segments[segment].Reader;
        if (reader.Keywords[column] is { } keywords)
            return keywords.Ordinal(doc, last: false) is var ordinal and >= 0 ? Utf8.Text(keywords.Value(ordinal)) : null;
        if (reader.Numbers[column] is not null) return _snapshot.Numbers(segment, column).Value(doc)?.ToString(CultureInfo.InvariantCulture);
        return reader.Stored[column]!.Bytes(doc) is { Length: > 0 } text ? Utf8.Text(text) : null;
    }
}
