using System.Text;
using GovReportArchive.Extraction.Tests.Docx;
using GovReportArchive.Extraction.Texts;
using GovReportArchive.Reports;
using GovReportArchive.Reports.Documents;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Extraction.Tests.Texts;

/// <summary>Signs of Markdown that a converter left are no part of names, headings or prose.</summary>
public sealed class MarkdownTests
{
    private const string Report = """
        #沐阳县水利局2022年政府信息公开工作年度报告

        ## 一、总体情况

        **2022年**，我局主动公开政府信息**63**条，详见[县政府网站](http://www.example.gov.cn/a/1.html)。
        ### （一）主动公开
        全面公开。![](images/1.png)
        ## **二、主动公开政府信息情况**

        | **第二十条第（五）项** | |
        | --- | --- |
        | 信息内容 | 本年处理决定<br>数量 |
        | **行政许可** | **48** |
        | **第二十条第（六）项** | |
        | 信息内容 | 本年处理决定数量 |
        | 行政处罚 | 5 |
        | 行政强制 | **0** |

        ## 三、收到和处理政府信息公开申请情况 ##
        1\.本年收到2件。
        """;

    [Fact]
    public async Task A_report_in_Markdown_is_read_as_one_without_it()
    {
        ReportRecord record = ReportReader.Read(await FileExtractor.ExtractAsync("report.txt", Encoding.UTF8.GetBytes(Report), default)).Record;

        Assert.Equal(("沐阳县水利局2022年政府信息公开工作年度报告", "沐阳县水利局", 2022), (record.Title, record.Agency.Name, record.Year));
        Assert.Equal(["一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"], record.Sections.Select(section => section.Heading));
        Assert.Equal("2022年，我局主动公开政府信息63条，详见县政府网站。\n（一）主动公开\n全面公开。", record.Sections[0].Text);
        Assert.Equal((48, 5, 0), (record.Counts["disclosure.licences.decisions"], record.Counts["disclosure.penalties.decisions"], record.Counts["disclosure.coercion.decisions"]));
        Assert.DoesNotContain(record.Cells, cell => cell.Value.State == "remark");
    }

    [Fact]
    public async Task It_is_left_out_of_pages_and_documents_too()
    {
        SourceDocument page = await Extracted.FromTextAsync(
            "<html><head><title># 沐阳县水利局2022年政府信息公开工作年度报告</title></head><body><h1># 沐阳县水利局2022年政府信息公开工作年度报告</h1><p>## 一、总体情况</p><p>**2022年**，公开三条。</p><table><tr><td>**行政许可**</td><td>**48**</td></tr><tr><td>行政处罚</td><td>5</td></tr></table></body></html>");
        SourceDocument document = await DocxFile.ReadAsync(DocxFile.P("## 一、总体情况") + DocxFile.P("**2022年**，公开三条。"));

        Assert.Equal(["沐阳县水利局2022年政府信息公开工作年度报告", "一、总体情况", "2022年，公开三条。"], page.Paragraphs());
        Assert.Equal(["0:行政许可|1:48", "0:行政处罚|1:5"], page.Table().Show());
        Assert.Equal("沐阳县水利局2022年政府信息公开工作年度报告", page.DeclaredTitle);
        Assert.Equal(["一、总体情况", "2022年，公开三条。"], document.Paragraphs());
    }

    [Theory]
    [InlineData("行政许可 | 26<sup>1</sup> |", "行政许可 | 26¹ |")]
    [InlineData("26<sup>注1</sup>", "26〔注1〕")]
    [InlineData("`一、总体情况`", "一、总体情况")]
    public void Marks_of_notes_and_of_code_are_written_as_text(string text, string expected) => Assert.Equal(expected, Markdown.Strip(text));

    [Theory]
    [InlineData("**县**局2022年公开信息**条")]
    [InlineData("#政务公开#话题阅读量十万")]
    [InlineData("#1机组、3#楼和C#语言")]
    [InlineData("见附件[1]（略）")]
    [InlineData("3 * 4 * 5 * 6")]
    [InlineData("增/减、D:\\公开\\年报")]
    public void What_only_looks_like_it_stays(string text) => Assert.Equal(text, Markdown.Strip(text));

    [Fact]
    public async Task Pinyin_that_a_mirror_put_behind_characters_is_no_part_of_the_text()
    {
        const string mirrored = "沐陽縣(xiàn)水利局(ju)2022年政府信息公開(kāi)工(gong)作(zuo)年度報(bào)告\n一(yi)、總(zǒng)體(tǐ)情況(kuàng)\n附件(pdf)一(a)面积(km)：我(wo)局主動(dòng)公(gong)(gong)開(kai)信息63條(tiáo)。";
        SourceDocument document = await FileExtractor.ExtractAsync("a.txt", Encoding.UTF8.GetBytes(mirrored), default);

        Assert.Equal(["沐陽縣水利局2022年政府信息公開工作年度報告", "一、總體情況", "附件(pdf)一(a)面积(km)：我局主動公開信息63條。"], document.Paragraphs());
        Assert.Equal(["沐陽縣統計局", "由沐陽縣統計局編制"], (await FileExtractor.ExtractAsync("a.txt", Encoding.UTF8.GetBytes("沐陽縣統(tǒng)計局\n由沐陽縣統(tǒng)計局編制"), default)).Paragraphs());
        Assert.Equal(["面积(km)", "长度(m)"], (await FileExtractor.ExtractAsync("a.txt", "面积(km)\n长度(m)"u8.ToArray(), default)).Paragraphs());
    }
}
