using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace GovReportArchive.Web.Tests.Hosting;

/// <summary>What the command collects while a server serves is found, stands in the feeds, and is measured.</summary>
public sealed class CollectedReportTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("govreport-collected-");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public async Task A_report_that_is_collected_stands_in_the_feed_of_a_running_server_and_the_run_in_its_metrics()
    {
        string[] places = ["--corpus", Path.Combine(_root.FullName, "corpus"), "--index", Path.Combine(_root.FullName, "index")];
        string url = $"http://127.0.0.1:{ServerProcess.FreePort()}", metrics = $"http://127.0.0.1:{ServerProcess.FreePort()}";
        using ServerProcess server = ServerProcess.Start(_root.FullName, [.. places, "--urls", url, "--metrics", metrics]);
        using HttpClient client = new();
        await server.AnswerAsync(client, url + "/healthz");
        Assert.DoesNotContain("govreport_collecting", await client.GetStringAsync(metrics + "/metrics"), StringComparison.Ordinal);

        await using WebApplication site = await SiteAsync();
        string sources = Path.Combine(_root.FullName, "sources.toml");
        await File.WriteAllTextAsync(sources, $"contact = \"archive@example.org\"\n[[source]]\naddress = \"{site.Urls.First()}/nb/index.html\"\n");
        (int code, string said) = await CommandAsync(["collect", sources, "--allow-private", "--delay", "0", .. places]);
        Assert.True(code == 0, said);
        Assert.Contains("新增", said, StringComparison.Ordinal);
        // What is missing of an agency that was found on a further page leads to the column's first.
        (_, string missing) = await CommandAsync(["missing", "--sources", .. places]);
        Assert.EndsWith($",{site.Urls.First()}/nb/index.html,column", missing.TrimEnd().Split('\n')[1].TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(2, missing.TrimEnd().Split('\n').Length);

        string feed = "";
        for (Stopwatch waiting = Stopwatch.StartNew(); waiting.Elapsed < Patience && !feed.Contains("<entry>", StringComparison.Ordinal); await Task.Delay(100))
        {
            using HttpResponseMessage answer = await client.GetAsync(new Uri(url + "/api/v1/reports.atom"));
            feed = answer.StatusCode == HttpStatusCode.OK ? await answer.Content.ReadAsStringAsync() : "";
        }

        Assert.Contains("青禾县教育局2024年政府信息公开工作年度报告", feed, StringComparison.Ordinal);
        string measured = await client.GetStringAsync(metrics + "/metrics");
        Assert.Contains("govreport_collecting_ended_seconds", measured, StringComparison.Ordinal);
        Assert.Contains("govreport_collecting_failures", measured, StringComparison.Ordinal);
    }

    private static async Task<WebApplication> SiteAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication site = builder.Build();
        site.MapGet("/nb/index.html", () => Html("<title>政府信息公开年报</title><ul><li><a href=\"t1.html\">青禾县教育局2024年政府信息公开工作年度报告</a><span>2025-01-20</span></li></ul><p><a href=\"index_1.html\">下一页</a></p>"));
        site.MapGet("/nb/index_1.html", () => Html("<title>政府信息公开年报</title><ul><li><a href=\"t2.html\">青禾县民政局2021年政府信息公开工作年度报告</a><span>2022-01-20</span></li></ul><p><a href=\"index.html\">上一页</a></p>"));
        site.MapGet("/nb/t1.html", () => Report("教育局", 2024));
        site.MapGet("/nb/t2.html", () => Report("民政局", 2021));
        await site.StartAsync();
        return site;

        static IResult Report(string body, int year) => Html(
            $"<title>青禾县{body}{year}年政府信息公开工作年度报告</title><h1>青禾县{body}{year}年政府信息公开工作年度报告</h1><p>根据《中华人民共和国政府信息公开条例》编制本报告。</p>"
            + $"<h2>一、总体情况</h2><p>{year}年，青禾县{body}全年主动公开政府信息231条。</p><h2>二、主动公开政府信息情况</h2><p>略。</p><h2>三、收到和处理政府信息公开申请情况</h2><p>全年收到申请3件。</p>"
            + "<h2>四、政府信息公开行政复议、行政诉讼情况</h2><p>无。</p><h2>五、存在的主要问题及改进情况</h2><p>一是解读形式单一。</p><h2>六、其他需要报告的事项</h2><p>无。</p>");
    }

    private static IResult Html(string body) => Results.Text("<!doctype html><meta charset=\"utf-8\">" + body, "text/html", Encoding.UTF8);

    private static async Task<(int Code, string Said)> CommandAsync(string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory.Replace("tests/GovReportArchive.Web.Tests", "src/GovReportArchive.Indexer", StringComparison.Ordinal), "govreport.dll");
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using CancellationTokenSource patience = new(Patience);
        try
        {
            string[] said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, string.Concat(said));
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
