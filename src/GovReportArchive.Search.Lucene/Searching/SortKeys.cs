using System.Text;
using GovReportArchive.Search.Lucene.Segments;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Lucene.Searching;

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
        _column = snapshot.Layout.Column(sort.Column, null);
        if (snapshot.Layout.Schema.Columns[_column].Kind == ColumnKind.Keyword) _ordinals = snapshot.Ordinals(_column);
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
        byte[] bytes = Encoding.UTF8.GetBytes(after.Keyword);
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
            NumberColumn numbers = _snapshot.Segments[segment].Numbers(_column);
            return doc => numbers.Value(doc) is double value ? _sign * value : double.PositiveInfinity;
        }

        KeywordColumn values = _snapshot.Segments[segment].Keywords(_column);
        return doc =>
        {
            int ordinal = values.Ordinal(doc, _sign < 0);
            return ordinal < 0 ? double.PositiveInfinity : _sign * _ordinals.Of(segment, ordinal);
        };
    }

    /// <summary>What a later page needs to continue after a hit.</summary>
    public SearchAfter After(double key, string id)
    {
        long commit = _snapshot.Commit;
        if (ByScore) return new SearchAfter(_sign * key, null, null, id, commit);
        if (double.IsPositiveInfinity(key)) return new SearchAfter(null, null, null, id, commit);
        return _ordinals is null
            ? new SearchAfter(null, _sign * key, null, id, commit)
            : new SearchAfter(null, null, Encoding.UTF8.GetString(_ordinals.Value((int)(_sign * key))), id, commit);
    }
}
