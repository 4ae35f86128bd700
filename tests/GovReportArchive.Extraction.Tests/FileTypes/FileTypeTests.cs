using System.IO.Compression;
using System.Text;
using GovReportArchive.Extraction.Tests.Doc;
using GovReportArchive.Extraction.Tests.Docx;

namespace GovReportArchive.Extraction.Tests.FileTypes;

public sealed class FileTypeTests
{
    [Theory]
    [InlineData("<!doctype html><p>甲", "a.txt", "text/html")]
    [InlineData("\uFEFF  <!-- x -->\n<META charset=utf-8><p>甲", "a", "text/html")]
    [InlineData("<p style='text-align:center'>甲</p>", "报告", "text/html")]
    [InlineData("甲<br>乙</p>", "a.HTML", "text/plain")]
    [InlineData("甲<br>乙</p>", "a.html", "text/html")]
    [InlineData("甲<br>乙</p>", "a.txt", "text/plain")]
    [InlineData("甲<td>1</td><td>2</td><td>3</td><td>4</td><td>5</td><td>6</td><td>7</td><td>8</td>", "a.txt", "text/html")]
    [InlineData("<样例>不是标记", "a.txt", "text/plain")]
    [InlineData("名为 PDF 的文本", "a.pdf", "text/plain")]
    public async Task Text_and_pages_are_told_apart_by_their_content_first(string content, string name, string expected)
    {
        Assert.Equal(expected, (await Extracted.FromTextAsync(content, name)).MediaType);
    }

    public static TheoryData<string, byte[]> Refused => new()
    {
        { "file.image", "GIF89a"u8.ToArray() },
        { "file.archive", "Rar!\x1A\x07\0"u8.ToArray() },
        { "file.archive", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4] },
        { "file.unknownType", [.. Enumerable.Range(0, 4000).Select(i => (byte)(i * 7919 >> 3))] },
        { "doc.damaged", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2000]] },
        { "file.archive", Zip(("报告.txt", "甲")) },
        { "file.unsupported", Zip(("OFD.xml", "<o/>")) },
        { "sheet.damaged", Zip(("[Content_Types].xml", "<o/>"), ("xl/workbook.xml", "<o/>")) },
        { "docx.damaged", Zip(("[Content_Types].xml", "<o/>"), ("word/document.xml", "<o/>")) },
        { "docx.damaged", DocxFile.Make(DocxFile.P("甲"))[..^200] },
        { "docx.damaged", DocxFile.Make(DocxFile.P("甲")).With("word/document.xml", "<w:document") },
        { "docx.damaged", DocxFile.Make(DocxFile.P("甲")).With("word/document.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>") },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_cannot_be_read_is_refused_with_its_own_code(string code, byte[] bytes)
    {
        Assert.Equal(code, await Extracted.ErrorCodeAsync(bytes));
    }

    [Theory]
    [InlineData("EncryptedPackage", 0, "docx.encrypted")]
    [InlineData("Workbook", 0, "sheet.damaged")]
    [InlineData("PowerPoint Document", 0, "file.unsupported")]
    [InlineData("WordDocument", 0x0100, "doc.encrypted")]
    public async Task Compound_files_say_what_they_hold(string stream, int flags, string code)
    {
        byte[] content = new byte[4096];
        BitConverter.TryWriteBytes(content.AsSpan(10), (ushort)flags);
        Assert.Equal(code, await Extracted.ErrorCodeAsync(CompoundFileWriter.Write((stream, content))));
    }

    [Fact]
    public async Task A_part_that_unpacks_beyond_measure_is_not_unpacked()
    {
        byte[] bomb = Zip(("[Content_Types].xml", "<o/>"), ("word/document.xml", "<a>" + new string(' ', 300 << 20)));
        Assert.Equal("docx.bomb", await Extracted.ErrorCodeAsync(bomb));
    }

    [Fact]
    public async Task A_package_of_too_many_parts_is_refused()
    {
        Assert.Equal("docx.bomb", await Extracted.ErrorCodeAsync(Zip([.. Enumerable.Range(0, 5001).Select(i => ($"word/{i}.xml", ""))])));
    }

    [Fact]
    public async Task Xml_that_is_nested_too_deeply_is_refused()
    {
        string deep = string.Concat(Enumerable.Repeat("<w:p>", 100_000));
        Assert.Equal("docx.tooComplex", await Extracted.ErrorCodeAsync(DocxFile.Make(deep + string.Concat(Enumerable.Repeat("</w:p>", 100_000)))));
    }

    [Fact]
    public async Task Text_over_the_limit_is_refused_and_not_cut()
    {
        ExtractionLimits limits = new() { MaxCharacters = 10 };
        byte[] bytes = Encoding.UTF8.GetBytes("一二三四五六七八九十一");
        ExtractionException error = await Assert.ThrowsAsync<ExtractionException>(() => FileExtractor.ExtractAsync("a.txt", bytes, limits, default));
        Assert.Equal("file.tooMuchText", error.Code);
    }

    private static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using MemoryStream stream = new();
        using (ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, string content) in parts)
            {
                using Stream entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }
}
