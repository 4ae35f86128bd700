using System.Buffers;
using System.Security.Cryptography;

namespace GovReportArchive.Reports.Records;

/// <summary>The SHA-256 of an original as this product writes it everywhere: 64 lower-case hex digits. Nothing else names an original.</summary>
public static class OriginalHash
{
    private const int Digits = 64;
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    /// <summary>The hash of these bytes.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Whether a text is a hash. What is not must name no file: paths are made of hashes.</summary>
    public static bool IsOne(string? text) => text is { Length: Digits } && !text.AsSpan().ContainsAnyExcept(Hex);
}
