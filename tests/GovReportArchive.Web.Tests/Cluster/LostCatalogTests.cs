using System.Net;
using System.Text.Json.Nodes;
using GovReportArchive.Tests;

namespace GovReportArchive.Web.Tests.Cluster;

public sealed class LostCatalogTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("govreport-lost-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [PostgresFact]
    [Trait("tier", "full")]
    public async Task While_the_catalog_is_away_there_is_one_page_that_says_so_and_not_where_it_is()
    {
        using PostgresCluster postgres = PostgresCluster.Start();
        using NodeProcess node = new(_root, "a", "--catalog", postgres.Connection, "--corpus", Path.Combine(_root, "corpus"));
        await node.UntilAsync(NodeProcess.IsLevel);

        postgres.Kill();
        HttpResponseMessage health;
        do health = await node.Client.GetAsync("/readyz");
        while (health.StatusCode != HttpStatusCode.ServiceUnavailable);

        Assert.Equal("catalogLost", (string?)JsonNode.Parse(await health.Content.ReadAsStringAsync())!["status"]);
        foreach (string address in new[] { "/readyz", "/", "/reports/x", "/api/v1/reports", "/api/v1/healthz" })
        {
            using HttpResponseMessage answer = await node.Client.GetAsync(address);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(5), answer.Headers.RetryAfter?.Delta);
            Assert.DoesNotContain($"{postgres.Port}", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, (await node.Client.GetAsync("/healthz")).StatusCode);
    }
}
