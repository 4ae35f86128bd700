using System.Text;
using GovReportArchive.Extraction.Tests.Whole;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Tests.Rtf;

public sealed class RtfTests
{
    [Fact]
    public async Task Text_is_read_from_code_pages_and_numbers_alike()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        string bytes = string.Concat(Encoding.GetEncoding("GB18030").GetBytes("样例县").Select(b => $"\\'{b:x2}"));
        SourceDocument document = await ReadAsync($"\\pard\\f0 {bytes}{{\\f1 2023}}\\u24180?\\uc2\\u25253  公\\par\\pard a\\~b\\emdash\\line c\\tab d\\par".Replace("公", "\\u20844  ", StringComparison.Ordinal));
        Assert.Equal(["样例县2023年报公", "a b—\nc\td"], document.Paragraphs());
        Assert.Equal("application/rtf", document.MediaType);
    }

    [Fact]
    public async Task A_character_of_two_bytes_may_be_written_half_plainly()
    {
        Assert.Equal(["丂x"], (await ReadAsync("\\pard \\'81@x\\par")).Paragraphs());
    }

    [Fact]
    public async Task Hidden_and_deleted_text_field_codes_heads_and_unknown_groups_are_left_out()
    {
        SourceDocument document = await ReadAsync(
            "{\\header\\pard 9\\par}{\\info{\\title 8}}\\pard 12{\\v 34}{\\deleted 56}{\\field{\\*\\fldinst SUM 7}{\\fldrslt 78}}{\\*\\unknown 90}{\\pict\\pngblip 00ff}0\\par{\\*\\bkmkstart a}");
        Assert.Equal(["12780"], document.Paragraphs());
        Assert.Equal("rtf.images", Assert.Single(document.Warnings).Code);
    }

    [Fact]
    public async Task Numbers_of_lists_stand_as_they_are_written_out_and_notes_come_last()
    {
        SourceDocument document = await ReadAsync(
            "\\pard{\\listtext\\pard 1.\\tab}A{\\super\\chftn{\\footnote\\pard N\\par}}\\par\\pard B{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt\\pard Box\\par}}}C\\par");
        Assert.Equal(["1.A[1]", "BC", "[1]N", "Box"], document.Paragraphs());
    }

    [Fact]
    public async Task A_raised_number_is_a_mark_and_no_digit()
    {
        SourceDocument document = await ReadAsync("\\trowd\\cellx100\\cellx200\\pard\\intbl a\\cell\\pard\\intbl 26{\\super 1}\\cell\\row\\trowd\\cellx100\\cellx200\\intbl b\\cell m{\\super 2}\\cell\\row");
        Assert.Equal(["0:a|1:26¹", "0:b|1:m²"], document.Table().Show());
    }

    [Fact]
    public async Task Cells_are_placed_by_their_edges_and_merged_in_both_directions()
    {
        SourceDocument document = await ReadAsync(
            "\\pard x\\par\\trowd\\clvmgf\\cellx100\\cellx200\\cellx300\\intbl a\\cell b\\cell c\\par d\\cell\\row"
            + "\\trowd\\clvmrg\\cellx100\\clmgf\\cellx200\\clmrg\\cellx300\\intbl\\cell e\\cell\\cell\\row\\trowd\\cellx200\\cellx300\\intbl f\\cell 7\\cell\\row\\pard y\\par");
        Assert.Equal(["0v2:a|1:b|2:c⏎d", "1+2:e", "0+2:f|2:7"], document.Table().Show());
        Assert.Equal(["x", "y"], document.Paragraphs());
    }

    [Theory]
    [InlineData("{\\rtf1 a")]
    [InlineData("{\\rtf1 }}}} a\\par")]
    [InlineData("{\\rtf1\\bin99999999 a")]
    [InlineData("{\\rtf1\\u99999999 \\cellx-99999999\\row\\cell\\ansicpg77777\\'zz\\")]
    public async Task Damaged_files_are_read_as_far_as_they_go(string file)
    {
        Assert.Equal("application/rtf", (await FileExtractor.ExtractAsync("a.doc", Encoding.Latin1.GetBytes(file), default)).MediaType);
    }

    [Fact]
    public async Task Groups_nested_deeper_than_any_document_nests_them_are_refused()
    {
        ExtractionLimits limits = new() { MaxDepth = 20 };
        Assert.Equal(["a"], (await FileExtractor.ExtractAsync("a.rtf", OtherFiles.Rtf(Nested(10)), limits, default)).Paragraphs());
        ExtractionException e = await Assert.ThrowsAsync<ExtractionException>(() => FileExtractor.ExtractAsync("a.rtf", OtherFiles.Rtf(Nested(20)), limits, default));
        Assert.Equal("rtf.tooDeep", e.Code);
    }

    [Fact]
    public async Task Pictures_are_no_part_of_the_size_that_marked_up_text_may_have()
    {
        ExtractionLimits limits = new() { MaxMarkupBytes = 100_000 };
        string filling = new('0', 200_000);
        Assert.Equal(["a"], (await FileExtractor.ExtractAsync("a.rtf", OtherFiles.Rtf($"\\pard {{\\pict {filling}}}a\\par"), limits, default)).Paragraphs());
        ExtractionException e = await Assert.ThrowsAsync<ExtractionException>(() => FileExtractor.ExtractAsync("a.rtf", OtherFiles.Rtf($"\\pard {filling}\\par"), limits, default));
        Assert.Equal("file.tooLarge", e.Code);
    }

    private static string Nested(int depth) => $"{new string('{', depth)}\\pard a\\par{new string('}', depth)}";

    private static Task<SourceDocument> ReadAsync(string body) => FileExtractor.ExtractAsync("report.doc", OtherFiles.Rtf(body), default);
}
