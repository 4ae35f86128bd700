using System.Collections.Concurrent;
using GovReportArchive.Search.Own.Columns;
using GovReportArchive.Search.Own.Segments;
using GovReportArchive.Search.Own.Storage;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Own.Searching;

/// <summary>One commit, opened: what searches see from beginning to end. Its files stay mapped until the last use is given back.</summary>
internal sealed class Snapshot
{
    // Streams and pages ask for the same column again and again; all of a schema's columns would be too much to keep.
    private const int MostShared = 16;
    private readonly GlobalOrdinals?[] _ordinals;
    private readonly ConcurrentDictionary<int, SharedNumbers> _shared = new();
    private int _uses = 1;

    private Snapshot(Manifest manifest, SegmentLayout layout, IReadOnlyList<SegmentView> segments)
    {
        (Manifest, Layout, Segments) = (manifest, layout, segments);
        _ordinals = new GlobalOrdinals?[layout.Schema.Columns.Count];
        Count = segments.Sum(segment => segment.LiveCount);
    }

    public Manifest Manifest { get; }

    public SegmentLayout Layout { get; }

    public IndexSchema Schema => Layout.Schema;

    public IReadOnlyList<SegmentView> Segments { get; }

    /// <summary>Live documents.</summary>
    public int Count { get; }

    /// <summary>Whether somebody may come back for the next page of an answer.</summary>
    public bool HasOpenPages { get; set; }

    /// <summary>Opens a commit, sharing the segments that <paramref name="previous"/> has open already.</summary>
    public static Snapshot Open(IIndexStorage storage, Manifest manifest, Snapshot? previous)
    {
        SegmentLayout layout = new(manifest.Schema);
        List<SegmentView> views = [];
        try
        {
            foreach (SegmentEntry entry in manifest.Segments) views.Add(OpenSegment(storage, layout, entry, previous));
            return new Snapshot(manifest, layout, views);
        }
        catch
        {
            foreach (SegmentView view in views) view.Reader.Release();
            throw;
        }
    }

    public GlobalOrdinals Ordinals(int column) => _ordinals[column] ??= new GlobalOrdinals(Segments, column);

    /// <summary>The numbers of a column for the documents of a segment: their own, or those that their groups share.</summary>
    public INumberValues Numbers(int segment, int column)
    {
        if (Schema.Columns[column].SharedBy is not { } group) return Segments[segment].Reader.Numbers[column]!;
        if (!_shared.TryGetValue(column, out SharedNumbers? shared))
        {
            shared = new SharedNumbers(this, column, FilterSet.Column(Schema, group, ColumnKind.Keyword));
            if (_shared.Count >= MostShared) _shared.Clear();
            _shared[column] = shared;
        }

        return shared.OfSegment(segment);
    }

    /// <summary>How many documents have words in a word field and how many words, over all segments, deleted documents included.</summary>
    public (long With, long Total) Statistics(int wordField)
    {
        long with = 0, total = 0;
        foreach (SegmentView segment in Segments)
        {
            (long segmentWith, long segmentTotal) = segment.Reader.Statistics(wordField);
            with += segmentWith;
            total += segmentTotal;
        }

        return (with, total);
    }

    /// <summary>Takes a use; false where the last has been given back already.</summary>
    public bool TryRetain()
    {
        for (int uses = Volatile.Read(ref _uses); uses > 0; uses = Volatile.Read(ref _uses))
            if (Interlocked.CompareExchange(ref _uses, uses + 1, uses) == uses) return true;
        return false;
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref _uses) > 0) return;
        foreach (SegmentView segment in Segments) segment.Reader.Release();
    }

    private static SegmentView OpenSegment(IIndexStorage storage, SegmentLayout layout, SegmentEntry entry, Snapshot? previous)
    {
        int index = previous is null ? -1 : previous.Manifest.Segments.ToList().FindIndex(old => old.Name == entry.Name);
        if (index >= 0)
        {
            SegmentView old = previous!.Segments[index];
            if (previous.Manifest.Segments[index] == entry)
            {
                old.Reader.Retain();
                return old;
            }

            ulong[]? bits = DeletesFile.Read(storage, entry);
            old.Reader.Retain();
            return new SegmentView(old.Reader, bits);
        }

        ulong[]? deleted = DeletesFile.Read(storage, entry);
        SegmentReader reader = SegmentReader.Open(storage, layout, entry);
        return new SegmentView(reader, deleted);
    }
}
