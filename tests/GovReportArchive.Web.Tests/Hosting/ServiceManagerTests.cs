using System.Net.Sockets;
using System.Text;

namespace GovReportArchive.Web.Tests.Hosting;

public sealed class ServiceManagerTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("govreport-manager-").FullName;

    [SkippableFact]
    public async Task The_systems_manager_is_told_when_the_server_is_ready_and_gets_the_log_with_its_levels()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only systemd waits for this.");
        string path = Path.Combine(_directory, "notify");
        using Socket manager = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        manager.Bind(new UnixDomainSocketEndPoint(path));
        string address = $"http://127.0.0.1:{ServerProcess.FreePort()}";
        using ServerProcess server = ServerProcess.Start(_directory, new Dictionary<string, string> { ["NOTIFY_SOCKET"] = path }, "--urls", address);

        byte[] told = new byte[64];
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(60));
        int length = await manager.ReceiveAsync(told, patience.Token);

        Assert.Equal("READY=1", Encoding.UTF8.GetString(told, 0, length));
        using HttpClient client = new();
        Assert.Contains("ok", await server.AnswerAsync(client, address + "/healthz"), StringComparison.Ordinal);
        Assert.Contains("<6>", server.Output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
