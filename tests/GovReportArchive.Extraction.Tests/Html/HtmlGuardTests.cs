using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Tests.Html;

public sealed class HtmlGuardTests
{
    public static TheoryData<string, string> Pathological => new()
    {
        { "deep boxes", Repeat("<div>", 100_000) },
        { "deep tables", Repeat("<table><tr><td>", 20_000) },
        { "deep links", Repeat("<a><div>", 20_000) },
        { "formatting that is never closed", string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<p><font color={i}>a")) },
        { "closing tags without end", Repeat("<div>", 5_000) + Repeat("</p>", 50_000) },
        { "many siblings", Repeat("<i>a</i>", 60_000) },
        { "many list items", "<ol>" + Repeat("<li>a", 100_000) },
        { "many cells in a row", "<table><tr>" + Repeat("<td>1", 50_000) },
        { "spans without end", "<table>" + Repeat("<tr><td rowspan=60000 colspan=1000>1<td>2", 5000) },
        { "broken brackets", Repeat("<", 500_000) },
        { "an endless comment", "<!--" + Repeat("-", 1_000_000) },
        { "an endless attribute", "<p title=\"" + Repeat("a", 1_000_000) },
    };

    [Theory(Timeout = 180_000)]
    [MemberData(nameof(Pathological))]
    public async Task Pathological_markup_takes_bounded_time_and_loses_no_text(string kind, string markup)
    {
        SourceDocument document = await Task.Run(() => Extracted.FromTextAsync("<p>一、总体情况</p>" + markup + "<p>公开信息12条。</p>"));
        Assert.True(document.Paragraphs().Contains("一、总体情况"), kind);
    }

    [Fact]
    public async Task Text_below_the_deepest_element_is_kept()
    {
        SourceDocument document = await Extracted.FromTextAsync(Repeat("<div><font>", 5_000) + "公开信息12条。" + Repeat("</font></div>", 5_000));
        Assert.Equal(["公开信息12条。"], document.Paragraphs());
    }

    [Fact]
    public async Task A_page_of_too_many_tags_is_refused()
    {
        Assert.Equal("html.tooComplex", await Extracted.ErrorCodeAsync(System.Text.Encoding.UTF8.GetBytes(Repeat("<p>a</p>", 200_000))));
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
