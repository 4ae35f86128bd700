using GovReportArchive.Extraction.FileTypes;
using GovReportArchive.Extraction.Tests.Doc;
using GovReportArchive.Extraction.Tests.Docx;
using GovReportArchive.Extraction.Tests.Pdf;
using GovReportArchive.Extraction.Tests.Sheets;
using GovReportArchive.Extraction.Tests.Whole;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Tests.FileTypes;

/// <summary>Each type of file is known by its bytes, read by an extractor of its own and called by its media type.</summary>
public sealed class FileTypeRecipeTests
{
    private const string Words = "政务公开";

    private static readonly Dictionary<FileType, byte[]> Specimens = new()
    {
        [FileType.Text] = SampleFiles.Text([new(Words)], "\t"),
        [FileType.Html] = SampleFiles.Html([new(Words)]),
        [FileType.Docx] = DocxFile.Make(DocxFile.P(Words)),
        [FileType.Doc] = new DocWriter().Paragraph(Words).ToBytes(),
        [FileType.Pdf] = new PdfFile().Page().Text(80, 70, 16, Words).ToBytes(),
        [FileType.Rtf] = OtherFiles.Rtf(@"\pard " + OtherFiles.Escaped(Words) + @"\par"),
        [FileType.WordXml] = OtherFiles.FlatPackage(DocxFile.Make(DocxFile.P(Words))),
        [FileType.WebArchive] = OtherFiles.WebArchive(SampleFiles.Html([new(Words)])),
        [FileType.Xls] = WorkbookFile.Xls([[Words]]),
        [FileType.Xlsx] = WorkbookFile.Xlsx([[Words]]),
        // Pictures are only begun here: what they say is for character recognition, which not every machine has.
        [FileType.Png] = [0x89, .. "PNG\r\n\x1A\n"u8, .. new byte[64]],
        [FileType.Jpeg] = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[64]],
        [FileType.Tiff] = [.. "II"u8, 0x2A, 0, .. new byte[64]],
    };

    public static TheoryData<string> Types => [.. Enum.GetNames<FileType>()];

    [Theory]
    [MemberData(nameof(Types))]
    public async Task A_type_is_known_by_its_bytes_and_read_by_its_own_extractor(string name)
    {
        FileType type = Enum.Parse<FileType>(name);
        Assert.True(Specimens.TryGetValue(type, out byte[]? bytes), $"There is no specimen of {name}.");
        Assert.Equal(type, FileTypeSniffer.Sniff("报告", bytes, ExtractionLimits.Default));
        if (type is FileType.Png or FileType.Jpeg or FileType.Tiff)
        {
            ExtractionException refused = await Assert.ThrowsAsync<ExtractionException>(() => FileExtractor.ExtractAsync("报告", bytes, default));
            Assert.Contains("报告", refused.Message, StringComparison.Ordinal);
            return;
        }

        SourceDocument document = await FileExtractor.ExtractAsync("报告", bytes, default);
        Assert.Contains(Words, document.Blocks.OfType<Paragraph>().Select(paragraph => paragraph.Text));
        Assert.Equal(type is FileType.Text, document.MediaType == "text/plain");
    }

    [Fact]
    public async Task Types_that_are_read_have_a_media_type_each()
    {
        List<string> given = [];
        foreach ((FileType type, byte[] bytes) in Specimens.Where(specimen => specimen.Key is not (FileType.Png or FileType.Jpeg or FileType.Tiff)))
            given.Add((await FileExtractor.ExtractAsync(type.ToString(), bytes, default)).MediaType);

        Assert.Equal(given.Distinct(StringComparer.Ordinal), given);
    }
}
