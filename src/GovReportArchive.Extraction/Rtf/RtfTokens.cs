using System.Globalization;

namespace GovReportArchive.Extraction.Rtf;

/// <summary>What a token of RTF is.</summary>
internal enum RtfKind
{
    Open,
    Close,

    /// <summary>A control word with or without a number, or a control sign such as <c>*</c>.</summary>
    Control,

    /// <summary>A byte of text, written plainly or as <c>\'hh</c>.</summary>
    Byte,
}

/// <summary>A token of RTF.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Word">A control's name.</param>
/// <param name="Number">A control's number, or the byte.</param>
internal readonly record struct RtfToken(RtfKind Kind, string Word = "", int? Number = null);

/// <summary>Cuts RTF into tokens.</summary>
internal static class RtfTokens
{
    private const int LongestWord = 32;

    public static IEnumerable<RtfToken> Read(ReadOnlyMemory<byte> file)
    {
        for (int i = 0; i < file.Length;)
        {
            byte c = file.Span[i];
            switch (c)
            {
                case (byte)'{':
                    i++;
                    yield return new RtfToken(RtfKind.Open);
                    break;
                case (byte)'}':
                    i++;
                    yield return new RtfToken(RtfKind.Close);
                    break;
                case (byte)'\\':
                    (RtfToken token, i) = Control(file.Span, i + 1);
                    if (token is { Word: "bin", Number: > 0 }) i = (int)Math.Min(file.Length, (long)i + token.Number.Value);
                    yield return token;
                    break;
                case (byte)'\r' or (byte)'\n' or 0:
                    i++;
                    break;
                default:
                    i++;
                    yield return new RtfToken(RtfKind.Byte, "", c);
                    break;
            }
        }
    }

    private static (RtfToken Token, int Next) Control(ReadOnlySpan<byte> file, int at)
    {
        if (at >= file.Length) return (new RtfToken(RtfKind.Control), at);
        if (file[at] == '\'' && at + 2 < file.Length && int.TryParse(file.Slice(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code))
        {
            return (new RtfToken(RtfKind.Byte, "", code), at + 3);
        }

        int end = at;
        while (end < file.Length && end - at < LongestWord && char.IsAsciiLetter((char)file[end])) end++;
        if (end == at) return (new RtfToken(RtfKind.Control, ((char)file[at]).ToString()), at + 1);
        string word = System.Text.Encoding.ASCII.GetString(file[at..end]);
        int digits = end;
        if (digits < file.Length && file[digits] == '-') digits++;
        while (digits < file.Length && char.IsAsciiDigit((char)file[digits])) digits++;
        int? number = int.TryParse(file[end..digits], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value : null;
        if (digits < file.Length && file[digits] == ' ') digits++;
        return (new RtfToken(RtfKind.Control, word, number), digits);
    }
}
