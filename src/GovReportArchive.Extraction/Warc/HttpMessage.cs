using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using GovReportArchive.Extraction.Texts;

namespace GovReportArchive.Extraction.Warc;

/// <summary>A request or an answer of HTTP as it went over the wire.</summary>
/// <param name="StartLine">Its first line.</param>
/// <param name="Headers">Its headers in their order.</param>
/// <param name="Body">Its body as it stands there.</param>
public sealed record HttpMessage(string StartLine, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body)
{
    private const int LongestHead = 1 << 16;
    private const int LongestSize = 200;

    /// <summary>Status of an answer; null for a request, or where it has none.</summary>
    public int? Status => StartLine.StartsWith("HTTP/", StringComparison.OrdinalIgnoreCase) && StartLine.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var status, ..]
        && int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>Media type in lower case, without parameters; null where there is none.</summary>
    public string? MediaType => this["Content-Type"]?.Split(';')[0].Trim().ToLowerInvariant() is { Length: > 0 } type ? type : null;

    /// <summary>Charset that the headers say; null where they say none.</summary>
    public string? Charset => MediaTypeHeaderValue.TryParse(this["Content-Type"], out MediaTypeHeaderValue? type) ? type.CharSet : null;

    /// <summary>The first header of a name, in whatever case; null where there is none.</summary>
    public string? this[string name] => Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Reads a message; null where the bytes are none.</summary>
    public static HttpMessage? Parse(ReadOnlyMemory<byte> bytes)
    {
        ReadOnlySpan<byte> span = bytes.Span;
        List<KeyValuePair<string, string>> headers = [];
        string? start = null;
        for (int at = 0; at < Math.Min(span.Length, LongestHead);)
        {
            int length = span[at..].IndexOf((byte)'\n');
            string line = TextDecoder.Decode(length < 0 ? span[at..] : span.Slice(at, length)).Text.TrimEnd('\r');
            at = length < 0 ? span.Length : at + length + 1;
            if (start is null) start = line;
            else if (line.Length == 0) return new HttpMessage(start, headers, bytes[at..]);
            else if (line[0] is ' ' or '\t' && headers.Count > 0) headers[^1] = KeyValuePair.Create(headers[^1].Key, headers[^1].Value + " " + line.Trim());
            else if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon) headers.Add(KeyValuePair.Create(line[..colon].Trim(), line[(colon + 1)..].Trim()));
        }

        // A message that consists of a head alone may lack its end.
        return start is not null && span.Length < LongestHead && start.Contains("HTTP/", StringComparison.OrdinalIgnoreCase) ? new HttpMessage(start, headers, ReadOnlyMemory<byte>.Empty) : null;
    }

    /// <summary>The body without the encodings of its way: what was published. What the headers call encoded and is not stays as it is.</summary>
    /// <param name="most">The most bytes that it may have after each step.</param>
    /// <exception cref="ExtractionException">It is damaged, or has more.</exception>
    public ReadOnlyMemory<byte> Content(long most)
    {
        ReadOnlyMemory<byte> content = Listed("Transfer-Encoding").Contains("chunked") && Joined(Body.Span) is { } joined ? joined : Body;
        try
        {
            return ContentCoding.Removed(content, Listed("Content-Encoding"), most);
        }
        catch (ContentCodingException error) when (error.Fault == CodingFault.Unknown)
        {
            return content;
        }
        catch (ContentCodingException error)
        {
            throw new ExtractionException(Refused[error.Fault].Code, string.Format(CultureInfo.InvariantCulture, Refused[error.Fault].Message, error.Figure));
        }
    }

    private static readonly Dictionary<CodingFault, (string Code, string Message)> Refused = new()
    {
        [CodingFault.Nested] = ("http.nested", "内容经过 {0} 重压缩，没有读取。"),
        [CodingFault.Damaged] = ("http.damaged", "压缩的内容已损坏或不完整，没有读取。"),
        [CodingFault.TooLarge] = ("file.tooLarge", "内容解压后超过 {0} 字节的上限，没有读取。"),
        [CodingFault.Bomb] = ("http.bomb", "压缩内容解开后是原大小的 {0} 倍以上，没有读取。"),
    };

    private List<string> Listed(string name) => [.. Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
        .SelectMany(header => header.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Select(value => value.ToLowerInvariant())];

    /// <summary>A body in chunks as one; null where it does not begin with a chunk. Of one that ends in the middle what is there.</summary>
    private static byte[]? Joined(ReadOnlySpan<byte> body)
    {
        using MemoryStream joined = new();
        for (bool isFirst = true; ; isFirst = false)
        {
            int end = body[..Math.Min(body.Length, LongestSize)].IndexOf((byte)'\n');
            string size = end < 0 ? "" : Encoding.Latin1.GetString(body[..end]).Split(';')[0].Trim();
            if (!int.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int length) || length < 0)
            {
                if (isFirst) return null;
                // A size that is wrong: the rest is as much of the body as what came before.
                joined.Write(body);
                return joined.ToArray();
            }

            body = body[(end + 1)..];
            joined.Write(body[..Math.Min(length, body.Length)]);
            if (length == 0 || length >= body.Length) return joined.ToArray();
            body = body[length..];
            if (body.StartsWith("\r"u8)) body = body[1..];
            if (body.StartsWith("\n"u8)) body = body[1..];
            if (body.IsEmpty) return joined.ToArray();
        }
    }
}
