using GovReportArchive.Reports.Documents;
using GovReportArchive.Reports.Prose;
using GovReportArchive.Reports.Tests.Tables;

namespace GovReportArchive.Reports.Tests.Prose;

public class LineJoinerTests
{
    private const string Body =
        "去年以来，我局把信息公开放在窗口服务的第一位，先后整理了办事清单、收费标准和常见问答，并请居民代表试读，凡是看不懂的地方都改到看得懂为止。"
        + "对咨询最多的三类事项，另外做了图文说明，放在服务大厅的入口处供人取阅，同时在网站首页保留半年，方便没有来过大厅的人查找。"
        + "第三季度起，各科室轮流在周五下午接听热线，把没有答上来的问题记下来，下周一由局长办公会逐条研究，答复内容在网站公布。";

    private static List<string> Paragraphs(IEnumerable<string> lines) =>
        [.. LineJoiner.Join(ProseLines.Of(TextDocument.Of(string.Join('\n', lines)), [])).Select(p => p.Text)];

    private static IEnumerable<string> Wrap(string text, int width)
    {
        for (int at = 0; at < text.Length; at += width) yield return text.Substring(at, Math.Min(width, text.Length - at));
    }

    [Theory]
    [InlineData(22)]
    [InlineData(28)]
    [InlineData(35)]
    [InlineData(44)]
    public void Lines_broken_at_a_fixed_width_are_one_paragraph_again(int width)
    {
        string[] lines = ["一、总体情况", .. Wrap(Body, width), "（一）公开渠道", .. Wrap(Body, width)];
        Assert.Equal(["一、总体情况", Body, "（一）公开渠道", Body], Paragraphs(lines));
    }

    [Fact]
    public void Empty_lines_between_all_broken_lines_separate_nothing()
    {
        IEnumerable<string> lines = Wrap(Body, 28).Concat(["（一）公开渠道"]).Concat(Wrap(Body, 28)).SelectMany(line => new[] { line, "" });
        Assert.Equal([Body, "（一）公开渠道", Body], Paragraphs(lines));
    }

    [Fact]
    public void Indentation_begins_a_paragraph_even_where_the_line_above_is_full()
    {
        string first = Body[..(Body.IndexOf('。', StringComparison.Ordinal) + 1)];
        string padded = first + new string('测', 28 - (first.Length % 28) - 1) + "。";
        string[] lines = [.. Wrap(padded, 28), .. Enumerable.Repeat(Wrap("　　" + Body, 28), 3).SelectMany(x => x)];
        Assert.Equal([padded, Body, Body, Body], Paragraphs(lines));
    }

    [Fact]
    public void A_page_break_inside_a_sentence_is_joined_where_lines_are_not_broken()
    {
        string start = "一是管好审核。所有稿件由经办人起草、科长校对、分管领导签发，三级审核缺一不可，由固定的人";
        Assert.Equal([start + "员负责上传，并做好登记。"], Paragraphs([start, "", "员负责上传，并做好登记。"]));
    }

    [Fact]
    public void Paragraphs_that_end_stay_apart()
    {
        string[] lines = ["我局今年公开了办事清单，群众反映良好。", "下一步将继续改进。", "（一）主要问题", "一是人手不足。", "二是经验不多。", "六、其他需要报告的事项", "无。"];
        Assert.Equal(lines, Paragraphs(lines));
    }

    [Theory]
    [InlineData("根据《", "样例市信息公开规定》的要求，编制本报告。")]
    [InlineData("按照", "《样例规定》要求，我局成立了专班。")]
    [InlineData("全年公开信息，", "其中网站公开三十条。")]
    [InlineData("办事指南共六十八项（含", "公共服务二十项）。")]
    [InlineData("全年办理申请十件", "，均按期答复。")]
    public void A_line_that_ends_or_begins_inside_a_sentence_is_joined(string above, string below) =>
        Assert.Equal([above + below], Paragraphs([above, below]));

    [Fact]
    public void A_heading_over_two_lines_is_one()
    {
        Assert.Equal(
            ["五、政府信息公开工作存在的主要问题及改进情况", "人手不足。"],
            Paragraphs(["五、政府信息公开工作存在的主要问题及改进", "情况", "人手不足。"]));
    }

    [Fact]
    public void The_citation_of_an_article_is_no_heading() =>
        Assert.Equal(["公开范围见条例第二十条第（一）项规定。"], Paragraphs(["公开范围见条例第二十条第", "（一）项规定。"]));

    [Fact]
    public void Latin_words_keep_their_blank_and_numbers_are_not_torn()
    {
        string[] lines = [.. Wrap(Body, 28), "网站改版以后可以在线看文件并且下载打印，支持 Word", "Online 预览，改版以来大家用得很多，全年累计访问1234", "567次。"];
        Assert.EndsWith("支持 Word Online 预览，改版以来大家用得很多，全年累计访问1234567次。", string.Concat(Paragraphs(lines)), StringComparison.Ordinal);
    }

    [Fact]
    public void Bookmarks_of_a_word_processor_are_gone() => Assert.Equal(["今年工作平稳。"], Paragraphs(["[bookmark: _GoBack]今年工作平稳。"]));

    [Fact]
    public void Text_on_both_sides_of_a_table_is_never_joined()
    {
        SourceDocument document = TextDocument.Of([new Paragraph("表前的话没有句号而且很长很长很长很长很长很长很长很长"), new Table([]), new Paragraph("表后的话")]);
        Assert.Equal(2, LineJoiner.Join(ProseLines.Of(document, [])).Count);
    }
}
