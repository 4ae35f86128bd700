using GovReportArchive.Search.Lucene.Layout;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;

namespace GovReportArchive.Search.Lucene.Segments;

/// <summary>One commit, opened: what searches see from beginning to end. Thread-safe.</summary>
internal sealed class Snapshot
{
    private readonly GlobalOrdinals?[] _ordinals;
    private WordStatistics? _words;

    private readonly DirectoryReader _reader;

    public Snapshot(DirectoryReader reader, SchemaLayout layout, IReadOnlyList<SegmentView> segments)
    {
        (_reader, Layout, Segments, Commit) = (reader, layout, segments, reader.Version);
        _ordinals = new GlobalOrdinals?[layout.Schema.Columns.Count];
        Count = segments.Sum(segment => segment.LiveCount);
    }

    public SchemaLayout Layout { get; }

    public IReadOnlyList<SegmentView> Segments { get; }

    /// <summary>Number of the commit.</summary>
    public long Commit { get; }

    /// <summary>Live documents.</summary>
    public int Count { get; }

    /// <summary>How many and how long the documents are; deleted ones count until they are merged away, as everywhere in Lucene.</summary>
    public WordStatistics Words => _words ??= WordStatistics.Of(Segments.Select(segment => segment.Reader));

    /// <summary>Lucene's own searcher, for what it matches itself.</summary>
    public IndexSearcher Searcher() => new(_reader) { Similarity = new BM25Similarity() };

    /// <summary>A segment as Lucene's searcher knows it.</summary>
    public AtomicReaderContext Leaf(int segment) => _reader.Leaves[segment];

    public GlobalOrdinals Ordinals(int column) => _ordinals[column] ??= new GlobalOrdinals(Segments, column);
}

/// <summary>What BM25 needs to know of all documents together.</summary>
/// <param name="Documents">Documents, deleted ones included.</param>
/// <param name="AverageLength">Their average length in words.</param>
internal sealed record WordStatistics(long Documents, float AverageLength)
{
    public static WordStatistics Of(IEnumerable<AtomicReader> segments)
    {
        long documents = 0, words = 0;
        foreach (AtomicReader segment in segments)
        {
            documents += segment.MaxDoc;
            words += Math.Max(0, segment.GetSumTotalTermFreq(FieldNames.Words));
        }

        return new WordStatistics(documents, words == 0 ? 1f : (float)(words / (double)documents));
    }
}
