using System.Diagnostics;
using System.Globalization;

namespace GovReportArchive.Benchmarks;

/// <summary>What running a program cost.</summary>
/// <param name="Wall">From start to exit.</param>
/// <param name="Processor">Processor time, all threads.</param>
/// <param name="PeakMemory">Most bytes resident, mapped file pages included.</param>
/// <param name="PeakAnonymous">Most bytes resident that belong to no file, looked up five times a second.</param>
internal sealed record Cost(TimeSpan Wall, TimeSpan Processor, long PeakMemory, long PeakAnonymous);

/// <summary>Runs the product's programs, as built for Release, and watches what they use.</summary>
internal static class ChildProcess
{
    /// <summary>Runs <c>govreport</c> to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message is its own.</exception>
    public static Cost Govreport(params string[] arguments) => Govreport(null, arguments).Whole;

    /// <summary>Runs <c>govreport</c> to its end, and tells what it had cost when a file or directory that it makes came to be.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message is its own.</exception>
    public static (Cost Whole, Cost? Before) Govreport(string? mark, string[] arguments)
    {
        using Process process = Start("GovReportArchive.Indexer", "govreport.dll", arguments);
        long start = Stopwatch.GetTimestamp();
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        long peak = 0, anonymous = 0;
        TimeSpan processor = TimeSpan.Zero;
        Cost? before = null;
        while (!process.WaitForExit(200))
        {
            peak = Math.Max(peak, Memory(process.Id, "VmHWM"));
            anonymous = Math.Max(anonymous, Memory(process.Id, "RssAnon"));
            try
            {
                processor = process.TotalProcessorTime;
            }
            catch (InvalidOperationException)
            {
                // It has ended since; the last reading stands.
            }

            if (before is null && mark is not null && Path.Exists(mark)) before = new Cost(Stopwatch.GetElapsedTime(start), processor, peak, anonymous);
        }

        TimeSpan wall = Stopwatch.GetElapsedTime(start);
        if (process.ExitCode != 0) throw new InvalidOperationException($"govreport {string.Join(' ', arguments)} failed: {output.Result}{errors.Result}");
        return (new Cost(wall, processor, peak, anonymous), before);
    }

    /// <summary>Starts a program of the product.</summary>
    public static Process Start(string project, string assembly, params string[] arguments)
    {
        string path = Path.Combine(Workspace.Repository, "src", project, "bin", "Release", "net10.0", assembly);
        if (!File.Exists(path)) throw new InvalidOperationException($"There is no {path}: build the solution first, dotnet build -c Release.");
        ProcessStartInfo start = new("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.Combine(Workspace.Repository, "src", project),
        };
        foreach (string argument in (IEnumerable<string>)[path, .. arguments]) start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
    }

    /// <summary>A figure of a process's memory in bytes, by its name in <c>/proc/PID/status</c>; 0 once the process has ended.</summary>
    public static long Memory(int process, string name)
    {
        try
        {
            string? line = File.ReadLines(FormattableString.Invariant($"/proc/{process}/status")).FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.Ordinal));
            return line is null ? 0 : 1024 * long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
