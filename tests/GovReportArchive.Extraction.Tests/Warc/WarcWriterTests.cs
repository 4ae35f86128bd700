using System.Net;
using System.Text;
using GovReportArchive.Extraction.Warc;

namespace GovReportArchive.Extraction.Tests.Warc;

public sealed class WarcWriterTests : IDisposable
{
    private static readonly DateTimeOffset Then = new(2026, 11, 30, 9, 30, 0, TimeSpan.Zero);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("govreport-warc-");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>The law.</summary>
    [Fact]
    public void What_was_written_comes_back_byte_for_byte()
    {
        Random random = new(20260101);
        List<WarcExchange> written = [.. Enumerable.Range(0, 200).Select(n => Any(random, n))];
        using (WarcWriter writer = Writer())
            foreach (WarcExchange exchange in written) writer.Write(exchange);

        List<WarcRecord> records = Read();
        WarcRecord[] responses = [.. records.Where(record => record.Type == "response")], requests = [.. records.Where(record => record.Type == "request")];
        Assert.Equal(written.Count, responses.Length);
        foreach ((WarcExchange exchange, WarcRecord response, WarcRecord request) in written.Zip(responses, requests))
        {
            Assert.True(response.Block.Span.SequenceEqual([.. exchange.ResponseHead.Span, .. exchange.Body.Span]));
            Assert.True(request.Block.Span.SequenceEqual(exchange.RequestHead.Span));
            Assert.True(HttpMessage.Parse(response.Block)!.Body.Span.SequenceEqual(exchange.Body.Span));
            Assert.Equal((exchange.Address.AbsoluteUri, exchange.At, response["WARC-Record-ID"]), (response.Target, response.At, request["WARC-Concurrent-To"]));
        }
    }

    [Fact]
    public void A_file_says_what_it_is_and_its_records_when_and_where_they_come_from()
    {
        using (WarcWriter writer = Writer()) writer.Write(Exchange("http://a.example/", "甲") with { Remote = IPAddress.Parse("192.0.2.7") });

        string file = Assert.Single(Directory.GetFiles(_folder.FullName));
        Assert.Equal("crawl-20261130093000-00000.warc.gz", Path.GetFileName(file));
        List<WarcRecord> records = Read();
        Assert.Equal(["warcinfo", "response", "request"], records.Select(record => record.Type));
        Assert.Contains("software: govreport\r\n", records[0].Text(), StringComparison.Ordinal);
        Assert.Equal(("192.0.2.7", "2026-11-30T09:30:00Z"), (records[1]["WARC-IP-Address"], records[1]["WARC-Date"]));
        Assert.Matches("^sha1:[A-Z2-7]{32}$", records[1]["WARC-Payload-Digest"]);
        Assert.All(records, record => Assert.False(WarcDigest.Contradicts(record["WARC-Block-Digest"], record.Block.Span)));
    }

    [Fact]
    public void What_a_file_has_already_is_referred_to()
    {
        using (WarcWriter writer = Writer())
        {
            writer.Write(Exchange("http://a.example/1", "甲"));
            writer.Write(Exchange("http://a.example/2", "甲") with { At = Then.AddSeconds(5) });
            writer.Write(Exchange("http://a.example/1", "", "HTTP/1.1 304 Not Modified\r\n\r\n") with { Unchanged = new WarcReference("http://a.example/1", Then) });
        }

        WarcRecord[] revisits = [.. Read().Where(record => record.Type == "revisit")];
        Assert.Equal(["http://netpreserve.org/warc/1.1/revisit/identical-payload-digest", "http://netpreserve.org/warc/1.1/revisit/server-not-modified"], revisits.Select(record => record["WARC-Profile"]));
        Assert.All(revisits, record => Assert.Equal(("http://a.example/1", "2026-11-30T09:30:00Z"), (record["WARC-Refers-To-Target-URI"], record["WARC-Refers-To-Date"])));
        Assert.Equal(["HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 304 Not Modified\r\n\r\n"], revisits.Select(WarcText.Text));
    }

