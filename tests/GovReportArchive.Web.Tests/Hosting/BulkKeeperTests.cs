using GovReportArchive.Composition;
using GovReportArchive.Publishing.Bulk;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Web.Hosting;
using GovReportArchive.Web.Tests.Specimens;
using Microsoft.Extensions.Logging.Abstractions;

namespace GovReportArchive.Web.Tests.Hosting;

public sealed class BulkKeeperTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("govreport-bulk-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Files_are_made_when_the_catalog_is_quiet_not_too_often_and_at_once_after_a_withdrawal()
    {
        await using Kept kept = await Kept.StartAsync(_directory, TimeSpan.FromHours(24));
        await kept.ImportAsync(1, 2);

        Assert.Empty(await kept.AfterAsync(TimeSpan.FromSeconds(5)));
        Assert.Empty(await kept.AfterAsync(TimeSpan.FromSeconds(50)));
        BulkSet first = Assert.Single(await kept.AfterAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal(2, first.Reports);

        await kept.ImportAsync(3);
        await kept.AfterAsync(TimeSpan.FromSeconds(5));
        Assert.Single(await kept.AfterAsync(TimeSpan.FromHours(23)));
        Assert.Equal(2, (await kept.AfterAsync(TimeSpan.FromHours(2))).Count);
        Assert.Equal(2, (await kept.AfterAsync(TimeSpan.FromHours(48))).Count);

        kept.Other.Withdraw(SpecimenRecords.All[3].Id, "含个人信息");
        await kept.AfterAsync(TimeSpan.FromSeconds(5));
        BulkSet last = Assert.Single(await kept.AfterAsync(TimeSpan.FromSeconds(70)));
        Assert.Equal(2, last.Reports);
    }

    [Fact]
    public async Task Where_they_are_not_wanted_none_are_made()
    {
        await using Kept kept = await Kept.StartAsync(_directory, TimeSpan.Zero);
        await kept.Keeper.ExecuteTask!;
        Assert.Empty(kept.Other.Bulk.Sets());
    }

    /// <summary>A keeper over an archive that another process writes to.</summary>
    private sealed class Kept : IAsyncDisposable
    {
        private readonly WaitingClock _clock = new();
        private readonly ServedArchive _served;
        private Wait? _wait;

        private Kept(ServerSettings settings)
        {
            _served = ServedArchive.Open(settings, NullLogger<ServedArchive>.Instance, _clock);
            Keeper = new BulkKeeper(_served, settings, new PublicAddress(settings, null!), NullLogger<BulkKeeper>.Instance, _clock);
            Other = OpenArchive.Open(new ArchiveOptions(settings.Corpus, settings.Index), LuceneIndex.Engine);
        }

        public BulkKeeper Keeper { get; }

        public OpenArchive Other { get; }

        public static async Task<Kept> StartAsync(string directory, TimeSpan bulk)
        {
            ServerSettings settings = new(Path.Combine(directory, "corpus"), Path.Combine(directory, "index"), ServerSettings.DefaultUrls) { Bulk = bulk, PublicAddress = "https://archive.example" };
            Kept kept = new(settings);
            await kept.Keeper.StartAsync(CancellationToken.None);
            return kept;
        }

        public async Task ImportAsync(params int[] records) =>
            await Other.Importer.ImportAsync(new StringReader(string.Join('\n', records.Select(n => RecordJson.Serialize(SpecimenRecords.All[n])))), "records");

        /// <summary>The sets once so much time has passed and the keeper has looked.</summary>
        public async Task<IReadOnlyList<BulkSet>> AfterAsync(TimeSpan time)
        {
            _wait ??= await _clock.NextAsync();
            _clock.Now += time;
            _wait.End();
            _wait = await _clock.NextAsync();
            return Other.Bulk.Sets();
        }

        public async ValueTask DisposeAsync()
        {
            await Keeper.StopAsync(CancellationToken.None);
            Keeper.Dispose();
            Other.Dispose();
            _served.Dispose();
        }
    }
}
