using GovReportArchive.Analysis.Comparing;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Analysis.Tests.Comparing;

public sealed class ReportComparerTests
{
    private const string Long =
        "本局坚持以公开为常态、不公开为例外，全年通过门户网站发布各类信息121条。重点公开养老机构名录、低保发放结果和地名变更公告。"
        + "对涉及群众利益的文件同步发布解读材料，其中图解6件、问答4件。窗口设置查阅点2处，配备触摸屏一台，由专人负责维护。"
        + "依申请公开渠道保持畅通，答复文书经法制机构审核后送达。对历年文件逐件清理，失效的及时标注，防止群众误用。组织业务培训3次，参加人员56人次。"
        + "下半年对各股室的公开事项逐项核对，发现的问题当月改正。";

    [Fact]
    public void A_report_beside_itself_is_repeated_in_everything()
    {
        ReportRecord record = Report(2023, ("overview", "一、总体情况", Long), ("problems", "五、问题", "一是形式单一；二是更新不够及时。"));

        ReportComparison comparison = ReportComparer.Compare(record, record);

        Assert.Equal((1.0, true, 0, 0, 0), (comparison.Prose.Share, comparison.Prose.IsRepeated, comparison.Prose.Changed, comparison.Prose.New, comparison.Prose.Dropped));
        Assert.All(comparison.Sections.SelectMany(section => section.Sentences), sentence => Assert.Equal("kept", sentence.State));
    }

    [Fact]
    public void Last_years_report_with_other_numbers_is_still_repeated()
    {
        string copied = Long.Replace("121", "133", StringComparison.Ordinal).Replace("56", "61", StringComparison.Ordinal);

        ProseComparison prose = Compare(Long, copied).Prose;

        Assert.True(prose.IsRepeated, FormattableString.Invariant($"{prose.Share}"));
        Assert.Equal((2, 0, 0), (prose.Changed, prose.New, prose.Dropped));
        Assert.InRange(prose.Share, 0.95, 0.999);
    }

    [Fact]
    public void What_was_kept_moved_changed_added_and_dropped_is_told_apart()
    {
        ReportRecord before = Report(2022,
            ("overview", "一、总体情况", "全年发布信息10条。我局设置了公开查阅点两处。召开了推进会一次。"),
            ("problems", "五、存在的主要问题及改进情况", "解读形式比较单一。专业人员力量不足。"));
        ReportRecord now = Report(2023,
            ("overview", "一、总体情况", "全年发布信息12条。召开了推进会一次。新开通政务短视频账号。"),
            ("problems", "五、存在的主要问题及改进情况", "专业人员力量不足。我局设置了公开查阅点两处。"));

        ReportComparison comparison = ReportComparer.Compare(before, now);

        Assert.Equal(
            ["changed 全年发布信息12条。", "kept 召开了推进会一次。", "new 新开通政务短视频账号。"],
            comparison.Sections[0].Sentences.Select(sentence => $"{sentence.State} {sentence.Text}"));
        Assert.Equal(
            ["dropped 解读形式比较单一。", "kept 专业人员力量不足。", "moved 我局设置了公开查阅点两处。"],
            comparison.Sections[1].Sentences.Select(sentence => $"{sentence.State} {sentence.Text}"));
        Assert.Equal(1, comparison.Sections[1].Sentences[2].WasN);
        Assert.Equal(new ProseComparison(0.75, 52, 2, 1, 1, 1, 1, false, false), comparison.Prose);
    }

