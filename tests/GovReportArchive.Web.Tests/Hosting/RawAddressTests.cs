using System.Buffers;
using System.Net.Sockets;
using System.Text;
using GovReportArchive.Web.Hosting;

namespace GovReportArchive.Web.Tests.Hosting;

public sealed class RawAddressTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("govreport-raw-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("GET /?q=abc HTTP/1.1\r\nHost: x\r\n\r\n", "GET /?q=abc HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("GET /?q=区 HTTP/1.1\r\nX: 区\r\n\r\n", "GET /?q=%E5%8C%BA HTTP/1.1\r\nX: 区\r\n\r\n")]
    [InlineData("GET /区 HTTP/1.1\r\n\r\nGET /?a=区 HTTP/1.1\r\n\r\n", "GET /%E5%8C%BA HTTP/1.1\r\n\r\nGET /?a=%E5%8C%BA HTTP/1.1\r\n\r\n")]
    [InlineData("DELETE / HTTP/1.1\r\nContent-Length: 3\r\n\r\n区GET /区", "DELETE / HTTP/1.1\r\nContent-Length: 3\r\n\r\n区GET /区")]
    [InlineData("PRI * HTTP/2.0\r\n\r\n区\r\n", "PRI * HTTP/2.0\r\n\r\n区\r\n")]
    [InlineData("\u0016\u0003区", "\u0016\u0003区")]
    public void Only_request_lines_are_encoded_however_the_bytes_arrive(string sent, string expected)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(sent);
        for (int piece = 1; piece <= bytes.Length; piece++)
        {
            ArrayBufferWriter<byte> output = new();
            RequestLineEncoder encoder = new();
            foreach (byte[] part in bytes.Chunk(piece)) encoder.Encode(part, output);
            Assert.Equal(expected, Encoding.UTF8.GetString(output.WrittenSpan));
        }
    }

    [Fact]
    public async Task Chinese_in_an_address_is_understood_as_command_lines_send_it()
    {
        int port = ServerProcess.FreePort();
        using ServerProcess server = ServerProcess.Start(_directory, "--urls", $"http://127.0.0.1:{port}");
        using HttpClient client = new();
        await server.AnswerAsync(client, $"http://127.0.0.1:{port}/healthz");
        using TcpClient connection = new();
        await connection.ConnectAsync("127.0.0.1", port);
        await using NetworkStream stream = connection.GetStream();
        using StreamReader answers = new(stream, Encoding.UTF8);
        foreach (string end in new[] { "\r\n", "Connection: close\r\n\r\n" })
            await stream.WriteAsync(Encoding.UTF8.GetBytes($"GET /api/v1/reports?层级=县级 HTTP/1.1\r\nHost: localhost\r\n{end}"));

        string text = await answers.ReadToEndAsync();
        Assert.Equal(2, text.Split("HTTP/1.1 400").Length - 1);
        Assert.Contains("不认识的参数 层级", text, StringComparison.Ordinal);
    }
}
