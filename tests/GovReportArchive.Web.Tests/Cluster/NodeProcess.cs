using System.Diagnostics;
using System.Text.Json.Nodes;
using GovReportArchive.Web.Tests.Hosting;

namespace GovReportArchive.Web.Tests.Cluster;

/// <summary>One server of several, with an index of its own, as a process that can be killed and started again at the same address.</summary>
internal sealed class NodeProcess : IDisposable
{
    /// <summary>Only so that what never comes ends the test.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly string _folder;
    private readonly string[] _arguments;
    private ServerProcess _process;

    /// <summary>Starts it.</summary>
    /// <param name="root">A folder for what the nodes have of their own.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="arguments">Where the archive is that it shares with others.</param>
    public NodeProcess(string root, string name, params string[] arguments)
    {
        Name = name;
        _folder = Directory.CreateDirectory(Path.Combine(root, name)).FullName;
        Address = new Uri($"http://127.0.0.1:{ServerProcess.FreePort()}");
        _arguments =
        [
            .. arguments, "--index", Path.Combine(_folder, "index"), "--urls", Address.GetLeftPart(UriPartial.Authority), "--node-name", name, "--requests-per-minute", "0", "--bulk-hours", "0",
        ];
        _process = ServerProcess.Start(_folder, _arguments);
        Client = new HttpClient { BaseAddress = Address, Timeout = Patience };
    }

    public string Name { get; }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>What it has logged since it was started last.</summary>
    public string Log => _process.Output + _process.Errors;

    public void Kill() => _process.Kill();

    public void StartAgain()
    {
        _process.Dispose();
        _process = ServerProcess.Start(_folder, _arguments);
    }

    /// <summary>Waits until the node says of itself what is hoped for.</summary>
    public async Task<JsonNode> UntilAsync(Predicate<JsonNode> holds)
    {
        JsonNode? last = null;
        for (Stopwatch waiting = Stopwatch.StartNew(); waiting.Elapsed < Patience; await Task.Delay(50))
        {
            try
            {
                last = JsonNode.Parse(await (await Client.GetAsync("/readyz")).Content.ReadAsStringAsync());
                if (last?["node"] is not null && holds(last)) return last;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }

        throw new TimeoutException($"{Name} stays {last?.ToJsonString()}. {Log}");
    }

    /// <summary>Whether a node searches in all that was changed.</summary>
    public static bool IsLevel(JsonNode state) => (string?)state["status"] == "ok" && (long)state["indexed"]! == (long)state["change"]!;

    public void Dispose()
    {
        Client.Dispose();
        _process.Dispose();
    }
}
