using System.Text.Json;
using GovReportArchive.Composition;
using GovReportArchive.Search.Lucene;

namespace GovReportArchive.Web.Tests.Hosting;

/// <summary>A reader in another process sees whole commits of the writer in this one, while they are made.</summary>
public sealed class OtherProcessReaderTests : IDisposable
{
    private const int Reports = 50, Rounds = 40;
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("govreport-reader-");
    private int _round;

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    [Trait("tier", "full")]
    public async Task A_reader_in_another_process_sees_only_whole_commits()
    {
        ArchiveOptions options = new(Path.Combine(_root.FullName, "corpus"), Path.Combine(_root.FullName, "index"));
        using OpenArchive archive = OpenArchive.Open(options, LuceneIndex.Engine);
        await PublishAsync(archive);
        string url = $"http://127.0.0.1:{ServerProcess.FreePort()}";
        using ServerProcess server = ServerProcess.Start(_root.FullName, "--corpus", options.CorpusDirectory, "--index", options.IndexDirectory, "--urls", url, "--requests-per-minute", "0");
        using HttpClient client = new();
        await server.AnswerAsync(client, url + "/healthz");

        using CancellationTokenSource done = new();
        Task<int>[] readers = [ReadAsync(client, url, done.Token), ReadAsync(client, url, done.Token)];
        while (_round < Rounds) await PublishAsync(archive);
        await done.CancelAsync();
        int[] answers = await Task.WhenAll(readers);

        Assert.All(answers, count => Assert.True(count > 0));
        Assert.Empty(archive.Verify().Problems);
    }

    // Each round replaces the text of all reports, in one commit of the index, which this process writes.
    private async Task PublishAsync(OpenArchive archive)
    {
        int round = _round + 1;
        IEnumerable<string> lines = Enumerable.Range(0, Reports).Select(n => FormattableString.Invariant(
            $$"""{"id":"r-{{n}}","title":"第{{n}}局报告","agency":{"id":"x/{{n}}","name":"第{{n}}局"},"year":{{2020 + (n % 4)}},"form":"free","scope":"own","sections":[{"n":1,"kind":"overview","heading":"一","text":"第{{round}}轮公开信息。"}]}"""));
        await archive.Importer.ImportAsync(new StringReader(string.Join('\n', lines)), "lines");
        archive.TryCatchUp();
        Volatile.Write(ref _round, round);
    }

    private async Task<int> ReadAsync(HttpClient client, string url, CancellationToken done)
    {
        int answers = 0;
        for (; !done.IsCancellationRequested; answers++)
        {
            int round = Volatile.Read(ref _round);
            JsonElement all = await AskAsync(client, $"{url}/api/v1/reports?q=%22{Uri.EscapeDataString("轮公开")}%22&facet=year&limit=1");
            Assert.Equal(Reports, all.GetProperty("total").GetInt32());
            Assert.Equal(Reports, all.GetProperty("facets").GetProperty("year").GetProperty("items").EnumerateArray().Sum(item => item.GetProperty("count").GetInt32()));
            JsonElement one = await AskAsync(client, $"{url}/api/v1/reports?q=%22{Uri.EscapeDataString($"第{round}轮公开")}%22&limit=0");
            Assert.Contains(one.GetProperty("total").GetInt32(), (int[])[0, Reports]);
        }

        return answers;
    }

    private static async Task<JsonElement> AskAsync(HttpClient client, string url) =>
        JsonDocument.Parse(await client.GetStringAsync(new Uri(url), CancellationToken.None)).RootElement;
}
