using GovReportArchive.Composition;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Web.Hosting;
using GovReportArchive.Web.Tests.Specimens;

namespace GovReportArchive.Web.Tests.Hosting;

public sealed class RememberedTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("govreport-remembered-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task A_thing_is_made_again_after_a_change_and_not_before()
    {
        using OpenArchive archive = OpenArchive.Open(new ArchiveOptions(Path.Combine(_directory, "corpus"), Path.Combine(_directory, "index")), LuceneIndex.Engine);
        int made = 0;
        Remembered<object> remembered = new(_ => made++, new StandingClock());
        Assert.Equal(0, remembered.Of(archive));
        Assert.Equal(0, remembered.Of(archive));
        await archive.Importer.ImportAsync(new StringReader(RecordJson.Serialize(SpecimenRecords.All[0])), "one");
        Assert.Equal(1, remembered.Of(archive));
        Assert.Equal(1, remembered.Of(archive));
    }

    [Fact]
    public async Task A_costly_thing_is_not_made_at_every_change()
    {
        using OpenArchive archive = OpenArchive.Open(new ArchiveOptions(Path.Combine(_directory, "corpus"), Path.Combine(_directory, "index")), LuceneIndex.Engine);
        StandingClock clock = new();
        int made = 0;
        Remembered<object> remembered = new(
            _ =>
            {
                clock.Pass(TimeSpan.FromSeconds(1));
                return made++;
            },
            clock);
        Assert.Equal(0, remembered.Of(archive));
        await archive.Importer.ImportAsync(new StringReader(RecordJson.Serialize(SpecimenRecords.All[0])), "one");
        Assert.Equal(0, remembered.Of(archive));
        clock.Pass(TimeSpan.FromSeconds(21));
        Assert.Equal(1, remembered.Of(archive));
    }

    /// <summary>A clock that moves only when told to.</summary>
    private sealed class StandingClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Pass(TimeSpan time) => _ticks += time.Ticks;

        public override long GetTimestamp() => _ticks;
    }
}
