using System.IO.Compression;
using System.Text;
using GovReportArchive.Extraction.Warc;

namespace GovReportArchive.Extraction.Tests.Warc;

public sealed class HttpMessageTests
{
    private const string Page = "<html><body>素溪县民政局</body></html>";

    [Fact]
    public void An_answer_is_read_line_by_line()
    {
        HttpMessage message = Parse("HTTP/1.1 200 OK\r\nContent-Type: Text/HTML; charset=\"gbk\"\r\nX-Folded: a\r\n b\r\nnonsense\r\nX: 1\nX: 2\r\n\r\n" + Page);

        Assert.Equal((200, "text/html", "gbk", "a b", "1"), (message.Status, message.MediaType, message.Charset?.Trim('"'), message["x-folded"], message["x"]));
        Assert.Equal(Page, Text(message));
    }

    [Theory]
    [InlineData("HTTP/1.0 404\r\n\r\n", 404)]
    [InlineData("HTTP/2 200\n\n", 200)]
    [InlineData("GET / HTTP/1.1\r\nReferer: x\r\n\r\n", null)]
    [InlineData("HTTP/1.1 200 OK", 200)]
    public void Old_and_bare_heads_are_read(string head, int? status) => Assert.Equal(status, Parse(head).Status);

    [Theory]
    [InlineData("")]
    [InlineData("<html>no head</html>")]
    public void What_is_no_message_is_none(string text) => Assert.Null(HttpMessage.Parse(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("5\r\n<html\r\n1;x=y\r\n>\r\n0\r\nTrailer: 1\r\n\r\n", "<html>")]
    [InlineData("5\n<html\n1\n>\n0\n\n", "<html>")]
    [InlineData("5\r\n<html\r\n1\r\n>\r\n", "<html>")]
    [InlineData("5\r\n<html\r\n1\r\n>", "<html>")]
    [InlineData("fff\r\n<html>", "<html>")]
    [InlineData("5\r\n<html\r\nkeine Zahl>", "<htmlkeine Zahl>")]
    [InlineData("<html>", "<html>")]
    [InlineData("7fffffff\r\n<html>", "<html>")]
    [InlineData("ffffffff\r\n<html>", "ffffffff\r\n<html>")]
    [InlineData("0\r\n\r\n", "")]
    [InlineData("", "")]
    public void A_body_in_chunks_is_joined_also_where_chunks_lie_or_lack(string body, string content) =>
        Assert.Equal(content, Text(Parse("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body)));

    public static TheoryData<string, Func<Stream, Stream>?> Codings() => new()
    {
        { "gzip", plain => new GZipStream(plain, CompressionLevel.Optimal, true) },
        { "x-gzip", plain => new GZipStream(plain, CompressionLevel.Optimal, true) },
        { "deflate", plain => new ZLibStream(plain, CompressionLevel.Optimal, true) },
        { "deflate", plain => new DeflateStream(plain, CompressionLevel.Optimal, true) },
        { "br", plain => new BrotliStream(plain, CompressionLevel.Optimal, true) },
        { "gzip", null },
        { "deflate", null },
        { "br", null },
        { "identity", null },
        { "zstd-of-the-future", null },
    };

    [Theory]
    [MemberData(nameof(Codings))]
    public void Codings_are_taken_off_and_what_is_only_called_encoded_stays(string coding, Func<Stream, Stream>? packed)
    {
        byte[] body = packed is null ? Encoding.UTF8.GetBytes(Page) : Packed(Encoding.UTF8.GetBytes(Page), packed);

        Assert.Equal(Page, Text(Parse([.. Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\n\r\n"), .. body])));
    }

    [Fact]
    public void Codings_laid_over_one_another_are_taken_off_in_turn()
    {
        byte[] body = Packed(Packed(Encoding.UTF8.GetBytes(Page), plain => new BrotliStream(plain, CompressionLevel.Optimal, true)), plain => new GZipStream(plain, CompressionLevel.Optimal, true));

        Assert.Equal(Page, Text(Parse([.. "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Encoding: gzip\r\n\r\n"u8, .. body])));
        Assert.Equal("http.nested", Refused(Parse([.. "HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip, gzip, gzip\r\n\r\n"u8, .. body])));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public void A_bomb_is_refused(string coding)
    {
        Func<Stream, Stream> packing = coding switch { "gzip" => plain => new GZipStream(plain, CompressionLevel.Fastest, true), "br" => plain => new BrotliStream(plain, CompressionLevel.Fastest, true), _ => plain => new ZLibStream(plain, CompressionLevel.Fastest, true) };
        byte[] body = Packed(new byte[8 << 20], packing);

        Assert.Equal("file.tooLarge", Refused(Parse([.. Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\n\r\n"), .. body])));
    }

    [Fact]
    public void A_packed_body_that_breaks_off_is_refused()
    {
        byte[] body = Packed(Encoding.UTF8.GetBytes(Page), plain => new GZipStream(plain, CompressionLevel.Optimal, true));

        Assert.Equal("http.damaged", Refused(Parse([.. "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"u8, .. body[..^12]])));
        Assert.Equal(Page, Text(Parse([.. "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"u8, .. body, .. "von niemandem"u8])));
    }

    private static string Refused(HttpMessage message) => Assert.Throws<ExtractionException>(() => message.Content(1 << 20)).Code;

    private static byte[] Packed(byte[] bytes, Func<Stream, Stream> packed)
    {
        using MemoryStream stream = new();
        using (Stream packing = packed(stream)) packing.Write(bytes);
        return stream.ToArray();
    }

    private static HttpMessage Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    private static HttpMessage Parse(byte[] bytes) => HttpMessage.Parse(bytes) ?? throw new InvalidOperationException("no message");

    private static string Text(HttpMessage message) => Encoding.UTF8.GetString(message.Content(1 << 20).Span);
}
