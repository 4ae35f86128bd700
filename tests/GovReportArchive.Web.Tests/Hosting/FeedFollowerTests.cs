using GovReportArchive.Composition;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Web.Hosting;
using GovReportArchive.Web.Tests.Specimens;
using Microsoft.Extensions.Logging.Abstractions;

namespace GovReportArchive.Web.Tests.Hosting;

public sealed class FeedFollowerTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("govreport-follower-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task The_feed_is_looked_at_anew_before_two_seconds_have_passed()
    {
        ServerSettings settings = new(Path.Combine(_directory, "corpus"), Path.Combine(_directory, "index"), ServerSettings.DefaultUrls);
        WaitingClock clock = new();
        using ServedArchive served = ServedArchive.Open(settings, NullLogger<ServedArchive>.Instance, clock);
        using FeedFollower follower = new(served, NullLogger<FeedFollower>.Instance, clock);
        using OpenArchive other = OpenArchive.Open(new ArchiveOptions(settings.Corpus, settings.Index), LuceneIndex.Engine);
        await follower.StartAsync(CancellationToken.None);
        for (int n = 1; n <= 3; n++)
        {
            Wait wait = await clock.NextAsync();
            Assert.True(wait.Time < TimeSpan.FromSeconds(2), $"The next look is only after {wait.Time}.");
            await other.Importer.ImportAsync(new StringReader(RecordJson.Serialize(SpecimenRecords.All[n])), "records");
            wait.End();
        }

        await clock.NextAsync();
        Assert.Equal(other.Holdings.LastChange, served.IndexedChange);
        Assert.Equal(3, served.Current.Holdings.Stats().Reports);
        await follower.StopAsync(CancellationToken.None);
    }
}
