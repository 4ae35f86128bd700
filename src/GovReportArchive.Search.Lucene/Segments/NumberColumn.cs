using GovReportArchive.Search.Lucene.Layout;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace GovReportArchive.Search.Lucene.Segments;

/// <summary>The numbers of one column in one segment, each for one document or for all documents of a group. Immutable and thread-safe.</summary>
internal sealed class NumberColumn
{
    private readonly GroupStarts? _groups;
    private readonly ulong[] _present;

    // Counts are nearly always whole numbers that fit; the doubles are kept only where they do not.
    private readonly int[]? _whole;
    private readonly double[]? _doubles;

    private NumberColumn(GroupStarts? groups, ulong[] present, double[] values)
    {
        (_groups, _present) = (groups, present);
        if (Array.TrueForAll(values, value => value == (int)value && !(value == 0 && double.IsNegative(value)))) _whole = Array.ConvertAll(values, value => (int)value);
        else _doubles = values;
    }

    /// <summary>Reads a column.</summary>
    /// <param name="reader">The segment.</param>
    /// <param name="field">The doc values that hold the blobs.</param>
    /// <param name="column">Position among the number columns.</param>
    /// <param name="columns">How many number columns there are.</param>
    /// <param name="groups">Where the groups begin whose first documents have the numbers; null where each document has its own.</param>
    public static NumberColumn Read(AtomicReader reader, string field, int column, int columns, GroupStarts? groups)
    {
        int rows = groups?.Count ?? reader.MaxDoc;
        ulong[] present = new ulong[DocBits.WordsFor(rows)];
        double[] values = new double[rows];
        if (reader.GetBinaryDocValues(field) is { } blobs)
        {
            BytesRef blob = new();
            for (int row = 0; row < rows; row++)
            {
                blobs.Get(groups?.First(row) ?? row, blob);
                double value = NumberBlob.Read(blob.Bytes.AsSpan(blob.Offset, blob.Length), column, columns);
                if (double.IsNaN(value)) continue;
                DocBits.Set(present, row);
                values[row] = value;
            }
        }

        return new NumberColumn(groups, present, values);
    }

    /// <summary>A document's number, or null.</summary>
    public double? Value(int doc)
    {
        int row = _groups?.Of(doc) ?? doc;
        return DocBits.Get(_present, row) ? At(row) : null;
    }

    /// <summary>Adds the documents with a number between two numbers to a set.</summary>
    public void Select(double low, bool lowIncluded, double high, bool highIncluded, Span<ulong> into)
    {
        if (!lowIncluded) low = Math.BitIncrement(low);
        if (!highIncluded) high = Math.BitDecrement(high);
        if (_groups is null)
        {
            SelectRows(low, high, into);
            return;
        }

        ulong[] rows = new ulong[_present.Length];
        SelectRows(low, high, rows);
        _groups.Spread(rows, into);
    }

    /// <summary>Adds the documents with a number to a set.</summary>
    public void SelectPresent(Span<ulong> into)
    {
        if (_groups is null) DocBits.Or(into, _present);
        else _groups.Spread(_present, into);
    }

    private void SelectRows(double low, double high, Span<ulong> into)
    {
        int rows = _whole?.Length ?? _doubles!.Length;
        for (int word = 0; word < into.Length; word++)
        {
            if (_present[word] == 0) continue;
            int first = word << 6, count = Math.Min(64, rows - first);
            ulong bits = 0;
            for (int i = 0; i < count; i++)
            {
                double value = At(first + i);
                if (value >= low && value <= high) bits |= 1UL << i;
            }

            into[word] |= bits & _present[word];
        }
    }

    private double At(int row) => _whole is not null ? _whole[row] : _doubles![row];
}

/// <summary>Where the groups of a segment begin. The documents of a group stand one after the other, as they were put together.</summary>
internal sealed class GroupStarts
{
    private readonly int[] _firsts;
    private readonly int _documents;

    private GroupStarts(int[] firsts, int documents) => (_firsts, _documents) = (firsts, documents);

    public int Count => _firsts.Length;

    /// <summary>Finds the groups by their first documents, which alone have a blob.</summary>
    public static GroupStarts Read(AtomicReader reader, string field)
    {
        List<int> firsts = [];
        if (reader.GetBinaryDocValues(field) is { } blobs)
        {
            BytesRef blob = new();
            for (int doc = 0; doc < reader.MaxDoc; doc++)
            {
                blobs.Get(doc, blob);
                if (blob.Length > 0) firsts.Add(doc);
            }
        }

        return new GroupStarts([.. firsts], reader.MaxDoc);
    }

    public int First(int group) => _firsts[group];

    /// <summary>The group of a document.</summary>
    public int Of(int doc)
    {
        int at = Array.BinarySearch(_firsts, doc);
        return at >= 0 ? at : ~at - 1;
    }

    /// <summary>Adds the documents of a set of groups to a set of documents.</summary>
    public void Spread(ReadOnlySpan<ulong> groups, Span<ulong> into)
    {
        for (int group = 0; group < _firsts.Length; group++)
        {
            if (!DocBits.Get(groups, group)) continue;
            int end = group + 1 < _firsts.Length ? _firsts[group + 1] : _documents;
            for (int doc = _firsts[group]; doc < end; doc++) DocBits.Set(into, doc);
        }
    }
}
