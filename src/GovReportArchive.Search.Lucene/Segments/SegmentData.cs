using System.Collections.Concurrent;
using GovReportArchive.Search.Lucene.Layout;
using Lucene.Net.Index;

namespace GovReportArchive.Search.Lucene.Segments;

/// <summary>What is kept in memory beside a segment of Lucene, which never changes: columns as arrays, made once and at first use. Thread-safe.</summary>
internal sealed class SegmentData(SchemaLayout layout)
{
    private readonly ConcurrentDictionary<int, Lazy<KeywordColumn>> _keywords = new();
    private readonly ConcurrentDictionary<int, Lazy<NumberColumn>> _numbers = new();
    private readonly Lock _lock = new();
    private IdColumn? _ids;
    private byte[]? _norms;
    private GroupStarts? _groups;

    public IdColumn Ids(AtomicReader reader) => Once(ref _ids, () => IdColumn.Read(reader));

    /// <summary>The code of each document's length.</summary>
    public byte[] Norms(AtomicReader reader) => Once(ref _norms, () => NormTable.Read(reader));

    public KeywordColumn Keywords(AtomicReader reader, int column) =>
        _keywords.GetOrAdd(column, wanted => new Lazy<KeywordColumn>(() => KeywordColumn.Read(reader, FieldNames.Column(layout.Schema.Columns[wanted].Name)))).Value;

    public NumberColumn Numbers(AtomicReader reader, int column) => _numbers.GetOrAdd(column, wanted => new Lazy<NumberColumn>(() =>
    {
        (string blob, int place, int columns) = layout.Number(wanted);
        return NumberColumn.Read(reader, blob, place, columns, layout.IsShared(wanted) ? Groups(reader) : null);
    })).Value;

    private GroupStarts Groups(AtomicReader reader) => Once(ref _groups, () => GroupStarts.Read(reader, FieldNames.SharedNumbers));

    private T Once<T>(ref T? kept, Func<T> make)
        where T : class
    {
        if (Volatile.Read(ref kept) is { } known) return known;
        lock (_lock) return kept ??= make();
    }
}
