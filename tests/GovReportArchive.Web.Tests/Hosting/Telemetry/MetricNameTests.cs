using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using GovReportArchive.Composition;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Web.Tests.Specimens;
using Microsoft.AspNetCore.Builder;

namespace GovReportArchive.Web.Tests.Hosting.Telemetry;

/// <summary>Dashboard, alerts and document name the metrics that there are.</summary>
public sealed partial class MetricNameTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("govreport-metrics-").FullName;

    [Fact]
    public async Task Dashboard_alerts_and_document_name_what_the_endpoint_gives_and_leave_no_metric_of_ours_out()
    {
        ConcurrentDictionary<string, string> instruments = new(StringComparer.Ordinal);
        using MeterListener listener = new() { InstrumentPublished = (instrument, _) => instruments[instrument.Name] = PrometheusName(instrument) };
        listener.Start();
        string metrics = $"http://127.0.0.1:{ServerProcess.FreePort()}";
        string corpus = Path.Combine(_directory, "corpus"), index = Path.Combine(_directory, "index");
        using (OpenArchive archive = OpenArchive.Open(new ArchiveOptions(corpus, index), LuceneIndex.Engine))
        {
            await archive.Importer.ImportAsync(new StringReader(string.Join('\n', SpecimenRecords.All.Take(3).Select(RecordJson.Serialize))), "lines");
            archive.TryCatchUp();
        }

        await using WebApplication server = WebServer.Build(["--corpus", corpus, "--index", index, "--urls", "http://127.0.0.1:0", "--metrics", metrics, "--Logging:LogLevel:Default=Warning"], _directory);
        await server.StartAsync();
        using HttpClient client = new() { BaseAddress = new Uri(server.Urls.First()) };
        await client.GetStringAsync("/api/v1/reports?q=%22%E5%85%AC%E5%BC%80%22");
        await client.PostAsync("/api/v1/check", new StringContent("青禾县教育局2024年政府信息公开工作年度报告"));

        string given = await client.GetStringAsync(metrics + "/metrics");

        string[] families = [.. Family().Matches(given).Select(family => family.Groups[1].Value)];
        Assert.Contains("govreport_search_duration_seconds", families);
        // An instrument that has measured nothing yet is not given; what it will be called follows from the same rule, which holds for all that are.
        string[] ours = [.. instruments.Where(instrument => instrument.Key.StartsWith("govreport.", StringComparison.Ordinal)).Select(instrument => instrument.Value)];
        Assert.Empty(families.Where(family => family.StartsWith("govreport_", StringComparison.Ordinal)).Except(ours, StringComparer.Ordinal));
        Assert.True(ours.Length >= 15, string.Join(' ', ours));
        string deploy = Path.Combine(RepositoryRoot.Path, "src", "GovReportArchive.Web", "Deploy");
        string dashboard = File.ReadAllText(Path.Combine(deploy, "dashboard.json")), alerts = File.ReadAllText(Path.Combine(deploy, "alerts.yml"));
        string document = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "src", "GovReportArchive.Web", "SERVING.md"));
        Assert.Empty(Named(dashboard + alerts).Except([.. families, .. ours], StringComparer.Ordinal));
        Assert.Empty(ours.Except(Named(dashboard), StringComparer.Ordinal));
        Assert.All(instruments.Keys.Where(name => name.StartsWith("govreport.", StringComparison.Ordinal)), name => Assert.Contains($"`{name}`", document, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [GeneratedRegex(@"^# TYPE (\S+)", RegexOptions.Multiline)]
    private static partial Regex Family();

    [GeneratedRegex(@"\b(?<name>(?:govreport|http_server|dotnet|kestrel)_[a-z_]+?)(?:_bucket|_sum|_count)?(?=[{\[),])")]
    private static partial Regex Name();

    // Labels stand before = and in by (…); metrics before their labels, or alone in label_values.
    private static IEnumerable<string> Named(string text) => Name().Matches(Grouping().Replace(text, "")).Select(name => name.Groups["name"].Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"by \([a-z_, ]+\)")]
    private static partial Regex Grouping();

    private static string PrometheusName(Instrument instrument) => instrument.Name.Replace('.', '_')
        + instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" }
        + (instrument is Counter<long> or ObservableCounter<long> ? "_total" : "");
}
