using System.Text;
using GovReportArchive.Corpus.Verifying;
using GovReportArchive.Tests;

namespace GovReportArchive.Corpus.Tests.Verifying;

public sealed class FixityWalkTests : IAsyncLifetime, IDisposable
{
    private const long Plenty = long.MaxValue;
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);
    private readonly TemporaryArchive _temporary = new();

    public async Task InitializeAsync()
    {
        for (int n = 0; n < 5; n++) await _temporary.Archive.Ingester.IngestAsync("a.txt", Bytes(n));
        await _temporary.Archive.Importer.ImportAsync(new StringReader(RecordFactory.Lines(3)), "x");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void Each_original_is_looked_at_once_in_its_time_and_those_first_that_were_looked_at_longest_ago()
    {
        Assert.Equal(0, _temporary.Archive.Fixity.Status().Checked);
        Assert.Equal(1, Next(mostBytes: 1).Originals);
        _temporary.Clock.Now += TimeSpan.FromDays(10);
        Assert.Equal(4, Next().Originals);
        Assert.Equal(0, Next().Originals);
        Assert.Equal(new FixityStatus(5, Enumerable.Range(0, 5).Sum(n => (long)Bytes(n).Length), 5, _temporary.Clock.Now.AddDays(-10), 0), _temporary.Archive.Fixity.Status());

        _temporary.Clock.Now += TimeSpan.FromDays(21);
        Assert.Equal(1, Next().Originals);
        _temporary.Clock.Now += TimeSpan.FromDays(10);
        Assert.Equal(4, Next().Originals);
    }

    [Fact]
    public void A_restart_goes_on_where_it_was()
    {
        Next(mostBytes: 1);
        Next(mostBytes: 1);
        _temporary.Reopen();
        Assert.Equal(3, Next().Originals);
    }

    [Fact]
    public async Task What_is_damaged_or_missing_is_told_until_it_was_put_right()
    {
        string damaged = PathOf(0), missing = PathOf(1);
        byte[] bytes = await File.ReadAllBytesAsync(damaged);
        bytes[3] ^= 1;
        await File.WriteAllBytesAsync(damaged, bytes);
        File.Delete(missing);

        FixityStretch found = Next();

        Assert.Equal(2, found.Lost.Count);
        Assert.Contains(found.Lost, lost => lost.Contains(damaged, StringComparison.Ordinal));
        Assert.Contains(found.Lost, lost => lost.Contains(missing, StringComparison.Ordinal));
        Assert.Equal(2, _temporary.Archive.Fixity.Status().Lost);
        Assert.Equal(0, Next().Originals);

        for (int n = 0; n < 2; n++) await _temporary.Archive.Ingester.IngestAsync("a.txt", Bytes(n));
        _temporary.Clock.Now += TimeSpan.FromHours(2);
        Assert.Equal((2, 0), (Next().Originals, (int)_temporary.Archive.Fixity.Status().Lost));
    }

    [Fact]
    public void What_is_no_hash_is_told_beside_the_others()
    {
        File.Delete(PathOf(0));
        _temporary.Alter("UPDATE versions SET sha256 = 'zz' WHERE sha256 = $1", Reports.Records.OriginalHash.Of(Bytes(1)));

        Assert.Equal(2, Next().Lost.Count);
    }

    [Fact]
    public void What_was_purged_is_not_missed()
    {
        Next(mostBytes: 1);
        foreach (string id in _temporary.Archive.Holdings.All().Where(report => report.Record.Agency.Name.StartsWith("青禾县", StringComparison.Ordinal)).Select(report => report.Id).ToArray())
            _temporary.Archive.Withdraw(id, "样例", purge: true);

        Assert.Empty(Next().Lost);
        Assert.Equal(0, _temporary.Archive.Fixity.Status().Originals);
    }

    private FixityStretch Next(long mostBytes = Plenty) => _temporary.Archive.Fixity.Next(Month, mostBytes, CancellationToken.None);

    private string PathOf(int n)
    {
        string sha256 = Reports.Records.OriginalHash.Of(Bytes(n));
        return Directory.GetFiles(Path.Combine(_temporary.Options.CorpusDirectory, "originals"), sha256, SearchOption.AllDirectories).Single();
    }

    private static byte[] Bytes(int n) => Encoding.UTF8.GetBytes(SampleText.Report($"青禾县{n}局", 2024));
}
