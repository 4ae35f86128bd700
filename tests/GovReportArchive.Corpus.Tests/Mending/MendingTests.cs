using System.Text;
using System.Text.Json;
using GovReportArchive.Composition;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Corpus.Mending;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;

namespace GovReportArchive.Corpus.Tests.Mending;

public sealed class MendingTests : IAsyncLifetime, IDisposable
{
    private const string Id = "990101-教育局-2019";
    private readonly TemporaryArchive _temporary = new();

    private OpenArchive Archive => _temporary.Archive;

    public Task InitializeAsync() => Archive.Importer.ImportAsync(new StringReader(RecordFactory.Lines(6)), "x");

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void A_withdrawn_report_leaves_search_lists_and_export_but_keeps_its_reason()
    {
        Archive.TryCatchUp();
        Archive.Withdraw(Id, "发布机关要求更换");
        Archive.TryCatchUp();

        StoredReport gone = Archive.Holdings.Get(Id)!;
        Assert.Equal("发布机关要求更换", gone.Withdrawn!.Reason);
        Assert.Empty(gone.Record.Sections);
        Assert.Empty(gone.Record.Counts);
        Assert.Equal("临溪区教育局2019年政府信息公开工作年度报告", gone.Record.Title);
        Assert.Equal(5, Archive.Search.Search(new ReportQuery()).Total);
        Assert.Equal(5, Archive.Holdings.All().Count());
        Assert.DoesNotContain(Archive.Holdings.Agencies(), agency => agency.Id == "990101/教育局");
        Assert.Equal(1, Archive.Holdings.Stats().Withdrawn);
    }

    [Fact]
    public void A_withdrawal_can_be_taken_back()
    {
        string before = RecordJson.Serialize(Archive.Holdings.Get(Id)!.Record);
        Archive.Withdraw(Id, "误撤");
        Archive.Mender.Restore(Id);

        Assert.Null(Archive.Holdings.Get(Id)!.Withdrawn);
        Assert.Equal(before, RecordJson.Serialize(Archive.Holdings.Get(Id)!.Record));
        Assert.Throws<ArchiveException>(() => Archive.Mender.Restore(Id));
    }

    [Fact]
    public async Task A_withdrawn_report_does_not_come_back_with_the_next_ingest_or_import()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(SampleText.Report("青禾县教育局", 2024));
        string id = (await Archive.Ingester.IngestAsync("a.txt", bytes)).Id!;
        Archive.Withdraw(id, "发布机关要求更换");
        Archive.Withdraw(Id, "发布机关要求更换");

        IngestOutcome again = await Archive.Ingester.IngestAsync("a.txt", bytes);
        IngestSummary import = await Archive.Importer.ImportAsync(new StringReader(RecordFactory.Lines(1)), "x");

