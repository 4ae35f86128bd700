using System.Net;
using System.Text;
using GovReportArchive.Corpus;
using GovReportArchive.Corpus.Originals;
using GovReportArchive.Reports.Records;
using GovReportArchive.Web.Hosting;
using GovReportArchive.Web.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GovReportArchive.Web.Tests.Cluster;

/// <summary>Law: what another server sends is kept only where it is what was asked for.</summary>
public sealed class OriginalPeerTests : IDisposable
{
    private readonly string _corpus = Directory.CreateTempSubdirectory("govreport-peers-").FullName;

    public void Dispose() => Directory.Delete(_corpus, recursive: true);

    [Fact]
    public async Task What_is_missing_or_damaged_is_fetched_from_a_server_that_holds_it_and_kept()
    {
        await using ListeningServer server = await ListeningServer.StartAsync([]);
        (string sha256, string report) = Held(server);
        OriginalStore store = StoreWith($"http://127.0.0.1:1,{server.Address.GetLeftPart(UriPartial.Authority)}");

        byte[] bytes = store.ReadWhole(sha256, "r");
        Assert.Equal(sha256, OriginalHash.Of(bytes));
        Assert.True(store.Holds(sha256));

        File.WriteAllText(store.PathOf(sha256), "x");
        Assert.Equal(bytes, store.ReadWhole(sha256, "r"));
        Assert.Equal(FixityState.Ok, store.Check(sha256));

        // What was withdrawn is not given away.
        server.App.Services.GetRequiredService<ServedArchive>().Real.Withdraw(report, "重复");
        using HttpClient client = server.Client();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/originals/" + sha256)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/originals/" + new string('0', 64))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/originals/..%2f..%2farchive.db")).StatusCode);
    }

    [Fact]
    public async Task What_has_another_hash_is_not_kept()
    {
        await using WebApplication liar = WebApplication.CreateSlimBuilder().Build();
        liar.Urls.Add("http://127.0.0.1:0");
        liar.MapGet("/originals/{sha256}", () => Results.Text("something else"));
        await liar.StartAsync();
        OriginalStore store = StoreWith(liar.Urls.First());
        string sha256 = OriginalHash.Of(Encoding.UTF8.GetBytes("wanted"));

        Assert.Throws<DamagedReportException>(() => store.ReadWhole(sha256, "r"));

        Assert.False(store.Holds(sha256));
        Assert.Empty(store.Files());
    }

    [Theory]
    [InlineData("node-a:8080")]
    [InlineData("ftp://node-a")]
    [InlineData("http://node-a/path")]
    [InlineData("http://user:geheim@node-a")]
    public void What_is_no_address_of_a_server_is_refused(string address) =>
        Assert.Equal("originals.from", Assert.Throws<ArchiveException>(() => OriginalPeers.Parse(address, TimeProvider.System)).Code);

    private OriginalStore StoreWith(string peers) => new(_corpus, OriginalPeers.Parse(peers, TimeProvider.System));

    private static (string Sha256, string Report) Held(ListeningServer server)
    {
        string report = Uri.UnescapeDataString(server.Original.Split('/')[4]);
        return (server.App.Services.GetRequiredService<ServedArchive>().Real.Holdings.Versions(report)[0].Sha256!, report);
    }
}
