using System.Diagnostics;
using System.Text.Json;

namespace GovReportArchive.Benchmarks.Stages;

/// <summary>Asks the served archive for an hour what people ask it, at a steady rate, while reports are imported, corrected and withdrawn beside it, and notes its memory.</summary>
internal static class SoakStage
{
    private const int Clients = 8, RecordsAtOnce = 50;

    // {0} is a word of the queries, {1} an id, {2} an agency.
    private static readonly string[] Addresses =
    [
        "/api/v1/reports?q={0}&limit=10&facet=year&facet=province&facet=agencyType", "/?q={0}", "/api/v1/passages?q={0}&limit=20&facet=role", "/passages?q={0}",
        "/reports/{1}", "/api/v1/reports/{1}", "/r/{1}/v/1/c/applications.received.total", "/api/v1/reports/{1}/citation", "/agencies/{2}", "/api/v1/agencies/{2}",
        "/rankings?metric=applicationsReceived&year=2022", "/api/v1/metrics/applicationsReceived?by=year&by=province", "/api/v1/suggest?q={0}", "/api/v1/changes?since=0",
        "/reports/{1}/compare", "/api/v1/reports.csv?q={0}&year=2022", "/wordings?q={0}", "/", "/regions", "/readyz",
    ];

    public static SoakFigures Run(Workspace workspace, TimeSpan length, int requestsASecond, Action<string> progress)
    {
        string[] words = [.. BenchmarkQuery.Read().Select(query => query.Product).OfType<string>().Select(query => query.Split(" | ")[0])];
        List<SoakMinute> minutes = [];
        using WebProcess server = new(workspace);
        using HttpClient client = new(new SocketsHttpHandler { MaxConnectionsPerServer = Clients }) { BaseAddress = new Uri(WebProcess.Address), Timeout = TimeSpan.FromSeconds(60) };
        (string[] ids, string[] agencies) = Held(client);
        string[] later = [.. File.ReadLines(workspace.LaterRecords)];
        using CancellationTokenSource over = new(length);
        Task writing = Task.Run(() => Write(workspace, later, ids, over.Token));
        Random random = new(workspace.Seed);
        while (!over.IsCancellationRequested)
        {
            SoakMinute minute = Minute(client, requestsASecond, () => string.Format(
                null, Addresses[random.Next(Addresses.Length)], Uri.EscapeDataString(words[random.Next(words.Length)]), Uri.EscapeDataString(ids[random.Next(ids.Length)]), agencies[random.Next(agencies.Length)]));
            (long anonymous, long resident) = server.Memory;
            minutes.Add(minute with { Anonymous = anonymous, Resident = resident, Processor = server.Processor });
            progress(FormattableString.Invariant($"minute {minutes.Count}: {minute.Requests} requests, {minute.Failed.Count} failed, p99 {minute.P99:0} ms, {anonymous >> 20} MiB anonymous, {resident >> 20} MiB resident"));
            foreach (string failure in minute.Failed.Take(5)) progress("  " + failure);
        }

        writing.GetAwaiter().GetResult();
        return new SoakFigures(minutes, server.Warnings);
    }

    private static SoakMinute Minute(HttpClient client, int rate, Func<string> next)
    {
        List<double> times = [];
        List<string> failed = [];
        long start = Stopwatch.GetTimestamp();
        string[] addresses = [.. Enumerable.Range(0, 60 * rate).Select(_ => next())];
        Parallel.For(0, addresses.Length, new ParallelOptions { MaxDegreeOfParallelism = Clients }, n =>
        {
            TimeSpan due = TimeSpan.FromSeconds((double)n / rate) - Stopwatch.GetElapsedTime(start);
            if (due > TimeSpan.Zero) Thread.Sleep(due);
            long asked = Stopwatch.GetTimestamp();
            string? failure = Ask(client, addresses[n]);
            lock (times)
            {
                times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
                if (failure is not null) failed.Add(failure);
            }
        });
        times.Sort();
        return new SoakMinute(times.Count, failed, times[(int)(0.99 * times.Count)], 0, 0, TimeSpan.Zero);
    }

    // A report may have been withdrawn since; everything else has to be there.
    private static string? Ask(HttpClient client, string address)
    {
        try
        {
            using HttpResponseMessage answer = client.GetAsync(new Uri(address, UriKind.Relative)).GetAwaiter().GetResult();
            return (int)answer.StatusCode is < 400 or 404 or 410 ? null : $"{(int)answer.StatusCode} {address}";
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            return $"{error.Message} {address}";
        }
    }

    private static (string[] Ids, string[] Agencies) Held(HttpClient client)
    {
        using JsonDocument answer = JsonDocument.Parse(client.GetStringAsync(new Uri("/api/v1/reports?limit=200&sort=-year", UriKind.Relative)).GetAwaiter().GetResult());
        JsonElement[] items = [.. answer.RootElement.GetProperty("items").EnumerateArray()];
        return ([.. items.Select(item => item.GetProperty("id").GetString()!)], [.. items.Select(item => item.GetProperty("agency").GetProperty("id").GetString()!)]);
    }

    // As operators do: by the command, beside the server.
    private static void Write(Workspace workspace, string[] later, string[] ids, CancellationToken over)
    {
        string[] place = ["--corpus", workspace.Corpus, "--index", workspace.ProductIndex];
        for (int round = 0; !over.IsCancellationRequested; round++)
        {
            string file = Path.Combine(workspace.Directory, "soak.ndjson");
            File.WriteAllLines(file, Enumerable.Range(0, RecordsAtOnce).Select(n => later[((round * RecordsAtOnce) + n) % later.Length]));
            ChildProcess.Govreport(["import", file, .. place]);
            ChildProcess.Govreport(["correct", ids[round % ids.Length], FormattableString.Invariant($"applications.received.total={round}"), "--by", "benchmark", "--source", "soak", .. place]);
            over.WaitHandle.WaitOne(TimeSpan.FromSeconds(20));
        }
    }
}

/// <summary>One minute of the load.</summary>
internal sealed record SoakMinute(int Requests, IReadOnlyList<string> Failed, double P99, long Anonymous, long Resident, TimeSpan Processor);

/// <summary>The whole of it, and how many warnings the server has logged.</summary>
internal sealed record SoakFigures(IReadOnlyList<SoakMinute> Minutes, int Warnings);
