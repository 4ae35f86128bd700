using System.Globalization;
using System.Net.Sockets;
using System.Text;
using GovReportArchive.Composition;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Web.Tests.Specimens;
using Microsoft.AspNetCore.Builder;

namespace GovReportArchive.Web.Tests.Hosting;

/// <summary>The server in this process, listening on a real socket, over an archive whose answers are larger than what sockets hold on their own.</summary>
internal sealed class ListeningServer : IAsyncDisposable
{
    /// <summary>A record whose answer no socket takes in at once.</summary>
    public const string Large = "990301-long-2024";

    /// <summary>Only so that what never comes ends the test.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    // The system keeps up to 4 MB for a connection that is not read.
    private const int LargeBytes = 9_000_000;
    private const int RecordsInExport = 40;

    private readonly string _directory = Directory.CreateTempSubdirectory("govreport-listening-").FullName;

    private ListeningServer()
    {
    }

    public WebApplication App { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    /// <summary>Address of an original that no socket takes in at once either.</summary>
    public string Original { get; private set; } = "";

    /// <summary>Starts one with arguments beyond the folders and the address; <paramref name="map"/> adds routes that only a test has.</summary>
    public static async Task<ListeningServer> StartAsync(string[] arguments, Action<WebApplication>? map = null)
    {
        ListeningServer server = new();
        string corpus = Path.Combine(server._directory, "corpus"), index = Path.Combine(server._directory, "index");
        using (OpenArchive archive = OpenArchive.Open(new ArchiveOptions(corpus, index), LuceneIndex.Engine))
        {
            string lines = string.Join('\n', SpecimenRecords.All.Take(3).Concat(Lengthy()).Select(RecordJson.Serialize));
            Assert.Empty((await archive.Importer.ImportAsync(new StringReader(lines), "lines")).Failures);
            byte[] original = [.. SpecimenRecords.Original, .. Encoding.ASCII.GetBytes("<!--" + new string('x', LargeBytes) + "-->")];
            server.Original = $"/api/v1/reports/{Uri.EscapeDataString((await archive.Ingester.IngestAsync("民政局2023.html", original, force: true)).Id!)}/original";
            archive.TryCatchUp();
        }

        server.App = WebServer.Build(["--corpus", corpus, "--index", index, "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning", .. arguments], server._directory);
        map?.Invoke(server.App);
        await server.App.StartAsync();
        server.Address = new Uri(server.App.Urls.First());
        return server;
    }

    /// <summary>Opens a connection that takes in little by itself, and sends the beginning of a request.</summary>
    public async Task<RawClient> SendAsync(string text)
    {
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096, NoDelay = true };
        await socket.ConnectAsync(Address.Host, Address.Port);
        RawClient client = new(socket);
        await client.WriteAsync(text);
        return client;
    }

    /// <summary>Sends many at once.</summary>
    public async Task<Clients> SendAsync(int count, string text)
    {
        Clients clients = [];
        for (int i = 0; i < count; i++) clients.Add(await SendAsync(text));
        return clients;
    }

    /// <summary>A client of its own connections.</summary>
    public HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address, Timeout = Patience };

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource soon = new(TimeSpan.FromSeconds(5));
        await App.StopAsync(soon.Token);
        await App.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private static IEnumerable<ReportRecord> Lengthy()
    {
        // What the reader was not sure of stands in a record and in no index: large answers at little cost.
        ReportRecord model = SpecimenRecords.All[^1];
        yield return model with { Id = Large, Title = "长篇局2024年报告", Aliases = [], Year = 2024, Agency = model.Agency with { Id = "990301/长篇局" }, Warnings = [new ReadingWarning("note", new string('y', LargeBytes))] };
        for (int i = 0; i < RecordsInExport; i++)
        {
            string agency = string.Create(CultureInfo.InvariantCulture, $"990302/第{i}局");
            yield return model with { Id = agency.Replace('/', '-') + "-2024", Aliases = [], Year = 2024, Agency = model.Agency with { Id = agency }, Warnings = [new ReadingWarning("note", new string('z', LargeBytes / RecordsInExport))] };
        }
    }
}

/// <summary>One connection, byte by byte as a test wants it.</summary>
internal sealed class RawClient(Socket socket) : IDisposable
{
    private readonly byte[] _one = new byte[1];

    /// <summary>Whether the connection broke rather than ended while bytes were read.</summary>
    public bool IsReset { get; private set; }

    public Task WriteAsync(string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>The next line, without its end; null where the server has closed the connection.</summary>
    public async Task<string?> LineAsync()
    {
        using CancellationTokenSource patience = new(ListeningServer.Patience);
        List<byte> line = [];
        while (true)
        {
            int read;
            try
            {
                read = await socket.ReceiveAsync(_one, patience.Token);
            }
            catch (SocketException)
            {
                return null;
            }

            if (read == 0) return line.Count == 0 ? null : Text(line);
            if (_one[0] == (byte)'\n') return Text(line);
            line.Add(_one[0]);
        }
    }

    /// <summary>So many bytes; null where the server has closed the connection before.</summary>
    public async Task<byte[]?> BytesAsync(int count)
    {
        using CancellationTokenSource patience = new(ListeningServer.Patience);
        byte[] bytes = new byte[count];
        try
        {
            for (int read = 0; read < count;)
            {
                int more = await socket.ReceiveAsync(bytes.AsMemory(read), patience.Token);
                if (more == 0) return null;
                read += more;
            }
        }
        catch (SocketException)
        {
            IsReset = true;
            return null;
        }

        return bytes;
    }

    /// <summary>Reads on until the server closes.</summary>
    public async Task<string> RestAsync()
    {
        List<string> lines = [];
        while (await LineAsync() is { } line) lines.Add(line);
        return string.Join('\n', lines);
    }

    /// <summary>Reads nothing and waits until the server has closed the connection.</summary>
    public async Task UntilClosedAsync()
    {
        using CancellationTokenSource patience = new(ListeningServer.Patience);
        try
        {
            for (; ; await Task.Delay(20, patience.Token)) await socket.SendAsync(new byte[1], patience.Token);
        }
        catch (SocketException)
        {
            // It has.
        }
    }

    private static string Text(List<byte> line) => Encoding.UTF8.GetString([.. line]).TrimEnd('\r');

    public void Dispose() => socket.Dispose();
}

/// <summary>Connections that end together.</summary>
internal sealed class Clients : List<RawClient>, IDisposable
{
    /// <summary>Waits until the first ones have each got a line, and gives these.</summary>
    public async Task<string?[]> LinesAsync(int count) => await Task.WhenAll(this.Take(count).Select(client => client.LineAsync()));

    public void Dispose()
    {
        foreach (RawClient client in this) client.Dispose();
    }
}
