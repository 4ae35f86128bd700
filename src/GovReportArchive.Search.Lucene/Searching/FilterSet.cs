using GovReportArchive.Search.Lucene.Layout;
using GovReportArchive.Search.Lucene.Matching;
using GovReportArchive.Search.Lucene.Segments;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Lucene.Searching;

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
        SchemaLayout layout = snapshot.Layout;
        (_request, _snapshot) = (request, snapshot);
        _filterColumns = [.. request.Filters.Select(filter => layout.Column(filter.Column, ColumnKind.Keyword))];
        _numberColumns = [.. request.Numbers.Select(filter => layout.Column(filter.Column, ColumnKind.Number))];
        FacetColumns = [.. request.Facets.Select(facet => layout.Column(facet.Column, ColumnKind.Keyword))];
        RangeColumns = [.. request.Ranges.Select(facet => layout.Column(facet.Column, ColumnKind.Number))];
        _apart = [.. _filterColumns.Select(column => FacetColumns.Contains(column))];
        _apartNumbers = [.. _numberColumns.Select(column => RangeColumns.Contains(column))];
    }

    /// <summary>The column of each requested facet.</summary>
    public int[] FacetColumns { get; }

    /// <summary>The column of each requested facet of numbers.</summary>
    public int[] RangeColumns { get; }

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
        ColumnMatcher.Select(segment.Numbers(_numberColumns[filter]), _request.Numbers[filter], segment.Documents, bits.AsSpan(0, segment.Live.Length));
        return bits;
    }

    private ulong[] Select(int filter, SegmentView segment, BitsPool pool)
    {
        ulong[] bits = pool.Rent(segment.Live.Length);
        ColumnMatcher.Select(segment.Keywords(_filterColumns[filter]), _request.Filters[filter].Values, _request.Filters[filter].OrMissing, bits.AsSpan(0, segment.Live.Length));
        return bits;
    }

    private static void And(ulong[] bits, ulong[] part, SegmentView segment, BitsPool pool)
    {
        DocBits.And(bits.AsSpan(0, segment.Live.Length), part);
        pool.Return(part);
    }
}
