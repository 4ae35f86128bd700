using System.Text;
using System.Text.RegularExpressions;

namespace GovReportArchive.Extraction.FileTypes;

/// <summary>Tells a page saved as one file (MHTML) by how it begins, whatever it is named.</summary>
internal static partial class WebArchive
{
    private const int Head = 4096;

    /// <summary>True where the file begins with the header lines of a message whose content is a page or a set of parts.</summary>
    public static bool Is(ReadOnlySpan<byte> file)
    {
        int blank = Blank(file);
        string head = Encoding.Latin1.GetString(file.Slice(blank, Math.Min(file.Length - blank, Head)));
        return Headers().Match(head) is { Success: true } headers && Kind().IsMatch(headers.Value);
    }

    /// <summary>How many bytes stand before the first header: a byte order mark, empty lines.</summary>
    public static int Blank(ReadOnlySpan<byte> file)
    {
        int start = file.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        while (start < file.Length && file[start] is (byte)'\r' or (byte)'\n' or (byte)' ') start++;
        return start;
    }

    [GeneratedRegex(@"^(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*)+")]
    private static partial Regex Headers();

    [GeneratedRegex(@"^Content-Type:\s*(?:multipart/(?:related|mixed|alternative)|text/html|application/octet-stream)\b", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Kind();
}
