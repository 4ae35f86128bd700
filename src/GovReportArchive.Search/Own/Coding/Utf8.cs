using System.Text;

namespace GovReportArchive.Search.Own.Coding;

/// <summary>UTF-8 that keeps half surrogates apart: each becomes the three bytes that its number would have, so that no two strings share bytes.</summary>
internal static class Utf8
{
    public static byte[] Bytes(ReadOnlySpan<char> text)
    {
        byte[] bytes = new byte[text.Length * 3];
        return bytes[..Write(text, bytes)];
    }

    /// <summary>Writes text; <paramref name="target"/> has three bytes for each UTF-16 unit.</summary>
    public static int Write(ReadOnlySpan<char> text, Span<byte> target)
    {
        int length = 0;
        while (text.Length > 0)
        {
            if (Rune.DecodeFromUtf16(text, out Rune rune, out int used) == System.Buffers.OperationStatus.Done)
            {
                length += rune.EncodeToUtf8(target[length..]);
            }
            else
            {
                target[length++] = (byte)(0xE0 | (text[0] >> 12));
                target[length++] = (byte)(0x80 | ((text[0] >> 6) & 0x3F));
                target[length++] = (byte)(0x80 | (text[0] & 0x3F));
                used = 1;
            }

            text = text[used..];
        }

        return length;
    }

    public static string Text(ReadOnlySpan<byte> bytes)
    {
        StringBuilder? text = null;
        int from = 0;
        for (int i = 0; i + 2 < bytes.Length; i++)
        {
            if (bytes[i] != 0xED || bytes[i + 1] < 0xA0) continue;
            text ??= new StringBuilder();
            text.Append(Encoding.UTF8.GetString(bytes[from..i])).Append((char)(0xD000 | ((bytes[i + 1] & 0x3F) << 6) | (bytes[i + 2] & 0x3F)));
            from = i + 3;
            i += 2;
        }

        return text is null ? Encoding.UTF8.GetString(bytes) : text.Append(Encoding.UTF8.GetString(bytes[from..])).ToString();
    }
}
