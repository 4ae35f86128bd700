using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace GovReportArchive.Tests;

/// <summary>A PostgreSQL server of a test, from Debian's programs, on a free port of this machine; it ends and its files go with the test's process, however that ends.</summary>
internal sealed class PostgresCluster : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string[] Careless = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];
    private static readonly string[] Usual = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=120"];
    private readonly Process _process;

    private PostgresCluster(string directory, int port, Process process) => (Directory, Port, _process) = (directory, port, process);

    /// <summary>Where Debian keeps the programs; null where there are none.</summary>
    public static string? Programs { get; } = System.IO.Directory.Exists("/usr/lib/postgresql")
        ? System.IO.Directory.EnumerateDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
        : null;

    /// <summary>Its files.</summary>
    public string Directory { get; }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>How it is reached.</summary>
    public string Connection => ConnectionTo(Port);

    /// <summary>Makes a server and waits until it answers.</summary>
    /// <param name="durable">Whether what it acknowledges is to survive a crash; else it is faster.</param>
    /// <param name="settings">Settings of its own, such as <c>max_connections=20</c>.</param>
    public static PostgresCluster Start(bool durable = false, params string[] settings)
    {
        string directory = NewDirectory();
        Run("initdb", "-D", directory, "-A", "trust", "-U", "govreport", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions");
        return StartIn(directory, [.. durable ? [] : Careless, .. settings]);
    }

    /// <summary>Starts a server on files that are there.</summary>
    public static PostgresCluster StartIn(string directory, params string[] settings)
    {
        int port = FreePort();
        string[] options = ["-D", directory, "-p", $"{port}", .. Usual.Concat(settings).SelectMany(setting => new[] { "-c", setting })];
        // Ends when the pipe does, which it also does when this process is killed.
        const string Keeper = "log=$1; shift; \"$@\" >$log 2>&1 & child=$!; cat >/dev/null; kill -INT $child 2>/dev/null; wait $child; rm -rf \"$(dirname \"$log\")\"";
        ProcessStartInfo start = new("sh", ["-c", Keeper, "sh", Path.Combine(Path.GetDirectoryName(directory)!, "log"), .. Line("postgres", options)]) { RedirectStandardInput = true };
        PostgresCluster cluster = new(directory, port, Process.Start(start)!);
        Stopwatch waited = Stopwatch.StartNew();
        while (!cluster.Answers())
        {
            if (waited.Elapsed > Patience) throw new TimeoutException($"PostgreSQL does not answer: {File.ReadAllText(Path.Combine(Path.GetDirectoryName(directory)!, "log"))}");
            Thread.Sleep(20);
        }

        return cluster;
    }

    /// <summary>A directory for the files of a server, which the user that it runs as may write.</summary>
    public static string NewDirectory()
    {
        string outer = System.IO.Directory.CreateTempSubdirectory("govreport-postgres-").FullName, directory = Path.Combine(outer, "data");
        System.IO.Directory.CreateDirectory(directory);
        Finish("chmod", "700", directory);
        if (IsRoot) Finish("chown", "-R", "postgres", outer);
        return directory;
    }

    /// <summary>Runs one of the programs to its end.</summary>
    public static void Run(string program, params string[] options)
    {
        string[] line = [.. Line(program, options)];
        Finish(line[0], line[1..]);
    }

    /// <summary>How a server on this machine is reached.</summary>
    public static string ConnectionTo(int port) => $"Host=127.0.0.1;Port={port};Username=govreport;Database=postgres";

    /// <summary>Kills the server at once, without a chance to tidy up; its files stay.</summary>
    public void Kill() => Finish("kill", "-9", File.ReadLines(Path.Combine(Directory, "postmaster.pid")).First());

    /// <summary>Ends it, and removes its files.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit(Patience);
        _process.Dispose();
    }

    private static bool IsRoot => Environment.UserName == "root";

    // It refuses to run as root.
    private static IEnumerable<string> Line(string program, string[] options) =>
        [.. IsRoot ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : Array.Empty<string>(), Path.Combine(Programs!, program), .. options];

    private static void Finish(string program, params string[] options)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, options) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program}: {error.GetAwaiter().GetResult()}{output.GetAwaiter().GetResult()}");
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private bool Answers()
    {
        try
        {
            using NpgsqlConnection connection = new(Connection + ";Pooling=false;Timeout=2");
            connection.Open();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
