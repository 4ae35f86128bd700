using System.Text.Encodings.Web;
using GovReportArchive.Reports.Records;
using GovReportArchive.Web.Pages;
using GovReportArchive.Web.Pages.Reports;
using GovReportArchive.Web.Tests.Specimens;

namespace GovReportArchive.Web.Tests.Pages;

public sealed class CitedWordsTests
{
    private const string Text = "全年收到申请3件，行政复议2件。下一条";

    [Fact]
    public void Cited_words_are_spans_of_their_own_inside_their_item_and_marks_inside_them()
    {
        MarkedText marked = new(Text, [(4, 4)], [new(0, "i1"), new(16, "i2")], [(0, 8, "w0"), (9, 6, "w9")]);
        Assert.Equal(
            "<span class=\"item\" id=\"i1\"><span class=\"cited\" id=\"w0\">全年收到<mark>申请3件</mark></span>，<span class=\"cited\" id=\"w9\">行政复议2件</span>。</span><span class=\"item\" id=\"i2\">下一条</span>",
            Written(marked));
    }

    [Fact]
    public void Words_that_overlap_or_reach_too_far_leave_the_text_whole()
    {
        MarkedText marked = new(Text, [], [new(0, "i1"), new(16, "i2")], [(0, 8, "a"), (4, 6, "b"), (9, 90, "c")]);
        string written = Written(marked);
        Assert.Equal(Text, System.Text.RegularExpressions.Regex.Replace(written, "<[^>]*>", ""));
        Assert.All(["a", "b", "c"], id => Assert.Contains($"id=\"{id}\"", written, StringComparison.Ordinal));
    }

    [Fact]
    public void Words_that_stand_twice_are_cited_where_the_check_says()
    {
        ReportRecord record = SpecimenRecords.All[0];
        record = record with { Sections = [record.Sections[0] with { Text = "申请3件。复议2件。申请3件。" }] };
        int n = record.Sections[0].N;

        Assert.Equal(new CitedWords(n, 10, 4), CitedWords.Of(record, new Check("prose.parts", null, "ok", 3, 3, "申请3件", null, n, 10)));
        Assert.Equal(new CitedWords(n, 0, 4), CitedWords.Of(record, new Check("prose.parts", null, "ok", 3, 3, "申请3件")));
    }

    private static string Written(MarkedText text)
    {
        using StringWriter writer = new();
        text.WriteTo(writer, HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
        return writer.ToString();
    }
}
