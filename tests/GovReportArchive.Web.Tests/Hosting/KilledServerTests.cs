using GovReportArchive.Composition;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Corpus.Verifying;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Tests;

namespace GovReportArchive.Web.Tests.Hosting;

/// <summary>Law: after any crash the archive holds every report whose ingest was acknowledged, and the index opens at some commit and catches up. Here
/// it is the server that is killed, while it indexes what another process takes in.</summary>
public sealed class KilledServerTests : IDisposable
{
    private const int ReportsARound = 400;
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("govreport-killed-");
    private readonly int _seed = TestSeed.Value;

    private ArchiveOptions Options => new(Path.Combine(_root.FullName, "corpus"), Path.Combine(_root.FullName, "index"));

    [Fact]
    [Trait("tier", "full")]
    public Task After_five_kills_of_the_server_nothing_is_lost() => KillAsync(5);

    [Fact]
    [Trait("tier", "soak")]
    public Task After_fifty_kills_of_the_server_nothing_is_lost() => KillAsync(50);

    public void Dispose() => _root.Delete(recursive: true);

    private async Task KillAsync(int rounds)
    {
        Random random = new(_seed);
        using HttpClient client = new();
        for (int round = 0; round < rounds; round++)
        {
            string url = $"http://127.0.0.1:{ServerProcess.FreePort()}";
            int held = round * ReportsARound;
            using (ServerProcess server = ServerProcess.Start(_root.FullName, "--corpus", Options.CorpusDirectory, "--index", Options.IndexDirectory, "--urls", url))
            {
                await server.AnswerAsync(client, url + "/healthz");
                Task taking = TakeInAsync(round);
                await Task.Delay(random.Next(1500));
                if (random.Next(3) == 0) await taking;
                server.Kill();
                await taking;
            }

            Check(held + ReportsARound, round);
        }
    }

    private async Task TakeInAsync(int round)
    {
        using OpenArchive archive = OpenArchive.Open(Options, LuceneIndex.Engine);
        IEnumerable<string> lines = Enumerable.Range(0, ReportsARound).Select(n => FormattableString.Invariant(
            $$"""{"id":"r-{{round}}-{{n}}","title":"青禾县第{{round}}号{{n}}局报告","agency":{"id":"x/{{n}}","name":"第{{n}}局"},"year":2024,"form":"free","scope":"own","sections":[{"n":1,"kind":"overview","heading":"一","text":"第{{round}}轮公开信息。"}]}"""));
        IngestSummary summary = await archive.Importer.ImportAsync(new StringReader(string.Join('\n', lines)), "lines");
        Assert.Equal(ReportsARound, summary.Of(IngestKind.New));
    }

    private void Check(int reports, int round)
    {
        using OpenArchive archive = OpenArchive.Open(Options, LuceneIndex.Engine);
        archive.TryCatchUp();
        VerifyReport report = archive.Verify();
        Assert.True(report.Problems.Count == 0, $"seed {_seed}, round {round}: {string.Join('\n', report.Problems)}");
        Assert.Equal(reports, report.Indexed);
        Assert.Equal(ReportsARound, archive.Search.Search(new ReportQuery { Text = $"\"第{round}轮公开\"", Limit = 0 }).Total);
    }
}
