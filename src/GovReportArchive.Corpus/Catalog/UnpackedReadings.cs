using System.Buffers.Binary;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Corpus.Catalog;

/// <summary>The readings that were unpacked last, by their digests: whoever goes through the feed looks at each report for itself and as its
/// successor's predecessor.</summary>
/// <remarks>A digest names a reading's content, so nothing in here can be out of date. Memory is bounded. Thread-safe.</remarks>
internal sealed class UnpackedReadings
{
    // Packed bytes; unpacked they take ten to twenty times as much.
    internal const int MostBytes = 1 << 20;

    private readonly Lock _lock = new();
    private readonly Dictionary<UInt128, ReportRecord> _records = [];
    private readonly Queue<(UInt128 Digest, int Bytes)> _order = [];
    private long _bytes;

    /// <summary>The reading with a digest; null where it is not at hand.</summary>
    public ReportRecord? Find(byte[] digest)
    {
        lock (_lock) return _records.GetValueOrDefault(Key(digest));
    }

    /// <summary>Keeps a reading, and lets the oldest ones go.</summary>
    /// <param name="digest">Its digest.</param>
    /// <param name="record">The reading.</param>
    /// <param name="bytes">Its bytes in the catalog.</param>
    public void Add(byte[] digest, ReportRecord record, int bytes)
    {
        lock (_lock)
        {
            if (!_records.TryAdd(Key(digest), record)) return;
            _order.Enqueue((Key(digest), bytes));
            for (_bytes += bytes; _bytes > MostBytes;)
            {
                (UInt128 oldest, int freed) = _order.Dequeue();
                _records.Remove(oldest);
                _bytes -= freed;
            }
        }
    }

    private static UInt128 Key(byte[] digest) => BinaryPrimitives.ReadUInt128LittleEndian(digest);
}
