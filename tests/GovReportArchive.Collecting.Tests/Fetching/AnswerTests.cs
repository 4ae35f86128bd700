using System.IO.Compression;
using System.Text;
using GovReportArchive.Collecting.Fetching;
using GovReportArchive.Collecting.Tests.Sites;

namespace GovReportArchive.Collecting.Tests.Fetching;

/// <summary>What sites answer, and what is made of it: a row each.</summary>
public sealed class AnswerTests
{
    private const string Text = "<html><body>某县2023年政府信息公开工作年度报告</body></html>";

    private static readonly int[] Redirecting = [301, 302, 303, 307, 308];

    private static readonly byte[] Plain = Encoding.UTF8.GetBytes(Text);

    private static readonly Dictionary<string, (TestAnswer Answer, string Code)> Table = new(StringComparer.Ordinal)
    {
        ["a page"] = (TestAnswer.Page(Text), "fetch.taken"),
        ["an answer of HTTP/1.0 without a length"] = (TestAnswer.Last($"HTTP/1.0 200 OK\r\n\r\n{Latin(Text)}"), "fetch.taken"),
        ["a status line without a reason"] = (TestAnswer.Last($"HTTP/1.1 200\r\n\r\n{Latin(Text)}"), "fetch.taken"),
        ["lines that end in a line feed only"] = (TestAnswer.Last($"HTTP/1.1 200 OK\nServer: x\n\n{Latin(Text)}"), "fetch.taken"),
        ["fields in GBK"] = (TestAnswer.Last($"HTTP/1.1 200 OK\r\nX-Title: \u00C4\u00EA\u00B1\u00A8\r\n\r\n{Latin(Text)}"), "fetch.taken"),
        ["pieces"] = (TestAnswer.Last($"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{Plain.Length:x}\r\n{Latin(Text)}\r\n0\r\n\r\n"), "fetch.taken"),
        ["an interim answer first"] = (TestAnswer.Last($"HTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: {Plain.Length}\r\n\r\n{Latin(Text)}"), "fetch.taken"),
        ["gzip"] = (TestAnswer.Encoded(TestAnswer.Packed(Text, TestAnswer.Gzip), "gzip"), "fetch.taken"),
        ["x-gzip"] = (TestAnswer.Encoded(TestAnswer.Packed(Text, TestAnswer.Gzip), "x-gzip"), "fetch.taken"),
        ["deflate as zlib"] = (TestAnswer.Encoded(TestAnswer.Packed(Text, inner => new ZLibStream(inner, CompressionLevel.Optimal)), "deflate"), "fetch.taken"),
        ["deflate without zlib"] = (TestAnswer.Encoded(TestAnswer.Packed(Text, inner => new DeflateStream(inner, CompressionLevel.Optimal)), "deflate"), "fetch.taken"),
        ["brotli"] = (TestAnswer.Encoded(TestAnswer.Packed(Text, inner => new BrotliStream(inner, CompressionLevel.Optimal)), "br"), "fetch.taken"),
        ["gzip twice"] = (TestAnswer.Encoded(TestAnswer.Packed(TestAnswer.Packed(Text, TestAnswer.Gzip), TestAnswer.Gzip), "gzip, gzip"), "fetch.taken"),
        ["gzip that is none"] = (TestAnswer.Encoded(Plain, "gzip"), "fetch.taken"),
        ["deflate that is none"] = (TestAnswer.Encoded(Plain, "deflate"), "fetch.taken"),
        ["brotli that is none"] = (TestAnswer.Encoded(Plain, "br"), "fetch.taken"),
        ["a whole file as a part"] = (TestAnswer.Of(206, Plain, $"Content-Range: bytes 0-{Plain.Length - 1}/{Plain.Length}"), "fetch.taken"),
        ["a part"] = (TestAnswer.Of(206, Plain, "Content-Range: bytes 0-9/100000"), "fetch.partial"),
        ["gzip thrice"] = (TestAnswer.Encoded(Plain, "gzip, gzip, gzip"), "fetch.encodings"),
        ["an encoding that nobody asked for"] = (TestAnswer.Encoded(Plain, "zstd"), "fetch.unknownEncoding"),
        ["gzip that is cut off"] = (TestAnswer.Encoded(TestAnswer.Packed(Noise(), TestAnswer.Gzip)[..2000], "gzip"), "fetch.damaged"),
        ["gzip that is damaged"] = (TestAnswer.Encoded(Damaged(TestAnswer.Packed(Noise(), TestAnswer.Gzip)), "gzip"), "fetch.damaged"),
        ["a gzip bomb"] = (TestAnswer.Encoded(TestAnswer.Packed(new byte[30_000_000], TestAnswer.Gzip), "gzip"), "fetch.bomb"),
        ["a bomb within a bomb"] = (TestAnswer.Encoded(TestAnswer.Packed(TestAnswer.Packed(new byte[30_000_000], TestAnswer.Gzip), TestAnswer.Gzip), "gzip, gzip"), "fetch.bomb"),
        ["a brotli bomb"] = (TestAnswer.Encoded(TestAnswer.Packed(new byte[30_000_000], inner => new BrotliStream(inner, CompressionLevel.Fastest)), "br"), "fetch.bomb"),
        ["more than may be"] = (TestAnswer.Of(200, new byte[8_000_001]), "fetch.tooLarge"),
        ["a length beyond all bounds"] = (TestAnswer.Raw("HTTP/1.1 200 OK\r\nContent-Length: 9000000000\r\n\r\nabc"), "fetch.tooLarge"),
        ["a body without end"] = (new TestAnswer([Encoding.Latin1.GetBytes("HTTP/1.1 200 OK\r\n\r\n"), new byte[100_000]]) { IsEndless = true }, "fetch.tooLarge"),
        ["pieces without end"] = (new TestAnswer([Encoding.Latin1.GetBytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"), .. Enumerable.Repeat(Encoding.Latin1.GetBytes("10000\r\n" + new string('a', 65536) + "\r\n"), 160)]) { Before = null }, "fetch.tooLarge"),
        ["a length that is too long"] = (TestAnswer.Last($"HTTP/1.1 200 OK\r\nContent-Length: {Plain.Length + 5}\r\n\r\n{Latin(Text)}"), "fetch.cutOff"),
        ["a length that is too short"] = (TestAnswer.Last($"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n{Latin(Text)}"), "fetch.taken"),
        ["pieces that are cut off"] = (TestAnswer.Last("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nabc"), "fetch.cutOff"),
        ["a length that is no number"] = (TestAnswer.Last("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc"), "fetch.notHttp"),
        ["nothing of HTTP"] = (TestAnswer.Last("SSH-2.0-OpenSSH_9.6\r\n"), "fetch.notHttp"),
        ["the end of the connection"] = (TestAnswer.Last(""), "fetch.cutOff"),
        ["a head without end"] = (new TestAnswer([Encoding.Latin1.GetBytes("HTTP/1.1 200 OK\r\n"), .. Enumerable.Repeat(Encoding.Latin1.GetBytes("X-More: " + new string('a', 1000) + "\r\n"), 100)]), "fetch.largeHead"),
        ["an empty page"] = (TestAnswer.Of(200, []), "fetch.empty"),
        ["no content"] = (TestAnswer.Raw("HTTP/1.1 204 No Content\r\n\r\n"), "fetch.noContent"),
        ["accepted, but not ready"] = (TestAnswer.Of(202, Plain), "fetch.oddStatus"),
        ["not modified, though nobody asked"] = (TestAnswer.Raw("HTTP/1.1 304 Not Modified\r\n\r\n"), "fetch.notAsked"),
        ["not found"] = (TestAnswer.Of(404, Text), "fetch.gone"),
        ["gone"] = (TestAnswer.Of(410, Text), "fetch.gone"),
        ["forbidden"] = (TestAnswer.Of(403, Text), "fetch.forbidden"),
        ["a login by HTTP"] = (TestAnswer.Of(401, Text, "WWW-Authenticate: Basic realm=x"), "fetch.login"),
        ["a request that is not liked"] = (TestAnswer.Of(400, Text), "fetch.rejected"),
        ["too many requests"] = (TestAnswer.Of(429, Text, "Retry-After: 1"), "fetch.busy"),
        ["a site that is closed"] = (TestAnswer.Of(503, Text), "fetch.busy"),
        ["a fault of the site"] = (TestAnswer.Of(500, Text), "fetch.serverError"),
        ["a status that there is not"] = (TestAnswer.Of(777, Text), "fetch.oddStatus"),
        ["a redirect to a login"] = (TestAnswer.Redirect("/cas/login?service=x"), "fetch.loginPage"),
        ["a redirect to another host for a login"] = (TestAnswer.Redirect("https://sso.site.example/?back=1"), "fetch.loginPage"),
        ["a redirect to itself"] = (TestAnswer.Redirect("/a"), "fetch.redirectLoop"),
        ["a redirect to itself with a fragment"] = (TestAnswer.Redirect("#top"), "fetch.redirectLoop"),
        ["a redirect to nowhere"] = (TestAnswer.Of(302, []), "fetch.noLocation"),
        ["a redirect to what is no address"] = (TestAnswer.Redirect("http://[/"), "fetch.noLocation"),
        ["a redirect to a name that is none"] = (TestAnswer.Redirect("http://xn--\u00E4\u00B8\u00AD.example/"), "fetch.noLocation"),
        ["a redirect to a script"] = (TestAnswer.Redirect("javascript:history.back()"), "fetch.scheme"),
        ["a redirect to a file"] = (TestAnswer.Redirect("file:///etc/passwd"), "fetch.scheme"),
        ["a redirect to a mailbox"] = (TestAnswer.Redirect("mailto:a@site.example"), "fetch.scheme"),
    };

    public static TheoryData<string> Rows => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task What_a_site_answers_has_one_meaning(string row)
    {
        using TestSite site = new();
        site.On("/a", Table[row].Answer);
        FetchAnswer answer = await Fetch.OnceAsync(site, "/a", Fetch.Rules(site) with { MostBytes = 8_000_000 });

        FetchOutcome outcome = Assert.Single(FetchOutcome.All, outcome => outcome.Code == Table[row].Code);
        Assert.Equal((outcome.Code, outcome.Kind), (answer.Code, answer.Kind));
        Assert.EndsWith("。", answer.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("{0}", answer.Message, StringComparison.Ordinal);
        if (outcome == FetchOutcome.Taken) Assert.StartsWith("<html>", Encoding.UTF8.GetString(answer.Body), StringComparison.Ordinal);
        else Assert.Empty(answer.Body);
        Assert.Equal(1, site.MostAtOnce);
    }

    [Fact]
    public void Every_way_to_end_has_a_code_of_its_own()
    {
        Assert.True(FetchOutcome.All.Count > 30);
        Assert.Equal(FetchOutcome.All.Count, FetchOutcome.All.Select(outcome => outcome.Code).Distinct().Count());
    }

    [Fact]
    public async Task After_any_of_these_the_site_is_asked_as_before()
    {
        using TestSite site = new();
        int count = 0;
        string[] rows = [.. Table.Keys];
        for (int i = 0; i < rows.Length; i++) site.On($"/{i}", Table[rows[i]].Answer);
        site.On("/good", _ => TestAnswer.Page($"第{Interlocked.Increment(ref count)}次"));
        using PoliteFetcher fetcher = new(Fetch.Rules(site) with { MostBytes = 8_000_000 }, TimeProvider.System, Fetch.Loopback);
        for (int i = 0; i < rows.Length; i++)
        {
            await fetcher.FetchAsync(new FetchQuestion(site.At($"/{i}")), CancellationToken.None);
            FetchAnswer good = await fetcher.FetchAsync(new FetchQuestion(site.At("/good")), CancellationToken.None);
            Assert.True(good.Kind == FetchKind.Taken && Encoding.UTF8.GetString(good.Body) == $"第{i + 1}次", $"{rows[i]}: {good.Code}");
        }
    }

    [Fact]
    public async Task Redirects_are_followed_within_bounds_and_told()
    {
        using TestSite site = new();
        for (int i = 0; i < 20; i++) site.On($"/{i}", TestAnswer.Redirect($"{i + 1}#part", Redirecting[i % Redirecting.Length]));
        site.On("/20", TestAnswer.Page("年报"));
        FetchAnswer within = await Fetch.OnceAsync(site, "/10");
        FetchAnswer beyond = await Fetch.OnceAsync(site, "/9");
        Assert.Equal((FetchKind.Taken, site.At("/20"), 10), (within.Kind, within.Address, within.Redirects.Count));
        Assert.Equal((site.At("/10"), 301, site.At("/11")), (within.Redirects[0].From, within.Redirects[0].Status, within.Redirects[0].To));
        Assert.Equal("fetch.redirects", beyond.Code);
    }

    [Theory]
    [InlineData("/\u00E5\u00B9\u00B4.html", "/%E5%B9%B4.html")]
    [InlineData("/\u00C4\u00EA.html", "/%C4%EA.html")]
    [InlineData("/a b.html", "/a%20b.html")]
    public async Task A_redirect_may_be_written_in_raw_characters(string location, string asked)
    {
        using TestSite site = new();
        site.On("/a", TestAnswer.Redirect(location)).On(asked, TestAnswer.Page("年报"));
        Assert.Equal(FetchKind.Taken, (await Fetch.OnceAsync(site, "/a")).Kind);
    }

    [Fact]
    public async Task A_site_that_sets_a_cookie_and_sends_the_visitor_back_is_understood()
    {
        using TestSite site = new();
        site.On("/a", request => request.Headers.GetValueOrDefault("Cookie") == "seen=1" ? TestAnswer.Page("年报") : TestAnswer.Redirect("/a", 302, "Set-Cookie: seen=1; Path=/"));
        FetchAnswer answer = await Fetch.OnceAsync(site, "/a");
        Assert.Equal((FetchKind.Taken, 1), (answer.Kind, answer.Redirects.Count));
    }

    [Fact]
    public async Task A_site_that_sets_another_cookie_each_time_is_left()
    {
        using TestSite site = new();
        int count = 0;
        site.On("/a", _ => TestAnswer.Redirect("/a", 302, $"Set-Cookie: n={Interlocked.Increment(ref count)}"));
        Assert.Equal("fetch.redirects", (await Fetch.OnceAsync(site, "/a")).Code);
    }

    [Fact]
    public async Task What_has_not_changed_is_told_by_the_site()
    {
        using TestSite site = new();
        site.On("/a", request => request.Headers.ContainsKey("If-None-Match") ? TestAnswer.Raw("HTTP/1.1 304 Not Modified\r\nETag: \"2\"\r\n\r\n") : TestAnswer.Of(200, Plain, "ETag: \"2\"", "Last-Modified: Mon, 05 Feb 2024 08:00:00 GMT"));
        FetchAnswer first = await Fetch.OnceAsync(site, "/a");
        FetchAnswer second = await Fetch.OnceAsync(new FetchQuestion(site.At("/a")) { ETag = first.ETag, LastModified = first.LastModified }, Fetch.Rules(site));
        Assert.Equal(("\"2\"", "Mon, 05 Feb 2024 08:00:00 GMT"), (first.ETag, first.LastModified));
        Assert.Equal((FetchKind.NotModified, 304), (second.Kind, second.Status));
    }

    [Fact]
    public async Task Only_the_address_that_gave_what_is_held_is_asked_whether_it_has_changed()
    {
        using TestSite site = new();
        TestAnswer IfChanged(TestRequest request) => request.Headers.ContainsKey("If-Modified-Since") ? TestAnswer.Raw("HTTP/1.1 304 Not Modified\r\n\r\n") : TestAnswer.Page("没有此页");
        site.On("/a", TestAnswer.Redirect("/missing")).On("/missing", IfChanged).On("/b", TestAnswer.Redirect("/moved")).On("/moved", IfChanged);
        FetchQuestion held = new(site.At("/a")) { LastModified = "Mon, 05 Feb 2024 08:00:00 GMT" };
        Assert.Equal(FetchKind.Taken, (await Fetch.OnceAsync(held, Fetch.Rules(site))).Kind);
        Assert.Equal(FetchKind.NotModified, (await Fetch.OnceAsync(held with { Address = site.At("/b"), Giver = site.At("/moved") }, Fetch.Rules(site))).Kind);
    }

    [Theory]
    [InlineData("attachment; filename=\"2023.pdf\"", "2023.pdf")]
    [InlineData("attachment; filename=2023.pdf; size=3", "2023.pdf")]
    [InlineData("attachment; filename=\"a.pdf\"; filename*=UTF-8''%E5%B9%B4%E6%8A%A5.pdf", "年报.pdf")]
    [InlineData("attachment; filename*=GBK''%C4%EA%B1%A8.pdf", "年报.pdf")]
    [InlineData("attachment; filename=\u00C4\u00EA\u00B1\u00A8.pdf", "年报.pdf")]
    [InlineData("attachment; filename=\"\u00E5\u00B9\u00B4\u00E6\u008A\u00A5.pdf\"", "年报.pdf")]
    [InlineData("attachment; filename=%E5%B9%B4%E6%8A%A5.pdf", "年报.pdf")]
    [InlineData("attachment; filename=\"../../etc/passwd\"", "passwd")]
    [InlineData("attachment; filename=\"C:\\\\tmp\\\\a.doc\"", "a.doc")]
    [InlineData("attachment; filename=\"..\"", null)]
    [InlineData("attachment; filename=\"a\u001b[2J.pdf\"", "a[2J.pdf")]
    [InlineData("attachment; filename*=UTF-8''a%E2%80%AEfdp.exe", "afdp.exe")]
    [InlineData("attachment", null)]
    public async Task The_name_of_a_file_is_read_as_old_sites_write_it_and_made_harmless(string disposition, string? name)
    {
        using TestSite site = new();
        site.On("/a", TestAnswer.Of(200, Plain, "Content-Disposition: " + disposition));
        Assert.Equal(name, (await Fetch.OnceAsync(site, "/a")).FileName);
    }

    [Fact]
    public async Task An_exchange_is_kept_as_it_went_over_the_wire()
    {
        using TestSite site = new();
        byte[] packed = TestAnswer.Packed(Text, TestAnswer.Gzip);
        string head = "HTTP/1.1 200 Good  so\r\nServer:  old\r\nX-Title: \u00C4\u00EA\u00B1\u00A8\r\nContent-Type: text/HTML; charset=\"GBK\"\r\nContent-Encoding: gzip\r\n";
        site.On("/a", TestAnswer.Raw($"{head}transfer-encoding: chunked\r\n\r\n{packed.Length:x}\r\n{Encoding.Latin1.GetString(packed)}\r\n0\r\n\r\n"));
        FetchAnswer answer = await Fetch.OnceAsync(site, "/a");
        Assert.Equal(site.Requests[^1].Head, Encoding.Latin1.GetString(answer.Exchange!.RequestHead.Span));
        Assert.Equal($"{head}X-Crawler-Transfer-Encoding: chunked\r\n\r\n", Encoding.Latin1.GetString(answer.Exchange.ResponseHead.Span));
        Assert.Equal(packed, answer.Exchange.Body.ToArray());
        Assert.Equal("127.0.0.1", answer.Exchange.Remote!.ToString());
        Assert.Equal(Text, Encoding.UTF8.GetString(answer.Body));
        Assert.Equal(("text/html", "gbk", "年报"), (answer.MediaType, answer.Charset, answer.Headers.Single(field => field.Key == "X-Title").Value));
    }

    [Fact]
    public async Task What_is_odd_and_done_with_is_noted()
    {
        using TestSite site = new();
        site.On("/a", TestAnswer.Encoded(Plain, "gzip"));
        Assert.Equal(["首部说内容经 gzip 压缩，实际没有"], (await Fetch.OnceAsync(site, "/a")).Notes);
    }

    private static string Latin(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    // Compresses badly, so that there is something to cut off.
    private static byte[] Noise()
    {
        byte[] noise = new byte[10_000];
        new Random(1).NextBytes(noise);
        return noise;
    }

    private static byte[] Damaged(byte[] bytes)
    {
        bytes[^6] ^= 0xFF;
        return bytes;
    }
}
