using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using GovReportArchive.Corpus.Captures;
using GovReportArchive.Tests;
using GovReportArchive.Web.Tests.Pages;

namespace GovReportArchive.Web.Tests.Api;

/// <summary>What the archive tells of where an original came from.</summary>
public sealed class CaptureApiTests : IDisposable
{
    private const string Address = "http://sample.example/nb/2024.txt?a=1&b=\"2\"";
    private readonly LiveServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Page_and_record_say_from_where_and_when_an_original_was_fetched_and_that_its_address_is_gone()
    {
        string id = (await _server.Archive.Ingester.IngestAsync(
            new Capture(Address, new DateTimeOffset(2025, 3, 1, 8, 0, 0, TimeSpan.Zero), 200), "2024.txt", Encoding.UTF8.GetBytes(SampleText.Report("青禾县教育局", 2024)), CancellationToken.None)).Id!;
        await _server.RefreshAsync();
        using HttpClient client = _server.Client();
        string report = "/api/v1/reports/" + Uri.EscapeDataString(id);

        Assert.Equal(["address", "at", "status"], (await client.JsonAsync(report))["archive"]!["captures"]![0]!.AsObject().Select(member => member.Key));
        Assert.DoesNotContain("访问原网址时", await client.GetStringAsync("/reports/" + id), StringComparison.Ordinal);

        _server.Archive.Captures.Gone(Address, new DateTimeOffset(2026, 11, 30, 8, 0, 0, TimeSpan.Zero), 404);
        await _server.RefreshAsync();

        JsonNode told = (await client.JsonAsync(report))["archive"]!["captures"]![0]!;
        Assert.Equal(("http://sample.example/nb/2024.txt?a=1&b=%222%22", "2026-11-30", 404), ((string)told["address"]!, ((string)told["gone"]!)[..10], (int)told["goneStatus"]!));
        Assert.Equal(told.ToJsonString(), (await client.JsonAsync(report + "/versions"))["items"]![0]!["captures"]![0]!.ToJsonString());
        IElement line = Assert.Single((await client.PageAsync("/reports/" + id)).QuerySelectorAll("#captures li"));
        Assert.Equal("第 1 版，2025-03-01 取自 http://sample.example/nb/2024.txt?a=1&b=%222%22；2026-11-30 访问原网址时返回 404；本库保存的原件见下", line.TextContent);
        JsonNode change = (await client.JsonAsync("/api/v1/changes?since=1"))["items"]![0]!;
        Assert.Equal("gone", (string)change["kind"]!);
        Assert.Contains("原网址返回 404 或 410", await client.GetStringAsync("/api/v1/reports.atom"), StringComparison.Ordinal);
    }
}
