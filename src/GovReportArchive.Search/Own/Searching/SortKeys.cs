using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Own.Columns;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Own.Searching;

/// <summary>Turns sort values into keys of which the least comes first; documents without a value get an infinite key in both directions.</summary>
internal sealed class SortKeys
{
    private readonly Snapshot _snapshot;
    private readonly int _column = -1;
    private readonly int _sign;
    private readonly GlobalOrdinals? _ordinals;

    public SortKeys(Snapshot snapshot, SortOrder sort)
    {
        (_snapshot, _sign) = (snapshot, sort.Descending ? -1 : 1);
        if (sort.Column is null) return;
        _column = FilterSet.Column(snapshot.Schema, sort.Column, null);
        if (snapshot.Schema.Columns[_column].Kind == ColumnKind.Keyword) _ordinals = snapshot.Ordinals(_column);
    }

    public bool ByScore => _column < 0;

    /// <summary>-1 where the greatest values come first.</summary>
    public int Sign => _sign;

    /// <summary>The key of the hit that a page continues after.</summary>
    public double KeyOf(SearchAfter after)
    {
        if (ByScore) return _sign * (after.Score ?? 0);
        if (_ordinals is null) return after.Number is double number ? _sign * number : double.PositiveInfinity;
        if (after.Keyword is null) return double.PositiveInfinity;
        byte[] bytes = Utf8.Bytes(after.Keyword);
        int ordinal = _ordinals.LowerBound(bytes);
        // A value that has gone since lies between two ordinals.
        bool found = ordinal < _ordinals.Count && _ordinals.Value(ordinal).SequenceEqual(bytes);
        return _sign * (found ? ordinal : ordinal - 0.5);
    }

    /// <summary>A function from a document of one segment to its key; only for sorting by a column.</summary>
    public Func<int, double> OfSegment(int segment)
    {
        if (_ordinals is null)
        {
            INumberValues numbers = _snapshot.Numbers(segment, _column);
            return doc => numbers.Value(doc) is double value ? _sign * value : double.PositiveInfinity;
        }

        KeywordColumnReader values = _snapshot.Segments[segment].Reader.Keywords[_column]!;
        return doc =>
        {
            int ordinal = values.Ordinal(doc, _sign < 0);
            return ordinal < 0 ? double.PositiveInfinity : _sign * _ordinals.Of(segment, ordinal);
        };
    }

    /// <summary>What a later page needs to continue after a hit.</summary>
    public SearchAfter After(double key, string id)
    {
        long generation = _snapshot.Manifest.Generation;
        if (ByScore) return new SearchAfter(_sign * key, null, null, id, generation);
        if (double.IsPositiveInfinity(key)) return new SearchAfter(null, null, null, id, generation);
        return _ordinals is null
            ? new SearchAfter(null, _sign * key, null, id, generation)
            : new SearchAfter(null, null, Utf8.Text(_ordinals.Value((int)(_sign * key))), id, generation);
    }
}
