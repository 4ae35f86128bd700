using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;
using GovReportArchive.Wording.Boilerplates;
using GovReportArchive.Wording.Groups;

namespace GovReportArchive.Wording.Tests.Groups;

public sealed class FormulasTests
{
    private const string Nothing = "本局本年度没有其他需要报告的事项。";
    private const string Period = "本报告所列数据的统计期限自2030年1月1日起至12月31日止。";
    private const string Chosen = "请居民代表每季度到窗口看一遍公开栏。";

    [Theory]
    [InlineData("preamble", "我区的公开工作情况如下。", "preamble")]
    [InlineData("overview", "根据《中华人民共和国政府信息公开条例》第五十条的规定，编制本报告。", "legalBasis")]
    [InlineData("overview", "按照条例要求，特向社会公布临溪区民政局2030年度政府信息公开情况。", "legalBasis")]
    [InlineData("overview", Period, "period")]
    [InlineData("overview", "本年报由概述、主动公开情况等六个部分组成。", "contents")]
    [InlineData("other", "报告的电子版可从临溪区人民政府网站下载。", "download")]
    [InlineData("other", "如对本报告有疑问，请与临溪区民政局办公室联系。", "contact")]
    [InlineData("other", Nothing, "nothingElse")]
    [InlineData("other", "本单位暂无其他报告事项。", "nothingElse")]
    [InlineData("other", "2030年，本机关未收取信息处理费。", "fees")]
    [InlineData("appendix", "政府信息公开情况统计表", "table")]
    [InlineData("fees", "本年度没有收取任何费用。", "fees")]
    [InlineData("disclosure", "该部分以表格形式报告。", "table")]
    [InlineData("overview", "（一）主动公开情况。", "heading")]
    [InlineData("problems", "以上情况，特此报告。", "closing")]
    public void What_form_law_and_genre_prescribe_is_a_formula(string kind, string text, string rule) => Assert.Equal(rule, Formulas.Of(kind, text));

    [Theory]
    [InlineData("overview", "按照条例要求编制并公布公开指南和目录。")]
    [InlineData("overview", "全年统计并公布经济运行数据12期。")]
    [InlineData("overview", "设立咨询电话，居民有疑问可以直接询问经办人员。")]
    [InlineData("problems", "一是依申请公开答复的说理性不强，没有讲清为什么属于内部事务信息的情形。")]
    [InlineData("other", "本年度办理人大代表建议4件，均已公开。")]
    [InlineData("problems", "二是存在栏目更新不及时的问题。")]
    [InlineData("litigation", "本年度未发生行政复议、行政诉讼情况。")]
    [InlineData("overview", "坚持以公开为常态、不公开为例外。")]
    public void What_an_agency_tells_of_its_own_is_none(string kind, string text) => Assert.Null(Formulas.Of(kind, text));

    [Fact]
    public void Every_rule_has_one_name() =>
        Assert.Equal(Formulas.All.Count, Formulas.All.Select(rule => rule.Name).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public async Task Formulas_are_no_wording_that_agencies_chose_and_are_counted_apart()
    {
        using TemporaryArchive temporary = await HoldingAsync();
        WordingSearch wordings = temporary.Archive.Wordings;

        WordingAnswer chosen = wordings.Search(new WordingQuery()), formulas = wordings.Search(new WordingQuery { Formula = true });

        Assert.Equal([Chosen], chosen.Items.Select(item => item.Text));
        Assert.Equal((1, 2), (chosen.Total, chosen.Formulas));
        Assert.Equal(["nothingElse", "period"], formulas.Items.Select(item => item.Formula!).Order(StringComparer.Ordinal));
        Assert.Equal((2, 2), (formulas.Total, formulas.Formulas));
        Assert.All(chosen.Items, item => Assert.Null(item.Formula));
        Assert.Equal(2, wordings.Stream(new WordingQuery { Formula = true }).Count());
    }

    [Fact]
    public async Task A_report_s_share_of_boilerplate_leaves_out_what_the_form_prescribes()
    {
        using TemporaryArchive temporary = await HoldingAsync();
        string id = temporary.Archive.Holdings.All().First().Id;

        Boilerplate told = temporary.Archive.Boilerplates.Of(temporary.Archive.Holdings.Get(id)!)!;
        BoilerplateReport line = temporary.Archive.Boilerplates.Search([], []).Items.Single(report => report.Report == id);

        Assert.Equal((1, 1, 2, 1.0), (told.Sentences, told.Shared, told.Formulas, told.Share));
        Assert.Equal((1, 1, 1.0), (line.Sentences, line.Shared, line.Share));
        Assert.Equal(["formula", "shared", "formula"], told.Items.Select(item => item.State));
    }

    private static async Task<TemporaryArchive> HoldingAsync()
    {
        TemporaryArchive temporary = new();
        IEnumerable<ReportRecord> records = Enumerable.Range(1, 5).Select(n => RecordFactory.Record(n) with
        {
            Sections = [new Section(1, "overview", "一、总体情况", Period + "\n" + Chosen), new Section(2, "other", "六、其他需要报告的事项", Nothing)],
        });
        await temporary.Archive.Importer.ImportAsync(new StringReader(string.Join('\n', records.Select(RecordJson.Serialize))), "lines");
        temporary.Archive.WordingKeeper.Rebuild();
        return temporary;
    }
}
