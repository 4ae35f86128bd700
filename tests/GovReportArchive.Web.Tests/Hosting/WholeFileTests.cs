using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using GovReportArchive.Discovery.Exports;
using GovReportArchive.Web.Api;
using GovReportArchive.Web.Api.Requests;
using GovReportArchive.Web.Hosting;
using Microsoft.AspNetCore.Builder;

namespace GovReportArchive.Web.Tests.Hosting;

/// <summary>Law: a file that is not whole cannot be taken for one that is.</summary>
public sealed class WholeFileTests : IClassFixture<WholeFileTests.Server>
{
    private const int Whole = 5000;

    private static readonly CsvTable<string> Table = new([new("line", "行", line => line)]);

    private readonly Server _server;

    public WholeFileTests(Server server) => _server = server;

    public static TheoryData<string> Broken => [.. Server.Kinds.Select(kind => "/broken" + kind)];

    [Theory]
    [InlineData("/api/v1/reports.ndjson?year=2024")]
    [InlineData("/api/v1/reports.csv")]
    [InlineData("/whole.ndjson")]
    [InlineData("/whole.csv")]
    [InlineData("/whole.csv", false)]
    [InlineData("/whole.xlsx")]
    public async Task A_whole_file_is_followed_by_its_count_and_its_hash(string path, bool isAsked = true)
    {
        using RawClient client = await _server.Listening.SendAsync($"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{(isAsked ? "TE: trailers\r\n" : "")}\r\n");
        Dictionary<string, string> headers = await HeadersAsync(client);
        Assert.Equal("chunked", headers["Transfer-Encoding"]);
        // Proxies that know nothing of trailers pass the announcement on and then fail at it.
        Assert.Equal(isAsked ? "Item-Count, Unencoded-Digest" : null, headers.GetValueOrDefault("Trailer"));
        (byte[] body, bool isEnded) = await ChunksAsync(client);
        Assert.True(isEnded);
        Dictionary<string, string> trailers = await HeadersAsync(client, hasStatus: false);

        Assert.Equal($"sha-256=:{Convert.ToBase64String(SHA256.HashData(body))}:", trailers["Unencoded-Digest"]);
        int lines = Encoding.UTF8.GetString(body).Split('\n').Length - 1;
        if (path.EndsWith("csv", StringComparison.Ordinal)) lines--;
        if (path.EndsWith("xlsx", StringComparison.Ordinal)) lines = Whole;
        Assert.Equal(lines.ToString(CultureInfo.InvariantCulture), trailers["Item-Count"]);
        Assert.True(path.StartsWith("/api", StringComparison.Ordinal) || lines == Whole);
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task The_hash_is_that_of_the_file_however_it_is_compressed_on_its_way(string version)
    {
        using HttpClient client = new() { BaseAddress = version == "2.0" ? _server.CleartextHttp2 : _server.Listening.Address };
        using HttpRequestMessage request = new(HttpMethod.Get, "/whole.ndjson") { Version = Version.Parse(version), VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        using HttpResponseMessage answer = await client.SendAsync(request);
        Assert.Equal("gzip", Assert.Single(answer.Content.Headers.ContentEncoding));
        using GZipStream unpacked = new(await answer.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using MemoryStream file = new();
        await unpacked.CopyToAsync(file);

        Assert.Equal($"sha-256=:{Convert.ToBase64String(SHA256.HashData(file.ToArray()))}:", Assert.Single(answer.TrailingHeaders.GetValues("Unencoded-Digest")));
        Assert.Equal(Whole.ToString(CultureInfo.InvariantCulture), Assert.Single(answer.TrailingHeaders.GetValues("Item-Count")));
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Where_writing_breaks_off_the_connection_does_and_no_last_chunk_comes(string path)
    {
        foreach (string encoding in new[] { "identity", "gzip", "br" })
        {
            using RawClient client = await _server.Listening.SendAsync($"GET {path} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: {encoding}\r\n\r\n");
            Assert.Equal("chunked", (await HeadersAsync(client))["Transfer-Encoding"]);
            (byte[] body, bool isEnded) = await ChunksAsync(client);
            Assert.NotEmpty(body);
            Assert.False(isEnded);
        }
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_client_of_the_usual_kind_gets_an_error_and_no_file(string path)
    {
        foreach (Uri address in new[] { _server.Listening.Address, _server.CleartextHttp2 })
        {
            using HttpClient client = new() { BaseAddress = address, DefaultRequestVersion = address == _server.CleartextHttp2 ? HttpVersion.Version20 : HttpVersion.Version11, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
            await Assert.ThrowsAsync<HttpRequestException>(() => client.GetByteArrayAsync(path));
        }
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Over_http_1_0_which_knows_no_chunks_the_connection_is_reset_and_not_closed(string path)
    {
        using RawClient client = await _server.Listening.SendAsync($"GET {path} HTTP/1.0\r\nHost: x\r\n\r\n");
        await HeadersAsync(client);
        Assert.Null(await client.BytesAsync(int.MaxValue / 8));
        Assert.True(client.IsReset);
    }

    [Fact]
    public async Task Where_nothing_has_been_sent_yet_the_answer_is_an_error()
    {
        using HttpClient client = _server.Listening.Client();
        Assert.Equal(HttpStatusCode.InternalServerError, (await client.GetAsync("/early.ndjson")).StatusCode);
    }

    [Fact]
    public async Task A_last_line_with_count_and_hash_comes_only_where_it_is_asked_for()
    {
        using HttpClient client = _server.Listening.Client();
        byte[] plain = await client.GetByteArrayAsync("/api/v1/reports.ndjson");
        byte[] ended = await client.GetByteArrayAsync("/api/v1/reports.ndjson?end=true");

        Assert.Equal(plain, ended[..plain.Length]);
        JsonNode end = JsonNode.Parse(ended.AsSpan(plain.Length))!["end"]!;
        Assert.Equal(Encoding.UTF8.GetString(plain).Split('\n').Length - 1, (int)end["count"]!);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(plain)), (string?)end["sha256"]);
    }

    private static async Task<Dictionary<string, string>> HeadersAsync(RawClient client, bool hasStatus = true)
    {
        if (hasStatus) Assert.Equal("HTTP/1.1 200 OK", await client.LineAsync());
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        while (await client.LineAsync() is { Length: > 0 } line) headers[line.Split(": ")[0]] = line.Split(": ")[1];
        return headers;
    }

    private static async Task<(byte[] Body, bool IsEnded)> ChunksAsync(RawClient client)
    {
        using MemoryStream body = new();
        while (await client.LineAsync() is { } line)
        {
            int length = int.Parse(line, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (length == 0) return (body.ToArray(), true);
            if (await client.BytesAsync(length) is not { } chunk) break;
            body.Write(chunk);
            await client.LineAsync();
        }

        return (body.ToArray(), false);
    }

    public sealed class Server : IAsyncLifetime
    {
        internal static readonly string[] Kinds = [".ndjson", ".csv", ".xlsx"];

        internal ListeningServer Listening { get; private set; } = null!;

        internal Uri CleartextHttp2 { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Listening = await ListeningServer.StartAsync(
                ["--Kestrel:Endpoints:A:Url=http://127.0.0.1:0", "--Kestrel:Endpoints:A:Protocols=Http1", "--Kestrel:Endpoints:B:Url=http://127.0.0.1:0", "--Kestrel:Endpoints:B:Protocols=Http2"],
                app =>
                {
                    foreach (string kind in Kinds)
                    {
                        app.MapGet("/whole" + kind, () => File(kind, Lines(Whole))).OfKind(RequestKind.Export);
                        app.MapGet("/broken" + kind, () => File(kind, Lines(200_000).Concat(Gone()))).OfKind(RequestKind.Export);
                    }

                    app.MapGet("/early.ndjson", () => File(".ndjson", Gone())).OfKind(RequestKind.Export);
                });
            CleartextHttp2 = new Uri(Listening.App.Urls.Last());
        }

        public async Task DisposeAsync() => await Listening.DisposeAsync();

        private static FileAnswer File(string kind, IEnumerable<string> lines) => kind switch
        {
            ".ndjson" => FileAnswer.OfLines("lines", new LinesForm(), _ => lines),
            ".csv" => FileAnswer.OfTable("lines", new TableForm(), Table, _ => lines),
            _ => FileAnswer.OfWorkbook("lines", "行", Table, _ => lines),
        };

        private static IEnumerable<string> Lines(int count) => Enumerable.Range(0, count).Select(n => "第" + (n * 7919L % 1_299_709) + "行");

        private static IEnumerable<string> Gone()
        {
            foreach (string line in Array.Empty<string>()) yield return line;
            throw new IOException("The store is gone.");
        }
    }
}
