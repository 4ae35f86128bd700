using System.Text;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Tests.Html;

public sealed class HtmlPageTests
{
    private const string Report = """
        <p>本报告根据《中华人民共和国政府信息公开条例》要求编制。</p><p>一、总体情况</p><p>全年主动公开信息12条。</p>
        <p>二、主动公开政府信息情况</p><table><tr><td>行政许可</td><td>3</td></tr></table><p>六、其他需要报告的事项</p><p>无。</p>
        """;

    private static readonly string[] ReportLines =
        ["本报告根据《中华人民共和国政府信息公开条例》要求编制。", "一、总体情况", "全年主动公开信息12条。", "二、主动公开政府信息情况", "六、其他需要报告的事项", "无。"];

    private static readonly string Site = $$"""
        <!DOCTYPE html><html><head><meta charset="utf-8"><title>云溪镇人民政府2023年政府信息公开工作年度报告_法定公开_样例县人民政府</title>
        <meta name="SiteName" content="样例县人民政府"><meta name="SiteDomain" content="www.yangli.example"><meta name="ColumnName" content="政府信息公开年报">
        <meta name="ArticleTitle" content="云溪镇人民政府2023年政府信息公开工作年度报告"><meta name="PubDate" content="2024-01-19 09:30">
        <meta name="ContentSource" content="云溪镇人民政府"><meta name="Url" content="/art/2024/1/19/art_1.html">
        <script>var a = "一、总体情况";</script><style>p { color: red }</style></head><body>
        <div id="header"><ul><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li></ul><form><input value="搜索"><button>搜索</button></form></div>
        <div class="dqwz">当前位置：<a href="/">首页</a> &gt; <a href="/zw">政务公开</a> &gt; <a href="/nb">政府信息公开年报</a> &gt; 正文</div>
        <div class="wrap"><div class="left"><ul><li><a href="/1">2022年年报</a></li><li><a href="/2">2021年年报</a></li></ul></div>
        <div class="right"><h1>云溪镇人民政府2023年政府信息公开工作年度报告</h1>
        <div class="info">发布时间：2024-01-20　来源：样例县云溪镇　浏览次数：<span>15</span> 【字体：大 中 小】</div>
        <div class="share">分享到：微信 微博</div><div id="zoom">{{Report}}</div><div>【打印】【关闭】</div><p>上一篇：<a href="/3">通知</a></p></div></div>
        <div style="display:none">统计代码。一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十。</div>
        <div class="foot"><p>版权所有：样例县人民政府办公室 主办：样例县人民政府办公室</p><p>网站标识码：0000000000 某ICP备00000000号</p></div></body></html>
        """;

    [Fact]
    public async Task A_raised_stretch_over_paragraphs_is_measured_in_each_of_them()
    {
        SourceDocument document = await FileExtractor.ExtractAsync("a.html", Encoding.UTF8.GetBytes("<html><head><meta charset='utf-8'></head><body>甲<sup><p>注</p>48</sup></body></html>"), default);
        Assert.Equal(["甲", "注", "48"], document.Paragraphs());
    }

    [Theory]
    [InlineData("云溪镇人民政府2023年政府資訊公開工作年度報告", "第二十條第（五）項")]
    [InlineData("云溪鎮人民政府2023年政務公開工作年報", "統計指標")]
    public async Task A_title_in_traditional_characters_is_part_of_the_report(string title, string table)
    {
        SourceDocument document = await FileExtractor.ExtractAsync("a.html", Encoding.UTF8.GetBytes(
            $"<html><head><meta charset='utf-8'></head><body><p>{title}</p><p>二、主動公開政府資訊情況</p><table><tr><td>{table}</td></tr><tr><td>行政許可</td><td>3</td></tr></table></body></html>"), default);
        Assert.Equal(title, document.Paragraphs()[0]);
    }

    [Theory]
    [InlineData("20240119093000", "2024-01-19")]
    [InlineData("20240119", "2024-01-19")]
    [InlineData("2024年1月19日", "2024-01-19")]
    [InlineData("20249919", null)]
    public async Task A_day_of_publication_is_read_with_and_without_signs_between(string content, string? day)
    {
        SourceDocument document = await FileExtractor.ExtractAsync("a.html", Encoding.UTF8.GetBytes(
            $"<html><head><meta charset='utf-8'><meta name='PubDate' content='{content}'></head><body>{Report}</body></html>"), default);
        Assert.Equal(day, document.DeclaredDate);
    }

