using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Own.Matching;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Own.Searching;

/// <summary>The filters of a request, and which of them each facet leaves out.</summary>
internal sealed class FilterSet
{
    private readonly SearchRequest _request;
    private readonly Snapshot _snapshot;
    private readonly int[] _filterColumns;
    private readonly int[] _numberColumns;
    private readonly bool[] _apart, _apartNumbers;

    /// <exception cref="ArgumentException">A filter or facet names a column that the schema does not have, or of the wrong kind.</exception>
    public FilterSet(SearchRequest request, Snapshot snapshot)
    {
        IndexSchema schema = snapshot.Schema;
        (_request, _snapshot) = (request, snapshot);
        _filterColumns = [.. request.Filters.Select(filter => Keyword(filter.Column))];
        _numberColumns = [.. request.Numbers.Select(filter => Column(schema, filter.Column, ColumnKind.Number))];
        FacetColumns = [.. request.Facets.Select(facet => Keyword(facet.Column))];
        RangeColumns = [.. request.Ranges.Select(facet => Column(schema, facet.Column, ColumnKind.Number))];
        _apart = [.. _filterColumns.Select(column => FacetColumns.Contains(column))];
        _apartNumbers = [.. _numberColumns.Select(column => RangeColumns.Contains(column))];
    }

    /// <summary>The column of each requested facet; derived columns have the numbers after those of the schema.</summary>
    public int[] FacetColumns { get; }

    /// <summary>The column of each requested facet of numbers.</summary>
    public int[] RangeColumns { get; }

    /// <summary>The derived column of a number; null where it is one of the schema.</summary>
    public DerivedColumn? Derived(int column) => column < _snapshot.Schema.Columns.Count ? null : _request.Derived[column - _snapshot.Schema.Columns.Count];

    /// <summary>Finds a column by name.</summary>
    public static int Column(IndexSchema schema, string name, ColumnKind? kind)
    {
        for (int i = 0; i < schema.Columns.Count; i++)
        {
            if (!string.Equals(schema.Columns[i].Name, name, StringComparison.Ordinal)) continue;
            if (kind is null || schema.Columns[i].Kind == kind) return i;
            throw new ArgumentException($"Column {name} is not a {kind} column.", nameof(name));
        }

        throw new ArgumentException($"The schema {schema.Name} has no column {name}.", nameof(name));
    }

    /// <summary>The live documents of a segment that pass every filter that no facet leaves out.</summary>
    public ulong[] Common(int index, BitsPool pool)
    {
        SegmentView segment = _snapshot.Segments[index];
        ulong[] bits = pool.Copy(segment.Live);
        for (int i = 0; i < _filterColumns.Length; i++)
            if (!_apart[i]) And(bits, Select(i, segment, pool), segment, pool);
        for (int i = 0; i < _numberColumns.Length; i++)
            if (!_apartNumbers[i]) And(bits, SelectNumbers(i, index, pool), segment, pool);
        return bits;
    }

    /// <summary>For each filter that a facet leaves out, its column and the documents that pass it.</summary>
    public List<(int Column, ulong[] Passes)> Apart(int index, BitsPool pool)
    {
        SegmentView segment = _snapshot.Segments[index];
        List<(int, ulong[])> parts = [];
        for (int i = 0; i < _filterColumns.Length; i++)
            if (_apart[i]) parts.Add((_filterColumns[i], Select(i, segment, pool)));
        for (int i = 0; i < _numberColumns.Length; i++)
            if (_apartNumbers[i]) parts.Add((_numberColumns[i], SelectNumbers(i, index, pool)));
        return parts;
    }

    private ulong[] SelectNumbers(int filter, int index, BitsPool pool)
    {
        SegmentView segment = _snapshot.Segments[index];
        ulong[] bits = pool.Rent(segment.Live.Length);
        ColumnMatcher.Select(_snapshot.Numbers(index, _numberColumns[filter]), _request.Numbers[filter], segment.Reader.Documents, bits.AsSpan(0, segment.Live.Length));
        return bits;
    }

    private ulong[] Select(int filter, SegmentView segment, BitsPool pool)
    {
        ulong[] bits = pool.Rent(segment.Live.Length);
        Span<ulong> into = bits.AsSpan(0, segment.Live.Length);
        IReadOnlyList<string> values = _request.Filters[filter].Values;
        if (Derived(_filterColumns[filter]) is { } derived) derived.Select(segment.Reader, values, into);
        else ColumnMatcher.Select(segment.Reader.Keywords[_filterColumns[filter]]!, values, into);
        return bits;
    }

    private int Keyword(string name)
    {
        for (int i = 0; i < _request.Derived.Count; i++)
            if (string.Equals(_request.Derived[i].Name, name, StringComparison.Ordinal)) return _snapshot.Schema.Columns.Count + i;
        return Column(_snapshot.Schema, name, ColumnKind.Keyword);
    }

    private static void And(ulong[] bits, ulong[] part, SegmentView segment, BitsPool pool)
    {
        DocBits.And(bits.AsSpan(0, segment.Live.Length), part);
        pool.Return(part);
    }
}
