using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;

namespace GovReportArchive.Corpus.Tests.Ingesting;

public sealed class ImportTests : IDisposable
{
    private readonly TemporaryArchive _here = new();
    private readonly TemporaryArchive _elsewhere = new();

    [Fact]
    public async Task Exported_records_imported_elsewhere_give_the_same_records()
    {
        await Import(_here, RecordFactory.Lines(60));
        _here.Archive.Mender.Correct("990101-教育局-2019", "applications.received.total", "7", "审校员", "原件扫描页");
        _here.Archive.Mender.Correct("990101-教育局-2019", "applications.carriedOut.total", "3", "审校员", "原件扫描页");
        _here.Archive.Mender.Correct("990102-教育局-2019", "title", "石桥区教育局2019年年度报告", "审校员", "网页标题");
        _here.Archive.Mender.Correct("990201-教育局-2019", "region.township", "样例镇", "审校员", "地址");

        string exported = Export(_here);
        IngestSummary summary = await Import(_elsewhere, exported);

        Assert.Empty(summary.Failures);
        Assert.Equal(60, summary.Of(IngestKind.New));
        Assert.Equal(exported, Export(_elsewhere));
        Assert.Contains("\"corrections\":[{\"key\":\"applications.received.total\"", exported, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Importing_the_same_lines_again_changes_nothing()
    {
        await Import(_here, RecordFactory.Lines(20));
        _here.Archive.Mender.Correct("990101-教育局-2019", "year", "2018", "审校员", "正文");
        string exported = Export(_here);
        long change = _here.Archive.Holdings.LastChange;

        IngestSummary again = await Import(_here, exported);

        Assert.Equal(20, again.Of(IngestKind.Unchanged));
        Assert.Equal(change, _here.Archive.Holdings.LastChange);
    }

    [Fact]
    public async Task A_line_that_is_no_record_is_reported_by_number_and_the_rest_is_loaded()
    {
        string good = RecordJson.Serialize(RecordFactory.Record(0));
        string lines = string.Join('\n', good, "{", "", "[1]", """{"title":"甲"}""", """{"title":"甲","agency":{"name":"乙"},"year":"二〇二四","sections":[]}""",
            """{"title":"甲","agency":{"name":"乙"},"year":2024,"sections":[{"kind":"poem","text":""}]}""");

        IngestSummary summary = await Import(_here, lines);

        Assert.Equal(["x:2", "x:4", "x:5", "x:6", "x:7"], summary.Failures.Select(failure => failure.Input));
        Assert.All(summary.Failures, failure => Assert.False(string.IsNullOrWhiteSpace(failure.Reason)));
        Assert.Equal(1, summary.Of(IngestKind.New));
    }

    [Fact]
    public async Task A_minimal_record_gets_what_can_be_derived()
    {
        const string line = """
            {"title":"青禾县教育局2022年政府信息公开工作年度报告","agency":{"name":"青禾县教育局"},"year":2022,"sections":[{"kind":"overview","text":"样例。"}],"counts":{"applications.received.total":2}}
            """;

        IngestSummary summary = await Import(_here, line);

        Assert.Empty(summary.Failures);
        StoredReport report = Assert.Single(_here.Archive.Holdings.All());
        Assert.EndsWith("-2022", report.Id, StringComparison.Ordinal);
        Assert.Equal("2021", report.Record.Form);
        Assert.Equal(1, report.Record.Sections[0].N);
        Assert.Contains(report.Record.Checks, check => check.Rule == "applications.balance");
    }

    [Fact]
    public async Task A_given_id_wins_and_other_lines_with_one_id_are_told_apart_by_suffix()
    {
        const string section = "\"sections\":[{\"kind\":\"overview\",\"text\":\"样例。\"}]";
        string first = $$"""{"title":"甲报告","agency":{"name":"甲局"},"year":2022,"region":{"code":"990101","basis":[]},{{section}}}""";
        string other = $$"""{"title":"甲的另一份报告","agency":{"name":"甲局"},"year":2022,"region":{"code":"990101","basis":[]},{{section}}}""";
        string given = $$"""{"id":"自定编号","title":"乙报告","agency":{"name":"乙局"},"year":2022,{{section}}}""";

        IngestSummary summary = await Import(_here, string.Join('\n', first, other, given));

        Assert.Equal(3, summary.Of(IngestKind.New));
        Assert.Equal(["990101-甲局-2022", "990101-甲局-2022~2", "自定编号"], _here.Archive.Holdings.All().Select(report => report.Id));
        ChangeInfo noted = Assert.Single(_here.Archive.Holdings.Changes(0), change => change.Detail is not null);
        Assert.Equal("990101-甲局-2022~2", noted.Id);
    }

    [Fact]
    public async Task A_changed_line_with_the_same_id_is_a_new_reading_not_a_version()
    {
        ReportRecord record = RecordFactory.Record(0);
        await Import(_here, RecordJson.Serialize(record));
        IngestSummary summary = await Import(_here, RecordJson.Serialize(record with { Publisher = "样例发布者" }));

        Assert.Equal(1, summary.Of(IngestKind.NewReading));
        VersionInfo version = Assert.Single(_here.Archive.Holdings.Versions(record.Id));
        Assert.Equal(2, version.Readings);
        Assert.Equal("样例发布者", _here.Archive.Holdings.Get(record.Id)!.Record.Publisher);
    }

    public void Dispose()
    {
        _here.Dispose();
        _elsewhere.Dispose();
    }

    private static Task<IngestSummary> Import(TemporaryArchive archive, string lines) =>
        archive.Archive.Importer.ImportAsync(new StringReader(lines), "x");

    private static string Export(TemporaryArchive archive) =>
        string.Join('\n', archive.Archive.Holdings.All().Select(report => RecordJson.Serialize(report.Record)));
}