    [Fact]
    public void A_file_that_has_grown_long_is_closed_and_another_begun()
    {
        using (WarcWriter writer = new(_folder.FullName, "crawl", [], new FixedTime(), mostBytes: 1))
        {
            writer.Write(Exchange("http://a.example/1", "甲"));
            writer.Write(Exchange("http://a.example/2", "甲"));
        }

        Assert.Equal(["crawl-20261130093000-00000.warc.gz", "crawl-20261130093000-00001.warc.gz"], Directory.GetFiles(_folder.FullName).Select(Path.GetFileName).Order());
        Assert.Equal(["warcinfo", "response", "request", "warcinfo", "response", "request"], Read().Select(record => record.Type));
    }

    [Fact]
    public void Whatever_a_kill_has_left_is_cut_back_to_what_is_whole_and_closed_by_the_next_writer()
    {
        using (WarcWriter writer = Writer())
        {
            writer.Write(Exchange("http://a.example/1", "甲"));
            writer.Write(Exchange("http://a.example/2", "乙"));
        }

        string file = Assert.Single(Directory.GetFiles(_folder.FullName));
        byte[] whole = File.ReadAllBytes(file);
        int[] ends = [0, .. Ends(whole)];
        for (int length = 0; length <= whole.Length; length += length < 40 || length > whole.Length - 40 ? 1 : 7)
        {
            File.Delete(file);
            File.WriteAllBytes(file + WarcWriter.OpenEnding, whole[..length]);

            Writer().Dispose();

            int kept = ends.Last(end => end <= length);
            Assert.False(File.Exists(file + WarcWriter.OpenEnding));
            Assert.Equal(kept, File.Exists(file) ? (int)new FileInfo(file).Length : 0);
        }
    }

    [Fact]
    public void What_another_writer_has_open_is_left_to_it()
    {
        using WarcWriter first = Writer();
        first.Write(Exchange("http://a.example/1", "甲"));
        using (WarcWriter second = Writer()) second.Write(Exchange("http://a.example/2", "乙"));
        first.Write(Exchange("http://a.example/3", "丙"));
        first.Dispose();

        Assert.Equal(3, Read().Count(record => record.Type == "response"));
    }

    [Fact]
    public void Nothing_of_an_address_or_a_site_makes_a_line_of_its_own()
    {
        using (WarcWriter writer = new(_folder.FullName, "crawl", [KeyValuePair.Create("operator", "a\r\nWARC-Type: x")], new FixedTime()))
            writer.Write(Exchange("http://a.example/x?\r\nWARC-Type:%20response", "甲"));

        Assert.Equal(["warcinfo", "response", "request"], Read().Select(record => record.Type));
    }

    private static IEnumerable<int> Ends(byte[] file)
    {
        GzipMembers members = new(new MemoryStream(file));
        byte[] unread = new byte[1 << 16];
        while (members.Read(unread) > 0) yield return (int)members.WholeEnd;
    }

    private WarcWriter Writer() => new(_folder.FullName, "crawl", [KeyValuePair.Create("software", "govreport")], new FixedTime());

    private List<WarcRecord> Read() => [.. Directory.GetFiles(_folder.FullName, "*.gz").Order(StringComparer.Ordinal).SelectMany(file =>
    {
        (List<WarcRecord> records, IReadOnlyList<WarcDamage> damages) = WarcText.Read(File.ReadAllBytes(file));
        Assert.Empty(damages);
        return records;
    })];

    private static WarcExchange Exchange(string address, string body, string head = "HTTP/1.1 200 OK\r\n\r\n") =>
        new(new Uri(address), Then, Encoding.UTF8.GetBytes($"GET / HTTP/1.1\r\nHost: a.example\r\n\r\n"), Encoding.UTF8.GetBytes(head), Encoding.UTF8.GetBytes(body));

    private static WarcExchange Any(Random random, int n)
    {
        byte[] body = new byte[random.Next(10) == 0 ? random.Next(200_000) : random.Next(4, 2_000)];
        random.NextBytes(body);
        BitConverter.TryWriteBytes(body.Length >= 4 ? body : body = new byte[4], n);
        string head = string.Concat(Enumerable.Range(0, random.Next(6)).Select(i => $"X-{i}: {(char)random.Next(0x20, 0x7F)}公开{random.Next()}\r\n"));
        return Exchange($"http://a.example/{n}?q={random.Next()}", "", $"HTTP/1.1 200 OK\r\n{head}\r\n") with { Body = body, At = Then.AddSeconds(n) };
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Then;
    }
}
