using System.Text;
using GovReportArchive.Corpus.Verifying;
using GovReportArchive.Tests;

namespace GovReportArchive.Corpus.Tests.Verifying;

public sealed class VerifyTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryArchive _temporary = new();
    private string _original = "";

    public async Task InitializeAsync()
    {
        await _temporary.Archive.Ingester.IngestAsync("a.txt", Encoding.UTF8.GetBytes(SampleText.Report("青禾县教育局", 2024)));
        await _temporary.Archive.Importer.ImportAsync(new StringReader(RecordFactory.Lines(5)), "x");
        _temporary.Archive.TryCatchUp();
        _original = Directory.EnumerateFiles(Path.Combine(_temporary.Options.CorpusDirectory, "originals"), "*", SearchOption.AllDirectories).Single();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void A_whole_archive_has_no_problems()
    {
        VerifyReport report = _temporary.Archive.Verify();

        Assert.Empty(report.Problems);
        Assert.Empty(report.Notes);
        Assert.Equal((1, 6, 6), (report.Originals, report.Readings, report.Indexed));
        Assert.True(report.Passages > 10);
    }

    [Fact]
    public void A_changed_original_is_found()
    {
        byte[] bytes = File.ReadAllBytes(_original);
        bytes[10] ^= 1;
        File.WriteAllBytes(_original, bytes);

        Assert.Equal("original.damaged", Assert.Single(_temporary.Archive.Verify().Problems).Code);
    }

    [Fact]
    public void A_missing_original_is_found()
    {
        File.Delete(_original);
        Assert.Equal("original.missing", Assert.Single(_temporary.Archive.Verify().Problems).Code);
    }

    [Fact]
    public void An_original_that_nothing_names_is_a_note()
    {
        string stray = Path.Combine(Path.GetDirectoryName(_original)!, ".stray.tmp");
        File.WriteAllText(stray, "x");

        VerifyReport report = _temporary.Archive.Verify();

        Assert.Empty(report.Problems);
        Assert.Contains(stray, Assert.Single(report.Notes).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_reading_is_found()
    {
        _temporary.Alter("UPDATE readings SET record = substr(record, 2, 5) WHERE key = 3");

        Assert.Contains(_temporary.Archive.Verify().Problems, problem => problem.Code == "reading.damaged");
    }

    [Fact]
    public void An_index_that_lags_is_a_note_and_one_that_differs_is_a_problem_that_rebuild_mends()
    {
        _temporary.Archive.Withdraw("990101-教育局-2019", "样例");
        Assert.Equal("index.behind", Assert.Single(_temporary.Archive.Verify().Notes).Code);
        _temporary.Archive.TryCatchUp();
        Assert.Empty(_temporary.Archive.Verify().Notes);

        // Someone restored an older catalog entry behind the feed's back.
        _temporary.Alter("UPDATE reports SET withdrawn = 0 WHERE id = '990101-教育局-2019'; DELETE FROM tombstones;");

        Assert.Contains(_temporary.Archive.Verify().Problems, problem => problem.Code == "index.lacks");
        _temporary.Archive.Rebuild();
        Assert.Empty(_temporary.Archive.Verify().Problems);
    }
}
