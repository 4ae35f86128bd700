using System.Globalization;
using GovReportArchive.Composition;
using GovReportArchive.Corpus;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;

namespace GovReportArchive.Drafts.Tests;

/// <summary>The archive holds all samples; each complete one is a draft once more, with one fault planted.</summary>
public sealed class PlantedFaultTests(PlantedFaultTests.Samples samples) : IClassFixture<PlantedFaultTests.Samples>
{
    private const string Received = "applications.received.";

    /// <summary>Fault, codes of which one must be found, and words that its place or message must hold; null where a sample has no place for it.</summary>
    private static readonly Dictionary<string, Func<ReportRecord, ReportRecord?, (ReportRecord Draft, string[] Codes, string Said)?>> Faults = new(StringComparer.Ordinal)
    {
        ["a number in a row"] = (draft, _) => Fails(draft) ? null : (Changed(draft, "applications.granted.person", 1), ["applications.rowSum", "applications.concluded"], "予以公开"),
        ["a total too small"] = (draft, _) => (Changed(draft, "review.total", -1), ["review.sum", "counts.natural"], "行政复议"),
        ["a blank for 0"] = (draft, _) => (Signed(draft, "applications.refused.repeat.legal", "blank"), ["cell.blank"], "重复申请"),
        ["a slash for 0"] = (draft, _) => (Signed(draft, "applications.refused.repeat.legal", "slash"), ["cell.slash"], "法律服务机构"),
        ["carried in from nowhere"] = (draft, before) => before?.Year != draft.Year - 1 || Fails(draft)
            || !before!.Counts.TryGetValue("applications.carriedOut.person", out decimal carried) || carried != draft.Counts["applications.carriedIn.person"]
            ? null
            : (Changed(Changed(Changed(Changed(draft, "applications.carriedIn.person", 1), "applications.carriedIn.total", 1), Received + "person", -1), Received + "total", -1),
                ["ledger.carried"], "上年结转"),
        ["prose against the table"] = (draft, _) => (Added(draft, "overview", string.Create(CultureInfo.InvariantCulture, $"全年作出行政强制决定{draft.Counts["disclosure.coercion.decisions"] + 3}件。")),
            ["prose.disclosure.coercion.decisions"], "作出行政强制决定"),
        ["no section five"] = (draft, _) => (Without(draft, "problems"), ["section.missing"], "五、存在的主要问题及改进情况"),
        ["no section six"] = (draft, _) => (Without(draft, "other"), ["section.missing"], "六、其他需要报告的事项"),
        ["last year's year"] = (draft, _) => (Added(draft, "overview", string.Create(CultureInfo.InvariantCulture, $"{draft.Year - 1}年，共发布各类信息312条。")), ["year.stale"], "共发布各类信息"),
        ["problems of the report before"] = (draft, before) => before?.Sections.FirstOrDefault(section => section.Kind == "problems") is not { Text.Length: > 60 } problems ? null
            : (draft with { Sections = [.. draft.Sections.Select(section => section.Kind == "problems" ? section with { Text = problems.Text } : section)] },
                ["repeats.problem", "repeats.sentences"], "问题"),
        ["another agency's words"] = (draft, _) => (Added(draft, "overview", "鹤山县文化和旅游局高度重视政府信息公开工作。"), ["agency.other"], "鹤山县文化和旅游局"),
        ["a gap left to fill"] = (draft, _) => (Added(draft, "overview", "全年举办培训××期。"), ["draft.placeholder"], "××"),
    };

    /// <summary>What another fault brings along rightly.</summary>
    private static readonly string[] Companions =
        ["applications.rowSum", "applications.concluded", "applications.balance", "counts.natural", "content.government", "year.stale", "year.plan", "repeats.year", "repeats.sentences", "prose.review.total", "figures.growth"];

    public static TheoryData<string> Names => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_planted_fault_is_found_in_every_sample_at_its_place_and_nothing_else_is(string fault)
    {
        int planted = 0;
        foreach (ReportRecord record in samples.Complete)
        {
            if (Faults[fault](record, samples.Before(record)) is not var (draft, codes, said)) continue;
            planted++;
            DraftFinding[] known = [.. (await CheckAsync(record)).Findings];
            DraftFinding[] found = [.. (await CheckAsync(draft)).Findings.Where(finding => !known.Any(other => Words(other) == Words(finding)))];
            string told = $"{record.Id}:\n{string.Join('\n', found.Select(Words))}";
            Assert.True(found.Any(finding => codes.Contains(finding.Code) && Words(finding).Contains(said, StringComparison.Ordinal)), told);
            Assert.True(found.All(finding => codes.Contains(finding.Code) || finding.Code.StartsWith("prose.applications.", StringComparison.Ordinal) || Companions.Contains(finding.Code)), told);
        }

        Assert.True(planted >= 7, FormattableString.Invariant($"planted only {planted} times"));
    }

    private static bool Fails(ReportRecord record) => record.Checks.Any(check => check.State == "fail");

    private Task<DraftAnswer> CheckAsync(ReportRecord record) => samples.Archive.Drafts.CheckAsync("draft.html", DraftPage.Of(record));

    private static string Words(DraftFinding finding) =>
        $"{finding.Code} {finding.Message} {finding.Place?.Section} {finding.Place?.Row} {finding.Place?.Column} {finding.Place?.Quote}";

    private static ReportRecord Changed(ReportRecord record, string key, decimal by) =>
        record with { Counts = new Dictionary<string, decimal>(record.Counts, StringComparer.Ordinal) { [key] = record.Counts[key] + by } };

    private static ReportRecord Signed(ReportRecord record, string key, string sign) => record with
    {
        Counts = record.Counts.Where(count => count.Key != key).ToDictionary(StringComparer.Ordinal),
        Cells = new Dictionary<string, CellState>(record.Cells, StringComparer.Ordinal) { [key] = new CellState(sign) },
    };

    private static ReportRecord Without(ReportRecord record, string kind) => record with { Sections = [.. record.Sections.Where(section => section.Kind != kind)] };

    private static ReportRecord Added(ReportRecord record, string kind, string sentence)
    {
        Section first = record.Sections.First(section => section.Kind == kind);
        return record with { Sections = [.. record.Sections.Select(section => section == first ? section with { Text = section.Text + "\n" + sentence } : section)] };
    }

    public sealed class Samples : IAsyncLifetime, IDisposable
    {
        private static readonly string[] Needed =
            ["applications.granted.person", "review.total", "applications.refused.repeat.legal", "disclosure.coercion.decisions", "applications.carriedIn.person", "applications.received.person"];

        private readonly TemporaryArchive _temporary = new();
        private StoredReport[] _all = [];

        internal OpenArchive Archive => _temporary.Archive;

        /// <summary>Samples whose three tables have all numbers that the faults need.</summary>
        internal IEnumerable<ReportRecord> Complete => _all.Select(report => report.Record).Where(record =>
            record.Form is "2021" or "2019" && record.Sections.Count(section => section.Kind is "overview" or "problems" or "other") >= 3
            && Needed.All(record.Counts.ContainsKey));

        internal ReportRecord? Before(ReportRecord record) => _all.Select(report => report.Record)
            .Where(other => other.Agency.Id == record.Agency.Id && other.Year < record.Year).MaxBy(other => other.Year);

        public async Task InitializeAsync()
        {
            await Archive.Ingester.IngestAsync([SampleFiles.Directory]);
            _all = [.. Archive.Holdings.All()];
        }

        public Task DisposeAsync() => Task.CompletedTask;

        public void Dispose() => _temporary.Dispose();
    }
}
