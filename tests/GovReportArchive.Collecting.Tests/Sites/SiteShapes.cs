using System.Globalization;
using GovReportArchive.Collecting.Sources;

namespace GovReportArchive.Collecting.Tests.Sites;

/// <summary>Pages in the shapes that the sites of agencies have; places and texts are our own.</summary>
public static class SiteShapes
{
    private const string Site = "http://www.qinghe.gov.cn";

    private static string Page(string title, string body) => $"<html><head><title>{title}_青禾市人民政府</title></head><body>{body}</body></html>";

    private static string Column(string body) => Page("政府信息公开年报", body);

    private static string Item(string address, string text, string date = "2024-01-20") => $"<li><a href=\"{address}\">{text}</a><span>{date}</span></li>";

    private const string Two = """<ul class="list"><li><a href="t1.html">青禾市民政局2023年政府信息公开工作年度报告</a></li><li><a href="t2.html">青禾市民政局2022年政府信息公开工作年度报告</a></li></ul>""";

    private static readonly string[] TwoFound = ["Report /nb/t1.html", "Report /nb/t2.html"];

    private static readonly string[] OtherPagers = ["[下一页]", "【下一页】", "（下一页）", "［尾页］", "|下一页|", "·下一页", "下一页→", "下一頁", "下&nbsp;一&nbsp;页", "下一页(2)", "Next page"];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SiteShape> All { get; } =
    [
        new("a plain list", Site + "/nb/", Column(Two), TwoFound),
        new("next, last and numbers", Site + "/nb/", Column(Two + """<div class="page"><a href="index.html">首页</a><a href="index_2.html">2</a><a href="index_3.html">3</a><a href="index_2.html">下一页</a><a href="index_9.html">尾页</a></div>"""),
            [.. TwoFound, "Page /nb/index_2.html", "Page /nb/index_3.html", "Page /nb/index_9.html"]),
        new("createPageHTML counts from 0", Site + "/nb/", Column(Two + """<script>createPageHTML(4, 0, "index", "shtml");</script>"""),
            [.. TwoFound, "Page /nb/index_1.shtml", "Page /nb/index_2.shtml", "Page /nb/index_3.shtml"]),
        new("createPageHTML with a variable", Site + "/nb/index.html", Column(Two + """<script>var countPage = 3; var currentPage = 0; createPageHTML(countPage, currentPage, "index", "html");</script>"""),
            [.. TwoFound, "Page /nb/index_1.html", "Page /nb/index_2.html"]),
        new("createPageHTML with a place", Site + "/nb/list.shtml", Column(Two + """<script>createPageHTML('page-div', 3, 1, 'list', 'shtml', 44);</script>"""),
            [.. TwoFound, "Page /nb/list_2.shtml", "Page /nb/list_3.shtml"]),
        new("countPage alone, on the second page", Site + "/nb/index_1.html", Column(Two + """<script>var countPage = 3; for (var i = 0; i < countPage; i++) { document.write(i); }</script>"""),
            [.. TwoFound, "Page /nb/index_2.html"]),
        new("goPage by the page's own function", Site + "/nb/list.jsp?cid=7", Column(Two + """<script>function goPage(n) { window.location.href = "list.jsp?cid=7&pageNo=" + n; }</script><a href="javascript:goPage(2)">2</a><a href="javascript:goPage(2);">下一页</a>"""),
            [.. TwoFound, "Page /nb/list.jsp?cid=7&pageNo=2"]),
        new("turnPage by a form", Site + "/nb/list.do", Column(Two + """<form name="f" action="/nb/list.do" method="post"><input type="hidden" name="cid" value="7"><input type="hidden" name="currentPage" value="1"></form><script>function turnPage(n){document.f.currentPage.value=n;document.f.submit();}</script><a href="#" onclick="turnPage('2')">下一页</a>"""),
            [.. TwoFound, "Page /nb/list.do?cid=7&currentPage=2"]),
        new("gotoPage of a script elsewhere, by the address", Site + "/nb/list.aspx?page=1&type=9", Column(Two + """<a onclick="gotoPage(2)">2</a>"""), [.. TwoFound, "Page /nb/list.aspx?page=2&type=9"]),
        new("list.aspx?page=2", Site + "/nb/list.aspx", Column(Two + """<a href="list.aspx?page=2">[2]</a> <a href="?page=2">下一页 &gt;</a>"""), [.. TwoFound, "Page /nb/list.aspx?page=2"]),
        .. OtherPagers.Select(pager => new SiteShape($"a pager that says {pager}", Site + "/nb/list.asp", Column(Two + $"""<a href="list.asp?page=2">{pager}</a>"""), [.. TwoFound, "Page /nb/list.asp?page=2"])),
        new("texts that a list has cut", Site + "/nb/", Column("""<table><tr><td><a href="t1.html">青禾市民政局2023年政府..</a></td></tr><tr><td><a href="t2.html">青禾市民政局2022年政…</a></td></tr></table>"""), TwoFound),
        new("pages in a folder below", Site + "/nb/list", Column(Two + """<a href="list/2">下一页</a><a href="/more/">更多</a>"""), [.. TwoFound, "Page /nb/list/2"]),
        new("a pager in another folder of a page that is no column", Site + "/xw/1.html", Page("新闻", """<a href="/rl/2.html">下一页</a>""")) { Source = new CollectSource(new Uri(Site + "/nb/")) },
        new("window.open", Site + "/nb/", Column("""<ul><li><a href="javascript:window.open('/art/2024/1.html')">2023年政府信息公开年度报告</a></li><li onclick="location.href='/art/2023/2.html'">2022年政府信息公开年度报告</li></ul>"""),
            "Report /art/2024/1.html", "Report /art/2023/2.html"),
        new("openInfo by the page's own function", Site + "/nb/", Column("""<script>function openInfo(id, type){ window.open('/info/' + type + '/' + id + '.html'); }</script><table><tr><td onclick="openInfo('a1','nb')">青禾市财政局2023年政府信息公开工作年度报告</td></tr><tr><td><a href="javascript:void(0)" onclick="openInfo('b2','nb');return false;">青禾市2022年政府信息公开工作年度报告</a></td></tr></table>"""),
            "Report /info/nb/a1.html", "Report /info/nb/b2.html"),
        new("jpage: the list and its records", Site + "/col/col12/index.html", Column("""<div id="4321"><script type="text/xml"><datastore><nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=2&amp;columnid=12&amp;unitid=4321"></a>]]></nextgroup><recordset><record><![CDATA[<li><a href="/art/2024/1/20/art_12_1.html">青禾市2023年政府信息公开工作年度报告</a><span>2024-01-20</span></li>]]></record></recordset></datastore></script></div><script>$("#4321").jpage({openServer:true, perPage: 15, groupSize:3, totalRecord: 31, proxyUrl:'/module/web/jpage/dataproxy.jsp?columnid=12&unitid=4321'});</script>"""),
            "Page /module/web/jpage/dataproxy.jsp?page=2&columnid=12&unitid=4321", "Report /art/2024/1/20/art_12_1.html",
            "Page /module/web/jpage/dataproxy.jsp?columnid=12&unitid=4321&startrecord=1&endrecord=15&perpage=15", "Page /module/web/jpage/dataproxy.jsp?columnid=12&unitid=4321&startrecord=16&endrecord=30&perpage=15", "Page /module/web/jpage/dataproxy.jsp?columnid=12&unitid=4321&startrecord=31&endrecord=31&perpage=15"),
        new("jpage: an answer", Site + "/module/web/jpage/dataproxy.jsp?startrecord=1", """<?xml version="1.0" encoding="utf-8"?><datastore><totalrecord>2</totalrecord><recordset><record><![CDATA[<li><a href="/art/1.html">青禾市2023年政府信息公开工作年度报告</a></li>]]></record><record><![CDATA[<li><a href="/art/2.html">青禾市2022年政府信息公开工作年度报告</a></li>]]></record></recordset></datastore>""",
            "Report /art/1.html", "Report /art/2.html"),
        new("a list in JSON", Site + "/api/list", """{"code":0,"data":{"rows":[{"title":"青禾市2023年政府信息公开工作年度报告","url":"/art/1.html","pubDate":"2024-01-20"},{"title":"青禾市2023年部门预算","url":"/art/2.html"}]}}""", "Report /art/1.html"),
        new("one page a year, by the page's choice", Site + "/xxgk/xxgkAnnualReport.jsp?fbtime=2023&area=7", Column("<select><option>2023</option><option>2022年</option><option>2021</option></select>"),
            "Report /xxgk/xxgkAnnualReport.jsp?fbtime=2022&area=7", "Report /xxgk/xxgkAnnualReport.jsp?fbtime=2021&area=7"),
        new("one page a year, by the calendar", Site + "/xxgk/xxgkAnnualReport.jsp?fbtime=2023&area=7", Column("<p>报告</p>"),
            [.. Enumerable.Range(2008, 15).Select(year => string.Create(CultureInfo.InvariantCulture, $"Report /xxgk/xxgkAnnualReport.jsp?fbtime={year}&area=7"))]),
        new("years as columns", Site + "/nb/", Column("""<div class="years"><a href="2023/">2023年</a><a href="2022/">2022年</a></div>"""), "Column /nb/2023/", "Column /nb/2022/"),
        new("years as reports", Site + "/nb/", Column("""<div class="years"><a href="/art/9.html">2023年度</a><a href="/art/8.html">2022年度</a></div>"""), "Report /art/9.html", "Report /art/8.html"),
        new("agencies, each with a column", Site + "/nb/", Column("""<ul><li><a href="mzj/">市民政局</a></li><li><a href="rsj/">市人力资源和社会保障局</a></li><li><a href="lhz/">柳河镇人民政府</a></li></ul>"""), "Column /nb/mzj/", "Column /nb/rsj/", "Column /nb/lhz/"),
        new("a home page leads to the column alone", Site + "/", Page("首页", """<div class="nav"><a href="/xw/">新闻中心</a><a href="/xxgk/nb/">政府信息公开年报</a></div><ul><li><a href="/xw/1.html">青禾市召开会议</a></li><li><a href="/xxgk/zn.html">政府信息公开指南</a></li></ul>"""), "Column /xxgk/nb/"),
        new("what is beside the reports", Site + "/nb/", Column("<ul>" + Item("a.html", "2023年政府信息公开工作年度报告") + Item("b.html", "2023年部门预算公开") + Item("c.html", "青禾市2023年法治政府建设年度报告") + Item("d.html", "2023年政府网站工作年度报表") + Item("e.html", "2023年政府信息公开年度报告编制工作培训") + "</ul>"), "Report /nb/a.html"),
        new("a neighbour that says less", Site + "/nb/", Column("<ul>" + Item("a.html", "2023年政府信息公开工作年度报告") + Item("b.html", "2022年政府信息公开工作年度报告") + Item("c.html", "2021年公开情况") + "</ul>"), "Report /nb/a.html", "Report /nb/b.html", "Report /nb/c.html"),
        new("a text that the list cuts", Site + "/nb/", Column("""<ul><li><a href="a.html" title="青禾市柳河镇人民政府2023年政府信息公开工作年度报告">青禾市柳河镇人民政府20…</a></li></ul>"""), "Report /nb/a.html"),
        new("files in the list", Site + "/nb/", Column("""<ul><li><a href="/files/2023.pdf">青禾市水利局2023年政府信息公开工作年度报告</a></li><li><a href="/down?name=2022.docx">2022年</a></li><li><a href="/files/tool.exe">阅读器下载</a></li></ul>"""), "Attachment /files/2023.pdf", "Attachment /down?name=2022.docx"),
        new("files on a report's page", Site + "/art/1.html", Page("青禾市2023年政府信息公开工作年度报告", """<p>见附件。</p><p>附件：<a href="P0201.pdf">1.年度报告.pdf</a></p><p><a href="/file/2.doc">点击下载</a></p><p><a href="/file/3.xls">2023年决算表</a></p><div class="footer"><a href="/app.pdf">手册</a></div>"""), "Attachment /art/P0201.pdf", "Attachment /file/2.doc")
            { Source = new CollectSource(new Uri(Site + "/nb/")) },
        new("a frame", Site + "/nb/", Column("""<iframe src="/nb/list.jsp?id=3"></iframe>"""), "Page /nb/list.jsp?id=3"),
        new("a page that only leads on", Site + "/nb/", """<html><head><meta http-equiv="Refresh" content="0; URL='index2.html'"></head></html>""", "Page /nb/index2.html"),
        new("a script that leads on", Site + "/nb/", "<html><script>window.location = '/xxgk/nb/';</script></html>", "Page /xxgk/nb/"),
        new("base, protocol of the page, backslashes, above the root", "https://www.qinghe.gov.cn/a/b.html", """<html><head><base href="https://www.qinghe.gov.cn/nb/x/"><title>政府信息公开年报</title></head><ul><li><a href="//www.qinghe.gov.cn/1.html">2023年政府信息公开年度报告</a></li><li><a href="..\2.html">2022年政府信息公开年度报告</a></li><li><a href="../../../../3.html#top">2021年政府信息公开年度报告</a></li><li><a href=" /4.html;jsessionid=AB12?id=1&amp;sid=77 ">2020年政府信息公开年度报告</a></li></ul></html>""",
            "Report /1.html", "Report /nb/2.html", "Report /3.html", "Report /4.html?id=1"),
        new("the same page under many addresses", Site + "/nb/", Column("<ul>" + Item("a.html?_t=1", "2023年政府信息公开年度报告") + Item("a.html?_t=2", "2023年政府信息公开年度报告") + Item("HTTP://WWW.QINGHE.GOV.CN:80/nb/a.html#x", "2023年政府信息公开年度报告") + "</ul>"), "Report /nb/a.html"),
        new("a calendar has no pages", Site + "/nb/", Column(Two + """<table><tr><td><a href="?date=2024-05-01">1</a></td><td><a href="?date=2024-05-02">2</a></td><td><a href="?day=3">3</a></td></tr></table>"""), TwoFound),
        new("circles of folders", Site + "/nb/", Column("<ul>" + Item("/a/nb/nb/nb/1.html", "2023年政府信息公开年度报告") + "</ul>")),
        new("hosts beside and strangers", Site + "/nb/", Column("<ul>" + Item("http://files.qinghe.gov.cn/1.pdf", "2023年政府信息公开年度报告") + Item("http://www.other.gov.cn/2.html", "2022年政府信息公开年度报告") + Item("http://www.qinghe.gov.cn:8080/3.html", "2021年政府信息公开年度报告") + "</ul>"), "Attachment http://files.qinghe.gov.cn/1.pdf"),
        new("other schemes", Site + "/nb/", Column("<ul>" + Item("ftp://www.qinghe.gov.cn/1.html", "2023年政府信息公开年度报告") + Item("mailto:a@b.cn", "2022年政府信息公开年度报告") + Item("file:///etc/passwd", "2021年政府信息公开年度报告") + Item("http://user:pass@www.qinghe.gov.cn/1.html", "2020年政府信息公开年度报告") + "</ul>")),
        new("what the operator follows", Site + "/nb/", Column("""<a href="/x/77.html">点这里</a><a href="/y/1.html">别处</a>"""), "Report /x/77.html") { Source = new CollectSource(new Uri(Site + "/nb/")) { Follow = Collecting.Adapters.SiteAdapters.Pattern("/x/[0-9]+") } },
        new("a single report has files and no neighbours", Site + "/art/1.html", Page("年报", """<a href="1.pdf">正文</a><a href="/art/0.html">2022年政府信息公开工作年度报告</a>"""), "Attachment /art/1.pdf") { Source = new CollectSource(new Uri(Site + "/art/1.html"), SourceKind.Report) },
        new("pages in folders", Site + "/nb/page/2/", Column(Two + """<a href="/nb/page/3/">3</a><a href="/nb/page/3/">下一页</a>"""), "Report /nb/page/2/t1.html", "Report /nb/page/2/t2.html", "Page /nb/page/3/"),
        new("a form that asks for a year", Site + "/nb/", Column("""<form action="list.do"><input type="hidden" name="dept" value="7"><select name="year"><option>2023年</option><option>2022年</option></select></form>"""), "Column /nb/list.do?dept=7&year=2023", "Column /nb/list.do?dept=7&year=2022"),
        new("a file that only its words name", Site + "/art/1.html", Page("青禾市2023年政府信息公开工作年度报告", """<div class="article-head"><a href="/get?id=5">青禾市2023年政府信息公开年报.pdf</a></div>"""), "Attachment /get?id=5") { Source = new CollectSource(new Uri(Site + "/nb/")) },
        new("other words for the same", Site + "/nb/", Column("<ul>" + Item("1.html", "青禾市关于2012年度政府信息公开工作情况的报告") + Item("2.html", "青禾市2010年政府信息公开工作总结") + "</ul>"), "Report /nb/1.html", "Report /nb/2.html"),
        new("traditional characters", Site + "/nb/", Column("<ul>" + Item("1.html", "青禾縣2023年政府資訊公開年度報告") + "</ul>"), "Report /nb/1.html"),
        new("choices with addresses", Site + "/nb/", Column("""<select onchange="go(this.value)"><option value="/nb/2023/">2023年</option><option value="/nb/2022/">2022年</option></select>"""), "Column /nb/2023/", "Column /nb/2022/"),
    ];
}