    [Fact]
    public async Task Only_the_report_remains_of_a_page_with_its_title_first()
    {
        SourceDocument document = await Extracted.FromTextAsync(Site);
        Assert.Equal(["云溪镇人民政府2023年政府信息公开工作年度报告", .. ReportLines], document.Paragraphs());
        Assert.Equal("text/html", document.MediaType);
        Assert.Empty(document.Warnings);
    }

    [Fact]
    public async Task Metadata_of_the_head_comes_before_what_the_page_prints()
    {
        SourceDocument document = await Extracted.FromTextAsync(Site);
        Assert.Equal("云溪镇人民政府2023年政府信息公开工作年度报告", document.DeclaredTitle);
        Assert.Equal("2024-01-19", document.DeclaredDate);
        Assert.Equal("云溪镇人民政府", document.DeclaredPublisher);
        Assert.Equal("http://www.yangli.example/art/2024/1/19/art_1.html", document.Url);
        Assert.Equal(["样例县人民政府", "政务公开", "政府信息公开年报"], document.Breadcrumb);
    }

    [Fact]
    public async Task Without_metadata_the_printed_lines_say_when_and_whence()
    {
        SourceDocument document = await Extracted.FromTextAsync(System.Text.RegularExpressions.Regex.Replace(Site, "<meta name[^>]*>", ""));
        Assert.Equal("云溪镇人民政府2023年政府信息公开工作年度报告", document.DeclaredTitle);
        Assert.Equal("2024-01-20", document.DeclaredDate);
        Assert.Equal("样例县云溪镇", document.DeclaredPublisher);
        Assert.Null(document.Url);
        Assert.Equal(["政务公开", "政府信息公开年报"], document.Breadcrumb);
    }

    [Fact]
    public async Task A_table_of_particulars_above_the_text_gives_date_and_publisher_and_is_left_out()
    {
        SourceDocument document = await Extracted.FromTextAsync($"""
            <div><table><tr><td>索引号：</td><td>000014349/2024-00012</td><td>发文机关：</td><td>样例县民政局</td></tr>
            <tr><td>标　　题：</td><td colspan=3>样例县民政局2023年年报</td></tr><tr><td>发布日期：</td><td>2024年1月8日</td><td>成文日期：</td><td>2024年1月5日</td></tr></table>
            {Report}</div>
            """);
        Assert.Equal(("2024-01-08", "样例县民政局"), (document.DeclaredDate, document.DeclaredPublisher));
        Assert.Equal(["0:行政许可|1:3"], document.Table().Show());
    }

    [Fact]
    public async Task The_address_is_kept_from_a_saved_page()
    {
        SourceDocument document = await Extracted.FromTextAsync("<!DOCTYPE html>\n<!-- saved from url=(0042)https://www.yangli.example/nb/2023.html -->\n<html><body>" + Report);
        Assert.Equal("https://www.yangli.example/nb/2023.html", document.Url);
    }

    [Theory]
    [InlineData("gb2312", "gb2312")]
    [InlineData("gb2312", null)]
    [InlineData("gb2312", "utf-8")]
    [InlineData("utf-8", "gb2312")]
    [InlineData("utf-8", null)]
    [InlineData("utf-16", "utf-16")]
    [InlineData("big5", "big5")]
    public async Task The_charset_is_found_whatever_the_page_declares(string real, string? declared)
    {
        string meta = declared is null ? "" : $"<meta http-equiv=\"Content-Type\" content=\"text/html; charset={declared}\">";
        Encoding encoding = CodePagesEncodingProvider.Instance.GetEncoding(real) ?? Encoding.GetEncoding(real);
        byte[] bytes = encoding.GetBytes($"<html><head>{meta}</head><body><p>一、公文情形</p><p>全年公文公布十二件。</p>");
        Assert.Equal(["一、公文情形", "全年公文公布十二件。"], (await FileExtractor.ExtractAsync("a.html", bytes, default)).Paragraphs());
    }

    [Fact]
    public async Task Breaks_end_a_paragraph_after_a_sentence_a_heading_or_before_an_indent_only()
    {
        SourceDocument document = await Extracted.FromTextAsync("<div>一、总体情况<br>　　全年公开<br>信息12条。<br>（一）主动公开<br>通过网站公开<br/><br/>三条</div>");
        Assert.Equal(["一、总体情况", "全年公开\n信息12条。", "（一）主动公开", "通过网站公开", "三条"], document.Paragraphs());
    }

    [Fact]
    public async Task White_space_is_read_as_a_browser_draws_it()
    {
        SourceDocument document = await Extracted.FromTextAsync("<p>\n  全年公开\n  信息12条，  增长\n5 %。&nbsp;&nbsp;完&ensp;毕<b>了</b>\n</p><pre>甲  1\n乙  2</pre>");
        Assert.Equal(["全年公开信息12条， 增长 5 %。  完 毕了", "甲  1", "乙  2"], document.Paragraphs());
    }

