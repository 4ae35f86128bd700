using System.Globalization;
using GovReportArchive.Extraction.Lists;
using static GovReportArchive.Extraction.Tests.Docx.DocxFile;

namespace GovReportArchive.Extraction.Tests.Docx;

public sealed class DocxNumberingTests
{
    [Theory]
    [InlineData("chineseCountingThousand", "%1、", "一、甲", "二、乙")]
    [InlineData("chineseCounting", "（%1）", "（一）甲", "（二）乙")]
    [InlineData("ideographDigital", "第%1条", "第一条 甲", "第二条 乙")]
    [InlineData("decimal", "%1.", "1.甲", "2.乙")]
    [InlineData("decimalFullWidth", "%1．", "１．甲", "２．乙")]
    [InlineData("decimalEnclosedCircle", "%1", "①甲", "②乙")]
    [InlineData("upperRoman", "%1、", "I、甲", "II、乙")]
    [InlineData("ideographTraditional", "%1、", "甲、甲", "乙、乙")]
    [InlineData("bullet", "\uF06C", "甲", "乙")]
    [InlineData("none", "", "甲", "乙")]
    public async Task Lists_are_written_with_their_numbers(string format, string pattern, params string[] expected)
    {
        Assert.Equal(expected, (await ReadAsync(Item("甲") + Item("乙"), numbering: Single(format, pattern))).Paragraphs());
    }

    [Fact]
    public async Task Levels_count_within_the_level_above_and_may_show_it()
    {
        string numbering = $"<w:abstractNum w:abstractNumId='0'>{Level(0, "chineseCounting", "%1、")}{Level(1, "decimal", "%1.%2")}{Level(2, "decimal", "%1.%2.%3", "<w:isLgl/>")}</w:abstractNum>{Instance(1, 0)}";
        Assert.Equal(
            ["一、甲", "一.1 乙", "一.2 丙", "1.2.1 丁", "二、戊", "二.1 己"],
            (await ReadAsync(Item("甲") + Item("乙", 1) + Item("丙", 1) + Item("丁", 2) + Item("戊") + Item("己", 1), numbering: numbering)).Paragraphs());
    }

    [Fact]
    public async Task Instances_of_one_list_count_on_unless_they_start_anew()
    {
        string numbering = Single("decimal", "%1.") + Instance(2, 0) + Instance(3, 0, "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride>");
        Assert.Equal(
            ["1.甲", "2.乙", "5.丙", "6.丁"],
            (await ReadAsync(Item("甲") + Item("乙", 0, 2) + Item("丙", 0, 3) + Item("丁", 0, 3), numbering: numbering)).Paragraphs());
    }

    [Fact]
    public async Task A_style_may_number_its_paragraphs_and_a_paragraph_may_refuse()
    {
        const string styles = "<w:style w:type='paragraph' w:styleId='S'><w:name w:val='s'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style><w:style w:type='paragraph' w:styleId='T'><w:name w:val='t'/><w:basedOn w:val='S'/></w:style>";
        Assert.Equal(
            ["1.甲", "乙", "2.丙"],
            (await ReadAsync(P("甲", "<w:pStyle w:val='T'/>") + P("乙", "<w:pStyle w:val='S'/><w:numPr><w:numId w:val='0'/></w:numPr>") + P("丙", "<w:pStyle w:val='S'/>"), styles, Single("decimal", "%1."))).Paragraphs());
    }

    [Theory]
    [InlineData(1, "一")]
    [InlineData(10, "十")]
    [InlineData(12, "十二")]
    [InlineData(20, "二十")]
    [InlineData(105, "一百〇五")]
    [InlineData(110, "一百一十")]
    [InlineData(1010, "一千〇一十")]
    [InlineData(10000, "10000")]
    public void Counting_numerals_are_written_as_they_are_said(int number, string expected)
    {
        Assert.Equal(expected, Numerals.Chinese(number));
    }

    private static string Single(string format, string pattern) => $"<w:abstractNum w:abstractNumId='0'>{Level(0, format, pattern)}</w:abstractNum>{Instance(1, 0)}";

    private static string Level(int level, string format, string pattern, string more = "") =>
        string.Create(CultureInfo.InvariantCulture, $"<w:lvl w:ilvl='{level}'><w:start w:val='1'/><w:numFmt w:val='{format}'/>{more}<w:lvlText w:val='{pattern}'/></w:lvl>");

    private static string Instance(int id, int definition, string overrides = "") =>
        string.Create(CultureInfo.InvariantCulture, $"<w:num w:numId='{id}'><w:abstractNumId w:val='{definition}'/>{overrides}</w:num>");

    private static string Item(string text, int level = 0, int instance = 1) =>
        P(text, string.Create(CultureInfo.InvariantCulture, $"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{instance}'/></w:numPr>"));
}
