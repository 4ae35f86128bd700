using System.Net;
using GovReportArchive.Composition;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Web.Tests.Specimens;

namespace GovReportArchive.Web.Tests.Hosting;

/// <summary>Law: an id that import takes is one that page and interface serve, over a real socket.</summary>
public sealed class OddIdTests(OddIdTests.Listening served) : IClassFixture<OddIdTests.Listening>
{
    private static readonly string[] Ids =
        ["a%2Fb", "a?b", "a#b", "a\\b", "...", ".a", "a+b", "a;b", "%", "%00", "<script>", "\"'", "a b", " a", "a ", "~", "*", "{id}", "𠮷", "e\u0301", "\u200b", "a:b", "=a", "a&b"];

    [Fact]
    public async Task Every_id_that_is_taken_is_served()
    {
        foreach (string id in Ids)
        {
            foreach (string address in new[] { "/reports/", "/api/v1/reports/" })
            {
                HttpResponseMessage answer = await served.SocketClient().GetAsync(address + Uri.EscapeDataString(id));
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}{id}: {answer.StatusCode}");
            }
        }
    }

    /// <summary>The specimens, and one more report for every id.</summary>
    public sealed class Listening : OddRequestTests.Listening, IAsyncLifetime
    {
        async Task IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            using OpenArchive archive = OpenArchive.Open(Options, LuceneIndex.Engine);
            string lines = string.Join('\n', Ids.Select(id => RecordJson.Serialize(SpecimenRecords.All[^1] with { Id = id, Aliases = [] })));
            Assert.Empty((await archive.Importer.ImportAsync(new StringReader(lines), "ids")).Failures);
        }
    }
}
