using System.Net;

namespace GovReportArchive.Collecting.Fetching;

/// <summary>A connection that remembers the beginning of what went over it since the last request: what the library that reads answers does not hand on as it came.</summary>
internal sealed class Wire(Stream inner, IPAddress? remote) : Stream
{
    /// <summary>How much of each direction is remembered: a head and what comes with it.</summary>
    public const int Longest = 96 * 1024;

    private readonly Lock _lock = new();
    private readonly MemoryStream _sent = new();
    private readonly MemoryStream _received = new();

    /// <summary>The machine at the other end.</summary>
    public IPAddress? Remote => remote;

    /// <summary>The beginning of what was sent.</summary>
    public byte[] Sent
    {
        get { lock (_lock) return _sent.ToArray(); }
    }

    /// <summary>The beginning of what was received.</summary>
    public byte[] Received
    {
        get { lock (_lock) return _received.ToArray(); }
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Forgets what went before: the next request begins.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _sent.SetLength(0);
            _received.SetLength(0);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        Keep(_received, buffer[..read]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        Keep(_received, buffer.Span[..read]);
        return read;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Keep(_sent, buffer);
        inner.Write(buffer);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Keep(_sent, buffer.Span);
        return inner.WriteAsync(buffer, cancellationToken);
    }

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private void Keep(MemoryStream kept, ReadOnlySpan<byte> bytes)
    {
        lock (_lock) kept.Write(bytes[..(int)Math.Min(bytes.Length, Longest - kept.Length)]);
    }
}
