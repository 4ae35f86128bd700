using System.Net;
using System.Net.Sockets;

namespace GovReportArchive.Web.Tests.Hosting;

public sealed class StartTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("govreport-start-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task The_program_serves_pages_and_files_from_any_directory_and_keeps_its_archive_in_that_one()
    {
        string url = $"http://localhost:{ServerProcess.FreePort()}";
        using ServerProcess server = ServerProcess.Start(_directory, "--urls", url);
        using HttpClient client = new();
        Assert.Contains("政府信息公开年报库", await server.AnswerAsync(client, url + "/"), StringComparison.Ordinal);
        Assert.Contains("--paper", await client.GetStringAsync(url + "/site.css"), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_directory, "corpus", "archive.db")));
    }

    [Fact]
    public async Task A_taken_port_is_told_in_one_message()
    {
        using TcpListener other = new(IPAddress.Loopback, 0);
        other.Start();
        int port = ((IPEndPoint)other.LocalEndpoint).Port;
        using ServerProcess server = ServerProcess.Start(_directory, "--urls", $"http://127.0.0.1:{port}");
        Assert.Equal(1, await server.ExitAsync());
        Assert.Contains("占用", server.Errors, StringComparison.Ordinal);
        Assert.Contains("--urls", server.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", server.Errors + server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_corpus_that_cannot_be_opened_is_told_in_one_message()
    {
        string corpus = Path.Combine(_directory, "corpus");
        Directory.CreateDirectory(corpus);
        await File.WriteAllTextAsync(Path.Combine(corpus, "archive.db"), "This is no database, and it is long enough to be looked at as one. " + new string('x', 4096));
        using ServerProcess server = ServerProcess.Start(_directory, "--urls", $"http://127.0.0.1:{ServerProcess.FreePort()}");
        Assert.Equal(1, await server.ExitAsync());
        Assert.Contains("无法启动", server.Errors, StringComparison.Ordinal);
        Assert.Contains("archive.db", server.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", server.Errors + server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_globalization_data_the_program_refuses_to_start_and_names_the_setting()
    {
        Dictionary<string, string> environment = new() { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" };
        using ServerProcess server = ServerProcess.Start(_directory, environment, "--urls", $"http://127.0.0.1:{ServerProcess.FreePort()}");
        Assert.Equal(1, await server.ExitAsync());
        Assert.Contains("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", server.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_directory, "corpus")));
    }

    [Fact]
    public async Task Wrong_usage_ends_with_2_and_names_the_argument()
    {
        using ServerProcess server = ServerProcess.Start(_directory, "--port", "80");
        Assert.Equal(2, await server.ExitAsync());
        Assert.Contains("--port", server.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_help_is_no_failure()
    {
        using ServerProcess server = ServerProcess.Start(_directory, "--help");
        Assert.Equal(0, await server.ExitAsync());
    }
}
