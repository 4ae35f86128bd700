using System.Security.Cryptography;

namespace GovReportArchive.Extraction.Warc;

/// <summary>Digests as WARC files have them: name of the algorithm, a colon, and the value in base 32 or hexadecimal.</summary>
internal static class WarcDigest
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    // CA5350, CA5351: crawlers of others use them, and they are no proof of anything here but of whole copies.
#pragma warning disable CA5350, CA5351
    private static readonly Dictionary<string, Func<byte[], byte[]>> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sha1"] = SHA1.HashData,
        ["sha256"] = SHA256.HashData,
        ["sha-1"] = SHA1.HashData,
        ["sha-256"] = SHA256.HashData,
        ["md5"] = MD5.HashData,
    };

    /// <summary>The digest by which crawls tell payloads apart.</summary>
    public static string Sha1(ReadOnlySpan<byte> bytes) => "sha1:" + Base32(SHA1.HashData(bytes));
#pragma warning restore CA5350, CA5351

    /// <summary>A digest with a future.</summary>
    public static string Sha256(ReadOnlySpan<byte> bytes) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Whether a digest says that the bytes are others; one that cannot be read says nothing.</summary>
    public static bool Contradicts(string? digest, ReadOnlySpan<byte> bytes)
    {
        string[] parts = (digest ?? "").Split(':', 2, StringSplitOptions.TrimEntries);
        if (parts.Length < 2 || !Known.TryGetValue(parts[0], out Func<byte[], byte[]>? hash)) return false;
        byte[] value = hash(bytes.ToArray());
        string hex = Convert.ToHexString(value), base32 = Base32(value);
        string told = parts[1].TrimEnd('=').ToUpperInvariant();
        return (told.Length == hex.Length && told != hex) || (told.Length == base32.Length && told != base32);
    }

    private static string Base32(ReadOnlySpan<byte> bytes)
    {
        List<char> letters = [];
        int held = 0, bits = 0;
        foreach (byte one in bytes)
        {
            (held, bits) = ((held << 8) | one, bits + 8);
            for (; bits >= 5; bits -= 5) letters.Add(Letters[(held >> (bits - 5)) & 31]);
            held &= (1 << bits) - 1;
        }

        if (bits > 0) letters.Add(Letters[(held << (5 - bits)) & 31]);
        return new string([.. letters]);
    }
}
