using System.Globalization;
using System.IO.Compression;
using GovReportArchive.Extraction.FileTypes;

namespace GovReportArchive.Extraction.Warc;

/// <summary>Takes content codings of HTTP off.</summary>
internal static class ContentCoding
{
    /// <summary>The content without one coding; as it is where it bears none.</summary>
    /// <param name="coding">Name of the coding, in lower case.</param>
    /// <param name="content">What is encoded.</param>
    /// <param name="most">The most bytes that it may have.</param>
    /// <exception cref="ExtractionException">It is damaged, or has more.</exception>
    public static ReadOnlyMemory<byte> Removed(string coding, ReadOnlyMemory<byte> content, long most) => coding switch
    {
        _ when content.IsEmpty => content,
        "gzip" or "x-gzip" => Gunzipped(content, most),
        // The standard means zlib; some servers send what is within it.
        "deflate" => Inflated(content, most, (content.Span[0] & 0x0F) == 8 && content.Length > 1 && ((content.Span[0] << 8) | content.Span[1]) % 31 == 0
            ? inner => new ZLibStream(inner, CompressionMode.Decompress)
            : inner => new DeflateStream(inner, CompressionMode.Decompress)),
        "br" => Inflated(content, most, inner => new BrotliStream(inner, CompressionMode.Decompress)),
        _ => content,
    };

    private static ReadOnlyMemory<byte> Gunzipped(ReadOnlyMemory<byte> content, long most)
    {
        using Stream packed = ZipContents.AsStream(content);
        GzipMembers members = new(packed);
        if (!members.IsPacked) return content;
        byte[] piece = new byte[1 << 16];
        using MemoryStream plain = new();
        while (members.Read(piece) is > 0 and int count) Add(plain, piece.AsSpan(0, count), most);
        // Some servers add bytes of nobody behind it.
        return members.WholeEnd > 0 ? plain.ToArray() : throw Damaged();
    }

    private static ReadOnlyMemory<byte> Inflated(ReadOnlyMemory<byte> content, long most, Func<Stream, Stream> opened)
    {
        byte[] piece = new byte[1 << 16];
        using MemoryStream plain = new();
        try
        {
            using Stream stream = opened(ZipContents.AsStream(content));
            while (stream.Read(piece) is > 0 and int count) Add(plain, piece.AsSpan(0, count), most);
        }
        catch (Exception error) when (error is InvalidDataException or InvalidOperationException)
        {
            // A header that says so of all that a server sends; what is no text then is damaged.
            return plain.Length == 0 && LooksPlain(content.Span) ? content : throw Damaged();
        }

        return plain.Length > 0 ? plain.ToArray() : LooksPlain(content.Span) ? content : throw Damaged();
    }

    private static readonly byte[][] Beginnings = [[.. "<"u8], [.. "\n"u8], [.. "\r\n"u8], [0xEF, 0xBB, 0xBF], [.. "%PDF"u8], [.. "PK\x03\x04"u8], [0xD0, 0xCF, 0x11, 0xE0], [.. "{\\rtf"u8]];

    private static bool LooksPlain(ReadOnlySpan<byte> content)
    {
        foreach (byte[] beginning in Beginnings)
            if (content.StartsWith(beginning)) return true;
        return false;
    }

    private static void Add(MemoryStream plain, ReadOnlySpan<byte> piece, long most)
    {
        if (plain.Length + piece.Length > most)
            throw new ExtractionException("file.tooLarge", string.Create(CultureInfo.InvariantCulture, $"内容解压后超过 {most >> 20} MB 的上限，没有读取。"));
        plain.Write(piece);
    }

    private static ExtractionException Damaged() => new("http.damaged", "压缩的内容已损坏或不完整，没有读取。");
}
