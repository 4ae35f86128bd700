using System.Text;
using GovReportArchive.Extraction.Programs;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Tests.Doc;

public sealed class DocTests
{
    private const ushort Vertical = 0x20;
    private const ushort Begins = 0x60;

    private static readonly byte[] Deleted = DocWriter.Sprm(0x0800, 1);
    private static readonly byte[] Hidden = DocWriter.Sprm(0x083C, 1);
    private static readonly byte[] Special = DocWriter.Sprm(0x0855, 1);

    [Fact]
    public async Task Text_is_read_without_any_helper_program()
    {
        SourceDocument document = await new DocWriter().Paragraph("样例县云溪镇2009年政府信息公开工作年度报告").Paragraph("甲\t乙\u001E丙\u001F丁").Paragraph("公开\v信息。\v申请").ReadAsync();
        Assert.Equal(["样例县云溪镇2009年政府信息公开工作年度报告", "甲\t乙-丙丁", "公开\n信息。", "申请"], document.Paragraphs());
        Assert.Equal("application/msword", document.MediaType);
    }

    [Fact]
    public async Task Deleted_and_hidden_text_field_codes_and_contents_are_left_out()
    {
        SourceDocument document = await new DocWriter().Style(0, 0xFFF).Style(19, 0)
            .Run("公开").Run("11", Deleted).Run("12").Run("条（内部）", Hidden).End('\r', 0)
            .Run("复议").Run("\r", Deleted).Run("0件。").End('\r', 0)
            .Run("共").Run("\u0013", Special).Run("=SUM(ABOVE)").Run("\u0014", Special).Run("9").Run("\u0015", Special).Run("条").End('\r', 0)
            .Run("一、总体情况\t1").End('\r', 1).ReadAsync();
        Assert.Equal(["公开12", "复议0件。", "共9条"], document.Paragraphs());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Merged_cells_stand_once_on_the_grid(bool huge)
    {
        SourceDocument document = await new DocWriter().Paragraph("三、申请情况")
            .Row(huge, ("办理结果", 1000, Begins), ("（一）予以公开", 3000, 0), ("4", 4000, 0))
            .Row(huge, ("", 1010, Vertical), ("不予\n公开", 2000, Begins), ("国家秘密", 3000, 0), ("", 4000, 0))
            .Row(huge, ("", 990, Vertical), ("", 2000, Vertical), ("其他", 3000, 0), ("/", 4000, 0))
            .Row(huge, ("结转", 1000, 1), ("", 2000, 2), ("", 3000, 2), ("1", 4000, 0))
            .Paragraph("四、复议").ReadAsync();
        Assert.Equal(
            ["0v3:办理结果|1+2:（一）予以公开|3:4", "1v2:不予⏎公开|2:国家秘密|3:", "2:其他|3:/", "0+3:结转|3:1"],
            document.Table().Show());
        Assert.Equal(["三、申请情况", "四、复议"], document.Paragraphs());
    }

    [Fact]
    public async Task A_frame_around_prose_is_unfolded()
    {
        SourceDocument document = await new DocWriter().Row(false, ("一、总体情况\n公开12条。", 8000, 0)).Paragraph("完。").ReadAsync();
        Assert.Equal(["一、总体情况", "公开12条。", "完。"], document.Paragraphs());
    }

    [Theory]
    [InlineData(0x27, "\u0000、", "一、甲", "二、乙")]
    [InlineData(0x25, "（\u0000）", "（一）甲", "（二）乙")]
    [InlineData(0x00, "\u0000.", "1.甲", "2.乙")]
    [InlineData(0x12, "\u0000", "①甲", "②乙")]
    [InlineData(0x17, "\uF06C", "甲", "乙")]
    public async Task Lists_are_written_with_their_numbers_also_where_a_style_brings_them(byte format, string pattern, params string[] expected)
    {
        byte[] use = DocWriter.Sprm(0x460B, 1);
        SourceDocument document = await new DocWriter().Style(0, 0xFFF).Style(1, 0, use).List(format, pattern).Paragraph("甲", use).Run("乙").End('\r', 1).ReadAsync();
        Assert.Equal(expected, document.Paragraphs());
    }

    [Fact]
    public async Task Footnotes_are_marked_and_stand_at_the_end()
    {
        SourceDocument document = await new DocWriter().Run("公开12条").Run("\u0002", Special).Run("。").End('\r', 0).Paragraph("完。")
            .Footnotes().Run("\u0002", Special).Run("含转载3条").End('\r', 0).ReadAsync();
        Assert.Equal(["公开12条[1]。", "完。", "[1]含转载3条"], document.Paragraphs());
    }

    [Fact]
    public async Task Pictures_are_reported_and_a_document_of_nothing_else_has_no_blocks()
    {
        SourceDocument document = await new DocWriter().Run("图").Run("\u0001", Special).End('\r', 0).ReadAsync();
        Assert.Equal("doc.images", Assert.Single(document.Warnings).Code);
        SourceDocument empty = await new DocWriter().Paragraph("").ReadAsync();
        Assert.Empty(empty.Blocks);
        Assert.Equal("doc.noText", Assert.Single(empty.Warnings).Code);
    }

    [Fact]
    public async Task Documents_before_word_97_need_a_helper_and_say_so()
    {
        byte[] old = new byte[4096];
        BitConverter.TryWriteBytes(old, (ushort)0xA5DC);
        string code = await Extracted.ErrorCodeAsync(CompoundFileWriter.Write(("WordDocument", old)));
        Assert.Equal(HelperProgram.Exists("antiword") || HelperProgram.Exists("catdoc") ? "doc.damaged" : "doc.helperMissing", code);
    }

    [SkippableFact]
    public async Task Antiword_reads_the_same_words()
    {
        Skip.IfNot(HelperProgram.Exists("antiword"), "antiword is not installed");
        byte[] file = new DocWriter().Paragraph("样例县云溪镇").Row(false, ("许可", 2000, 0), ("3", 4000, 0)).Paragraph("公开12条。").ToBytes();
        using ScratchFolder folder = new();
        string path = await folder.AddAsync("a.doc", file, default);
        HelperOutput? output = await HelperProgram.RunAsync("a.doc", "antiword", ["-m", "UTF-8.txt", "-w", "0", path], ExtractionLimits.Default, default);
        string[] words = ["样例县云溪镇", "许可", "3", "公开12条。"];
        Assert.Equal(words, Encoding.UTF8.GetString(output!.Output).Split([' ', '|', '\n'], StringSplitOptions.RemoveEmptyEntries));
    }
}
