using System.Buffers;
using System.Text;
using UtfUnknown;

namespace GovReportArchive.Extraction.Texts;

/// <summary>Text, the encoding it was read in, and how many characters could not be decoded (they stand as U+FFFD).</summary>
internal readonly record struct DecodedText(string Text, string Encoding, int Invalid);

/// <summary>Finds the encoding of a file and decodes it: byte order mark first, then what the bytes themselves allow.</summary>
/// <remarks>
/// The bytes are asked before a declared charset, since pages that declare gb2312 and are UTF-8 (or the reverse) are common, and the two
/// can hardly be confused: Chinese text in GB18030 is almost never valid UTF-8. A declaration decides only where the bytes do not. UTF.Unknown is asked
/// for Big5 alone: it knows no UTF-16 without a mark, and gives text up in which a few bytes are damaged.
/// </remarks>
internal static class TextDecoder
{
    private const int Sample = 1 << 16;

    // Ten characters are enough to tell Big5, and the detector takes its time.
    private const int LegacySample = 1024;
    private const int Big5 = 950;

    private static readonly Encoding Gb18030 = Register().GetEncoding("GB18030")!;

    /// <summary>Decodes the whole file. Never throws: what cannot be decoded is replaced and counted.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="declared">Charset that the file declares, or null.</param>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, string? declared = null)
    {
        (Encoding encoding, int mark) = Detect(bytes, declared);
        string text = encoding.GetString(bytes[mark..]);
        return new DecodedText(text, encoding.WebName, text.AsSpan().Count('\uFFFD'));
    }

    private static (Encoding Encoding, int Mark) Detect(ReadOnlySpan<byte> bytes, string? declared)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return (Encoding.UTF8, 3);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0])) return (Encoding.UTF32, 4);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return (Encoding.Unicode, 2);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return (Encoding.BigEndianUnicode, 2);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x84, 0x31, 0x95, 0x33])) return (Gb18030, 4);
        if (Utf16(bytes) is Encoding wide) return (wide, 0);

        (int good, int bad) = CountUtf8(bytes);
        if (bad == 0 && (good > 0 || declared is null)) return (Encoding.UTF8, 0);
        if (good > 4 * bad) return (Encoding.UTF8, 0);
        return (Named(declared) is Encoding named && !named.Equals(Encoding.UTF8) ? named : bad == 0 ? Encoding.UTF8 : Legacy(bytes), 0);
    }

    // Traditional Chinese in Big5 is also valid GB18030, of characters that nobody uses.
    private static Encoding Legacy(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> written = bytes[bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF)..];
        return CharsetDetector.DetectFromBytes(written[..Math.Min(written.Length, LegacySample)].ToArray()).Detected?.Encoding is { CodePage: Big5 } found ? found : Gb18030;
    }

    /// <summary>UTF-16 without a mark: only text in it has NUL bytes, and only in the right order does it make sense.</summary>
    private static Encoding? Utf16(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> head = bytes[..(Math.Min(bytes.Length, Sample) & ~1)];
        if (head.Length < 4 || !head.Contains((byte)0)) return null;
        double little = Sense(head, 1);
        double big = Sense(head, 0);
        if (Math.Max(little, big) < 0.9) return null;
        return little >= big ? Encoding.Unicode : Encoding.BigEndianUnicode;
    }

    private static double Sense(ReadOnlySpan<byte> head, int high)
    {
        int known = 0;
        for (int i = 0; i < head.Length; i += 2)
        {
            int code = (head[i + high] << 8) | head[i + 1 - high];
            if (code is (>= 0x20 and < 0x7F) or 0x09 or 0x0A or 0x0D or (>= 0x2010 and <= 0x203B) or (>= 0x3000 and <= 0x303F)
                or (>= 0x4E00 and <= 0x9FFF) or (>= 0xFF00 and <= 0xFFEF)) known++;
        }

        return known / (head.Length / 2.0);
    }

    /// <summary>Well-formed multi-byte sequences and malformed ones; a sequence cut off by the end of the file counts as neither.</summary>
    private static (int Good, int Bad) CountUtf8(ReadOnlySpan<byte> bytes)
    {
        int good = 0;
        int bad = 0;
        while (true)
        {
            int skip = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (skip < 0) return (good, bad);
            bytes = bytes[skip..];
            OperationStatus status = Rune.DecodeFromUtf8(bytes, out _, out int used);
            if (status == OperationStatus.Done) good++;
            else if (status == OperationStatus.InvalidData) bad++;
            bytes = bytes[Math.Max(1, used)..];
        }
    }

    private static Encoding? Named(string? charset)
    {
        string name = charset?.Trim().Trim('"', '\'').ToLowerInvariant() ?? "";
        return name switch
        {
            // What servers say of all that they send; Chinese is never written in it.
            "" or "iso-8859-1" or "us-ascii" or "windows-1252" or "latin1" => null,
            "gb2312" or "gbk" or "gb_2312-80" or "gb18030" or "x-gbk" or "cp936" => Gb18030,
            _ => Encoding.GetEncodings().Any(known => known.Name.Equals(name, StringComparison.Ordinal))
                || CodePagesEncodingProvider.Instance.GetEncoding(name) is not null
                ? Encoding.GetEncoding(name) : null,
        };
    }

    private static EncodingProvider Register()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return CodePagesEncodingProvider.Instance;
    }
}