        Assert.Equal(IngestKind.Withdrawn, again.Kind);
        Assert.Contains("发布机关要求更换", again.Reason, StringComparison.Ordinal);
        Assert.Equal(IngestKind.Withdrawn, Assert.Single(import.Failures).Kind);
    }

    [Fact]
    public async Task A_purge_removes_bytes_and_readings_and_can_be_healed_by_ingesting_again()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(SampleText.Report("青禾县教育局", 2024));
        string id = (await Archive.Ingester.IngestAsync("a.txt", bytes)).Id!;
        string record = RecordJson.Serialize(Archive.Holdings.Get(id)!.Record);
        Archive.Withdraw(id, "含个人信息", purge: true);

        Assert.Null(Archive.Holdings.OpenOriginal(id));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_temporary.Options.CorpusDirectory, "originals"), "*", SearchOption.AllDirectories));
        Assert.True(Archive.Holdings.Get(id)!.Withdrawn!.Purged);

        Archive.Mender.Restore(id);
        Assert.Equal(IngestKind.Unchanged, (await Archive.Ingester.IngestAsync("a.txt", bytes)).Kind);
        Assert.Equal(record, RecordJson.Serialize(Archive.Holdings.Get(id)!.Record));
        Assert.Empty(Archive.Verify().Problems);
    }

    [Fact]
    public void A_correction_lies_over_the_reading_is_listed_renews_the_checks_and_can_be_taken_back()
    {
        string before = RecordJson.Serialize(Archive.Holdings.Get(Id)!.Record);
        StoredReport corrected = Archive.Mender.Correct(Id, "applications.received.total", "99", "审校员", "原件第2页");

        Assert.Equal(99, corrected.Record.Counts["applications.received.total"]);
        Correction correction = Assert.Single(corrected.Corrections);
        Assert.Equal(("审校员", "原件第2页", "99"), (correction.By, correction.Source, correction.Value));
        Assert.NotNull(correction.Was);
        Assert.Equal(corrected.Corrections, corrected.Record.Corrections);

        Assert.Equal(before, RecordJson.Serialize(Archive.Mender.UndoCorrection(Id, "applications.received.total", "审校员", "复核").Record));
    }

    [Fact]
    public void Corrections_are_found_by_search()
    {
        Archive.Mender.Correct(Id, "applications.received.total", "77", "审校员", "原件第2页");
        Archive.TryCatchUp();

        ReportQuery query = new() { Where = [CountCondition.Parse("applications.received.total = 77")] };
        Assert.Equal(Id, Assert.Single(Archive.Search.Search(query).Items).Id);
    }

    [Theory]
    [InlineData("applications.recieved.total", "1", "applications.received.total")]
    [InlineData("applications.received.total", "1.5", "整数")]
    [InlineData("applications.received.total", "-1", "负数")]
    [InlineData("applications.received.total", "三", "数字")]
    [InlineData("year", "24", "四位年份")]
    [InlineData("region.code", "23", "地区代码")]
    [InlineData("agency.level", "乡", "township")]
    [InlineData("title", "", "不能为空")]
    public void A_correction_that_cannot_stand_is_refused_with_the_reason(string key, string value, string reason)
    {
        long change = Archive.Holdings.LastChange;
        ArchiveException error = Assert.Throws<ArchiveException>(() => Archive.Mender.Correct(Id, key, value, "审校员", "原件"));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Equal(change, Archive.Holdings.LastChange);
    }

    [Fact]
    public void A_corrected_region_code_brings_its_names()
    {
        Region region = Archive.Mender.Correct(Id, "region.code", "230717", "审校员", "地址").Record.Region!;
        Assert.Equal(("黑龙江省", "伊春市", "伊美区"), (region.Province, region.City, region.County));
    }

    [Fact]
    public async Task Reading_again_keeps_ids_and_corrections_and_tells_what_changed()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(SampleText.Report("青禾县教育局", 2024));
        string id = (await Archive.Ingester.IngestAsync("a.txt", bytes)).Id!;
        Archive.Mender.Correct(id, "agency.name", "青禾县教育体育局", "审校员", "落款");

        ReparseReport report = await Archive.Originals.ReparseAsync();

        Assert.Equal(1, report.Read);
        Assert.Equal(1, report.Unchanged);
        Assert.Equal(6, report.WithoutOriginal);
        Assert.Equal("青禾县教育体育局", Archive.Holdings.Get(id)!.Record.Agency.Name);
    }

    [Fact]
    public async Task A_reading_by_older_rules_is_replaced_when_the_original_is_read_again()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(SampleText.Report("青禾县教育局", 2024));
        using TemporaryArchive other = new();
        string id = (await other.Archive.Ingester.IngestAsync("a.txt", bytes)).Id!;
        ReportRecord present = other.Archive.Holdings.Get(id)!.Record;
        ReportRecord old = present with { Publisher = "旧读数", Parser = new ParserVersion("govreport", 0), Id = "旧编号" };
        await Archive.Importer.ImportAsync(new StringReader(RecordJson.Serialize(old)), "x");
        await Archive.Ingester.IngestAsync("a.txt", bytes);

        ReparseReport report = await Archive.Originals.ReparseAsync();

        ReparseChange change = Assert.Single(report.Changes);
        Assert.Equal("旧编号", change.Id);
        Assert.Equal(new ReparseKind("metadata", "标题、日期等其他著录", 1, 1, "旧编号"), Assert.Single(report.Kinds));
        Assert.Contains(change.Differences, line => line.StartsWith("publisher: 旧读数 → ", StringComparison.Ordinal));
        Assert.Null(Archive.Holdings.Get("旧编号")!.Record.Publisher);
        Assert.Equal("旧编号", Archive.Holdings.Get(id)!.Id);
        Assert.Equal([id], Archive.Holdings.Get("旧编号")!.Record.Aliases);
        Assert.Equal(2, Assert.Single(Archive.Holdings.Versions("旧编号")).Readings);
    }

    [Fact]
    public async Task A_dry_run_tells_by_kind_what_would_change_and_changes_nothing()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(SampleText.Report("青禾县教育局", 2024));
        using TemporaryArchive other = new();
        await other.Archive.Ingester.IngestAsync("a.txt", bytes);
        ReportRecord present = other.Archive.Holdings.All().Single().Record;
        SortedDictionary<string, decimal> counts = new(StringComparer.Ordinal) { ["disclosure.licences.decisions"] = 7 };
        ReportRecord old = present with
        {
            Year = 2019,
            Counts = counts,
            Sections = [.. present.Sections.Skip(1)],
            Checks = [],
            Parser = new ParserVersion("govreport", 0),
        };
        await Archive.Importer.ImportAsync(new StringReader(RecordJson.Serialize(old)), "x");
        await Archive.Ingester.IngestAsync("a.txt", bytes);
        long change = Archive.Holdings.LastChange;

        ReparseReport foreseen = await Archive.Originals.ReparseAsync(store: false);
        Assert.Equal(change, Archive.Holdings.LastChange);
        Assert.Equal(2019, Archive.Holdings.Get(old.Id)!.Record.Year);
        ReparseReport done = await Archive.Originals.ReparseAsync();

        Assert.Equal(JsonSerializer.Serialize(foreseen), JsonSerializer.Serialize(done));
        Assert.Equal([("counts", 1), ("year", 1), ("sections", 1), ("checks", present.Checks.Count)], done.Kinds.Where(kind => kind.Kind != "roles").Select(kind => (kind.Kind, kind.Places)));
        Assert.Empty((await Archive.Originals.ReparseAsync()).Kinds);
    }

    [Fact]
    public async Task A_reading_by_newer_rules_stays_in_force()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(SampleText.Report("青禾县教育局", 2024));
        string id = (await Archive.Ingester.IngestAsync("a.txt", bytes)).Id!;
        ReportRecord newer = Archive.Holdings.Get(id)!.Record with { Publisher = "新读数", Parser = new ParserVersion("govreport", 9999) };
        await Archive.Importer.ImportAsync(new StringReader(RecordJson.Serialize(newer)), "x");

        ReparseReport report = await Archive.Originals.ReparseAsync();

        Assert.Equal(1, report.Newer);
        Assert.Equal("新读数", Archive.Holdings.Get(id)!.Record.Publisher);
    }
}
