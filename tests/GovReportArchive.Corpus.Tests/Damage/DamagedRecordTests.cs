using System.Text;
using GovReportArchive.Composition;
using GovReportArchive.Corpus.Mending;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;

namespace GovReportArchive.Corpus.Tests.Damage;

public sealed class DamagedRecordTests : IAsyncLifetime, IDisposable
{
    private const int Reports = 40;
    private readonly TemporaryArchive _temporary = new();
    private string _ingested = "";

    private OpenArchive Archive => _temporary.Archive;

    public async Task InitializeAsync()
    {
        await Archive.Importer.ImportAsync(new StringReader(RecordFactory.Lines(Reports)), "x");
        _ingested = (await Archive.Ingester.IngestAsync("a.txt", Encoding.UTF8.GetBytes(SampleText.Report("青禾县教育局", 2024)))).Id!;
        Archive.TryCatchUp();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _temporary.Dispose();

    [Theory]
    [InlineData("UPDATE versions SET reading = (SELECT reading FROM versions WHERE report = 2) WHERE report = 1")]
    [InlineData("UPDATE versions SET reading = NULL WHERE report = 1")]
    [InlineData("UPDATE versions SET reading = 999 WHERE report = 1")]
    [InlineData("UPDATE versions SET sha256 = (SELECT sha256 FROM versions WHERE report = 2) WHERE report = 1")]
    [InlineData("UPDATE readings SET digest = (SELECT digest FROM readings WHERE key = 2) WHERE key = 1")]
    [InlineData("UPDATE readings SET digest = substr(digest, 1, 4) WHERE key = 1")]
    [InlineData("UPDATE readings SET record = substr(record, 1, 0) WHERE key = 1")]
    [InlineData("UPDATE readings SET record = (SELECT record FROM readings WHERE key = 2) WHERE key = 1")]
    [InlineData("UPDATE readings SET report = 2 WHERE key = 1")]
    [InlineData("DELETE FROM readings WHERE key = 1")]
    [InlineData("UPDATE reports SET title = '另一标题' WHERE key = 1")]
    [InlineData("UPDATE reports SET agency = '990102/教育局' WHERE key = 1")]
    [InlineData("UPDATE reports SET year = 2020 WHERE key = 1")]
    [InlineData("UPDATE reports SET version = 2 WHERE key = 1")]
    [InlineData("UPDATE reports SET withdrawn = 1 WHERE key = 1")]
    [InlineData("INSERT INTO tombstones VALUES(1, '原因', '2026-01-01T00:00:00Z', 0)")]
    public void An_entry_that_contradicts_its_record_is_the_named_error_and_verify_tells_it(string change)
    {
        string id = RecordFactory.Record(0).Id;
        _temporary.Alter(change);

        DamagedReportException error = Assert.Throws<DamagedReportException>(() => Archive.Holdings.Get(id));

        Assert.Equal(id, error.Report);
        Assert.Contains("govreport reparse " + id, error.Message, StringComparison.Ordinal);
        Assert.Contains(Archive.Verify().Problems, problem => problem.Message.Contains(id, StringComparison.Ordinal));
    }

    [Fact]
    public void Searches_and_exports_go_on_with_the_rest_and_say_what_is_left_out()
    {
        string id = RecordFactory.Record(0).Id;
        _temporary.Alter("UPDATE readings SET record = substr(record, 2, 5) WHERE key = 1");
        List<string> left = [], all = [], passages = [];

        ReportAnswer answer = Archive.Search.Search(new ReportQuery { Limit = 100 });

        Assert.Equal(Reports + 1, answer.Total);
        Assert.Equal(Reports, answer.Items.Count);
        Assert.Equal([id], answer.Damaged);
        Assert.Equal(Reports, Archive.Search.Stream(new ReportQuery(), left.Add).Count());
        Assert.Equal(Reports, Archive.Holdings.All(all.Add).Count());
        Assert.DoesNotContain(Archive.Passages.Stream(new ReportQuery(), damaged: passages.Add), passage => passage.Report == id);
        Assert.Equal([id], left);
        Assert.Equal([id], all);
        Assert.Equal([id], passages);
        Assert.Equal([id], Archive.Passages.Search(new ReportQuery { Limit = 200 }).Damaged);
        Assert.Equal([id], Archive.Rebuild().Unreadable);
        Assert.Equal(Reports, Archive.Search.Search(new ReportQuery()).Total);
    }

    [Fact]
    public async Task A_damaged_record_is_mended_by_reading_its_original_again()
    {
        string before = RecordJson.Serialize(Archive.Mender.Correct(_ingested, "applications.received.total", "99", "审校员", "原件").Record);
        _temporary.Alter($"UPDATE readings SET record = substr(record, 2, 5) WHERE report = (SELECT key FROM reports WHERE id = '{_ingested}')");
        Assert.Throws<DamagedReportException>(() => Archive.Holdings.Get(_ingested));

        ReparseReport report = await Archive.Originals.ReparseAsync([_ingested]);

        Assert.Equal(_ingested, Assert.Single(report.Changes).Id);
        Assert.Empty(report.Failures);
        Assert.Equal(before, RecordJson.Serialize(Archive.Holdings.Get(_ingested)!.Record));
        Archive.TryCatchUp();
        Assert.Empty(Archive.Verify().Problems);
    }

    [Fact]
    public async Task A_damaged_entry_is_mended_from_its_record()
    {
        _temporary.Alter($"UPDATE reports SET title = '另一标题' WHERE id = '{_ingested}'");

        Assert.Single((await Archive.Originals.ReparseAsync([_ingested])).Changes);

        Assert.NotNull(Archive.Holdings.Get(_ingested));
        Archive.TryCatchUp();
        Assert.Empty(Archive.Verify().Problems);
    }

    [Fact]
    public async Task A_damaged_record_without_an_original_is_mended_by_importing_it_again()
    {
        string id = RecordFactory.Record(0).Id, line = RecordJson.Serialize(RecordFactory.Record(0));
        string before = RecordJson.Serialize(Archive.Holdings.Get(id)!.Record);
        _temporary.Alter("UPDATE readings SET record = substr(record, 2, 5) WHERE key = 1");

        ReparseFailure failure = Assert.Single((await Archive.Originals.ReparseAsync([id])).Failures);
        await Archive.Importer.ImportAsync(new StringReader(line), "again");

        Assert.Contains("重新导入", failure.Reason, StringComparison.Ordinal);
        Assert.Equal(before, RecordJson.Serialize(Archive.Holdings.Get(id)!.Record));
        Archive.TryCatchUp();
        Assert.Empty(Archive.Verify().Problems);
    }

    [Fact]
    public async Task A_damaged_original_is_no_download_and_no_reading_and_the_same_file_mends_it()
    {
        string path = Directory.EnumerateFiles(Path.Combine(_temporary.Options.CorpusDirectory, "originals"), "*", SearchOption.AllDirectories).Single();
        byte[] bytes = await File.ReadAllBytesAsync(path);
        string record = RecordJson.Serialize(Archive.Holdings.Get(_ingested)!.Record);
        byte[] other = [.. bytes];
        other[^2] ^= 1;
        await File.WriteAllBytesAsync(path, other);

        Assert.Equal(_ingested, Assert.Throws<DamagedReportException>(() => Archive.Holdings.OpenOriginal(_ingested)).Report);
        Assert.Contains("原件", Assert.Single((await Archive.Originals.ReparseAsync([_ingested])).Failures).Reason, StringComparison.Ordinal);
        Assert.Equal(record, RecordJson.Serialize(Archive.Holdings.Get(_ingested)!.Record));

        await Archive.Ingester.IngestAsync("a.txt", bytes);
        using OriginalFile whole = Archive.Holdings.OpenOriginal(_ingested)!;
        Assert.Equal(bytes.Length, whole.Content.Length);
        File.Delete(path);
        Assert.Throws<DamagedReportException>(() => Archive.Holdings.OpenOriginal(_ingested));
    }
}
