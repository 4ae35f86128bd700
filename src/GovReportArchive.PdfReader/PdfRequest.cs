using System.Buffers.Binary;

namespace GovReportArchive.PdfReader;

/// <summary>A file to be read.</summary>
/// <param name="File">Its bytes.</param>
/// <param name="MostPages">With more pages than these it is refused.</param>
internal sealed record PdfRequest(ReadOnlyMemory<byte> File, int MostPages)
{
    private const int HeadBytes = 8;

    /// <summary>Writes the request whole.</summary>
    public async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        byte[] head = new byte[HeadBytes];
        BinaryPrimitives.WriteInt32LittleEndian(head, File.Length);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(4), MostPages);
        await stream.WriteAsync(head, cancellationToken).ConfigureAwait(false);
        await stream.WriteAsync(File, cancellationToken).ConfigureAwait(false);
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The next request; null where the stream ends, also in the middle of one.</summary>
    public static PdfRequest? Read(Stream stream)
    {
        byte[] head = new byte[HeadBytes];
        if (stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false) < HeadBytes) return null;
        byte[] file = new byte[BinaryPrimitives.ReadInt32LittleEndian(head)];
        return stream.ReadAtLeast(file, file.Length, throwOnEndOfStream: false) < file.Length ? null : new PdfRequest(file, BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(4)));
    }
}
