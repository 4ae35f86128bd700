using System.Numerics;
using System.Text;
using GovReportArchive.Search.Lucene.Layout;
using GovReportArchive.Search.Lucene.Matching;
using GovReportArchive.Search.Lucene.Segments;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;
using Lucene.Net.Util;

namespace GovReportArchive.Search.Lucene.Searching;

/// <summary>Reads columns of all documents that match, segment by segment.</summary>
internal sealed class ColumnReader
{
    private readonly Snapshot _snapshot;
    private readonly CancellationToken _cancellation;
    private readonly List<int>[] _docs;
    private readonly int[] _firsts;
    private readonly int _rows;

    private ColumnReader(Snapshot snapshot, ColumnRequest request, CancellationToken cancellation)
    {
        (_snapshot, _cancellation) = (snapshot, cancellation);
        _docs = Matching(snapshot, request, cancellation);
        _firsts = new int[_docs.Length];
        for (int i = 0; i < _docs.Length; i++) (_firsts[i], _rows) = (_rows, _rows + _docs[i].Count);
    }

    /// <param name="snapshot">What is searched.</param>
    /// <param name="request">Checked.</param>
    /// <param name="guard">Runs what reads texts later.</param>
    /// <param name="cancellation">Stops between segments and columns.</param>
    public static ColumnTable Read(Snapshot snapshot, ColumnRequest request, Func<Func<string>, string> guard, CancellationToken cancellation)
    {
        ColumnReader reader = new(snapshot, request, cancellation);
        return new ColumnTable(
            reader._rows,
            request.Keywords.Distinct(StringComparer.Ordinal).ToDictionary(name => name, name => reader.Keywords(name), StringComparer.Ordinal),
            request.Values.Distinct(StringComparer.Ordinal).ToDictionary(name => name, name => reader.Numbers(name), StringComparer.Ordinal),
            [.. request.Marks.Select(mark => reader.Marks(mark))],
            (column, value) => guard(() => Encoding.UTF8.GetString(snapshot.Ordinals(snapshot.Layout.Column(column, ColumnKind.Keyword)).Value(value))),
            row => guard(() => reader.Id(row)));
    }

    /// <summary>How many live documents have a number in each column.</summary>
    public static Dictionary<string, int> Numbered(Snapshot snapshot, CancellationToken cancellation)
    {
        SchemaLayout layout = snapshot.Layout;
        int[] counts = new int[layout.OwnNumbers];
        BytesRef blob = new();
        foreach (SegmentView segment in snapshot.Segments)
        {
            cancellation.ThrowIfCancellationRequested();
            if (segment.Reader.GetBinaryDocValues(FieldNames.Numbers) is not { } blobs) continue;
            foreach (int doc in DocsOf(segment.Live))
            {
                blobs.Get(doc, blob);
                NumberBlob.CountPresent(blob.Bytes.AsSpan(blob.Offset, blob.Length), counts);
            }
        }

        Dictionary<string, int> numbered = new(StringComparer.Ordinal);
        for (int column = 0; column < layout.Schema.Columns.Count; column++)
        {
            if (layout.Schema.Columns[column].Kind != ColumnKind.Number || layout.IsShared(column)) continue;
            if (counts[layout.Number(column).Place] is var count and > 0) numbered.Add(layout.Schema.Columns[column].Name, count);
        }

        return numbered;
    }

    private static List<int>[] Matching(Snapshot snapshot, ColumnRequest request, CancellationToken cancellation)
    {
        using BitsPool pool = new();
        QueryPlan plan = new(snapshot, request.Query?.Root ?? new AllNode(0, 0));
        FilterSet filters = new(new SearchRequest { Filters = request.Filters, Numbers = request.Numbers }, snapshot);
        List<int>[] docs = new List<int>[snapshot.Segments.Count];
        for (int i = 0; i < docs.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            int words = snapshot.Segments[i].Live.Length;
            ulong[] found = new SegmentMatcher(plan, i, pool, cancellation).Match(filters.Common(i, pool).AsSpan(0, words));
            docs[i] = DocsOf(found.AsSpan(0, words));
            pool.ReturnAll();
        }

        return docs;
    }

    private static List<int> DocsOf(ReadOnlySpan<ulong> bits)
    {
        List<int> docs = new(DocBits.Count(bits));
        for (int word = 0; word < bits.Length; word++)
        {
            for (ulong rest = bits[word]; rest != 0; rest &= rest - 1) docs.Add((word << 6) + BitOperations.TrailingZeroCount(rest));
        }

        return docs;
    }

    private int[] Keywords(string name)
    {
        int column = _snapshot.Layout.Column(name, ColumnKind.Keyword);
        GlobalOrdinals all = _snapshot.Ordinals(column);
        return Filled<int>(segment =>
        {
            KeywordColumn values = _snapshot.Segments[segment].Keywords(column);
            return doc => values.Ordinal(doc, last: false) is var ordinal and >= 0 ? all.Of(segment, ordinal) : -1;
        });
    }

    private double[] Numbers(string name)
    {
        int column = _snapshot.Layout.Column(name, ColumnKind.Number);
        return Filled<double>(segment =>
        {
            NumberColumn values = _snapshot.Segments[segment].Numbers(column);
            return doc => values.Value(doc) ?? double.NaN;
        });
    }

    private int[] Marks(KeywordFilter mark)
    {
        int column = _snapshot.Layout.Column(mark.Column, ColumnKind.Keyword);
        return Filled<int>(segment =>
        {
            KeywordColumn values = _snapshot.Segments[segment].Keywords(column);
            int[] marks = new int[values.ValueCount];
            bool any = false;
            for (int i = 0; i < mark.Values.Count; i++)
            {
                if (values.Find(Encoding.UTF8.GetBytes(mark.Values[i])) is not (>= 0 and var ordinal)) continue;
                marks[ordinal] |= 1 << i;
                any = true;
            }

            return any ? doc => values.Marks(doc, marks) : static _ => 0;
        });
    }

    private T[] Filled<T>(Func<int, Func<int, T>> ofSegment)
    {
        T[] column = new T[_rows];
        for (int segment = 0, row = 0; segment < _docs.Length; segment++)
        {
            _cancellation.ThrowIfCancellationRequested();
            Func<int, T> value = ofSegment(segment);
            foreach (int doc in _docs[segment]) column[row++] = value(doc);
        }

        return column;
    }

    private string Id(int row)
    {
        int at = Array.BinarySearch(_firsts, row);
        // Of segments without rows, which begin where the next one does, the last is the one that has it.
        int segment = at >= 0 ? at : ~at - 1;
        while (segment + 1 < _firsts.Length && _firsts[segment + 1] <= row) segment++;
        return _snapshot.Segments[segment].IdText(_docs[segment][row - _firsts[segment]]);
    }
}
