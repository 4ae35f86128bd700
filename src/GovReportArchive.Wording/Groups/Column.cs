using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;

namespace GovReportArchive.Wording.Groups;

/// <summary>Numbers that are only read: an array, or a part of a mapped file, which takes no memory of its own.</summary>
/// <remarks>Thread-safe. A mapped file stays mapped as long as one of its columns is in use.</remarks>
internal sealed unsafe class Column<T>
    where T : unmanaged
{
    private readonly T[]? _array;
    private readonly MappedColumns? _map;
    private readonly T* _start;

    public Column(T[] array) => (_array, Length) = (array, array.Length);

    public Column(MappedColumns map, byte* start, int length)
    {
        _map = map;
        _start = (T*)start;
        Length = length;
    }

    /// <summary>How many.</summary>
    public int Length { get; }

    public T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Length, nameof(index));
            T item = _array is null ? _start[index] : _array[index];
            GC.KeepAlive(_map);
            return item;
        }
    }

    public static implicit operator Column<T>(T[] array) => new(array);

    /// <summary>The part from <paramref name="start"/>; to be used while the column is.</summary>
    public ReadOnlySpan<T> Slice(int start, int length)
    {
        if (start < 0 || length < 0 || start > Length - length) throw new ArgumentOutOfRangeException(nameof(start));
        return _array is null ? new ReadOnlySpan<T>(_start + start, length) : _array.AsSpan(start, length);
    }
}

/// <summary>What only some columns are asked for.</summary>
internal static class Columns
{
    /// <summary>Position of a key in a column that ascends; below 0 where it is not there.</summary>
    public static int Find(this Column<ulong> column, ulong key)
    {
        int found = column.Slice(0, column.Length).BinarySearch(key);
        GC.KeepAlive(column);
        return found;
    }
}

/// <summary>A file mapped for reading, of which columns are parts.</summary>
internal sealed unsafe class MappedColumns
{
    private readonly MemoryMappedViewAccessor? _view;
    private readonly byte* _start;

    /// <summary>Maps a file that is not changed any more; it may be removed meanwhile.</summary>
    public MappedColumns(FileStream file)
    {
        Length = file.Length;
        if (Length == 0) return;
        using MemoryMappedFile map = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        _view = map.CreateViewAccessor(0, Length, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        _start += _view.PointerOffset;
    }

    // The pointer was acquired, so that the handle would never be released otherwise.
    ~MappedColumns() => _view?.SafeMemoryMappedViewHandle.ReleasePointer();

    public long Length { get; }

    /// <summary>The column that begins at a byte.</summary>
    /// <exception cref="InvalidDataException">It does not lie in the file.</exception>
    public Column<T> At<T>(long offset, long count)
        where T : unmanaged
    {
        if (count < 0 || offset < 0 || count > int.MaxValue || offset > Length - (count * Unsafe.SizeOf<T>()))
            throw new InvalidDataException("The store of wordings is damaged.");
        return count == 0 ? new Column<T>([]) : new Column<T>(this, _start + offset, (int)count);
    }
}
