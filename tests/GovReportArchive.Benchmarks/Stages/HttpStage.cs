using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace GovReportArchive.Benchmarks.Stages;

/// <summary>Asks the served archive over HTTP with wrk: 1, 8 and 64 clients, first undisturbed, then while records are imported beside it.</summary>
internal static partial class HttpStage
{
    private static readonly int[] Clients = [1, 8, 64];

    /// <summary>Faceted searches as the page makes them, one after the other in every connection.</summary>
    private const string Script = """
        local queries = { "%E6%94%BF%E5%8A%A1%E5%85%AC%E5%BC%80", "%E6%AE%A1%E8%91%AC", "%22%E5%85%88%E5%AE%A1%E5%90%8E%E5%8F%91%22",
          "%E8%A7%A3%E8%AF%BB%20%E8%A7%86%E9%A2%91", "%E9%97%AE%E9%A2%98:%E5%9F%B9%E8%AE%AD", "%E7%BE%A4%E4%BC%97&year=2022", "%E5%8F%B0%E8%B4%A6&where=applications.received.total%3E%3D50" }
        local at = 0
        request = function()
          at = at % #queries + 1
          return wrk.format("GET", "/api/v1/reports?q=" .. queries[at] .. "&limit=10&facet=year&facet=province&facet=agencyType")
        end
        """;

    public static HttpFigures Run(Workspace workspace, int seconds)
    {
        string script = Path.Combine(workspace.Directory, "wrk.lua");
        File.WriteAllText(script, Script);
        using WebProcess server = new(workspace);
        Load(script, 8, Math.Max(2, seconds / 2));
        List<HttpLine> lines = [.. Clients.Select(clients => Load(script, clients, seconds))];
        (long anonymous, long resident) = server.Memory;
        foreach (int clients in Clients)
        {
            Task<Cost> import = Task.Run(() => ChildProcess.Govreport("import", workspace.LaterRecords, "--corpus", workspace.Corpus, "--index", workspace.ProductIndex));
            HttpLine line = Load(script, clients, seconds);
            lines.Add(line with { BesideImport = true });
            import.Wait();
            ChildProcess.Govreport("import", workspace.LaterRecords, "--corpus", workspace.Corpus, "--index", workspace.ProductIndex);
        }

        return new HttpFigures(server.Start, anonymous, resident, lines);
    }

    private static HttpLine Load(string script, int clients, int seconds)
    {
        string[] arguments = ["-t", clients == 1 ? "1" : "2", "-c", Text(clients), "-d", Text(seconds) + "s", "--latency", "--timeout", "30s", "-s", script, WebProcess.Address];
        ProcessStartInfo start = new("wrk", arguments) { RedirectStandardOutput = true };
        using Process wrk = Process.Start(start) ?? throw new InvalidOperationException("wrk did not start: install the package wrk.");
        string output = wrk.StandardOutput.ReadToEnd();
        wrk.WaitForExit();
        if (output.Contains("Non-2xx", StringComparison.Ordinal)) throw new InvalidOperationException("The service refused requests:\n" + output);
        Match latency = P99().Match(output);
        double milliseconds = double.Parse(latency.Groups[1].Value, CultureInfo.InvariantCulture)
            * latency.Groups[2].Value switch { "us" => 0.001, "ms" => 1, _ => 1000 };
        return new HttpLine(clients, double.Parse(Rate().Match(output).Groups[1].Value, CultureInfo.InvariantCulture), milliseconds, BesideImport: false);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"99%\s+([0-9.]+)(us|ms|s)")]
    private static partial Regex P99();

    [GeneratedRegex(@"Requests/sec:\s+([0-9.]+)")]
    private static partial Regex Rate();
}

/// <summary>Requests a second and the slowest but one in a hundred, in milliseconds.</summary>
internal sealed record HttpLine(int Clients, double RequestsPerSecond, double P99Milliseconds, bool BesideImport);

/// <summary>Start until the first page is served, memory of the serving process after the undisturbed load in bytes, and the loads.</summary>
internal sealed record HttpFigures(TimeSpan Start, long AnonymousBytes, long ResidentBytes, IReadOnlyList<HttpLine> Lines);
