using System.Text.Encodings.Web;
using System.Text.Unicode;
using GovReportArchive.Tests;
using GovReportArchive.Web.Pages;

namespace GovReportArchive.Web.Tests.Pages;

public sealed class MarkedTextTests
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    [Theory]
    [InlineData("甲乙丙丁", "", "甲乙丙丁")]
    [InlineData("甲乙丙丁", "1+2", "甲<mark>乙丙</mark>丁")]
    [InlineData("甲乙丙丁", "0+4", "<mark>甲乙丙丁</mark>")]
    [InlineData("甲乙丙丁", "2+1 0+1", "<mark>甲</mark>乙<mark>丙</mark>丁")]
    [InlineData("甲乙丙丁", "0+2 1+2", "<mark>甲乙丙</mark>丁")]
    [InlineData("甲乙丙丁", "0+2 2+1", "<mark>甲乙丙</mark>丁")]
    [InlineData("甲乙丙丁", "3+9", "甲乙丙<mark>丁</mark>")]
    [InlineData("甲乙丙丁", "9+1 1+0", "甲乙丙丁")]
    [InlineData("<甲>&", "0+1", "<mark>&lt;</mark>甲&gt;&amp;")]
    public void Marks_are_merged_cut_and_the_text_escaped(string text, string marks, string expected) =>
        Assert.Equal(expected, Written(text, [.. marks.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Mark)]));

    [Fact]
    public void Without_its_marks_the_html_is_the_escaped_text_whatever_the_marks()
    {
        int seed = TestSeed.Value;
        Random random = new(seed);
        for (int round = 0; round < 500; round++)
        {
            string text = new([.. Enumerable.Range(0, random.Next(12)).Select(_ => "甲乙<>&\"'x"[random.Next(8)])]);
            (int, int)[] marks = [.. Enumerable.Range(0, random.Next(5)).Select(_ => (random.Next(-3, 15), random.Next(-3, 15)))];
            string html = Written(text, marks).Replace("<mark>", "", StringComparison.Ordinal).Replace("</mark>", "", StringComparison.Ordinal);
            Assert.True(Encoder.Encode(text) == html, $"Seed {seed}, round {round}: {text} gave {html}");
        }
    }

    private static string Written(string text, (int, int)[] marks)
    {
        StringWriter writer = new();
        new MarkedText(text, marks).WriteTo(writer, Encoder);
        return writer.ToString();
    }

    private static (int, int) Mark(string mark)
    {
        int[] parts = [.. mark.Split('+').Select(part => int.Parse(part, System.Globalization.CultureInfo.InvariantCulture))];
        return (parts[0], parts[1]);
    }
}
