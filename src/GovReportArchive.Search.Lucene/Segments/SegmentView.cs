using System.Collections.Concurrent;
using System.Text;
using GovReportArchive.Search.Lucene.Layout;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace GovReportArchive.Search.Lucene.Segments;

/// <summary>A segment as one commit sees it: what never changes, and which of its documents are alive. Thread-safe.</summary>
internal sealed class SegmentView
{
    private readonly SchemaLayout _layout;
    private readonly SegmentData _data;
    private readonly int[]?[] _liveCounts;

    // What can be updated belongs to a commit, not to the segment.
    private readonly ConcurrentDictionary<int, KeywordColumn> _updatable = new();

    public SegmentView(SegmentReader reader, SchemaLayout layout, SegmentData data, TermCache cache)
    {
        (Reader, _layout, _data, Cache) = (reader, layout, data, cache);
        _liveCounts = new int[]?[layout.Schema.Columns.Count];
        Live = new ulong[DocBits.WordsFor(Documents)];
        DocBits.Fill(Live, Documents);
        if (reader.LiveDocs is not { } live) LiveCount = Documents;
        else
        {
            for (int doc = 0; doc < Documents; doc++)
                if (!live.Get(doc)) DocBits.Clear(Live, doc);
            LiveCount = DocBits.Count(Live);
        }
    }

    public SegmentReader Reader { get; }

    /// <summary>What decoded terms of this segment are kept under.</summary>
    public object Key => Reader.CoreCacheKey;

    public TermCache Cache { get; }

    /// <summary>Documents, deleted ones included.</summary>
    public int Documents => Reader.MaxDoc;

    /// <summary>The documents that are not deleted.</summary>
    public ulong[] Live { get; }

    public int LiveCount { get; }

    /// <summary>The code of each document's length.</summary>
    public byte[] Norms => _data.Norms(Reader);

    /// <summary>The place of each document's id in their order.</summary>
    public int[] IdOrder => _data.Ids(Reader).Ordinals;

    public KeywordColumn Keywords(int column) => _layout.Schema.Columns[column].Updatable is { } values
        ? _updatable.GetOrAdd(column, _ => KeywordColumn.OfList(Reader, FieldNames.Column(_layout.Schema.Columns[column].Name), [.. values.Select(Encoding.UTF8.GetBytes)]))
        : _data.Keywords(Reader, column);

    public NumberColumn Numbers(int column) => _data.Numbers(Reader, column);

    /// <summary>The bytes of a document's id.</summary>
    public BytesRef Id(int doc) => _data.Ids(Reader).Bytes(Reader, doc);

    public string IdText(int doc) => Id(doc).Utf8ToString();

    /// <summary>How many live documents carry each value of a column, as <see cref="KeywordColumn.Count"/> counts.</summary>
    public ReadOnlySpan<int> LiveCounts(int column)
    {
        if (_liveCounts[column] is { } known) return known;
        KeywordColumn values = Keywords(column);
        int[] counts = new int[values.ValueCount + 1];
        values.Count(Live, counts);
        return _liveCounts[column] = counts;
    }

    /// <summary>A document's text in a stored column; null where it has none.</summary>
    public string? Stored(int column, int doc)
    {
        if (Reader.GetBinaryDocValues(FieldNames.Column(_layout.Schema.Columns[column].Name)) is not { } texts) return null;
        BytesRef text = new();
        texts.Get(doc, text);
        return text.Length == 0 ? null : Encoding.UTF8.GetString(text.Bytes, text.Offset, text.Length);
    }
}

/// <summary>Reads where the units of documents lie. Not thread-safe.</summary>
internal sealed class UnitReader(SegmentView segment)
{
    private readonly BinaryDocValues? _values = segment.Reader.GetBinaryDocValues(FieldNames.Units);
    private readonly BytesRef _units = new();

    /// <summary>Walks the units of a document; valid until the next call.</summary>
    public UnitWalk Walk(int doc)
    {
        if (_values is null) return default;
        _values.Get(doc, _units);
        return new UnitWalk(_units.Bytes.AsSpan(_units.Offset, _units.Length));
    }
}
