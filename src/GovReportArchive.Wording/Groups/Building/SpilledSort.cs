using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GovReportArchive.Wording.Groups.Building;

/// <summary>Sorts any number of records in bounded memory: what comes out is what went in, ascending.</summary>
/// <remarks>Records beyond what is held go to one temporary file as sorted runs, which are merged on reading. Not thread-safe.</remarks>
/// <typeparam name="T">A record of fixed size; equal ones come in any order.</typeparam>
internal sealed class SpilledSort<T> : IDisposable
    where T : unmanaged, IComparable<T>
{
    /// <summary>Bytes held in memory, writing and reading alike.</summary>
    public const int Held = 24 << 20;

    private const int LeastChunk = 128;
    private readonly string _path;
    private readonly int _most;
    private readonly List<(long Start, int Count)> _runs = [];
    private FileStream? _file;
    private T[] _records = [];
    private int _count;

    /// <param name="path">Temporary file; made only where it is needed, and gone after disposal.</param>
    /// <param name="held">Bytes to hold in memory.</param>
    public SpilledSort(string path, int held = Held) => (_path, _most) = (path, Math.Max(2, held / Unsafe.SizeOf<T>()));

    /// <summary>Adds a record; only before the first reading.</summary>
    public void Add(in T record)
    {
        if (_count == _most) Spill();
        if (_count == _records.Length) Array.Resize(ref _records, Math.Clamp(_records.Length * 2, Math.Min(_most, 1024), _most));
        _records[_count++] = record;
    }

    /// <summary>All records, ascending; may be read again, but not twice at a time.</summary>
    public IEnumerable<T> Ascending()
    {
        if (_runs.Count == 0)
        {
            Array.Sort(_records, 0, _count);
            return _records.Take(_count);
        }

        if (_count > 0) Spill();
        _records = [];
        return Merged();
    }

    /// <summary>Removes the temporary file.</summary>
    public void Dispose() => _file?.Dispose();

    private void Spill()
    {
        _file ??= new FileStream(_path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 0, FileOptions.DeleteOnClose);
        Array.Sort(_records, 0, _count);
        long start = _file.Length;
        RandomAccess.Write(_file.SafeFileHandle, MemoryMarshal.AsBytes(_records.AsSpan(0, _count)), start);
        _runs.Add((start, _count));
        _count = 0;
    }

    private IEnumerable<T> Merged()
    {
        int chunk = Math.Max(LeastChunk, _most / _runs.Count);
        Run[] runs = [.. _runs.Select(run => new Run(_file!, run.Start, run.Count, chunk))];
        PriorityQueue<int, T> least = new(runs.Length);
        for (int run = 0; run < runs.Length; run++)
            if (runs[run].TryNext(out T first)) least.Enqueue(run, first);
        while (least.TryPeek(out int run, out T record))
        {
            yield return record;
            if (runs[run].TryNext(out T next)) least.DequeueEnqueue(run, next);
            else least.Dequeue();
        }
    }

    private sealed class Run(FileStream file, long start, int count, int chunk)
    {
        private readonly T[] _held = new T[Math.Min(chunk, count)];
        private int _at;
        private int _end;

        public bool TryNext(out T record)
        {
            if (_at == _end && !Fill())
            {
                record = default;
                return false;
            }

            record = _held[_at++];
            return true;
        }

        private bool Fill()
        {
            (_at, _end) = (0, Math.Min(_held.Length, count));
            if (_end == 0) return false;
            Span<byte> bytes = MemoryMarshal.AsBytes(_held.AsSpan(0, _end));
            long from = start;
            (start, count) = (start + bytes.Length, count - _end);
            while (bytes.Length > 0)
            {
                int read = RandomAccess.Read(file.SafeFileHandle, bytes, from);
                if (read == 0) throw new EndOfStreamException($"The temporary file {file.Name} is cut off.");
                bytes = bytes[read..];
                from += read;
            }

            return true;
        }
    }
}
