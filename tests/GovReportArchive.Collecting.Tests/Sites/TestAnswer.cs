using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace GovReportArchive.Collecting.Tests.Sites;

/// <summary>What a test site sends.</summary>
/// <param name="Pieces">The pieces, in order.</param>
/// <param name="Closes">Whether the connection ends with them.</param>
internal sealed record TestAnswer(IReadOnlyList<byte[]> Pieces, bool Closes = false)
{
    /// <summary>What is waited for before each piece but the first; null for nothing.</summary>
    public Func<CancellationToken, Task>? Before { get; init; }

    /// <summary>Whether nothing follows the pieces until the visitor goes away.</summary>
    public bool IsNever { get; init; }

    /// <summary>Whether the pieces come again and again.</summary>
    public bool IsEndless { get; init; }

    /// <summary>A page with its length.</summary>
    public static TestAnswer Page(string html) => Of(200, html);

    public static TestAnswer Of(int status, string text, params string[] fields) => Of(status, Encoding.UTF8.GetBytes(text), [.. fields, "Content-Type: text/html; charset=utf-8"]);

    public static TestAnswer Of(int status, byte[] body, params string[] fields) =>
        Raw([.. Encoding.Latin1.GetBytes($"HTTP/1.1 {status} X\r\n{string.Concat(fields.Select(field => field + "\r\n"))}Content-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}\r\n\r\n"), .. body]);

    public static TestAnswer Redirect(string to, int status = 302, params string[] fields) => Of(status, [], [.. fields, "Location: " + to]);

    /// <summary>Bytes as they are, each character one; the connection stays open.</summary>
    public static TestAnswer Raw(string latin1) => Raw(Encoding.Latin1.GetBytes(latin1));

    public static TestAnswer Raw(byte[] bytes) => new([bytes]);

    /// <summary>Bytes as they are, and the end of the connection.</summary>
    public static TestAnswer Last(string latin1) => Raw(latin1) with { Closes = true };

    /// <summary>Nothing, as long as the visitor waits.</summary>
    public static TestAnswer Never() => new([]) { IsNever = true };

    /// <summary>A body under one or more content encodings.</summary>
    public static TestAnswer Encoded(byte[] body, string encoding) => Of(200, body, "Content-Type: text/html", "Content-Encoding: " + encoding);

    public static byte[] Packed(string text, Func<Stream, Stream> packer) => Packed(Encoding.UTF8.GetBytes(text), packer);

    public static byte[] Packed(byte[] bytes, Func<Stream, Stream> packer)
    {
        MemoryStream packed = new();
        using (Stream stream = packer(packed)) stream.Write(bytes);
        return packed.ToArray();
    }

    public static Stream Gzip(Stream inner) => new GZipStream(inner, CompressionLevel.Optimal);

    /// <summary>Sends it; <paramref name="over"/> is called before the last piece, when the visitor cannot know yet that it is the last.</summary>
    public async Task SendAsync(Stream stream, Action over, CancellationToken cancellationToken)
    {
        do
        {
            for (int i = 0; i < Pieces.Count; i++)
            {
                if (i > 0 && Before is not null) await Before(cancellationToken);
                if (!IsEndless && !IsNever && i == Pieces.Count - 1) over();
                await stream.WriteAsync(Pieces[i], cancellationToken);
                await stream.FlushAsync(cancellationToken);
            }
        }
        while (IsEndless);
        if (IsNever && await stream.ReadAsync(new byte[1], cancellationToken) == 0) throw new IOException("The visitor went away.");
    }
}
