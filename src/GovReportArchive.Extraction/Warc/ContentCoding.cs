using System.Globalization;
using System.IO.Compression;
using GovReportArchive.Extraction.FileTypes;

namespace GovReportArchive.Extraction.Warc;

/// <summary>What is wrong with an encoded content.</summary>
public enum CodingFault
{
    /// <summary>Encoded more often than anybody does.</summary>
    Nested,

    /// <summary>Encoded in a way that nobody asked for.</summary>
    Unknown,

    /// <summary>Damaged or cut off.</summary>
    Damaged,

    /// <summary>More than may be.</summary>
    TooLarge,

    /// <summary>So much more than what was sent that nothing but harm can be meant.</summary>
    Bomb,
}

/// <summary>A content cannot be had from what encodes it.</summary>
/// <param name="fault">Why.</param>
/// <param name="figure">The bound that was passed, or the name of the coding.</param>
public sealed class ContentCodingException(CodingFault fault, string figure) : Exception($"{fault} {figure}")
{
    /// <summary>Why.</summary>
    public CodingFault Fault { get; } = fault;

    /// <summary>The bound that was passed, or the name of the coding.</summary>
    public string Figure { get; } = figure;
}

/// <summary>Takes the content codings of HTTP off a body.</summary>
/// <remarks>Whoever fetches and whoever reads what was fetched ask here, so that both have the same original.</remarks>
public static class ContentCoding
{
    /// <summary>The codings that are known, as a request says it.</summary>
    public const string Accepted = "gzip, deflate, br";

    private const int MostCodings = 2;

    // Pages of lists repeat themselves some fifty times; a bomb does it a thousand times.
    private const int MostRatio = 250;

    private const int Unsuspicious = 4 << 20;

    private static readonly byte[][] Beginnings = [[.. "<"u8], [.. "\n"u8], [.. "\r\n"u8], [0xEF, 0xBB, 0xBF], [.. "%PDF"u8], [.. "PK\x03\x04"u8], [0xD0, 0xCF, 0x11, 0xE0], [.. "{"u8]];

    /// <summary>The body without its codings. What is called encoded and is not stays as it is: old sites say so of all that they send.</summary>
    /// <param name="body">As it came.</param>
    /// <param name="codings">The codings in lower case, in the order in which they were applied.</param>
    /// <param name="most">The most bytes that it may have after each step.</param>
    /// <param name="isNone">Told of each coding that the body does not bear.</param>
    /// <exception cref="ContentCodingException">It cannot be had.</exception>
    public static ReadOnlyMemory<byte> Removed(ReadOnlyMemory<byte> body, IReadOnlyList<string> codings, long most, Action<string>? isNone = null)
    {
        if (codings.Count > MostCodings) throw new ContentCodingException(CodingFault.Nested, codings.Count.ToString(CultureInfo.InvariantCulture));
        for (int i = codings.Count - 1; i >= 0 && !body.IsEmpty; i--)
        {
            if (Removed(codings[i], body, most) is { } plain) body = plain;
            else isNone?.Invoke(codings[i]);
        }

        return body;
    }

    // Null where it does not bear the coding.
    private static byte[]? Removed(string coding, ReadOnlyMemory<byte> content, long most) => coding switch
    {
        "gzip" or "x-gzip" => Gunzipped(content, most),
        // The standard means zlib; some servers send what is within it.
        "deflate" => Inflated(content, most, (content.Span[0] & 0x0F) == 8 && content.Length > 1 && ((content.Span[0] << 8) | content.Span[1]) % 31 == 0
            ? inner => new ZLibStream(inner, CompressionMode.Decompress)
            : inner => new DeflateStream(inner, CompressionMode.Decompress)),
        "br" => Inflated(content, most, inner => new BrotliStream(inner, CompressionMode.Decompress)),
        _ => throw new ContentCodingException(CodingFault.Unknown, coding),
    };

    private static byte[]? Gunzipped(ReadOnlyMemory<byte> content, long most)
    {
        using Stream packed = ZipContents.AsStream(content);
        GzipMembers members = new(packed);
        if (!members.IsPacked) return Plain(content);
        byte[] piece = new byte[1 << 16];
        using MemoryStream plain = new();
        while (members.Read(piece) is > 0 and int count) Add(plain, piece.AsSpan(0, count), content.Length, most);
        // Some servers add bytes of nobody behind it.
        return members.WholeEnd > 0 ? plain.ToArray() : throw Damaged("gzip");
    }

    private static byte[]? Inflated(ReadOnlyMemory<byte> content, long most, Func<Stream, Stream> opened)
    {
        byte[] piece = new byte[1 << 16];
        using MemoryStream plain = new();
        try
        {
            using Stream stream = opened(ZipContents.AsStream(content));
            while (stream.Read(piece) is > 0 and int count) Add(plain, piece.AsSpan(0, count), content.Length, most);
        }
        catch (Exception error) when (error is InvalidDataException or InvalidOperationException)
        {
            return plain.Length == 0 ? Plain(content) : throw Damaged("deflate");
        }

        return plain.Length > 0 ? plain.ToArray() : Plain(content);
    }

    // What is no text and no known file then is damaged.
    private static byte[]? Plain(ReadOnlyMemory<byte> content) => Array.Exists(Beginnings, beginning => content.Span.StartsWith(beginning)) ? null : throw Damaged("");

    private static void Add(MemoryStream plain, ReadOnlySpan<byte> piece, int packed, long most)
    {
        long length = plain.Length + piece.Length;
        if (length > Unsuspicious && length / MostRatio > packed) throw new ContentCodingException(CodingFault.Bomb, MostRatio.ToString(CultureInfo.InvariantCulture));
        if (length > most) throw new ContentCodingException(CodingFault.TooLarge, most.ToString(CultureInfo.InvariantCulture));
        plain.Write(piece);
    }

    private static ContentCodingException Damaged(string coding) => new(CodingFault.Damaged, coding);
}
