using System.Text;
using GovReportArchive.Extraction.Tests.Docx;
using GovReportArchive.Extraction.Texts;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Tests.Texts;

/// <summary>Radicals and compatibility ideographs, which some fonts and converters leave, are the characters that they look like.</summary>
public sealed class LookalikesTests
{
    private const string Printed = "⼆、⻓⻘县⼈⺠政府⾏政强制⾦额（⼀⻚），⻋⻔⻛⻝⻢⻥⻩⻬⻰，\uf9fd律";
    private const string Meant = "二、长青县人民政府行政强制金额（一页），车门风食马鱼黄齐龙，什律";

    [Fact]
    public async Task They_are_put_right_in_every_file_type()
    {
        Assert.Equal([Meant], (await FileExtractor.ExtractAsync("a.txt", Encoding.UTF8.GetBytes(Printed), default)).Paragraphs());
        Assert.Equal([Meant], (await Extracted.FromTextAsync($"<html><body><p>{Printed}</p></body></html>")).Paragraphs());
        Assert.Equal([Meant], (await DocxFile.ReadAsync(DocxFile.P(Printed))).Paragraphs());
        SourceDocument page = await Extracted.FromTextAsync($"<html><head><title>{Printed}</title></head><body><table><tr><td>{Printed}</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table></body></html>");
        Assert.Equal(Meant, page.DeclaredTitle);
        Assert.Contains(page.Blocks.OfType<Table>().SelectMany(table => table.Rows).SelectMany(row => row.Cells).Select(cell => cell.Text).Concat(page.Paragraphs()), text => text.Contains(Meant, StringComparison.Ordinal));
    }

    [Fact]
    public void Cleaning_twice_is_cleaning_once()
    {
        string all = string.Concat(Enumerable.Range(0x2E80, 0x2FD6 - 0x2E80).Concat(Enumerable.Range(0xF900, 0x200)).Select(code => (char)code));

        Assert.Equal(TextCleaner.Clean(all), TextCleaner.Clean(TextCleaner.Clean(all)));
        Assert.Equal(all.Length, TextCleaner.Clean(all).Length);
        Assert.Equal("々〆人民", TextCleaner.Clean("々〆人民"));
    }
}
