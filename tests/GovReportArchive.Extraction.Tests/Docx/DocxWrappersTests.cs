using GovReportArchive.Reports.Documents;
using static GovReportArchive.Extraction.Tests.Docx.DocxFile;

namespace GovReportArchive.Extraction.Tests.Docx;

/// <summary>Word wraps numbers, dates and places into tags of its own; what is inside belongs to the text.</summary>
public sealed class DocxWrappersTests
{
    public static TheoryData<string> Wrappers =>
    [
        "<w:smartTag w:uri='urn:schemas-microsoft-com:office:smarttags' w:element='chmetcnv'><w:smartTagPr><w:attr w:name='UnitName' w:val='条'/></w:smartTagPr>{0}</w:smartTag>",
        "<w:smartTag w:uri='a' w:element='chsdate'><w:smartTag w:uri='b' w:element='date'>{0}</w:smartTag></w:smartTag>",
        "<w:customXml w:uri='a' w:element='number'><w:customXmlPr/>{0}</w:customXml>",
        "<w:fldSimple w:instr='DOCPROPERTY n'>{0}</w:fldSimple>",
        "<w:hyperlink w:anchor='n'>{0}</w:hyperlink>",
        "<w:hyperlink w:anchor='n'><w:smartTag w:uri='a' w:element='x'>{0}</w:smartTag></w:hyperlink>",
        "<w:ins w:id='1' w:author='a'>{0}</w:ins>",
        "<w:dir w:val='ltr'>{0}</w:dir>",
        "<w:bdo w:val='ltr'>{0}</w:bdo>",
        "<w:sdt><w:sdtContent><w:smartTag w:uri='a' w:element='x'>{0}</w:smartTag></w:sdtContent></w:sdt>",
    ];

    [Theory]
    [MemberData(nameof(Wrappers))]
    public async Task A_number_that_is_half_inside_a_wrapper_is_whole(string wrapper)
    {
        string inside = wrapper.Replace("{0}", R("3"), StringComparison.Ordinal);
        SourceDocument document = await ReadAsync(
            $"<w:p>{R("全年公开")}{inside}{R("17条，")}{wrapper.Replace("{0}", R("2022年3月"), StringComparison.Ordinal)}{R("起。")}</w:p>"
            + $"<w:tbl>{Row(Cell("行政许可"), Cell($"<w:p>{inside}{R("6")}</w:p>"))}{Row(Cell("行政处罚"), Cell($"<w:p>{R("8")}{inside}</w:p>"))}</w:tbl>");

        Assert.Equal(["全年公开317条，2022年3月起。"], document.Paragraphs());
        Assert.Equal(["0:行政许可|1:36", "0:行政处罚|1:83"], document.Table().Show());
    }

    [Theory]
    [InlineData("<w:customXml w:uri='a' w:element='x'>{0}</w:customXml>")]
    [InlineData("<w:sdt><w:sdtContent>{0}</w:sdtContent></w:sdt>")]
    public async Task Paragraphs_tables_rows_and_cells_inside_a_wrapper_are_read(string wrapper)
    {
        string Wrap(string content) => wrapper.Replace("{0}", content, StringComparison.Ordinal);
        SourceDocument document = await ReadAsync(
            Wrap(P("一、总体情况")) + Wrap($"<w:tbl>{Wrap(Row(Cell("行政许可"), Wrap(Cell("36"))))}{Row(Cell("行政处罚"), Cell(Wrap(P("83"))))}</w:tbl>"));

        Assert.Equal(["一、总体情况"], document.Paragraphs());
        Assert.Equal(["0:行政许可|1:36", "0:行政处罚|1:83"], document.Table().Show());
    }
}
