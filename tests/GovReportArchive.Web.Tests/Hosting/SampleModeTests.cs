using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using GovReportArchive.Composition;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Web.Hosting;
using GovReportArchive.Web.Tests.Api;
using GovReportArchive.Web.Tests.Assistants;
using GovReportArchive.Web.Tests.Specimens;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace GovReportArchive.Web.Tests.Hosting;

public sealed class SampleModeTests : IDisposable
{
    // Only so that a server that never answers ends the test.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly string[] Samples = ["suxi-education-2022.txt", "suxi-civil-affairs-2021.txt"];
    private readonly string _directory = Directory.CreateTempSubdirectory("govreport-samples-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Samples_are_served_under_a_banner_until_the_first_report_comes_and_that_is_found_while_the_server_runs()
    {
        ArchiveOptions options = FolderWithSamples();
        await using WebApplicationFactory<Program> factory = Server(options);
        using HttpClient client = factory.CreateClient();
        await UntilAsync(client, "/api/v1/reports", body => (int)body["total"]! == Samples.Length);
        Assert.Contains("样例数据", await client.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.True((bool)(await client.JsonAsync("/readyz"))["sample"]!);

        using OpenArchive archive = OpenArchive.Open(options, LuceneIndex.Engine);
        Assert.False(archive.Holdings.HasReports);
        using IServiceScope begun = factory.Services.CreateScope();
        Assert.True(begun.ServiceProvider.GetRequiredService<RequestArchive>().IsSample);
        for (int n = 1; n <= 3; n++)
        {
            await archive.Importer.ImportAsync(new StringReader(RecordJson.Serialize(SpecimenRecords.All[n])), "records");
            await UntilAsync(client, "/api/v1/reports", body => !IsSample(body) && (int)body["total"]! == n);
        }

        Assert.DoesNotContain("样例数据", await client.GetStringAsync("/"), StringComparison.Ordinal);

        // A request that began before keeps its archive, and all rooms of it.
        Assert.True(begun.ServiceProvider.GetRequiredService<RequestArchive>().IsSample);
        Assert.Equal(Samples.Length, begun.ServiceProvider.GetRequiredService<Holdings>().Stats().Reports);
        Assert.Equal(Samples.Length, begun.ServiceProvider.GetRequiredService<ReportSearch>().Answer(new ReportQuery()).Total);
    }

    [Fact]
    public async Task An_archive_that_is_not_ready_never_answers_that_nothing_was_found()
    {
        ArchiveOptions options = FolderWithSamples();
        string home = Directory.CreateDirectory(Path.Combine(options.CorpusDirectory, "samples", ".archive")).FullName;

        // Whoever makes the sample archive holds this file; as long as the test does, the server cannot be ready.
        FileStream held = new(Path.Combine(home, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        await using WebApplicationFactory<Program> factory = Server(options);
        using HttpClient client = factory.CreateClient();
        foreach (string url in new[] { "/api/v1/reports", "/api/v1/reports?q=公开", "/api/v1/agencies", "/readyz" })
        {
            HttpResponseMessage early = await client.GetAsync(url);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, early.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(1), early.Headers.RetryAfter?.Delta);
            Assert.DoesNotContain("total", await early.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        HttpResponseMessage page = await client.GetAsync("/");
        string html = await page.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Contains("正在准备样例报告", html, StringComparison.Ordinal);
        Assert.Contains("http-equiv=\"refresh\"", html, StringComparison.Ordinal);
        HttpResponseMessage health = await client.GetAsync("/readyz");
        Assert.Equal("preparing", (string?)JsonNode.Parse(await health.Content.ReadAsStringAsync())!["status"]);

        // Whoever starts anew what does not live is told that it lives.
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/healthz")).StatusCode);

        await held.DisposeAsync();
        HttpResponseMessage answer;
        while (!(answer = await client.GetAsync("/api/v1/reports")).IsSuccessStatusCode)
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(Samples.Length, (int)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["total"]!);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/readyz")).StatusCode);
        Assert.DoesNotContain("http-equiv=\"refresh\"", await client.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Samples_leave_by_no_file()
    {
        ArchiveOptions options = FolderWithSamples();
        await using WebApplicationFactory<Program> factory = Server(options);
        using HttpClient client = factory.CreateClient();
        await UntilAsync(client, "/api/v1/reports", body => (int)body["total"]! == Samples.Length);
        string id = (string)(await client.JsonAsync("/api/v1/reports"))["items"]![0]!["id"]!;
        string[] files =
        [
            .. factory.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/'))
                .Where(route => Path.GetExtension(route) is ".csv" or ".ndjson" or ".xlsx" or ".docx"),
        ];

        Assert.True(files.Length >= 14, string.Join(' ', files));
        foreach (string file in files)
        {
            JsonNode problem = await client.ProblemAsync(file.Replace("{id}", Uri.EscapeDataString(id), StringComparison.Ordinal), HttpStatusCode.Conflict);
            Assert.Equal("/help#problem-sample", (string?)problem["type"]);
        }

        foreach (string page in new[] { "/", "/passages?q=公开" })
        {
            string html = await client.GetStringAsync(page);
            Assert.Contains("样例数据", html, StringComparison.Ordinal);
            Assert.DoesNotContain(".csv", html, StringComparison.Ordinal);
            Assert.DoesNotContain(".xlsx", html, StringComparison.Ordinal);
            Assert.DoesNotContain(".ndjson", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Samples_are_followed_by_nobody_and_no_assistant_takes_them_for_reports()
    {
        await using WebApplicationFactory<Program> factory = Server(FolderWithSamples());
        using HttpClient client = factory.CreateClient();
        await UntilAsync(client, "/api/v1/reports", body => (int)body["total"]! == Samples.Length);

        foreach (string route in new[] { "changes", "reports.atom", "passages.atom" })
            Assert.Equal("/help#problem-sample", (string?)(await client.ProblemAsync("/api/v1/" + route, HttpStatusCode.Conflict))["type"]);
        Assert.DoesNotContain("atom+xml", await client.GetStringAsync("/"), StringComparison.Ordinal);
        await using McpClient assistant = await AssistantClient.ConnectAsync(factory.CreateClient());
        CallToolResult refused = await AssistantClient.CallAsync(assistant, "search_reports", "{}");
        Assert.True(refused.IsError);
        Assert.Contains("样例", ((TextContentBlock)refused.Content[0]).Text, StringComparison.Ordinal);
        Assert.NotEqual(true, (await AssistantClient.CallAsync(assistant, "check_draft", """{ "text": "一、总体情况\n本局认真做好政府信息公开工作。" }""")).IsError);
    }

    private ArchiveOptions FolderWithSamples()
    {
        ArchiveOptions options = new(Path.Combine(_directory, "corpus"), Path.Combine(_directory, "index"));
        string samples = Directory.CreateDirectory(Path.Combine(options.CorpusDirectory, "samples")).FullName;
        foreach (string name in Samples) File.Copy(Path.Combine(RepositoryRoot.Path, "corpus", "samples", name), Path.Combine(samples, name));
        return options;
    }

    private static WebApplicationFactory<Program> Server(ArchiveOptions options) => new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
    {
        builder.UseSetting("corpus", options.CorpusDirectory);
        builder.UseSetting("index", options.IndexDirectory);
    });

    private static bool IsSample(JsonNode answer) =>
        answer["items"]!.AsArray().Any(item => ((string)item!["title"]!).StartsWith("素溪县", StringComparison.Ordinal));

    // How long a server may take is no matter here: FeedFollowerTests hold the follower to its two seconds.
    private static async Task UntilAsync(HttpClient client, string url, Func<JsonNode, bool> holds)
    {
        for (Stopwatch waiting = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            using HttpResponseMessage answer = await client.GetAsync(new Uri(url, UriKind.Relative));
            // Where samples are still being read, whoever asks is told to come back.
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable)
            {
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                if (holds(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!)) return;
            }

            Assert.True(waiting.Elapsed < Patience, $"{url} did not come to hold what was expected.");
        }
    }
}