    [Fact]
    public async Task Ordered_lists_keep_the_numbers_that_are_drawn()
    {
        SourceDocument document = await Extracted.FromTextAsync("""
            <ol start=3><li>甲<li>乙</ol><ol style="list-style-type: cjk-ideographic"><li>丙</li></ol><ol style='list-style:none'><li>丁</ol><ul><li>戊</ul><ol type=A><li>己</ol>
            """);
        Assert.Equal(["3.甲", "4.乙", "一、丙", "丁", "戊", "A.己"], document.Paragraphs());
    }

    [Fact]
    public async Task A_page_without_statutory_headings_is_its_densest_part()
    {
        SourceDocument document = await Extracted.FromTextAsync("""
            <body><div><a href=1>新闻中心</a><a href=2>政务动态</a></div><div><div><p>根据上级要求，我镇在2009年认真开展政府信息公开工作，现将有关情况报告如下，供公众查阅监督。</p>
            <p>全年共公开各类信息一百二十条，其中政务动态八十条，财政信息四十条，群众反映良好，未收到公开申请。</p><p>特此报告</p></div></div><div>联系我们</div></body>
            """);
        Assert.Equal(3, document.Paragraphs().Length);
        Assert.Equal("特此报告", document.Paragraphs()[2]);
    }

    [Fact]
    public async Task A_report_that_the_page_hides_until_a_script_shows_it_is_read_with_a_warning()
    {
        SourceDocument document = await Extracted.FromTextAsync($"<body><p>加载中</p><div id=c style='display:none'>{Report}</div></body>");
        Assert.Equal(ReportLines, document.Paragraphs()[^6..]);
        Assert.Equal("html.hiddenContent", Assert.Single(document.Warnings).Code);
    }

    [Fact]
    public async Task Sections_in_separate_boxes_stay_together_and_side_columns_are_left_out()
    {
        SourceDocument document = await Extracted.FromTextAsync("""
            <div><div class=side><p>领导之窗</p><p>机构职能</p></div><div><div><h3>一、总体情况</h3><div>公开信息12条。</div></div><div><h3>五、存在的主要问题及改进情况</h3><div>公开不够及时。</div></div>
            <div><h3>六、其他需要报告的事项</h3><div>无。</div></div></div><div class=side><p>热点</p></div></div>
            """);
        Assert.Equal(["一、总体情况", "公开信息12条。", "五、存在的主要问题及改进情况", "公开不够及时。", "六、其他需要报告的事项", "无。"], document.Paragraphs());
    }

    [Fact]
    public async Task Images_and_attachments_that_may_hold_the_report_are_reported()
    {
        SourceDocument document = await Extracted.FromTextAsync("<body><div><p>样例县2023年政府信息公开工作年度报告</p><p><img src=1.png></p><p><a href='/files/nb.docx'>附件：报告.docx</a></p></div>");
        Assert.Equal(["html.images", "html.attachmentOnly"], document.Warnings.Select(warning => warning.Code));
    }

    [Fact]
    public async Task Struck_out_and_word_hidden_text_is_not_read_and_inserted_text_is()
    {
        SourceDocument document = await Extracted.FromTextAsync("<p>公开<del>11</del><ins>12</ins>条<span style='mso-hide: all'>批注</span>。</p>");
        Assert.Equal(["公开12条。"], document.Paragraphs());
    }

    [Theory]
    [InlineData("<div><b>采集时间：</b>2025-11-30T21:37:37+08:00</div>", null)]
    [InlineData("<p>打印日期：2025-11-30</p>", null)]
    [InlineData("<table><tr><td>抓取时间</td><td>2025-11-30</td></tr><tr><td>更新时间</td><td>2025-12-01</td></tr></table>", null)]
    [InlineData("<div>更新时间：2025-11-30</div><table><tr><td>发布机构</td><td>样例县民政局</td><td>公开日期</td><td>2024-01-17</td></tr></table>", "2024-01-17")]
    [InlineData("<div>下载时间：2025-11-30 时间：2024-01-17</div>", "2024-01-17")]
    public async Task When_a_page_was_fetched_or_changed_is_not_when_it_was_published(string facts, string? date)
    {
        SourceDocument document = await Extracted.FromTextAsync(
            $"<html><head><title>样例县民政局2023年政府信息公开工作年度报告</title></head><body>{facts}<h1>样例县民政局2023年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>2023年，我局主动公开信息30条。</p></body></html>");

        Assert.Equal(date, Reports.ReportReader.Read(document).Record.Published?.Date);
    }
}
