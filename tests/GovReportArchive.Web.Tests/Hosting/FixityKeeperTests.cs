using System.Text;
using GovReportArchive.Composition;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Web.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace GovReportArchive.Web.Tests.Hosting;

public sealed class FixityKeeperTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("govreport-fixity-").FullName;
    private readonly WaitingClock _clock = new();

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Originals_are_compared_at_the_rate_that_is_set_and_what_is_lost_is_told_by_the_health_route()
    {
        ServerSettings settings = new(Path.Combine(_directory, "corpus"), Path.Combine(_directory, "index"), ServerSettings.DefaultUrls) { FixityMegabytesPerSecond = 1 };
        using (OpenArchive filled = OpenArchive.Open(new ArchiveOptions(settings.Corpus, settings.Index), LuceneIndex.Engine))
            for (int n = 0; n < 3; n++) await filled.Ingester.IngestAsync("a.html", Encoding.UTF8.GetBytes(Big(n)));
        File.Delete(Directory.GetFiles(Path.Combine(settings.Corpus, "originals"), "*", SearchOption.AllDirectories)[0]);
        using ServedArchive served = ServedArchive.Open(settings, NullLogger<ServedArchive>.Instance, _clock);
        using FixityKeeper keeper = new(served, settings, NullLogger<FixityKeeper>.Instance, _clock);
        Assert.True(served.Real.Duty.Look());

        await keeper.StartAsync(CancellationToken.None);
        (await _clock.NextAsync()).End();
        // A megabyte and a bit is more than a second of the rate: one original is a stretch.
        for (int n = 0; n < 3; n++)
        {
            Wait rest = await _clock.NextAsync();
            Assert.InRange(rest.Time.TotalSeconds, 1.0, 2.0);
            rest.End();
        }

        Assert.Equal(TimeSpan.FromMinutes(10), (await _clock.NextAsync()).Time);
        Assert.Equal((3, 3, 1), (served.Fixity!.Originals, served.Fixity.Checked, served.Fixity.Lost));
        await keeper.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Where_it_is_not_wanted_nothing_is_compared()
    {
        ServerSettings settings = new(Path.Combine(_directory, "corpus"), Path.Combine(_directory, "index"), ServerSettings.DefaultUrls) { FixityDays = 0 };
        using ServedArchive served = ServedArchive.Open(settings, NullLogger<ServedArchive>.Instance, _clock);
        using FixityKeeper keeper = new(served, settings, NullLogger<FixityKeeper>.Instance, _clock);
        await keeper.StartAsync(CancellationToken.None);
        await keeper.ExecuteTask!;
        Assert.Null(served.Fixity);
    }

    private static string Big(int n) => $"""
        <html><!--{new string('x', 1_200_000)}--><body>
        <h1>青禾县{n}局2024年政府信息公开工作年度报告</h1>
        <p>一、总体情况</p><p>全年无事故。</p>
        <p>二、主动公开政府信息情况</p><p>三、收到和处理政府信息公开申请情况</p><p>四、政府信息公开行政复议、行政诉讼情况</p>
        <p>五、存在的主要问题及改进情况</p><p>一是公开形式不够丰富；二是业务培训不足。</p>
        <p>六、其他需要报告的事项</p><p>无。</p></body></html>
        """;
}
