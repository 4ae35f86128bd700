using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GovReportArchive.Web.Tests.Hosting;

/// <summary>The web program as its own process, started as a user starts it.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _errors = new();
    private readonly StringBuilder _output = new();

    private ServerProcess(Process process) => _process = process;

    /// <summary>What it wrote to standard error so far.</summary>
    public string Errors => Text(_errors);

    /// <summary>What it wrote to standard output so far.</summary>
    public string Output => Text(_output);

    public static ServerProcess Start(string workingDirectory, params string[] arguments) => Start(workingDirectory, [], arguments);

    public static ServerProcess Start(string workingDirectory, Dictionary<string, string> environment, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "GovReportArchive.Web.dll"), .. arguments])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment.Remove("ASPNETCORE_URLS");
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        ServerProcess server = new(Process.Start(start)!);
        server._process.ErrorDataReceived += (_, line) => Append(server._errors, line.Data);
        server._process.OutputDataReceived += (_, line) => Append(server._output, line.Data);
        server._process.BeginErrorReadLine();
        server._process.BeginOutputReadLine();
        return server;
    }

    /// <summary>A port of this machine that nobody listens on.</summary>
    public static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits for the end and gives the exit code.</summary>
    public async Task<int> ExitAsync()
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(60));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Ends it at once, without a chance to tidy up.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Waits until the server answers.</summary>
    public async Task<string> AnswerAsync(HttpClient client, string url)
    {
        for (Stopwatch waiting = Stopwatch.StartNew(); waiting.Elapsed < TimeSpan.FromSeconds(60); await Task.Delay(100))
        {
            Assert.False(_process.HasExited, Errors);
            try
            {
                return await client.GetStringAsync(url);
            }
            catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.ConnectionError)
            {
                // Not listening yet.
            }
        }

        throw new TimeoutException("The server did not answer. " + Errors);
    }

    private static void Append(StringBuilder text, string? line)
    {
        lock (text) text.AppendLine(line);
    }

    private static string Text(StringBuilder text)
    {
        lock (text) return text.ToString();
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
