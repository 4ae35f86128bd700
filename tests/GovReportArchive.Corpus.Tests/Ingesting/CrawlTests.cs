using System.IO.Compression;
using System.Text;
using GovReportArchive.Composition;
using GovReportArchive.Corpus.Captures;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Corpus.Tests.Captures;
using GovReportArchive.Extraction.Warc;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;

namespace GovReportArchive.Corpus.Tests.Ingesting;

/// <summary>Crawls as inputs.</summary>
public sealed class CrawlTests : IDisposable
{
    private const string Site = "http://www.qinghe.example";
    private static readonly DateTimeOffset Then = new(2025, 3, 1, 1, 2, 3, TimeSpan.Zero);
    private readonly TemporaryArchive _temporary = new();
    private int _seconds;

    private OpenArchive Archive => _temporary.Archive;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task The_reports_of_a_crawl_are_taken_in_with_where_they_came_from_and_its_other_pages_are_no_failures()
    {
        string crawl = Crawled(
            "crawl",
            Answer("/", "<html><body><a href='nb/1.html'>年报</a></body></html>"),
            Answer("/style.css", "body { color: red }", "text/css"),
            Answer("/logo.gif", "GIF89a", "image/gif"),
            Answer("/data.bin", "\0\u0001\u0002\u0003\u0004", "application/octet-stream"),
            Answer("/nb/1.html", CaptureTests.Page("青禾县教育局", 2024), more: "X-Sample: 1\r\n"),
            Answer("/moved", "", status: "302 Found"),
            Answer("/never", "nichts", status: "404 Not Found"));

        IngestSummary summary = await Archive.Ingester.IngestAsync([crawl]);

        Assert.Equal((3, 1, 2), (summary.Inputs, summary.Of(IngestKind.New), summary.Of(IngestKind.NotAReport)));
        Assert.Empty(summary.Failures);
        StoredReport report = Assert.Single(Archive.Holdings.All());
        Assert.Equal((Site + "/nb/1.html", "2025-03-01T01:02:07Z", "1.html"), (report.Record.Source.Url, report.Record.Source.Fetched, report.Record.Source.File));
        using var catalog = _temporary.OpenCatalog();
        Capture capture = catalog.Read(reader => new CaptureRows(reader).First(report.Record.Source.Sha256!))!;
        Assert.Contains(KeyValuePair.Create("X-Sample", "1"), capture.Headers!);
        Assert.Equal(200, capture.Status);
    }

    [Fact]
    public async Task What_is_taken_in_is_named_by_its_crawl_and_address_also_in_a_folder_and_whatever_the_crawl_is_called()
    {
        string crawl = Crawled("crawl", Answer("/nb/1.html", CaptureTests.Page("青禾县教育局", 2024)));
        Directory.CreateDirectory(_temporary.File("in"));
        File.Move(crawl, _temporary.File("in/网页存档.bin"));
        _temporary.Write("in/甲.txt", SampleText.Report("青禾县民政局", 2024));
        Inputs inputs = new();

        await Archive.Ingester.IngestAsync([_temporary.File("in")], progress: inputs);

        Assert.Equal([_temporary.File("in/甲.txt"), _temporary.File("in/网页存档.bin") + "#" + Site + "/nb/1.html"], inputs.Seen);
        Assert.Equal(2, Archive.Holdings.All().Count());
    }

    [Fact]
    public async Task Files_are_read_with_the_page_that_the_crawler_came_from_or_that_links_to_them()
    {
        string untitled = SampleText.Report("", 2024)[5..];
        string page = "<html><head><title>{0}2024年政府信息公开工作年度报告</title></head><body><h1>{0}2024年政府信息公开工作年度报告</h1><p>发布时间：2025-01-20</p><p><a href='{1}'>附件下载</a></p></body></html>";
        string crawl = Crawled(
            "crawl",
            Answer("/files/a.txt", "政府信息公开工作年度报告" + untitled, "text/plain", referer: Site + "/a.html"),
            Answer("/other.html", string.Format(System.Globalization.CultureInfo.InvariantCulture, page, "青禾县水利局", "files/a.txt")),
            Answer("/a.html", string.Format(System.Globalization.CultureInfo.InvariantCulture, page, "青禾县教育局", "files/a.txt")),
            Answer("/b.html", string.Format(System.Globalization.CultureInfo.InvariantCulture, page, "青禾县民政局", "/down.jsp?id=7&amp;x=1")),
            Answer("/down.jsp?id=7&x=1", "政府信息公开工作年度报告" + untitled + "\n又及。", "application/octet-stream"));

        IngestSummary summary = await Archive.Ingester.IngestAsync([crawl]);

        Assert.Equal(2, summary.Of(IngestKind.New));
        Assert.Equal(
            [("青禾县教育局", "2025-01-20"), ("青禾县民政局", "2025-01-20")],
            Archive.Holdings.All().Select(report => (report.Record.Agency.Name, report.Record.Published!.Date)));
        Assert.Equal([Site + "/a.html", Site + "/b.html"], Archive.Holdings.All().Select(report => Archive.Holdings.Captures(report.Id, 1)!.Single().Via));
    }

    [Fact]
    public async Task Chunks_and_codings_are_no_part_of_an_original()
    {
        byte[] page = Encoding.UTF8.GetBytes(CaptureTests.Page("青禾县教育局", 2024));
        using MemoryStream packed = new();
        using (GZipStream packing = new(packed, CompressionLevel.Optimal, leaveOpen: true)) packing.Write(page);
        byte[] body = packed.ToArray();
        byte[] chunked = [.. Encoding.ASCII.GetBytes(FormattableString.Invariant($"{body.Length - 9:x}\r\n")), .. body[..^9], .. "\r\n9\r\n"u8, .. body[^9..], .. "\r\n0\r\n\r\n"u8];
        string crawl = Crawled("crawl", Answer("/nb/1.html", "", more: "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n") with { Body = chunked });

        await Archive.Ingester.IngestAsync([crawl]);

        Assert.Equal(OriginalHash.Of(page), Assert.Single(Archive.Holdings.All()).Record.Source.Sha256);
    }

