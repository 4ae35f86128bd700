using System.Buffers.Binary;
using System.Text;

namespace GovReportArchive.Wording.Groups.Building;

/// <summary>Texts of wordings in a temporary file, as written and comparable, found again by where they begin.</summary>
/// <remarks>The file is gone after disposal. Not thread-safe.</remarks>
internal sealed class SpilledTexts(string path) : IDisposable
{
    private const int Head = 8;
    private const int Flushed = 1 << 18;
    private readonly FileStream _file = new(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 0, FileOptions.DeleteOnClose);
    private readonly MemoryStream _held = new(Flushed * 2);
    private byte[] _read = new byte[2048];
    private long _written;

    /// <summary>Adds a text and says where it begins.</summary>
    public long Add(string text, string normal)
    {
        long at = _written + _held.Length;
        Span<byte> head = stackalloc byte[Head];
        BinaryPrimitives.WriteInt32LittleEndian(head, Encoding.UTF8.GetByteCount(text));
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], Encoding.UTF8.GetByteCount(normal));
        _held.Write(head);
        _held.Write(Encoding.UTF8.GetBytes(text));
        _held.Write(Encoding.UTF8.GetBytes(normal));
        if (_held.Length >= Flushed) Flush();
        return at;
    }

    /// <summary>The text as written.</summary>
    public string Text(long at)
    {
        (int text, _) = Fetch(at);
        return Encoding.UTF8.GetString(_read, Head, text);
    }

    /// <summary>The comparable text.</summary>
    public string Normal(long at)
    {
        (int text, int normal) = Fetch(at);
        return Encoding.UTF8.GetString(_read, Head + text, normal);
    }

    public void Dispose()
    {
        _file.Dispose();
        _held.Dispose();
    }

    private (int Text, int Normal) Fetch(long at)
    {
        if (_held.Length > 0) Flush();
        int read = RandomAccess.Read(_file.SafeFileHandle, _read, at);
        int text = BinaryPrimitives.ReadInt32LittleEndian(_read), normal = BinaryPrimitives.ReadInt32LittleEndian(_read.AsSpan(4)), whole = Head + text + normal;
        if (whole > _read.Length) Array.Resize(ref _read, whole);
        while (read < whole)
        {
            int more = RandomAccess.Read(_file.SafeFileHandle, _read.AsSpan(read, whole - read), at + read);
            if (more == 0) throw new EndOfStreamException($"The temporary file {path} is cut off.");
            read += more;
        }

        return (text, normal);
    }

    private void Flush()
    {
        RandomAccess.Write(_file.SafeFileHandle, _held.GetBuffer().AsSpan(0, (int)_held.Length), _written);
        _written += _held.Length;
        _held.SetLength(0);
    }
}
