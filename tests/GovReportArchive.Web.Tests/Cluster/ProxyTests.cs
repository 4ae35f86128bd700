using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using GovReportArchive.Composition;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Web.Tests.Hosting;
using GovReportArchive.Web.Tests.Specimens;

namespace GovReportArchive.Web.Tests.Cluster;

/// <summary>The recipe for haproxy as it is kept, but for its addresses.</summary>
public sealed class ProxyTests : IDisposable
{
    private const int Askers = 4;
    private readonly string _root = Directory.CreateTempSubdirectory("govreport-proxy-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [HaproxyFact]
    [Trait("tier", "full")]
    public async Task A_node_is_killed_and_comes_back_and_nobody_who_asks_notices()
    {
        string corpus = Path.Combine(_root, "corpus");
        using (OpenArchive archive = OpenArchive.Open(new ArchiveOptions(corpus, Path.Combine(_root, "index")), LuceneIndex.Engine))
            Assert.Empty((await archive.Importer.ImportAsync(new StringReader(string.Join('\n', SpecimenRecords.All.Select(RecordJson.Serialize))), "lines")).Failures);
        using NodeProcess a = new(_root, "a", "--corpus", corpus, "--trusted-proxies", "127.0.0.1"), b = new(_root, "b", "--corpus", corpus, "--trusted-proxies", "127.0.0.1");
        await a.UntilAsync(NodeProcess.IsLevel);
        await b.UntilAsync(NodeProcess.IsLevel);
        using Proxy proxy = new(_root, a.Address, b.Address);
        using HttpClient client = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = proxy.Address, Timeout = NodeProcess.Patience };
        string first = await AnsweringAsync(client, _ => true);

        using CancellationTokenSource end = new();
        ConcurrentBag<string> failures = [];
        Task<int>[] asking = [.. Enumerable.Range(0, Askers).Select(_ => AskAsync(client, failures, end.Token))];
        NodeProcess victim = first == "a" ? a : b;
        victim.Kill();
        // Whoever was there is led to the other one, and the one that comes back is taken in again.
        string second = await AnsweringAsync(client, node => node != first);
        victim.StartAgain();
        await victim.UntilAsync(NodeProcess.IsLevel);
        await TakenInAsync(proxy.Address, first);
        (victim == a ? b : a).Kill();
        Assert.Equal(first, await AnsweringAsync(client, node => node != second));
        await end.CancelAsync();

        int answered = (await Task.WhenAll(asking)).Sum();
        Assert.True(failures.IsEmpty, $"{failures.Count} of {answered + failures.Count} failed: {string.Join('\n', failures.Take(5))}");
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/originals/" + new string('0', 64))).StatusCode);

        victim.Kill();
        HttpResponseMessage nobody;
        while ((nobody = await client.GetAsync("/")).StatusCode != HttpStatusCode.ServiceUnavailable) await Task.Delay(50);
        Assert.Equal(TimeSpan.FromSeconds(5), nobody.Headers.RetryAfter?.Delta);
        Assert.Contains("暂时不能答复", await nobody.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<int> AskAsync(HttpClient client, ConcurrentBag<string> failures, CancellationToken end)
    {
        int answered = 0;
        while (!end.IsCancellationRequested)
        {
            try
            {
                using HttpResponseMessage answer = await client.GetAsync("/api/v1/reports?q=公开&facet=year", CancellationToken.None);
                if (answer.IsSuccessStatusCode) answered++;
                else failures.Add($"{answer.StatusCode} {await answer.Content.ReadAsStringAsync(CancellationToken.None)}");
            }
            catch (HttpRequestException error)
            {
                failures.Add(error.ToString());
            }
        }

        return answered;
    }

    // Who comes from an address that is new is kept with no node: the least busy one answers, which is the one that has come back, as soon as the proxy takes it in.
    private static async Task TakenInAsync(Uri proxy, string node)
    {
        for (int n = 2; n < 250; n++)
        {
            IPAddress from = IPAddress.Parse($"127.0.0.{n}");
            using SocketsHttpHandler handler = new() { UseProxy = false, ConnectCallback = (context, cancellation) => ConnectAsync(from, context.DnsEndPoint, cancellation) };
            using HttpClient newcomer = new(handler) { BaseAddress = proxy };
            if ((string?)JsonNode.Parse(await newcomer.GetStringAsync("/readyz"))!["node"] == node) return;
            await Task.Delay(100);
        }

        Assert.Fail($"The proxy has not taken {node} in again.");
    }

    private static async ValueTask<Stream> ConnectAsync(IPAddress from, EndPoint to, CancellationToken cancellation)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(from, 0));
        await socket.ConnectAsync(to, cancellation);
        return new NetworkStream(socket, ownsSocket: true);
    }

    // The name of the node that answers.
    private static async Task<string> AnsweringAsync(HttpClient client, Predicate<string> holds)
    {
        string? last = null;
        for (Stopwatch waiting = Stopwatch.StartNew(); waiting.Elapsed < NodeProcess.Patience; await Task.Delay(50))
        {
            using HttpResponseMessage answer = await client.GetAsync("/readyz");
            last = await answer.Content.ReadAsStringAsync();
            if (answer.IsSuccessStatusCode && (string?)JsonNode.Parse(last)!["node"] is { } node && holds(node)) return node;
        }

        throw new TimeoutException(last);
    }

    private sealed class Proxy : IDisposable
    {
        private readonly Process _process;

        public Proxy(string root, Uri a, Uri b)
        {
            string recipes = Path.Combine(RepositoryRoot.Path, "src", "GovReportArchive.Web", "Deploy");
            Address = new Uri($"http://127.0.0.1:{ServerProcess.FreePort()}");
            string recipe = File.ReadAllText(Path.Combine(recipes, "haproxy.cfg"))
                .Replace("10.0.0.11:8080", a.Authority, StringComparison.Ordinal).Replace("10.0.0.12:8080", b.Authority, StringComparison.Ordinal)
                .Replace("bind :80\n", $"bind {Address.Authority}\n", StringComparison.Ordinal)
                .Replace("/etc/haproxy/errors/", recipes + "/", StringComparison.Ordinal);
            string file = Path.Combine(root, "haproxy.cfg");
            File.WriteAllText(file, recipe);
            _process = Process.Start(new ProcessStartInfo(HaproxyFactAttribute.Program, ["-db", "-q", "-f", file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            _process.OutputDataReceived += (_, _) => { };
            _process.BeginOutputReadLine();
            while (!Answers())
                if (_process.WaitForExit(50)) throw new InvalidOperationException(_process.StandardError.ReadToEnd());
        }

        public Uri Address { get; }

        public void Dispose()
        {
            if (!_process.HasExited) _process.Kill(entireProcessTree: true);
            _process.Dispose();
        }

        private bool Answers()
        {
            try
            {
                using TcpClient client = new();
                client.Connect(IPAddress.Loopback, Address.Port);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        }
    }
}