    [Fact]
    public async Task What_a_crawl_found_again_is_one_more_place_and_what_it_did_not_find_any_more_is_gone()
    {
        string page = CaptureTests.Page("青禾县教育局", 2024);
        string first = Crawled("a", Answer("/nb/1.html", page), Answer("/mirror.html", page), Answer("/nb/2.html", CaptureTests.Page("青禾县教育局", 2023)));
        string second = Crawled(
            "b",
            Answer("/nb/1.html", "", status: "304 Not Modified") with { Unchanged = new WarcReference(Site + "/nb/1.html", Then) },
            Answer("/nb/2.html", "", status: "404 Not Found"),
            Answer("/nb/3.html", "", status: "404 Not Found"));

        IngestSummary summary = await Archive.Ingester.IngestAsync([second, first]);

        string id = Archive.Captures.Held(Site + "/nb/1.html")!.Report;
        Assert.Equal([Site + "/nb/1.html", Site + "/mirror.html"], Archive.Holdings.Captures(id, 1)!.Select(capture => capture.Address));
        Assert.NotNull(Archive.Captures.Held(Site + "/nb/2.html")!.Gone);
        Assert.Null(Archive.Captures.Held(Site + "/nb/3.html"));
        Assert.Equal((2, 1), (summary.Of(IngestKind.New), summary.Of(IngestKind.Unchanged)));
        Assert.Empty(Archive.Verify().Problems);

        // The same again changes nothing.
        long change = Archive.Holdings.LastChange;
        await Archive.Ingester.IngestAsync([second, first]);
        Assert.Equal(change, Archive.Holdings.LastChange);
    }

    [Fact]
    public async Task What_was_whole_of_a_crawl_that_breaks_off_is_held_and_the_rest_is_told_with_its_place()
    {
        string crawl = Crawled("crawl", Answer("/nb/1.html", CaptureTests.Page("青禾县教育局", 2024)), Answer("/nb/2.html", CaptureTests.Page("青禾县教育局", 2023)));
        byte[] whole = File.ReadAllBytes(crawl);
        File.WriteAllBytes(crawl, whole[..(whole.Length / 2)]);

        IngestSummary summary = await Archive.Ingester.IngestAsync([crawl]);

        Assert.Equal(1, summary.Of(IngestKind.New));
        Assert.Matches("^第 [0-9]+ 字节起：", Assert.Single(summary.Failures).Reason);
    }

    [Fact]
    public async Task Records_of_resources_are_taken_in_and_conversions_are_not()
    {
        string path = _temporary.File("r.warc");
        File.WriteAllBytes(path, [.. Record("resource", CaptureTests.Page("青禾县教育局", 2024), "text/html"), .. Record("conversion", CaptureTests.Page("青禾县教育局", 2023), "text/html"), .. Record("metadata", "x: y", "application/warc-fields")]);

        IngestSummary summary = await Archive.Ingester.IngestAsync([path]);

        Assert.Equal((1, 1), (summary.Inputs, summary.Of(IngestKind.New)));
    }

    [Fact]
    public async Task Whatever_byte_of_a_crawl_is_another_it_is_taken_in_or_told()
    {
        Random random = new(TestSeed.Value);
        string path = _temporary.File("fuzz.warc");
        byte[] whole = [.. Record("resource", SampleText.Report("青禾县教育局", 2024), "text/plain"), .. Record("response", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n<p>\r\n0\r\n\r\n", "application/http")];
        for (int round = 0; round < 150; round++)
        {
            byte[] file = [.. whole];
            for (int i = 0; i <= round % 3; i++) file[random.Next(5, file.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(path, file);

            IngestSummary summary = await Archive.Ingester.IngestAsync([path]);

            Assert.True(summary.Inputs > 0, FormattableString.Invariant($"seed {TestSeed.Value}, round {round}"));
        }

        Assert.Empty(Archive.Verify().Problems);
    }

    private static byte[] Record(string type, string block, string mediaType) => Encoding.UTF8.GetBytes(
        $"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Target-URI: {Site}/nb/{type}.html\r\nWARC-Date: 2021-03-04T05:06:07Z\r\nContent-Type: {mediaType}\r\nContent-Length: {Encoding.UTF8.GetByteCount(block)}\r\n\r\n{block}\r\n\r\n");

    private WarcExchange Answer(string path, string body, string type = "text/html", string status = "200 OK", string more = "", string? referer = null) => new(
        new Uri(Site + path), Then.AddSeconds(_seconds++), Encoding.UTF8.GetBytes($"GET {path} HTTP/1.1\r\n{(referer is null ? "" : $"Referer: {referer}\r\n")}\r\n"),
        Encoding.UTF8.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: {type}\r\n{more}\r\n"), Encoding.UTF8.GetBytes(body));

    private string Crawled(string name, params IEnumerable<WarcExchange> exchanges)
    {
        using (WarcWriter writer = new(_temporary.File(name), name, [], _temporary.Clock))
            foreach (WarcExchange exchange in exchanges) writer.Write(exchange);
        string file = _temporary.File(name + ".made");
        File.Move(Assert.Single(Directory.GetFiles(_temporary.File(name))), file);
        return file;
    }

    private sealed class Inputs : IProgress<JobProgress>
    {
        public List<string> Seen { get; } = [];

        public void Report(JobProgress value) => Seen.Add(value.Last!.Input);
    }
}
