using System.Text;
using GovReportArchive.Composition;
using GovReportArchive.Corpus.Ingesting;
using GovReportArchive.Search.Lucene;
using GovReportArchive.Tests;

namespace GovReportArchive.Corpus.Tests.Ingesting;

public sealed class IngestTests : IDisposable
{
    private readonly TemporaryArchive _temporary = new();

    [Fact]
    public async Task The_same_bytes_change_nothing_under_whatever_name()
    {
        IngestOutcome first = await Ingest("a.txt", SampleText.Report("青禾县教育局", 2024));
        long change = _temporary.Archive.Holdings.LastChange;
        IngestOutcome second = await Ingest("b.txt", SampleText.Report("青禾县教育局", 2024));

        Assert.Equal(IngestKind.New, first.Kind);
        Assert.Equal(IngestKind.Unchanged, second.Kind);
        Assert.Equal(first.Id, second.Id);
        Assert.Equal(change, _temporary.Archive.Holdings.LastChange);
    }

    [Fact]
    public async Task Changed_bytes_of_the_same_report_become_version_2_and_version_1_stays_readable()
    {
        IngestOutcome first = await Ingest("a.txt", SampleText.Report("青禾县教育局", 2024, "公开信息十条。"));
        IngestOutcome second = await Ingest("a.txt", SampleText.Report("青禾县教育局", 2024, "公开信息十二条。"));

        Assert.Equal(IngestKind.NewVersion, second.Kind);
        Assert.Equal(first.Id, second.Id);
        Assert.Equal([1, 2], _temporary.Archive.Holdings.Versions(first.Id!).Select(version => version.Version));
        Assert.Contains("十二条", AllText(first.Id!, version: null), StringComparison.Ordinal);
        Assert.Contains("十条", AllText(first.Id!, version: 1), StringComparison.Ordinal);
        using OriginalFile original = Content(first.Id!, 1);
        using StreamReader reader = new(original.Content, Encoding.UTF8);
        Assert.Equal(SampleText.Report("青禾县教育局", 2024, "公开信息十条。"), await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task Another_agency_or_title_under_the_same_id_is_another_report_with_a_warning()
    {
        IngestOutcome first = await Ingest("a.txt", SampleText.Report("青禾县教育局", 2024));
        string lines = $$"""
            {"title":"青禾县教育局某项工作的另一份报告","agency":{"name":"青禾县教育局","id":"{{_temporary.Archive.Holdings.Get(first.Id!)!.Record.Agency.Id}}"},"year":2024,"sections":[{"kind":"overview","text":"样例。"}]}
            """;
        IngestSummary summary = await _temporary.Archive.Importer.ImportAsync(new StringReader(lines), "x");

        Assert.Equal(1, summary.Of(IngestKind.New));
        Assert.Equal(2, _temporary.Archive.Holdings.All().Count());
        Assert.Equal(2, _temporary.Archive.Holdings.All().Select(report => report.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_record_keeps_the_path_under_the_folder_that_was_given_and_nothing_of_the_machine()
    {
        _temporary.Write("in/2024/甲.txt", SampleText.Report("青禾县教育局", 2024) + "\n\uFFFD");
        string alone = _temporary.Write("乙.txt", SampleText.Report("青禾县民政局", 2024));

        await _temporary.Archive.Ingester.IngestAsync([_temporary.File("in"), alone]);

        Assert.Equal(["2024/甲.txt", "乙.txt"], _temporary.Archive.Holdings.All().Select(report => report.Record.Source.File).Order(StringComparer.Ordinal));
        string root = Path.GetDirectoryName(alone)!;
        Assert.DoesNotContain(_temporary.Archive.Holdings.All(), report => Reports.Records.RecordJson.Serialize(report.Record).Contains(root, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_told_of_a_file_does_not_name_it_again()
    {
        string file = _temporary.Write("in/图.txt", "\u0089PNG\r\n\u001a\n");
        IngestSummary summary = await _temporary.Archive.Ingester.IngestAsync([file]);
        IngestOutcome outcome = Assert.Single(summary.Failures);
        Assert.Equal(file, outcome.Input);
        Assert.DoesNotContain("图.txt", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inputs_that_cannot_be_read_are_listed_with_reasons_and_leave_nothing_behind()
    {
        string good = _temporary.Write("in/报告.txt", SampleText.Report("青禾县教育局", 2024));
        string empty = _temporary.Write("in/空.txt", "");
        string missing = _temporary.File("in/没有.txt");

        IngestSummary summary = await _temporary.Archive.Ingester.IngestAsync([good, empty, missing]);

        Assert.Equal(1, summary.Of(IngestKind.New));
        Assert.Equal([empty, missing], summary.Failures.Select(failure => failure.Input));
        Assert.All(summary.Failures, failure => Assert.False(string.IsNullOrWhiteSpace(failure.Reason)));
        Assert.Single(Directory.EnumerateFiles(Path.Combine(_temporary.Options.CorpusDirectory, "originals"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Folders_are_read_recursively_without_hidden_files_and_open_office_documents()
    {
        _temporary.Write("in/甲/报告.txt", SampleText.Report("青禾县教育局", 2023));
        _temporary.Write("in/乙/深/报告.txt", SampleText.Report("青禾县教育局", 2024));
        _temporary.Write("in/.git/报告.txt", SampleText.Report("青禾县民政局", 2024));
        _temporary.Write("in/~$报告.docx", "x");
        List<long> seen = [];

        IngestSummary summary = await _temporary.Archive.Ingester.IngestAsync([_temporary.File("in")], progress: new Direct(seen));

        Assert.Equal(2, summary.Inputs);
        Assert.Equal([1, 2], seen);
    }

    [Fact]
    public async Task A_report_stored_without_its_original_gets_it_when_the_file_arrives()
    {
        IngestOutcome here = await Ingest("a.txt", SampleText.Report("青禾县教育局", 2024));
        string exported = Reports.Records.RecordJson.Serialize(_temporary.Archive.Holdings.Get(here.Id!)!.Record);
        using TemporaryArchive elsewhere = new();
        await elsewhere.Archive.Importer.ImportAsync(new StringReader(exported), "x");
        Assert.False(Assert.Single(elsewhere.Archive.Holdings.Versions(here.Id!)).HasOriginal);

        IngestOutcome there = await elsewhere.Archive.Ingester.IngestAsync("a.txt", Encoding.UTF8.GetBytes(SampleText.Report("青禾县教育局", 2024)));

        Assert.Equal(IngestKind.Unchanged, there.Kind);
        Assert.True(Assert.Single(elsewhere.Archive.Holdings.Versions(here.Id!)).HasOriginal);
        Assert.Equal(exported, Reports.Records.RecordJson.Serialize(elsewhere.Archive.Holdings.Get(here.Id!)!.Record));
    }

    [Fact]
    public async Task Two_archives_open_at_once_can_both_ingest()
    {
        using OpenArchive other = OpenArchive.Open(_temporary.Options, LuceneIndex.Engine);
        string[] mine = [.. Enumerable.Range(0, 40).Select(n => _temporary.Write($"a/{n}.txt", SampleText.Report($"青禾县第{n}局", 2024)))];
        string[] theirs = [.. Enumerable.Range(20, 40).Select(n => _temporary.Write($"b/{n}.txt", SampleText.Report($"青禾县第{n}局", 2024)))];

        IngestSummary[] both = await Task.WhenAll(_temporary.Archive.Ingester.IngestAsync(mine), other.Ingester.IngestAsync(theirs));

        Assert.Equal(60, both.Sum(summary => summary.Of(IngestKind.New)));
        Assert.Equal(20, both.Sum(summary => summary.Of(IngestKind.Unchanged)));
        Assert.Empty(_temporary.Archive.Verify().Problems);
    }

    public void Dispose() => _temporary.Dispose();

    private Task<IngestOutcome> Ingest(string name, string text) => _temporary.Archive.Ingester.IngestAsync(name, Encoding.UTF8.GetBytes(text));

    private string AllText(string id, int? version) =>
        string.Join('\n', _temporary.Archive.Holdings.Get(id, version)!.Record.Sections.Select(section => section.Text));

    private OriginalFile Content(string id, int version) =>
        _temporary.Archive.Holdings.OpenOriginal(id, version) ?? throw new InvalidOperationException("The original is not held.");

    private sealed class Direct(List<long> seen) : IProgress<JobProgress>
    {
        public void Report(JobProgress value) => seen.Add(value.Done);
    }
}
