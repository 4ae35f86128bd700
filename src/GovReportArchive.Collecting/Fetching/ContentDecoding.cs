using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;

namespace GovReportArchive.Collecting.Fetching;

/// <summary>Takes the content codings off a body.</summary>
internal static class ContentDecoding
{
    /// <summary>What every request says that it can read.</summary>
    public const string Accepted = "gzip, deflate, br";

    private const int MostCodings = 2;

    // Pages of lists repeat themselves some fifty times; a bomb does it a thousand times.
    private const int MostRatio = 250;

    private const int Unsuspicious = 4 * 1024 * 1024;

    private static readonly byte[][] Beginnings = [[.. "<"u8], [.. "\n"u8], [.. "\r\n"u8], [0xEF, 0xBB, 0xBF], [.. "%PDF"u8], [.. "PK\x03\x04"u8], [0xD0, 0xCF, 0x11, 0xE0], [.. "{"u8]];

    /// <summary>The body without its codings.</summary>
    /// <param name="body">As it came.</param>
    /// <param name="codings">The codings, in the order in which they were applied.</param>
    /// <param name="most">How many bytes there may be after each step.</param>
    /// <param name="notes">Gets a sentence where a coding is said that is none.</param>
    /// <exception cref="FetchStop">It is too large, a bomb, damaged or of an unknown coding.</exception>
    public static byte[] Decoded(byte[] body, IReadOnlyList<string> codings, int most, List<string> notes)
    {
        if (codings.Count > MostCodings) throw new FetchStop(FetchOutcome.Nested, codings.Count.ToString(CultureInfo.InvariantCulture));
        foreach (string coding in codings.Reverse())
        {
            if (body.Length == 0) break;
            Func<Stream, Stream>? opened = Opened(coding, body);
            byte[]? decoded = opened is null ? null : Unpacked(body, opened, most);
            if (decoded is not null && coding.EndsWith("gzip", StringComparison.Ordinal) && !IsWhole(body, decoded.Length)) throw new FetchStop(FetchOutcome.Damaged);
            if (decoded is null)
            {
                if (opened is not null && !LooksPlain(body)) throw new FetchStop(FetchOutcome.Damaged);
                notes.Add($"首部说内容经 {coding} 压缩，实际没有");
            }

            body = decoded ?? body;
        }

        return body;
    }

    private static bool LooksPlain(byte[] body) => Array.Exists(Beginnings, beginning => body.AsSpan().StartsWith(beginning));

    // The library takes a gzip that is cut off for a whole one. A whole one ends with the length of what it holds, and sometimes bytes of nobody.
    private static bool IsWhole(byte[] body, int decoded)
    {
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, decoded);
        return body.AsSpan().LastIndexOf(length) >= 0;
    }

    // Null where the bytes show that they are not of the coding.
    private static Func<Stream, Stream>? Opened(string coding, ReadOnlySpan<byte> body) => coding switch
    {
        "gzip" or "x-gzip" => body.Length > 2 && body[0] == 0x1F && body[1] == 0x8B ? inner => new GZipStream(inner, CompressionMode.Decompress) : null,
        // The standard means zlib; some servers send what is within it.
        "deflate" => body.Length > 2 && (body[0] & 0x0F) == 8 && ((body[0] << 8) | body[1]) % 31 == 0
            ? inner => new ZLibStream(inner, CompressionMode.Decompress)
            : inner => new DeflateStream(inner, CompressionMode.Decompress),
        "br" => inner => new BrotliStream(inner, CompressionMode.Decompress),
        _ => throw new FetchStop(FetchOutcome.UnknownEncoding, coding),
    };

    // Null where it is damaged.
    private static byte[]? Unpacked(byte[] body, Func<Stream, Stream> opened, int most)
    {
        using MemoryStream decoded = new();
        byte[] piece = new byte[64 * 1024];
        try
        {
            using Stream stream = opened(new MemoryStream(body, writable: false));
            while (stream.Read(piece) is > 0 and int read)
            {
                decoded.Write(piece, 0, read);
                if (decoded.Length > Unsuspicious && decoded.Length / MostRatio > body.Length) throw new FetchStop(FetchOutcome.Bomb, MostRatio.ToString(CultureInfo.InvariantCulture));
                if (decoded.Length > most) throw new FetchStop(FetchOutcome.TooLarge, most.ToString(CultureInfo.InvariantCulture));
            }
        }
        catch (Exception error) when (error is InvalidDataException or InvalidOperationException)
        {
            return null;
        }

        return decoded.Length > 0 ? decoded.ToArray() : null;
    }
}
