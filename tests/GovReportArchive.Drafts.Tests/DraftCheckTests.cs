using System.Text;
using GovReportArchive.Tests;

namespace GovReportArchive.Drafts.Tests;

public sealed class DraftCheckTests : IDisposable
{
    private const string Base = "yunlan-water-resources-2025.txt";
    private const string AllProblems = "@problems";
    private readonly TemporaryArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task A_clean_draft_beside_a_clean_year_before_has_no_findings_and_says_what_passed()
    {
        await _archive.Archive.Ingester.IngestAsync("a.html", await BytesAsync("suxi-education-2023.html"));
        DraftAnswer answer = await _archive.Archive.Drafts.CheckAsync("draft.docx", await BytesAsync("suxi-education-2024.docx"));

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

    [Fact]
    public async Task The_sources_that_the_desk_lists_at_the_end_are_no_part_of_the_draft()
    {
        const string Sources = "\n\n参考的先例\n\n[1] “培训××期，鹤山市水利厅2022年上年结转9件。”（鹤山市水利厅2022年政府信息公开工作年度报告，五、存在的主要问题及改进情况，第 1 条）\n";
        DraftAnswer answer = await CheckAsync(text => text + Sources);

        Assert.Empty(answer.Findings);
        Assert.Equal(2025, answer.Year);
        Assert.NotEmpty((await CheckAsync(text => text + Sources.Replace("参考的先例", "附", StringComparison.Ordinal))).Findings);
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
    [InlineData("year.stale", "reminder", "组织培训3期", "2024年组织培训3期", "2024", "组织培训3期")]
    [InlineData("agency.other", "error", "现公布云岚省水利厅2025年", "现公布鹤山市水利厅2025年", "鹤山市水利厅", "鹤山市水利厅")]
    [InlineData("agency.other", "error", "（五）监督保障。", "（五）监督保障。槐荫县教育局高度重视政府信息公开工作。", "槐荫县教育局", "高度重视")]
    [InlineData("agency.self", "reminder", "组织培训3期", "我镇组织培训3期", "我镇", "我镇组织培训")]
    [InlineData("prose.applications.carriedIn.total", "reminder", "上年结转2件，办结", "上年结转5件，办结", "5", "上年结转5件")]
    [InlineData("cell.dash", "reminder", "行政强制\t0", "行政强制\t—", "短横", "行政强制")]
    [InlineData("counts.natural", "error", "行政强制\t0", "行政强制\t-2", "-2", "行政强制")]
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
    public async Task Gaps_of_many_rows_with_one_cause_are_one_finding_that_names_rows_and_cells()
    {
        DraftAnswer answer = await CheckAsync(text => System.Text.RegularExpressions.Regex.Replace(text, @"(?m)^(.*?[\t。](?:\d\.|[（(]).*?)\t0\t0\t0\t0\t0\t0\t0$", "$1\t0\t0\t\t0\t0\t0\t0"));

        DraftFinding blank = Assert.Single(answer.Findings);
        Assert.Equal("cell.blank", blank.Code);
        Assert.True(blank.Place!.Cells!.Count > 3);
        Assert.All(blank.Place.Cells, key => Assert.EndsWith(".research", key, StringComparison.Ordinal));
        Assert.Equal("法人或其他组织·科研机构", blank.Place.Column);
        Assert.Matches("等 \\d+ 行", blank.Place.Row);
    }

    [Fact]
    public async Task A_place_is_named_as_the_form_prints_it()
    {
        DraftAnswer answer = await CheckAsync(text => text.Replace("2.重复申请\t1\t0\t0\t0\t0\t0\t1", "2.重复申请\t1\t0\t0\t0\t0\t0\t4", StringComparison.Ordinal));

        DraftPlace place = answer.Findings.First(finding => finding.Code == "applications.rowSum").Place!;
        Assert.Equal(
            ("收到和处理政府信息公开申请情况", "三、本年度办理结果 （五）不予处理 2.重复申请", "总计", "applications.refused.repeat.total"),
            (place.Section, place.Row, place.Column, Assert.Single(place.Cells!)));
    }

    [Fact]
    public async Task A_form_of_another_year_is_one_finding()
    {
        byte[] draft = Encoding.UTF8.GetBytes((await TextAsync("suxi-civil-affairs-2020.txt")).Replace("2020年", "2022年", StringComparison.Ordinal));

        DraftAnswer answer = await new DraftCheck(null, null).CheckAsync("draft.txt", draft);

        Assert.Contains(answer.Findings, finding => finding.Code == "form.other" && finding.Message.Contains("2021年格式", StringComparison.Ordinal));
        Assert.DoesNotContain(answer.Findings, finding => finding.Code.StartsWith("table.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Three_rows_in_one_are_told_as_that_and_not_as_missing()
    {
        DraftAnswer answer = await new DraftCheck(null, null).CheckAsync("draft.html", await BytesAsync("qingyuan-hitech-zone-2024.html"));

        Assert.Contains("其他处理", Assert.Single(answer.Findings, finding => finding.Code == "table.closedAsOneRow").Place!.Row, StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Findings, finding => finding.Code == "table.rowMissing");
    }

    [Fact]
    public async Task Parts_in_another_order_and_several_missing_parts_are_told()
    {
        DraftAnswer swapped = await CheckAsync(text =>
        {
            int five = text.IndexOf("五、存在的主要问题", StringComparison.Ordinal), six = text.IndexOf("六、其他需要", StringComparison.Ordinal);
            return text[..five] + text[six..] + "\n\n" + text[five..six];
        });
        Assert.Contains(swapped.Findings, finding => finding.Code == "section.order");

        DraftAnswer cut = await CheckAsync(text => text[..text.IndexOf("二、主动公开政府信息情况", StringComparison.Ordinal)]);
        Assert.Contains("缺少 5 个", Assert.Single(cut.Findings, finding => finding.Code == "section.missing").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_report_is_told_so_and_not_what_it_lacks()
    {
        DraftAnswer answer = await new DraftCheck(null, null).CheckTextAsync("今天天气很好，大家去公园散步，看到湖边的荷花都开了。");

        Assert.Contains(answer.Findings, finding => finding.Code == "draft.notAReport");
        Assert.DoesNotContain(answer.Findings, finding => finding.Code.EndsWith(".missing", StringComparison.Ordinal) && !finding.Code.StartsWith("title", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_government_is_reminded_of_what_only_governments_must_report()
    {
        byte[] draft = await BytesAsync("suxi-county-government-2022.txt");
        Assert.Contains("责任追究", Assert.Single((await new DraftCheck(null, null).CheckAsync("draft.txt", draft)).Findings, finding => finding.Code == "content.government").Message, StringComparison.Ordinal);
        Assert.DoesNotContain((await CheckAsync(text => text)).Findings, finding => finding.Code == "content.government");
    }

    [Fact]
    public async Task A_draft_without_year_or_agency_is_told_so()
    {
        DraftAnswer answer = await new DraftCheck(null, null).CheckTextAsync(
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
        string id = (await _archive.Archive.Ingester.IngestAsync("last.txt", Encoding.UTF8.GetBytes(last))).Id!;
        string draft = last.Replace("2026年", "2027年", StringComparison.Ordinal).Replace("2025年", "2026年", StringComparison.Ordinal)
            .Replace("在2026年内", "在2025年内", StringComparison.Ordinal);

        DraftAnswer answer = await _archive.Archive.Drafts.CheckTextAsync(draft);

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
    public async Task An_older_report_is_never_called_that_of_last_year()
    {
        await _archive.Archive.Ingester.IngestAsync("2021.txt", await BytesAsync("wanglan-veterans-2021.txt"));
        DraftAnswer answer = await _archive.Archive.Drafts.CheckAsync("draft.txt", await BytesAsync("wanglan-veterans-2021.txt") is var bytes
            ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace("2021年", "2024年", StringComparison.Ordinal)) : []);

        Assert.Equal((2021, false, "档案中最近的较早报告（2021年度）"), (answer.Previous!.Year, answer.Previous.IsYearBefore, answer.Previous.Called));
        DraftFinding copied = answer.Findings.First(finding => finding.Code == "repeats.prose");
        Assert.Contains("档案中最近的较早报告（2021年度）", copied.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Findings, finding => finding.Code.StartsWith("repeats.", StringComparison.Ordinal) && finding.Message.Contains("上年", StringComparison.Ordinal));
        Assert.DoesNotContain(answer.Findings, finding => finding.Code.StartsWith("ledger.", StringComparison.Ordinal));
        Assert.Contains(answer.Open, sentence => sentence.Contains("2023年度报告", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Agency_year_and_earlier_report_can_be_chosen()
    {
        foreach (int year in new[] { 2021, 2022 })
            await _archive.Archive.Ingester.IngestAsync($"{year}.x", await BytesAsync(year == 2021 ? "suxi-civil-affairs-2021.txt" : "suxi-civil-affairs-2022.docx"));
        byte[] unnamed = Encoding.UTF8.GetBytes("2023年政府信息公开工作年度报告\n一、总体情况\n全年主动公开各类信息203条，按要求更新公开目录。\n五、存在的主要问题及改进情况\n一是公开形式不够丰富。");
        DraftCheck check = _archive.Archive.Drafts;

        DraftAnswer open = await check.CheckAsync("draft.txt", unnamed);
        Assert.Equal((null, null), (open.Agency, open.Previous));
        DraftAnswer chosen = await check.CheckAsync("draft.txt", unnamed, new DraftChoice("素溪县民政局"));
        Assert.Equal(("素溪县民政局", 2022, true), (chosen.Agency, chosen.Previous!.Year, chosen.Previous.IsYearBefore));
        Assert.Equal([2022, 2021], chosen.Earlier.Select(earlier => earlier.Year));
        DraftAnswer older = await check.CheckAsync("draft.txt", unnamed, new DraftChoice(chosen.AgencyId, With: chosen.Earlier[1].Id));
        Assert.Equal((2021, false, "所选的较早报告（2021年度）"), (older.Previous!.Year, older.Previous.IsYearBefore, older.Previous.Called));
        DraftAnswer asOf2022 = await check.CheckAsync("draft.txt", unnamed, new DraftChoice("民政局", 2022));
        Assert.Equal((2022, 2021), (asOf2022.Year, asOf2022.Previous!.Year));
    }

    [Theory]
    [InlineData("没有的局", null, "agency.unknown", "agency")]
    [InlineData("素溪县", null, "agency.several", "agency")]
    [InlineData(null, "没有的报告", "with.unknown", "with")]
    [InlineData(null, "@later", "with.notEarlier", "with")]
    public async Task A_choice_that_cannot_be_made_names_its_parameter(string? agency, string? with, string code, string parameter)
    {
        string later = (await _archive.Archive.Ingester.IngestAsync("a.txt", await BytesAsync("suxi-county-government-2024.txt"))).Id!;
        await _archive.Archive.Ingester.IngestAsync("b.txt", await BytesAsync("suxi-civil-affairs-2021.txt"));

        DraftException error = await Assert.ThrowsAsync<DraftException>(async () =>
            await _archive.Archive.Drafts.CheckAsync("draft.txt", await BytesAsync("suxi-county-government-2022.txt"), new DraftChoice(agency, With: with == "@later" ? later : with)));

        Assert.Equal((code, parameter), (error.Code, error.Parameter));
    }

    [Fact]
    public async Task Agencies_that_could_be_meant_are_offered_and_none_is_taken()
    {
        await _archive.Archive.Ingester.IngestAsync("a.txt", await BytesAsync("suxi-civil-affairs-2021.txt"));
        string draft = (await TextAsync("suxi-civil-affairs-2021.txt")).Replace("素溪县民政局", "民政局", StringComparison.Ordinal).Replace("素溪县", "", StringComparison.Ordinal).Replace("2021年", "2022年", StringComparison.Ordinal);

        DraftAnswer answer = await _archive.Archive.Drafts.CheckTextAsync(draft);

        Assert.Null(answer.Previous);
        Assert.Equal("素溪县民政局", Assert.Single(answer.Agencies).Name);
        Assert.Contains(answer.Open, sentence => sentence.Contains("请选择机关", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sentences_that_many_agencies_have_are_boilerplate_and_the_form_s_own_words_are_not()
    {
        const string common = "严格落实信息发布审查制度，做到先审查后公开，确保发布内容准确无误。";
        foreach (string file in new[] { "suxi-education-2022.txt", "suxi-civil-affairs-2021.txt", "wanglan-veterans-2021.txt", "wanglan-law-enforcement-2024.txt" })
            await _archive.Archive.Ingester.IngestAsync(file, Encoding.UTF8.GetBytes((await TextAsync(file)).Replace("一、总体情况", "一、总体情况\n" + common, StringComparison.Ordinal)));
        DraftCheck check = _archive.Archive.Drafts;
        string draft = (await TextAsync(Base)).Replace("（五）监督保障。", "（五）监督保障。" + common, StringComparison.Ordinal);
        Assert.Contains((await check.CheckTextAsync(draft)).Open, sentence => sentence.Contains("套话", StringComparison.Ordinal));

        _archive.Archive.WordingKeeper.Rebuild();
        DraftAnswer answer = await check.CheckTextAsync(draft);

        DraftFinding found = Assert.Single(answer.Findings, finding => finding.Code == "boilerplate.sentences");
        Assert.Equal(("reminder", "一、总体情况", common), (found.Severity, found.Place!.Section, found.Place.Quote));
        Assert.Equal("第一句见于 4 个其他机关的报告", found.Source!.Label);
        Assert.True(answer.Boilerplate!.Shared >= 1 && answer.Boilerplate.Sentences > 10);
    }

    [Fact]
    public async Task A_sign_of_the_year_before_that_became_0_is_asked_about()
    {
        await _archive.Archive.Ingester.IngestAsync("2022.txt", await BytesAsync("hezhu-town-2022.txt"));
        DraftAnswer answer = await _archive.Archive.Drafts.CheckAsync("draft.docx", await BytesAsync("hezhu-town-2023.docx"));

        DraftFinding found = Assert.Single(answer.Findings, finding => finding.Code == "cell.zeroForSign");
        Assert.Contains("上年报告（2022年度）是“/”", found.Message, StringComparison.Ordinal);
        Assert.Contains("disclosure.rules.made", found.Place!.Cells!);
    }

    [Fact]
    public async Task Nothing_of_a_draft_is_kept()
    {
        const string secret = "罕见甲乙丙丁戊己";
        await _archive.Archive.Ingester.IngestAsync("a.txt", await BytesAsync(Base));
        (long change, string[] before) = (_archive.Archive.Holdings.LastChange, Files());
        string draft = (await TextAsync(Base)).Replace("2025年", "2026年", StringComparison.Ordinal).Replace("四个方面", secret, StringComparison.Ordinal);

        await _archive.Archive.Drafts.CheckTextAsync(draft);

        Assert.Equal(change, _archive.Archive.Holdings.LastChange);
        Assert.Equal(before, Files());
        byte[] words = Encoding.UTF8.GetBytes(secret);
        Assert.All(before, file => Assert.True(Read(file).AsSpan().IndexOf(words) < 0, file));
    }

    [Fact]
    public async Task What_cannot_be_checked_is_refused_by_code()
    {
        DraftCheck check = new(null, null);
        Assert.Equal("text.empty", (await Assert.ThrowsAsync<DraftException>(() => check.CheckTextAsync("  "))).Code);
        Assert.Equal("text.tooLong", (await Assert.ThrowsAsync<DraftException>(() => check.CheckTextAsync(new string('公', DraftCheck.LongestText + 1)))).Code);
        Assert.Equal("file.empty", (await Assert.ThrowsAsync<DraftException>(() => check.CheckAsync("a.docx", default))).Code);
        Assert.Equal("file.tooLarge", (await Assert.ThrowsAsync<DraftException>(() => check.CheckAsync("a.docx", new byte[DraftCheck.LargestFile + 1]))).Code);
        DraftException image = await Assert.ThrowsAsync<DraftException>(() => check.CheckAsync("a.docx", new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10 }));
        Assert.Equal(DraftCheck.UnknownType, image.Code);
        Assert.Contains("docx、doc、html、pdf、txt", image.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("入库", image.Message, StringComparison.Ordinal);
        byte[] damaged = (await BytesAsync("suxi-education-2024.docx"))[..2000];
        Assert.NotEmpty((await Assert.ThrowsAsync<DraftException>(() => check.CheckAsync("a.docx", damaged))).Message);
    }

    private static async Task<DraftAnswer> CheckAsync(Func<string, string> plant) => await new DraftCheck(null, null).CheckTextAsync(plant(await TextAsync(Base)));

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
