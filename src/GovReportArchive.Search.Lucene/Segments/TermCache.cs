namespace GovReportArchive.Search.Lucene.Segments;

/// <summary>Decoded terms and results of quotations beside the segments, the least lately used of them dropped where they take too much. Thread-safe.</summary>
/// <remarks>Never needed for being right: what is not here is made again. An entry goes with its segment.</remarks>
/// <param name="mostBytes">Most memory; 0 keeps nothing.</param>
internal sealed class TermCache(long mostBytes)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TermKey, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = new();
    private long _bytes;

    /// <summary>Whether anything is kept.</summary>
    public bool IsOn => mostBytes > 0;

    /// <summary>What is kept under a key, or null.</summary>
    public object? Find(TermKey key)
    {
        if (!IsOn) return null;
        object? kept = Kept(key);
        LuceneTelemetry.LookedUp(kept is not null);
        return kept;
    }

    /// <summary>Keeps something, if it is not kept already.</summary>
    public void Add(TermKey key, object kept, long bytes)
    {
        // One entry must not drive out all others.
        if (bytes > mostBytes / 4) return;
        lock (_lock)
        {
            if (_entries.ContainsKey(key)) return;
            _entries.Add(key, _byUse.AddFirst(new Entry(key, kept, bytes + key.Bytes)));
            _bytes += bytes + key.Bytes;
            LuceneTelemetry.Entries.Add(1);
            LuceneTelemetry.Memory.Add(bytes + key.Bytes);
            while (_bytes > mostBytes)
            {
                Remove(_byUse.Last!);
                LuceneTelemetry.Drops.Add(1);
            }
        }
    }

    /// <summary>Drops all that belongs to a segment.</summary>
    public void Drop(object segment)
    {
        lock (_lock)
        {
            for (LinkedListNode<Entry>? node = _byUse.First; node is not null;)
            {
                LinkedListNode<Entry>? next = node.Next;
                if (ReferenceEquals(node.Value.Key.Segment, segment)) Remove(node);
                node = next;
            }
        }
    }

    private object? Kept(TermKey key)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(key, out LinkedListNode<Entry>? node)) return null;
            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Kept;
        }
    }

    private void Remove(LinkedListNode<Entry> node)
    {
        LuceneTelemetry.Entries.Add(-1);
        LuceneTelemetry.Memory.Add(-node.Value.Bytes);
        _byUse.Remove(node);
        _entries.Remove(node.Value.Key);
        _bytes -= node.Value.Bytes;
    }

    private sealed record Entry(TermKey Key, object Kept, long Bytes);
}

/// <summary>What an entry belongs to: a segment, a field, and a term of it or a string that was quoted.</summary>
internal readonly struct TermKey(object segment, string fieldName, byte[] term) : IEquatable<TermKey>
{
    private const int Overhead = 150;

    public object Segment => segment;

    public string FieldName => fieldName;

    public byte[] Term => term;

    public long Bytes => Overhead + term.Length;

    public bool Equals(TermKey other) => ReferenceEquals(segment, other.Segment) && fieldName == other.FieldName && term.AsSpan().SequenceEqual(other.Term);

    public override bool Equals(object? obj) => obj is TermKey other && Equals(other);

    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(segment));
        hash.Add(fieldName, StringComparer.Ordinal);
        hash.AddBytes(term);
        return hash.ToHashCode();
    }
}
