using System.Diagnostics;

namespace GovReportArchive.Benchmarks;

/// <summary>The server over the archive of a run, in a process of its own, which ends with this.</summary>
internal sealed class WebProcess : IDisposable
{
    public const string Address = "http://127.0.0.1:5085";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process _process;

    public WebProcess(Workspace workspace)
    {
        long start = Stopwatch.GetTimestamp();
        _process = ChildProcess.Start(
            "GovReportArchive.Web", "GovReportArchive.Web.dll", "--corpus", workspace.Corpus, "--index", workspace.ProductIndex, "--urls", Address, "--requests-per-minute", "0", "--Logging:LogLevel:Default=Warning");
        _process.OutputDataReceived += (_, line) => Said(line.Data);
        _process.ErrorDataReceived += (_, line) => Said(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        AwaitReady(start);
        Start = Stopwatch.GetElapsedTime(start);
    }

    /// <summary>From the start to the first page.</summary>
    public TimeSpan Start { get; }

    /// <summary>Lines that it has logged, which are warnings.</summary>
    public int Warnings { get; private set; }

    /// <summary>Bytes resident that belong to no file, and bytes resident with mapped pages.</summary>
    public (long Anonymous, long Resident) Memory => (ChildProcess.Memory(_process.Id, "RssAnon"), ChildProcess.Memory(_process.Id, "VmRSS"));

    /// <summary>Processor time, all threads.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Said(string? line)
    {
        if (line is not null) Warnings++;
    }

    private void AwaitReady(long start)
    {
        using HttpClient client = new() { BaseAddress = new Uri(Address), Timeout = TimeSpan.FromSeconds(5) };
        while (Stopwatch.GetElapsedTime(start) < Patience && !_process.HasExited)
        {
            try
            {
                using HttpResponseMessage answer = client.GetAsync(new Uri("/", UriKind.Relative)).GetAwaiter().GetResult();
                if (answer.IsSuccessStatusCode) return;
            }
            catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
            {
                // Not listening yet, or still busy with starting.
            }

            Thread.Sleep(20);
        }

        throw new InvalidOperationException($"The web server did not answer within {Patience}.");
    }
}
