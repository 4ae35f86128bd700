using System.Diagnostics;
using System.Globalization;

namespace GovReportArchive.Benchmarks.Peers;

/// <summary>Apache Lucene 8.7 in a Java process of its own, which stays warm from one question to the next.</summary>
internal sealed class LucenePeer : IDisposable
{
    private const string Jars = "/usr/share/java";
    private static readonly string[] Modules = ["core", "analyzers-common", "analyzers-smartcn", "queryparser", "facet", "queries", "sandbox"];

    private readonly Process _java;

    /// <summary>Starts the peer.</summary>
    /// <exception cref="InvalidOperationException">Java or Lucene is not installed; the message names the packages.</exception>
    public LucenePeer()
    {
        string[] jars = [.. Modules.Select(module => Path.Combine(Jars, $"lucene-{module}-8.7.0.jar"))];
        if (!File.Exists(jars[0])) throw new InvalidOperationException($"There is no {jars[0]}: install liblucene8-java and a JDK of version 17.");
        ProcessStartInfo start = new("java")
        {
            ArgumentList = { "-Xmx4g", "-Dfile.encoding=UTF-8", "-cp", string.Join(':', jars), Path.Combine(AppContext.BaseDirectory, "Peers", "LucenePeer.java") },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        _java = Process.Start(start) ?? throw new InvalidOperationException("java did not start.");
    }

    /// <summary>Analyses the sections of the first records: characters, tokens and the time of the analysis alone.</summary>
    public (long Characters, TimeSpan Time) Segment(string file, int records)
    {
        string[] answer = Ask("segment", file, Text(records));
        return (Number(answer[0]), Nanoseconds(answer[2]));
    }

    /// <summary>Builds the index of a file of records with a number of threads.</summary>
    public (Cost Cost, long Bytes) Index(string file, string directory, int threads)
    {
        string[] answer = Ask("index", file, directory, Text(threads));
        Cost cost = new(Nanoseconds(answer[1]), Nanoseconds(answer[3]), ChildProcess.Memory(_java.Id, "VmHWM"), ChildProcess.Memory(_java.Id, "RssAnon"));
        return (cost, Number(answer[2]));
    }

    /// <summary>Opens an index for the questions that follow.</summary>
    public TimeSpan Open(string directory) => Nanoseconds(Ask("open", directory)[1]);

    /// <summary>Answers a query a number of times.</summary>
    public PeerAnswer Query(string query, int runs)
    {
        string[] answer = Ask("query", Text(runs), query);
        return new PeerAnswer(
            Number(answer[0]),
            answer[1].Split(' ', StringSplitOptions.RemoveEmptyEntries),
            [.. answer[2].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(score => double.Parse(score, CultureInfo.InvariantCulture))],
            Times(answer[3]),
            Times(answer[4]));
    }

    public void Dispose()
    {
        _java.StandardInput.Close();
        _java.WaitForExit();
        _java.Dispose();
    }

    private string[] Ask(params string[] command)
    {
        _java.StandardInput.WriteLine(string.Join('\t', command));
        _java.StandardInput.Flush();
        return _java.StandardOutput.ReadLine()?.Split('\t') ?? throw new InvalidOperationException($"The Lucene process ended over: {string.Join(' ', command)}");
    }

    private static double[] Times(string list) => [.. list.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(time => Number(time) / 1e6)];

    private static TimeSpan Nanoseconds(string text) => TimeSpan.FromTicks(Number(text) / 100);

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What a side answers to a query: total, the ten best with their scores, and the times in milliseconds of its runs.</summary>
internal sealed record PeerAnswer(long Total, IReadOnlyList<string> Ids, IReadOnlyList<double> Scores, double[] Top, double[] Faceted);
