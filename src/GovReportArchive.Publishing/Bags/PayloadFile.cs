using System.Security.Cryptography;

namespace GovReportArchive.Publishing.Bags;

/// <summary>A file of a bag while it is written: its bytes are counted and hashed on their way.</summary>
internal sealed class PayloadFile : Stream
{
    private readonly FileStream _file;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <param name="bag">Folder of the bag.</param>
    /// <param name="path">Where the file stands in it, with slashes; folders are made.</param>
    public PayloadFile(string bag, string path)
    {
        Path = path;
        string full = System.IO.Path.Combine(bag, path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        _file = new FileStream(full, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
    }

    public string Path { get; }

    /// <summary>SHA-256 of what was written.</summary>
    public string Sha256 => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public override long Length => _file.Length;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Position
    {
        get => _file.Position;
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _hash.AppendData(buffer);
        _file.Write(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => _file.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }
}
