using System.Globalization;
using System.Text;

namespace GovReportArchive.Extraction.Scans;

/// <summary>A picture of a page in shades of grey, 0 black and 255 white, row by row.</summary>
internal sealed class GrayImage(int width, int height, byte[] pixels)
{
    public int Width { get; } = width;

    public int Height { get; } = height;

    public byte[] Pixels { get; } = pixels;

    public byte this[int x, int y]
    {
        get => Pixels[((long)y * Width) + x];
        set => Pixels[((long)y * Width) + x] = value;
    }

    /// <summary>Reads a binary portable graymap; null where the bytes are none.</summary>
    public static GrayImage? Read(ReadOnlyMemory<byte> file)
    {
        ReadOnlySpan<byte> bytes = file.Span;
        if (!bytes.StartsWith("P5"u8)) return null;
        int at = 2;
        Span<int> numbers = stackalloc int[3];
        for (int i = 0; i < numbers.Length; i++)
        {
            while (at < bytes.Length && char.IsWhiteSpace((char)bytes[at])) at++;
            int start = at;
            while (at < bytes.Length && char.IsAsciiDigit((char)bytes[at])) at++;
            if (!int.TryParse(bytes[start..at], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i])) return null;
        }

        long length = (long)numbers[0] * numbers[1];
        return numbers[2] != 255 || length == 0 || at + 1 + length > bytes.Length ? null : new GrayImage(numbers[0], numbers[1], bytes.Slice(at + 1, (int)length).ToArray());
    }

    /// <summary>The picture as a binary portable graymap.</summary>
    public byte[] Write() => [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"P5\n{Width} {Height}\n255\n")), .. Pixels];
}