    [Fact]
    public void Sections_are_aligned_although_one_was_inserted_and_headings_are_numbered_anew()
    {
        ReportRecord before = Report(2018, ("overview", "一、概述", "甲乙丙丁戊己庚辛。"), ("organisation", "二、机构建设", "专人二名。"), ("problems", "三、问题", "人手不足。"));
        ReportRecord now = Report(2019, ("overview", "一、概述", "甲乙丙丁戊己庚辛。"), ("responses", "二、回应解读", "回应三次。"), ("problems", "三、问题", "人手不足。"));

        ReportComparison comparison = ReportComparer.Compare(before, now);

        Assert.Equal([(1, 1), (2, null), (null, 2), (3, 3)], comparison.Sections.Select(section => (section.N, section.WasN)).OrderBy(pair => pair.N ?? 2).ThenBy(pair => pair.N is null));
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public void Every_sentence_of_both_reports_is_in_exactly_one_place(int seed)
    {
        Random random = new(seed);
        string[] sentences = [.. Long.Split('。').Where(s => s.Length > 0).Select(s => s + "。"), "无。", "略。", "公开信息12条；", "公开信息13条；"];
        string[] kinds = ["overview", "disclosure", "problems", "other"];
        for (int round = 0; round < 60; round++)
        {
            ReportRecord before = Random(2022), now = Random(2023);
            ReportComparison comparison = ReportComparer.Compare(before, now);
            ComparedSentence[] all = [.. comparison.Sections.SelectMany(section => section.Sentences)];
            Assert.Equal(Texts(now), Texts(all.Where(sentence => sentence.State != "dropped").Select(sentence => sentence.Text)));
            string[] old =
            [
                .. all.Where(sentence => sentence.State is "kept" or "moved" or "dropped").Select(sentence => sentence.Text),
                .. all.Where(sentence => sentence.State == "changed").Select(sentence => string.Concat(sentence.Parts!.Where(part => part.State != "added").Select(part => part.Text))),
            ];
            Assert.Equal(Texts(before).Order(StringComparer.Ordinal), old.Order(StringComparer.Ordinal));
            Assert.InRange(comparison.Prose.Share, 0, 1);
        }

        ReportRecord Random(int year) => Report(year, [.. Enumerable.Range(0, random.Next(5)).Select(i => (kinds[random.Next(4)], $"{i}、标题",
            string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => sentences[random.Next(sentences.Length)] + (random.Next(4) == 0 ? "\n" : "")))))]);
        static string[] Texts(object of) => of is ReportRecord record
            ? [.. Sentence.Of(record.Sections, out _).Select(sentence => sentence.Text)]
            : [.. (IEnumerable<string>)of];
    }

    [Fact]
    public void Short_prose_and_numbers_that_are_all_zero_are_not_called_repeated()
    {
        Assert.False(Compare("无。", "无。").Prose.IsRepeated);
        SortedDictionary<string, decimal> zeros = new(Enumerable.Range(0, 12).ToDictionary(i => $"k{i:00}", _ => 0m), StringComparer.Ordinal);
        SortedDictionary<string, decimal> numbers = new(zeros, StringComparer.Ordinal) { ["k03"] = 4 };
        SortedDictionary<string, decimal> other = new(numbers, StringComparer.Ordinal) { ["k04"] = 1 };

        Assert.False(Figures(zeros, zeros).IsRepeated);
        Assert.True(Figures(numbers, numbers).IsRepeated);
        Assert.Equal((12, 11, false), (Figures(numbers, other).Compared, Figures(numbers, other).Equal, Figures(numbers, other).IsRepeated));
        numbers.Remove("k05");
        Assert.False(Figures(zeros, numbers).IsRepeated);
    }

    [Fact]
    public void Numbers_are_laid_side_by_side_and_blanks_stay_blank()
    {
        ReportRecord before = Report(2022) with { Counts = new Dictionary<string, decimal> { ["review.total"] = 3, ["review.upheld"] = 1 } };
        ReportRecord now = Report(2023) with
        {
            Counts = new Dictionary<string, decimal> { ["review.total"] = 5 },
            Cells = new Dictionary<string, CellState> { ["review.upheld"] = new("blank") },
        };

        IReadOnlyList<ComparedCount> counts = ReportComparer.Compare(before, now).Counts;

        Assert.Equal(["review.upheld", "review.total"], counts.Select(count => count.Key));
        Assert.Equal((1m, null, null, "blank"), (counts[0].Was, counts[0].Now, counts[0].Difference, counts[0].NowState));
        Assert.Equal(2m, counts[1].Difference);
    }

    [Fact]
    public void Across_forms_only_comparable_metrics_are_laid_side_by_side()
    {
        ReportRecord before = Report(2018) with { Form = "2014", Counts = new Dictionary<string, decimal> { ["stats.applications.total"] = 20, ["stats.fees.amount"] = 3 } };
        ReportRecord now = Report(2019) with { Form = "2021", Counts = new Dictionary<string, decimal> { ["applications.received.total"] = 25, ["disclosure.fees.amount"] = 9 } };

        ComparedMetric metric = Assert.Single(ReportComparer.Compare(before, now).Metrics);

        Assert.Equal(("applicationsReceived", 5m), (metric.Metric, metric.Difference));
    }

    [Fact]
    public void Texts_without_end_are_compared_in_part_and_said_so()
    {
        // Every sentence shares its character pairs with every other: what a search over all pairs of sentences would die of.
        Random random = new(3);
        string Endless() => string.Concat(Enumerable.Range(0, 40_000).Select(_ => "公开信息" + string.Concat(Enumerable.Range(0, 8).Select(_ => random.Next(2) == 0 ? '甲' : '乙')) + "。"));

        ProseComparison prose = Compare(Endless(), Endless()).Prose;

        Assert.True(prose.IsCut);
        Assert.InRange(prose.Characters, 1, ReportComparison.LongestProse);
    }

    private static FigureComparison Figures(IReadOnlyDictionary<string, decimal> before, IReadOnlyDictionary<string, decimal> now) =>
        FigureComparer.Sum(Report(2022) with { Counts = before }, Report(2023) with { Counts = now });

    private static ReportComparison Compare(string before, string now) =>
        ReportComparer.Compare(Report(2022, ("overview", "一、总体情况", before)), Report(2023, ("overview", "一、总体情况", now)));

    private static ReportRecord Report(int year, params (string Kind, string Heading, string Text)[] sections) => new()
    {
        Id = FormattableString.Invariant($"990101-民政局-{year}"),
        Title = "临溪区民政局政府信息公开工作年度报告",
        Agency = new Agency("990101/民政局", "临溪区民政局"),
        Year = year,
        Form = "2021",
        Sections = [.. sections.Select((section, i) => new Section(i + 1, section.Kind, section.Heading, section.Text))],
    };
}
