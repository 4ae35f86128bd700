using GovReportArchive.Extraction.Tests.Docx;
using GovReportArchive.Extraction.Tests.Whole;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Tests.WordXml;

public sealed class FlatWordTests
{
    [Fact]
    public async Task A_package_in_one_file_is_read_as_a_docx_with_its_styles_and_title()
    {
        byte[] docx = DocxFile.Make(DocxFile.P("第一项", "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>"),
            numbering: "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>");
        SourceDocument document = await FileExtractor.ExtractAsync("report.xml", OtherFiles.FlatPackage(docx), default);
        Assert.Equal(["1.第一项"], document.Paragraphs());
        Assert.Equal("application/xml", document.MediaType);
    }

    [Fact]
    public async Task Word_2003_has_its_list_numbers_merges_and_wrapped_words()
    {
        SourceDocument document = await ReadAsync(
            "<wx:sub-section><w:p><w:pPr><w:listPr><wx:t wx:val='一、'/></w:listPr></w:pPr><w:r><w:t>总体情况</w:t></w:r></w:p></wx:sub-section>"
            + "<w:p><w:r><w:t>公开</w:t></w:r><st1:chmetcnv><w:r><w:t>1</w:t></w:r><w:r><w:t>2</w:t></w:r></st1:chmetcnv><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:t>条</w:t></w:r></w:p>"
            + "<w:tbl><w:tr><w:tc><w:tcPr><w:vmerge w:val='restart'/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>"
            + "<w:tr><w:tc><w:tcPr><w:vmerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>3</w:t></w:r></w:p></w:tc></w:tr></w:tbl>");
        Assert.Equal(["一、总体情况", "公开12条"], document.Paragraphs());
        Assert.Equal(["0v2:甲|1+2:1", "1:2|2:3"], document.Table().Show());
    }

    [Fact]
    public async Task Word_2003_text_is_read_as_if_all_changes_were_accepted()
    {
        SourceDocument document = await ReadAsync(
            "<w:p><aml:annotation aml:id='0' w:type='Word.Insertion'><aml:content><w:r><w:t>12</w:t></w:r></aml:content></aml:annotation>"
            + "<aml:annotation aml:id='1' w:type='Word.Deletion'><aml:content><w:r><w:delText>3</w:delText></w:r></aml:content></aml:annotation><w:r><w:t>件</w:t></w:r></w:p>");
        Assert.Equal(["12件"], document.Paragraphs());
    }

    [Fact]
    public async Task What_is_no_word_document_or_damaged_says_so()
    {
        Assert.Equal("wordxml.noDocument", await Extracted.ErrorCodeAsync("<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><a/>"u8.ToArray()));
        Assert.Equal("wordxml.damaged", await Extracted.ErrorCodeAsync("<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument"u8.ToArray()));
        Assert.Equal("wordxml.damaged", await Extracted.ErrorCodeAsync("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><?mso-application progid=\"Word.Document\"?><a>&b;</a>"u8.ToArray()));
        Assert.Equal("wordxml.tooDeep", await Extracted.ErrorCodeAsync(OtherFiles.Word2003(string.Concat(Enumerable.Repeat("<w:p>", 500)) + string.Concat(Enumerable.Repeat("</w:p>", 500)))));
    }

    private static Task<SourceDocument> ReadAsync(string body) => FileExtractor.ExtractAsync("report.doc", OtherFiles.Word2003(body), default);
}
