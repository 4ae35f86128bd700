using System.Text;
using GovReportArchive.Archive.Drafts;
using GovReportArchive.Archive.Tests.Samples;

namespace GovReportArchive.Archive.Tests.Drafts;

public sealed class DraftCheckTests : IDisposable
{
    private const string Base = "yunlan-water-resources-2025.txt";
    private const string AllProblems = "@problems";
    private readonly TemporaryArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task A_clean_draft_beside_a_clean_year_before_has_no_findings_and_says_what_passed()
    {
        await _archive.Archive.IngestAsync("a.html", await BytesAsync("suxi-education-2023.html"));
        DraftAnswer answer = await new DraftCheck(_archive.Archive).CheckAsync("draft.docx", await BytesAsync("suxi-education-2024.docx"));

        Assert.Empty(answer.Findings);
        Assert.Equal(2023, answer.Previous?.Year);
        Assert.Equal(7, answer.Passed.Single(pass => pass.Code == "applications.balance").Places);
        Assert.Equal(7, answer.Passed.Single(pass => pass.Code == "ledger.carried").Places);
    }

    [Fact]
    public async Task Without_an_archive_the_draft_is_checked_and_the_comparison_said_to_be_left_out()
    {
        DraftAnswer answer = await CheckAsync(text => text);

        Assert.Empty(answer.Findings);
        Assert.Null(answer.Previous);
        Assert.Contains(answer.Open, sentence => sentence.Contains("没有可用的档案库", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("applications.balance", "error", "二、上年结转政府信息公开申请数量\t1\t1\t0\t0\t0\t0\t2", "二、上年结转政府信息公开申请数量\t2\t1\t0\t0\t0\t0\t3", "35", "上年结转")]
    [InlineData("applications.rowSum", "error", "2.重复申请\t1\t0\t0\t0\t0\t0\t1", "2.重复申请\t1\t0\t0\t0\t0\t0\t4", "4", "重复申请")]
    [InlineData("review.sum", "error", "3\t0\t1\t1\t5\t0", "3\t0\t1\t1\t6\t0", "6", "行政复议")]
    [InlineData("prose.applications.carriedIn.total", "error", "上年结转2件，办结56件，结转2件。", "上年结转5件。", "5", "上年结转5件")]
    [InlineData("cell.blank", "reminder", "行政强制\t0", "行政强制\t", "空白", "行政强制")]
    [InlineData("cell.slash", "reminder", "行政强制\t0", "行政强制\t/", "“/”", "行政强制")]
    [InlineData("cell.none", "reminder", "行政强制\t0", "行政强制\t无", "“无”", "行政强制")]
    [InlineData("table.rowMissing", "error", "行政强制\t0\n", "", "行政强制", "行政强制")]
    [InlineData("section.missing", "error", "六、其他需要报告的事项", "", "六、", "其他需要报告的事项")]
    [InlineData("section.empty", "error", "2025年度对2件申请发出收费通知，收取信息处理费900元。", "", "是空的", "其他需要报告的事项")]
    [InlineData("sections.problems", "error", AllProblems, "无。", "没有实质内容", "无")]
    [InlineData("year.period", "error", "统计期限为2025年1月1日", "统计期限为2024年1月1日", "2024", "统计期限")]
    [InlineData("year.stale", "reminder", "2025年，云岚省水利厅围绕", "2024年，云岚省水利厅围绕", "2024", "云岚省水利厅围绕")]
    [InlineData("year.plan", "reminder", "2026年起执行", "2025年将执行", "2025", "将执行")]
    [InlineData("draft.placeholder", "error", "组织培训3期", "组织培训××期", "占位", "××")]
    public async Task A_planted_mistake_is_found_with_its_numbers_and_its_place(
        string code, string severity, string right, string wrong, string said, string place)
    {
        DraftAnswer answer = await CheckAsync(text =>
        {
            if (right == AllProblems)
                return text[..text.IndexOf("（一）存在的主要问题", StringComparison.Ordinal)] + wrong + "\n\n" + text[text.IndexOf("六、其他", StringComparison.Ordinal)..];
            Assert.Contains(right, text, StringComparison.Ordinal);
            return text.Replace(right, wrong, StringComparison.Ordinal);
        });

        Assert.True(answer.Findings.Any(finding => finding.Code == code), string.Join('\n', answer.Findings.Select(finding => finding.Code + finding.Message)));
        DraftFinding found = answer.Findings.First(finding => finding.Code == code);
        Assert.Equal(severity, found.Severity);
        Assert.Contains(said, found.Message, StringComparison.Ordinal);
        Assert.Contains(place, string.Join(' ', found.Place?.Section, found.Place?.Row, found.Place?.Column, found.Place?.Quote), StringComparison.Ordinal);
        Assert.NotEmpty(found.Action);
        Assert.Equal(answer.Findings.Count(finding => finding.Severity == "error"), answer.Errors);
    }

    [Fact]
    public async Task A_missing_table_is_one_finding_and_not_one_for_each_row()
    {
        DraftAnswer answer = await CheckAsync(text =>
            text[..text.IndexOf("行政复议\t行政诉讼", StringComparison.Ordinal)] + text[text.IndexOf("五、存在的主要问题", StringComparison.Ordinal)..]);

        Assert.Equal("table.missing", Assert.Single(answer.Findings).Code);
    }

    [Fact]
    public async Task A_draft_without_year_or_agency_is_told_so()
    {
        DraftAnswer answer = await new DraftCheck(null).CheckTextAsync(
            "政府信息公开工作年度报告\n一、总体情况\n工作平稳开展，主动公开信息若干。\n五、存在的主要问题及改进情况\n一是公开形式不够丰富。");

        Assert.Null(answer.Year);
        Assert.Null(answer.Agency);
        Assert.Contains(answer.Findings, finding => finding.Code == "year.unknown");
        Assert.Contains(answer.Findings, finding => finding.Code == "agency.unnamed");
    }

    [Fact]
    public async Task Last_years_report_with_a_new_year_on_it_is_seen_through()
    {
        string last = (await TextAsync(Base))
            .Replace("四、结转下年度继续办理\t1\t1\t0\t0\t0\t0\t2", "四、结转下年度继续办理\t2\t1\t0\t0\t0\t0\t3", StringComparison.Ordinal)
            .Replace("“云岚水利”公众号阅读量", "“云岚水利”公众号在2025年内阅读量", StringComparison.Ordinal);
        string id = (await _archive.Archive.IngestAsync("last.txt", Encoding.UTF8.GetBytes(last))).Id!;
        string draft = last.Replace("2026年", "2027年", StringComparison.Ordinal).Replace("2025年", "2026年", StringComparison.Ordinal)
            .Replace("在2026年内", "在2025年内", StringComparison.Ordinal);

        DraftAnswer answer = await new DraftCheck(_archive.Archive).CheckTextAsync(draft);

        Assert.Equal(id, answer.Previous?.Id);
        Assert.True(answer.Previous!.Share > 0.95);
        DraftFinding carried = answer.Findings.First(finding => finding.Code == "ledger.carried");
        Assert.Equal("error", carried.Severity);
        Assert.Contains("2025年度“结转下年度·自然人” 2，不等于2026年度“上年结转·自然人” 1", carried.Message, StringComparison.Ordinal);
        foreach (string code in new[] { "ledger.inForce", "repeats.prose", "repeats.figures", "repeats.sentences" })
            Assert.Contains(answer.Findings, finding => finding.Code == code);
        Assert.Contains(answer.Findings, finding => finding.Code == "repeats.year" && finding.Place!.Quote!.Contains("在2025年内", StringComparison.Ordinal));
        DraftFinding[] problems = [.. answer.Findings.Where(finding => finding.Code == "repeats.problem")];
        Assert.Equal(3, problems.Length);
        Assert.All(problems, problem => Assert.StartsWith($"/r/{Uri.EscapeDataString(id)}/v/1/s/", problem.Source!.Page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_of_a_draft_is_kept()
    {
        const string secret = "罕见甲乙丙丁戊己";
        await _archive.Archive.IngestAsync("a.txt", await BytesAsync(Base));
        (long change, string[] before) = (_archive.Archive.LastChange, Files());
        string draft = (await TextAsync(Base)).Replace("2025年", "2026年", StringComparison.Ordinal).Replace("四个方面", secret, StringComparison.Ordinal);

        await new DraftCheck(_archive.Archive).CheckTextAsync(draft);

        Assert.Equal(change, _archive.Archive.LastChange);
        Assert.Equal(before, Files());
        byte[] words = Encoding.UTF8.GetBytes(secret);
        Assert.All(before, file => Assert.True(Read(file).AsSpan().IndexOf(words) < 0, file));
    }

    [Fact]
    public async Task What_cannot_be_checked_is_refused_by_code()
    {
        DraftCheck check = new(null);
        Assert.Equal("text.empty", (await Assert.ThrowsAsync<DraftException>(() => check.CheckTextAsync("  "))).Code);
        Assert.Equal("text.tooLong", (await Assert.ThrowsAsync<DraftException>(() => check.CheckTextAsync(new string('公', DraftCheck.LongestText + 1)))).Code);
        Assert.Equal("file.empty", (await Assert.ThrowsAsync<DraftException>(() => check.CheckAsync("a.docx", default))).Code);
        Assert.Equal("file.tooLarge", (await Assert.ThrowsAsync<DraftException>(() => check.CheckAsync("a.docx", new byte[DraftCheck.LargestFile + 1]))).Code);
        byte[] damaged = (await BytesAsync("suxi-education-2024.docx"))[..2000];
        Assert.NotEmpty((await Assert.ThrowsAsync<DraftException>(() => check.CheckAsync("a.docx", damaged))).Message);
    }

    private static async Task<DraftAnswer> CheckAsync(Func<string, string> plant) => await new DraftCheck(null).CheckTextAsync(plant(await TextAsync(Base)));

    private static Task<byte[]> BytesAsync(string file) => File.ReadAllBytesAsync(Path.Combine(SampleFiles.Directory, file));

    private static Task<string> TextAsync(string file) => File.ReadAllTextAsync(Path.Combine(SampleFiles.Directory, file));

    private string[] Files() => [.. Directory.EnumerateFiles(_archive.Options.CorpusDirectory, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static byte[] Read(string file)
    {
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
