using System.Buffers;

namespace GovReportArchive.Publishing;

/// <summary>Between a writer that does not wait and a way out that must be waited for: takes what is written and hands it on when it is told to.</summary>
/// <remarks>What is not handed on is never seen by the way out; so a writer that broke off cannot end its file on being closed.</remarks>
internal sealed class HeldBytes(Stream output) : Stream
{
    private const int Enough = 1 << 16;
    private readonly ArrayBufferWriter<byte> _held = new(2 * Enough);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Hands on what is held, where that is worth while; with <paramref name="all"/> in any case.</summary>
    public async ValueTask SendAsync(bool all, CancellationToken cancellationToken)
    {
        if (_held.WrittenCount < (all ? 1 : Enough)) return;
        await output.WriteAsync(_held.WrittenMemory, cancellationToken).ConfigureAwait(false);
        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
        _held.ResetWrittenCount();
    }

    public override void Write(ReadOnlySpan<byte> buffer) => _held.Write(buffer);

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
