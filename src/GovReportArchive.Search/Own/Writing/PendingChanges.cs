using GovReportArchive.Search.Own.Coding;
using GovReportArchive.Search.Own.Storage;

namespace GovReportArchive.Search.Own.Writing;

/// <summary>What has changed since the last commit: where new documents stand, which old ones go, and segments that are written but not published.
/// Not thread-safe: the writer's lock guards it.</summary>
internal sealed class PendingChanges
{
    private readonly Dictionary<string, (HashSet<int> Deleted, int Doc)> _places = new(StringComparer.Ordinal);
    private readonly HashSet<string> _replaced = new(StringComparer.Ordinal);
    private readonly List<(SegmentEntry Entry, HashSet<int> Deleted)> _flushed = [];

    /// <summary>Segments that are written but not yet part of a commit.</summary>
    public IReadOnlyList<(SegmentEntry Entry, HashSet<int> Deleted)> Flushed => _flushed;

    /// <summary>New documents.</summary>
    public int Count => _places.Count;

    public bool Any => _places.Count > 0 || _replaced.Count > 0 || _flushed.Count > 0;

    /// <summary>Notes a new document; an earlier one with its id goes.</summary>
    public void Put(string id, WriteBuffer buffer, int doc, bool mayBeCommitted)
    {
        if (_places.TryGetValue(id, out (HashSet<int> Deleted, int Doc) old)) old.Deleted.Add(old.Doc);
        _places[id] = (buffer.Deleted, doc);
        if (mayBeCommitted) _replaced.Add(id);
    }

    /// <summary>Notes that a document goes.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Delete(string id, IReadOnlyList<OpenSegment> segments)
    {
        bool found = false;
        if (_places.Remove(id, out (HashSet<int> Deleted, int Doc) place))
        {
            place.Deleted.Add(place.Doc);
            found = true;
        }

        byte[] bytes = Utf8.Bytes(id);
        if (!_replaced.Contains(id) && segments.Any(segment => segment.Find(bytes) >= 0))
        {
            _replaced.Add(id);
            found = true;
        }

        return found;
    }

    public void AddFlushed(SegmentEntry entry, HashSet<int> deleted) => _flushed.Add((entry, deleted));

    /// <summary>The documents of a committed segment that go.</summary>
    public List<int> DeletedIn(OpenSegment segment)
    {
        List<int> docs = [];
        foreach (string id in _replaced)
        {
            int doc = segment.Find(Utf8.Bytes(id));
            if (doc >= 0) docs.Add(doc);
        }

        return docs;
    }

    public void Clear()
    {
        _places.Clear();
        _replaced.Clear();
        _flushed.Clear();
    }
}
