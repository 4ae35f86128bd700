using System.Numerics;
using System.Runtime.CompilerServices;
using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Own.Segments;

namespace GovReportArchive.Search.Own;

/// <summary>A keyword column that is not in the index but comes with requests: at most one of a few values a document, known by its id.</summary>
/// <remarks>Filters and facets name it as they name a column of the schema, with the same law: a value's count equals the total when that value alone is
/// this facet's choice. Asked once for each document of each segment, at the first request that names it, and then one byte a document is kept as long as
/// this object and the segment live: share one object among requests. For what is made beside the index and would else need all documents to be put
/// again. Thread-safe if <paramref name="valueOf"/> is.</remarks>
/// <param name="name">The column; a column of the schema of the same name is not reached any more.</param>
/// <param name="values">The values, at most 250.</param>
/// <param name="valueOf">Position of a document's value by its id, -1 where it has none; the same answer every time.</param>
public sealed class DerivedColumn(string name, IReadOnlyList<string> values, Func<string, int> valueOf)
{
    private readonly ConditionalWeakTable<SegmentReader, byte[]> _known = [];

    /// <summary>Name in filters and facets.</summary>
    public string Name => name;

    /// <summary>All values, in the order that ties of counts are broken by.</summary>
    public IReadOnlyList<string> Values => values;

    /// <summary>Adds the documents that carry one of the values to a set.</summary>
    internal void Select(SegmentReader segment, IReadOnlyList<string> wanted, Span<ulong> into)
    {
        bool[] chosen = new bool[values.Count + 1];
        for (int i = 0; i < values.Count; i++) chosen[i + 1] = wanted.Contains(values[i], StringComparer.Ordinal);
        byte[] known = Known(segment);
        for (int doc = 0; doc < known.Length; doc++)
            if (chosen[known[doc]]) DocBits.Set(into, doc);
    }

    /// <summary>Adds, for each document of a set, one to <c>counts[0]</c> where it has no value, else to that of its value's position plus one.</summary>
    internal void Count(SegmentReader segment, ReadOnlySpan<ulong> docs, Span<int> counts)
    {
        byte[] known = Known(segment);
        for (int word = 0; word < docs.Length; word++)
        {
            for (ulong rest = docs[word]; rest != 0; rest &= rest - 1) counts[known[(word << 6) + BitOperations.TrailingZeroCount(rest)]]++;
        }
    }

    private byte[] Known(SegmentReader segment) => _known.GetValue(segment, reader =>
    {
        byte[] known = new byte[reader.Documents];
        for (int doc = 0; doc < known.Length; doc++) known[doc] = (byte)(valueOf(reader.Ids.Text(doc)) + 1);
        return known;
    });
}
