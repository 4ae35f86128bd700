using System.Diagnostics;
using System.Text;
using GovReportArchive.Collecting.Tests.Sites;
using GovReportArchive.Composition;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Tests;

namespace GovReportArchive.Indexer.Tests;

/// <summary>Law: a run of collect that was killed at whatever moment goes on where it was: every report of the site is held once, what was listed is held, and the site sees one visitor that asks for no page again and again.</summary>
public sealed class CollectKillTests : IDisposable
{
    private const int Pages = 4;
    private const int Listed = 25;
    private readonly CommandRun _run = new();
    private readonly TestSite _site = new();
    private readonly int _seed = TestSeed.Value;
    private readonly Random _random;

    public CollectKillTests() => _random = new Random(_seed);

    [Fact]
    [Trait("tier", "full")]
    public Task Two_kills_lose_nothing_and_take_nothing_twice() => KillAsync(2);

    [Fact]
    [Trait("tier", "soak")]
    public Task Twenty_kills_lose_nothing_and_take_nothing_twice() => KillAsync(20);

    public void Dispose()
    {
        _run.Dispose();
        _site.Dispose();
    }

    private async Task KillAsync(int kills)
    {
        Publish();
        string list = _run.Write("sources.toml", $"contact = \"archive@example.org\"\n[[source]]\naddress = \"{_site.At(SitePages.Column)}\"\n");
        // The first second goes by before anything is asked; how long there is something to kill depends on the machine.
        int from = _site.Requests.Count, killed = 0, output = 0;
        string last = "";
        for (int round = 0; ; round++)
        {
            using Process process = Start(list);
            Task<string> told = process.StandardOutput.ReadToEndAsync();
            if (killed < kills)
            {
                int after = from + _random.Next(0, Math.Max(2, 2 * Pages * Listed / kills));
                await UntilAsync(() => process.HasExited || _site.Requests.Count > after);
                await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(_random.Next(0, 20)));
                if (!process.HasExited) killed++;
                process.Kill();
            }

            await process.WaitForExitAsync();
            last = await told;
            string where = $"seed {_seed}, round {round}: {last}";
            using (OpenArchive archive = OpenArchive.Open(new ArchiveOptions(_run.Corpus, _run.Index), LuceneIndex.Engine))
            {
                string[] acknowledged = [.. last.Split('\n').Select(line => line.Split('\t')).Where(cells => cells is ["新增", _, ..]).Select(cells => cells[1])];
                output += acknowledged.Length;
                Assert.All(acknowledged, id => Assert.True(archive.Holdings.Get(id) is not null, where + id));
            }

            from = _site.Requests.Count;
            if (process.ExitCode == 0) break;
            Assert.True(round <= kills, where);
        }

        using (OpenArchive archive = OpenArchive.Open(new ArchiveOptions(_run.Corpus, _run.Index), LuceneIndex.Engine))
        {
            // As pages that are redirected to, pages, and files that have their agency from the page that they hang on.
            Assert.Equal(Enumerable.Range(0, Pages * Listed).Select(Agency).Order(StringComparer.Ordinal), archive.Holdings.All().Select(report => report.Record.Agency.Name).Order(StringComparer.Ordinal));
            Assert.All(archive.Holdings.All(), report => Assert.Single(archive.Holdings.Versions(report.Id)));
        }

        Assert.True(killed > 0 && output > 0, last);
        Assert.Equal(1, _site.MostAtOnce);
        Assert.All(_site.Asked.CountBy(path => path), path => Assert.True(path.Value <= 4, $"seed {_seed}: {path}"));
        CommandResult verified = await _run.RunAsync("verify");
        Assert.True(verified.Code == 0, verified.Error);
    }

    private void Publish()
    {
        for (int page = 0; page < Pages; page++)
        {
            (string, string)[] links = [.. Enumerable.Range(page * Listed, Listed).Select(n => ($"{n}.html", Agency(n)))];
            string next = page + 1 < Pages ? $"<a href=\"index_{page + 1}.html\">下一页</a>" : "";
            _site.On(page == 0 ? SitePages.Column : $"{SitePages.Column}index_{page}.html", TestAnswer.Page(SitePages.Html("政府信息公开年报", SitePages.List(links) + next)));
            foreach ((string to, string agency) in links)
            {
                int n = int.Parse(to[..^5], System.Globalization.CultureInfo.InvariantCulture);
                TestAnswer report = TestAnswer.Page(SitePages.Report(agency));
                string path = SitePages.Column + to;
                switch (n % 8)
                {
                    case 1:
                        _site.On(path, TestAnswer.Redirect($"moved/{n}.html")).On($"{SitePages.Column}moved/{n}.html", report);
                        break;
                    case 2:
                        _site.On(path, TestAnswer.Page(SitePages.Html($"{agency}2023年政府信息公开工作年度报告", $"<h1>{agency}2023年政府信息公开工作年度报告</h1><p>附件：<a href=\"{n}.docx\">附件.docx</a></p>")))
                            .On($"{SitePages.Column}{n}.docx", TestAnswer.Of(200, SitePages.Docx(sentence: $"全年主动公开信息{n + 100}条。"), "Content-Type: application/octet-stream"));
                        break;
                    default:
                        _site.On(path, report);
                        break;
                }
            }
        }
    }

    private static string Agency(int n) => $"青禾县第{n}号局";

    private static async Task UntilAsync(Func<bool> holds)
    {
        using CancellationTokenSource deadline = new(TimeSpan.FromMinutes(2));
        while (!holds()) await Task.Delay(2, deadline.Token);
    }

    private Process Start(string list)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8, RedirectStandardError = true };
        string[] all = [typeof(Cli).Assembly.Location, "collect", list, "--list", "--delay", "0", "--allow-private", "--corpus", _run.Corpus, "--index", _run.Index];
        foreach (string arg in all) start.ArgumentList.Add(arg);
        Process process = Process.Start(start) ?? throw new InvalidOperationException("The command did not start.");
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }
}
