using GovReportArchive.Reports.Documents;
using static GovReportArchive.Extraction.Tests.Docx.DocxFile;

namespace GovReportArchive.Extraction.Tests.Docx;

public sealed class DocxTextTests
{
    [Fact]
    public async Task Tabs_breaks_hyphens_and_symbols_are_characters()
    {
        SourceDocument document = await ReadAsync("""
            <w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/><w:t>丙</w:t><w:softHyphen/><w:t>丁</w:t></w:r></w:p>
            <w:p><w:r><w:t>公开</w:t><w:br/><w:t>信息。</w:t><w:cr/><w:t>申请</w:t><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Unknown" w:char="2460"/></w:r></w:p>
            """);
        Assert.Equal(["甲\t乙-丙丁", "公开\n信息。", "申请☑①"], document.Paragraphs());
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", document.MediaType);
    }

    [Fact]
    public async Task Tracked_changes_are_read_as_accepted()
    {
        SourceDocument document = await ReadAsync($"""
            <w:p>{R("公开")}<w:del w:id="1" w:author="a"><w:r><w:delText>11</w:delText></w:r></w:del><w:ins w:id="2" w:author="a">{R("12")}</w:ins>{R("条")}</w:p>
            <w:p><w:moveFrom w:id="3" w:author="a">{R("申请1件。")}</w:moveFrom></w:p>
            <w:p><w:pPr><w:rPr><w:del w:id="4" w:author="a"/></w:rPr></w:pPr>{R("复议")}</w:p><w:p>{R("0件。")}<w:moveTo w:id="5" w:author="a">{R("申请1件。")}</w:moveTo></w:p>
            <w:tbl>{Row(Cell("许可"), Cell("3"))}<w:tr><w:trPr><w:del w:id="6" w:author="a"/></w:trPr>{Cell("处罚")}{Cell("9")}</w:tr>{Row(Cell("强制"), Cell("<w:p><w:del w:id='7' w:author='a'><w:r><w:delText>5</w:delText></w:r></w:del></w:p>"))}</w:tbl>
            """);
        Assert.Equal(["公开12条", "复议0件。申请1件。"], document.Paragraphs());
        Assert.Equal(["0:许可|1:3", "0:强制|1:"], document.Table().Show());
    }

    [Fact]
    public async Task Hidden_text_is_left_out_also_where_a_style_hides_it()
    {
        const string styles = """
            <w:style w:type="character" w:styleId="H"><w:name w:val="note"/><w:rPr><w:vanish/></w:rPr></w:style>
            <w:style w:type="character" w:styleId="H2"><w:name w:val="note 2"/><w:basedOn w:val="H"/></w:style>
            <w:style w:type="paragraph" w:styleId="HP"><w:name w:val="hidden"/><w:rPr><w:vanish/></w:rPr></w:style>
            """;
        SourceDocument document = await ReadAsync(
            $"<w:p>{R("甲")}{R("乙", "<w:vanish/>")}{R("丙", "<w:rStyle w:val='H2'/>")}{R("丁", "<w:rStyle w:val='H2'/><w:vanish w:val='0'/>")}</w:p>{P("戊", "<w:pStyle w:val='HP'/>")}", styles);
        Assert.Equal(["甲丁"], document.Paragraphs());
    }

    [Fact]
    public async Task Fields_give_their_results_and_not_their_codes()
    {
        SourceDocument document = await ReadAsync($"""
            <w:p>{R("共")}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=SUM(ABOVE)</w:instrText><w:t>x</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{R("12")}
            <w:r><w:fldChar w:fldCharType="end"/></w:r>{R("条，见")}<w:hyperlink>{R("网站")}</w:hyperlink><w:fldSimple w:instr="DATE">{R("今日")}</w:fldSimple></w:p>
            """);
        Assert.Equal(["共12条，见网站今日"], document.Paragraphs());
    }

    [Fact]
    public async Task Content_controls_are_read_and_tables_of_contents_and_placeholders_are_not()
    {
        SourceDocument document = await ReadAsync($"""
            <w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>{P("一、总体情况 1")}</w:sdtContent></w:sdt>
            {P("二、主动公开 2", "<w:pStyle w:val='T1'/>")}
            <w:sdt><w:sdtContent>{P("一、总体情况")}</w:sdtContent></w:sdt>
            <w:p>{R("公开")}<w:sdt><w:sdtContent>{R("12")}</w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{R("单击此处输入")}</w:sdtContent></w:sdt>{R("条")}</w:p>
            """, "<w:style w:type='paragraph' w:styleId='T1'><w:name w:val='toc 1'/></w:style>");
        Assert.Equal(["一、总体情况", "公开12条"], document.Paragraphs());
    }

    [Fact]
    public async Task Footnotes_are_marked_and_stand_at_the_end()
    {
        SourceDocument document = await ReadAsync(
            $"<w:p>{R("公开12条")}<w:r><w:footnoteReference w:id='7'/></w:r>{R("。")}</w:p>{P("完。")}",
            footnotes: $"<w:footnote w:id='7'><w:p><w:r><w:footnoteRef/></w:r>{R("含转载")}</w:p>{P("3条")}</w:footnote>");
        Assert.Equal(["公开12条[1]。", "完。", "[1]含转载\n3条"], document.Paragraphs());
    }

    [Fact]
    public async Task A_text_box_is_read_once_after_its_paragraph()
    {
        SourceDocument document = await ReadAsync($"""
            <w:p>{R("正文")}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{P("样例县文件")}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>
            <mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{P("样例县文件")}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
            """);
        Assert.Equal(["正文", "样例县文件"], document.Paragraphs());
    }

    [Fact]
    public async Task What_is_not_read_is_reported()
    {
        SourceDocument document = await ReadAsync(
            $"{P("正文")}<w:altChunk r:id='rId9'/><w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><a:blip/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>");
        Assert.Equal(["docx.chunks", "docx.images"], document.Warnings.Select(warning => warning.Code));
    }

    [Theory]
    [InlineData("样例县云溪镇2023年政府信息公开工作年度报告", "样例县云溪镇2023年政府信息公开工作年度报告")]
    [InlineData("关于召开会议的通知", null)]
    public async Task The_title_property_counts_only_where_it_names_a_report(string property, string? expected)
    {
        Assert.Equal(expected, (await ReadAsync(P("正文"), title: property)).DeclaredTitle);
    }

    [Fact]
    public async Task A_malformed_link_does_not_keep_a_document_from_being_read()
    {
        byte[] package = Make($"<w:p><w:hyperlink r:id='rId9'>{R("邮箱")}</w:hyperlink></w:p>").With("word/_rels/document.xml.rels", """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" TargetMode="External"
            Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="http://某 邮箱@@//:a"/></Relationships>
            """);
        Assert.Equal(["邮箱"], (await FileExtractor.ExtractAsync("a.docx", package, default)).Paragraphs());
    }
}
