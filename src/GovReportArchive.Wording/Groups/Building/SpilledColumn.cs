using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GovReportArchive.Wording.Groups.Building;

/// <summary>A column that is made of any number of items in bounded memory, in a temporary file that is gone after disposal.</summary>
internal sealed class SpilledColumn<T>(string path) : IDisposable
    where T : unmanaged
{
    private readonly T[] _held = new T[4096];
    private readonly FileStream _file = new(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 0, FileOptions.DeleteOnClose);
    private int _count;
    private long _written;

    /// <summary>Items so far.</summary>
    public int Count => checked((int)(_written / Unsafe.SizeOf<T>()) + _count);

    public void Add(T item)
    {
        if (_count == _held.Length) Flush();
        _held[_count++] = item;
    }

    /// <summary>What was added; to be used until disposal, and nothing more to be added.</summary>
    public Column<T> Read()
    {
        Flush();
        return new MappedColumns(_file).At<T>(0, _written / Unsafe.SizeOf<T>());
    }

    public void Dispose() => _file.Dispose();

    private void Flush()
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(_held.AsSpan(0, _count));
        RandomAccess.Write(_file.SafeFileHandle, bytes, _written);
        _written += bytes.Length;
        _count = 0;
    }
}
