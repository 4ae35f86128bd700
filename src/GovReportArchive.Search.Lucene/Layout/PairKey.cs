using System.Buffers;
using System.Text;

namespace GovReportArchive.Search.Lucene.Layout;

/// <summary>A term of the pairs file: a rune and the one after it in the same unit, or the end of the unit after the last.</summary>
/// <remarks>Three bytes each, high byte first; the second is one more than the rune's number, so that 0 is the end. All pairs that begin with a
/// rune are neighbours in the dictionary. A half surrogate counts as a rune of its own.</remarks>
internal static class PairKey
{
    public const int Size = 6;

    /// <summary>Stands for the end of the unit.</summary>
    public const int End = -1;

    public static ulong Key(int first, int second) => ((ulong)first << 24) | (uint)(second + 1);

    public static void Write(ulong key, Span<byte> bytes)
    {
        for (int i = 0; i < Size; i++) bytes[i] = (byte)(key >> (8 * (Size - 1 - i)));
    }

    public static byte[] Bytes(ulong key)
    {
        byte[] bytes = new byte[Size];
        Write(key, bytes);
        return bytes;
    }

    /// <summary>What all pairs that begin with a rune have in common.</summary>
    public static byte[] Prefix(int first) => [(byte)(first >> 16), (byte)(first >> 8), (byte)first];

    /// <summary>The number of the rune at the start of <paramref name="text"/>, and its UTF-16 units.</summary>
    public static int Rune(ReadOnlySpan<char> text, out int units)
    {
        char c = text[0];
        units = 1;
        if (!char.IsSurrogate(c)) return c;
        return System.Text.Rune.DecodeFromUtf16(text, out Rune rune, out units) == OperationStatus.Done ? rune.Value : Half(c, out units);
    }

    /// <summary>The number of the last rune of a text that is not empty.</summary>
    public static int LastRune(ReadOnlySpan<char> text) =>
        System.Text.Rune.DecodeLastFromUtf16(text, out Rune rune, out _) == OperationStatus.Done ? rune.Value : text[^1];

    /// <summary>The runes of a text.</summary>
    public static int[] Runes(ReadOnlySpan<char> text)
    {
        List<int> runes = [];
        while (text.Length > 0)
        {
            runes.Add(Rune(text, out int units));
            text = text[units..];
        }

        return [.. runes];
    }

    private static int Half(char c, out int units)
    {
        units = 1;
        return c;
    }
}
