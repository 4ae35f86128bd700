using System.Text;
using static GovReportArchive.Collecting.Tests.Sites.SitePages;

namespace GovReportArchive.Collecting.Tests.Sites;

/// <summary>What a site does during one pass or several, and what must have become of its addresses after the last.</summary>
/// <param name="Passes">What the site is made to do before each pass.</param>
/// <param name="Becomes">Paths and what the last pass made of them; an outcome that is empty means that the path was not asked in any pass.</param>
/// <param name="Held">How many reports are held in the end.</param>
internal sealed record PassBehaviour(Action<TestSite>[] Passes, (string Path, string Outcome)[] Becomes, int Held)
{
    /// <summary>How many versions these have together.</summary>
    public int Versions { get; init; } = Held;
}

/// <summary>The behaviours, a row each.</summary>
internal static class PassBehaviours
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    private static readonly (string, string) One = ("1.html", "青禾县财政局");

    private static string OneReport => Report("青禾县财政局");

    public static readonly IReadOnlyDictionary<string, PassBehaviour> All = new Dictionary<string, PassBehaviour>(StringComparer.Ordinal)
    {
        ["a report"] = Once(Page(OneReport), "new", 1),
        ["a page in GB18030 that its head calls UTF-8"] = Once(TestAnswer.Of(200, Gb18030.GetBytes(OneReport), "Content-Type: text/html; charset=utf-8"), "new", 1),
        ["a page in GB18030 that its meta calls UTF-8"] = Once(TestAnswer.Of(200, Gb18030.GetBytes(Report("青禾县财政局", head: "<meta charset=utf-8>")), "Content-Type: text/html"), "new", 1),
        ["a page in UTF-8 that its meta calls GB2312"] = Once(Page(Report("青禾县财政局", head: "<meta charset=gb2312>")), "new", 1),
        ["a page that says no charset"] = Once(TestAnswer.Of(200, Gb18030.GetBytes(OneReport)), "new", 1),
        ["gzip that is none"] = Once(TestAnswer.Encoded(Encoding.UTF8.GetBytes(OneReport), "gzip"), "new", 1),
        ["a gzip bomb"] = Once(TestAnswer.Encoded(TestAnswer.Packed(new byte[120_000_000], TestAnswer.Gzip), "gzip"), "refused", 0),
        ["a huge file"] = Once(TestAnswer.Raw("HTTP/1.1 200 OK\r\nContent-Length: 9000000000\r\n\r\nabc"), "refused", 0),
        ["a page of 20 MB that is a report all the same"] = Once(Page(Report("青禾县财政局", head: "<!--" + new string('x', 20_000_000) + "-->")), "new", 1),
        ["a soft 404"] = Once(Page(Html("提示", "<p>对不起，您访问的页面不存在或已删除。</p>")), "notReport", 0),
        ["a list that has the title of a report"] = Once(Page(Html("部门年报", "<h3>部门政府信息公开年报</h3><ul><li><a href=\"/bm/mzj/\">青禾市民政局</a></li><li><a href=\"/bm/jyj/\">青禾市教育局</a></li></ul>")), "cover", 0),
        ["an empty page"] = Once(TestAnswer.Of(200, []), "failed", 0),
        ["a page that is not there"] = Once(TestAnswer.Of(404, "没有"), "absent", 0),
        ["a page that forbids"] = Once(TestAnswer.Of(403, "不可"), "rejected", 0),
        ["a login"] = Once(TestAnswer.Redirect("/cas/login?service=x"), "login", 0),
        ["a redirect to a report"] = Once(TestAnswer.Redirect("moved.html", 301), "new", 1, site => site.On("/nb/moved.html", Page(OneReport))),
        ["a redirect to a site of others"] = Once(TestAnswer.Redirect("http://www.nanhe.example/nb/1.html"), "refused", 0),
        ["a circle of redirects"] = Once(TestAnswer.Redirect("2.html"), "refused", 0, site => site.On("/nb/2.html", TestAnswer.Redirect("1.html"))),
        ["a redirect into a private network"] = Once(TestAnswer.Redirect("http://127.0.0.2/"), "refused", 0),
        ["a redirect to the metadata of a cloud"] = Once(TestAnswer.Redirect("http://169.254.169.254/latest/meta-data/"), "refused", 0),
        ["a redirect to a file of this machine"] = Once(TestAnswer.Redirect("file:///etc/passwd"), "refused", 0),
        ["a wall of cookies"] = new([site => Listed(site).On("/nb/1.html", request => request.Headers.ContainsKey("Cookie") ? Page(OneReport) : TestAnswer.Redirect("1.html", 302, "Set-Cookie: seen=1"))], [("/nb/1.html", "new")], 1),
        ["a fault that passes"] = new([site => Listed(site).On("/nb/1.html", TestAnswer.Of(500, ""), Page(OneReport))], [("/nb/1.html", "new")], 1),
        ["many faults that pass"] = new(
            [site => Many(site, 10, _ => [TestAnswer.Of(500, ""), TestAnswer.Of(500, "")])], [("/nb/10.html", "new")], 10),
        ["a fault that stays"] = Once(TestAnswer.Of(500, ""), "failed", 0),
        ["a fault that is over at the next pass"] = new([site => Listed(site).On("/nb/1.html", TestAnswer.Of(502, "")), site => site.On("/nb/1.html", Page(OneReport))], [("/nb/1.html", "new")], 1),
        ["a site that wants to be left alone for a while"] = new([site => Listed(site).On("/nb/1.html", TestAnswer.Of(429, "", "Retry-After: 20"), Page(OneReport))], [("/nb/1.html", "new")], 1),
        ["a connection that breaks and then does not"] = new([site => Listed(site).On("/nb/1.html", TestAnswer.Last("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<html>"), Page(OneReport))], [("/nb/1.html", "new")], 1),
        ["a page that never comes"] = Once(TestAnswer.Never(), "failed", 0),
        ["a file that is not what it is named"] = new([site => Column(site, ("1.pdf", "青禾县财政局")).On("/nb/1.pdf", File(Docx("青禾县财政局", 2023)))], [("/nb/1.pdf", "new")], 1),
        ["a page that is named as a file"] = new([site => Column(site, ("1.doc", "青禾县财政局")).On("/nb/1.doc", Page(OneReport))], [("/nb/1.doc", "new")], 1),
        ["a file that is a bomb"] = new([site => Column(site, ("1.docx", "青禾县财政局")).On("/nb/1.docx", File(Docx("青禾县财政局", 2023, padding: 80)))], [("/nb/1.docx", "unreadable")], 0),
        ["an attachment that needs its page"] = new(
            [site => Listed(site).On("/nb/1.html", Page(Html("青禾县财政局2023年政府信息公开工作年度报告", "<h1>青禾县财政局2023年政府信息公开工作年度报告</h1><p>附件：<a href=\"1.docx\">附件.docx</a></p>"))).On("/nb/1.docx", File(Docx()))],
            [("/nb/1.html", "cover"), ("/nb/1.docx", "new")], 1),
        ["a report as a page and as a file"] = new(
            [site => Listed(site).On("/nb/1.html", Page(OneReport.Replace("</body>", "<p>附件：<a href=\"1.docx\">青禾县财政局2023年政府信息公开工作年度报告.docx</a></p></body>", StringComparison.Ordinal))).On("/nb/1.docx", File(Docx("青禾县财政局", 2023)))],
            [("/nb/1.html", "new"), ("/nb/1.docx", "copy")], 1),
        ["one page under many addresses"] = new([site => Column(site, One, ("2.html", "青禾县财政局"), ("3.html", "青禾县财政局")).On("/nb/1.html", Page(OneReport)).On("/nb/2.html", Page(OneReport)).On("/nb/3.html", Page(OneReport))], [("/nb/1.html", "new")], 1),
        ["session ids in addresses"] = new(
            [SessionsOf("a"), SessionsOf("b")],
            [], 1),
        ["what has not changed"] = new([site => Listed(site).On("/nb/1.html", Page(OneReport)), _ => { }], [("/nb/1.html", "unchanged")], 1),
        ["what the site says has not changed"] = new(
            [site => Listed(site).On("/nb/1.html", Unchanging(OneReport)), _ => { }],
            [("/nb/1.html", "unchanged")], 1),
        ["a page that counts its visitors"] = new([site => Listed(site).On("/nb/1.html", _ => Page(OneReport.Replace("</body>", $"<div class=\"count\">浏览次数：{site.Requests.Count}</div></body>", StringComparison.Ordinal))), _ => { }], [("/nb/1.html", "unchanged")], 1),
        ["a report that was changed"] = new([site => Listed(site).On("/nb/1.html", Page(OneReport)), site => site.On("/nb/1.html", Page(Report("青禾县财政局", sentence: "全年主动公开信息412条，比上年多30条。")))], [("/nb/1.html", "version")], 1) { Versions = 2 },
        ["a report that is gone"] = new([site => Listed(site).On("/nb/1.html", Page(OneReport)), site => site.On("/nb/1.html", TestAnswer.Of(404, ""))], [("/nb/1.html", "gone")], 1),
        ["a report whose address leads to a page that says that it is not there"] = new([site => Listed(site).On("/nb/1.html", Page(OneReport)), site => site.On("/nb/1.html", TestAnswer.Redirect("/404.html")).On("/404.html", TestAnswer.Of(404, ""))], [("/nb/1.html", "gone")], 1),
        ["a report that was led to, whose first address is gone"] = new([site => Listed(site).On("/nb/1.html", TestAnswer.Redirect("moved.html", 301)).On("/nb/moved.html", Page(OneReport)), site => site.On("/nb/1.html", TestAnswer.Of(404, ""))], [("/nb/1.html", "absent"), ("/nb/moved.html", "unchanged")], 1),
        ["a report as a page that was led to and as a file"] = new(
            [site => Listed(site).On("/nb/1.html", TestAnswer.Redirect("moved.html", 301)).On("/nb/moved.html", Page(OneReport.Replace("</body>", "<p>附件：<a href=\"1.docx\">青禾县财政局2023年政府信息公开工作年度报告.docx</a></p></body>", StringComparison.Ordinal))).On("/nb/1.docx", File(Docx("青禾县财政局", 2023)))],
            [("/nb/1.html", "new"), ("/nb/1.docx", "copy")], 1),
        ["a report that is gone and comes back"] = new([site => Listed(site).On("/nb/1.html", Page(OneReport)), site => site.On("/nb/1.html", TestAnswer.Of(410, "")), site => site.On("/nb/1.html", Page(OneReport))], [("/nb/1.html", "unchanged")], 1),
        ["a report that its column does not list any more"] = new([site => Listed(site).On("/nb/1.html", Page(OneReport)), site => Column(site, ("2.html", "青禾县教育局")).On("/nb/2.html", Page(Report("青禾县教育局"))).On("/nb/1.html", TestAnswer.Of(404, ""))], [("/nb/1.html", "gone"), ("/nb/2.html", "new")], 2),
        ["an address that shows something else now"] = new([site => Listed(site).On("/nb/1.html", Page(OneReport)), site => site.On("/nb/1.html", Page(Html("首页", "<p>欢迎访问本站。</p>")))], [("/nb/1.html", "replaced")], 1),
        ["a report that moved"] = new([site => Listed(site).On("/nb/1.html", Page(OneReport)), site => Column(site, ("new/1.html", "青禾县财政局")).On("/nb/1.html", TestAnswer.Of(404, "")).On("/nb/new/1.html", Page(OneReport))], [("/nb/1.html", "gone")], 1),
        ["what robots.txt forbids"] = new([site => Listed(site).On("/nb/1.html", Page(OneReport)).On("/robots.txt", Robots("Disallow: /nb/1"))], [("/nb/1.html", "disallowed")], 0),
        ["a robots.txt that forbids later"] = new([site => Listed(site).On("/nb/1.html", Page(OneReport)), site => site.On("/robots.txt", Robots("Disallow: /nb/1"))], [("/nb/1.html", "disallowed")], 1),
        ["a robots.txt that allows later"] = new([site => Listed(site).On("/nb/1.html", Page(OneReport)).On("/robots.txt", Robots("Disallow: /")), site => site.On("/robots.txt", Robots("Disallow:"))], [("/nb/1.html", "new")], 1),
        ["a robots.txt that cannot be read"] = new([site => Listed(site).On("/nb/1.html", Page(OneReport)).On("/robots.txt", TestAnswer.Of(500, ""))], [("/nb/1.html", "")], 0),
        ["a robots.txt that is a page"] = new([site => Listed(site).On("/nb/1.html", Page(OneReport)).On("/robots.txt", Page(Html("首页", "Disallow: /")))], [("/nb/1.html", "new")], 1),
        ["links to other schemes, machines and sites"] = new(
            [site => Column(site, One, ("ftp://127.0.0.1/1.pdf", "青禾县甲局"), ("file:///etc/passwd", "青禾县乙局"), ("http://127.0.0.1:1/2.html", "青禾县丙局"), ($"http://localhost:{site.Port}/3.html", "青禾县丁局"), ($"http://2130706433:{site.Port + 1}/4.html", "青禾县戊局"), ("javascript:alert(1)", "青禾县己局"), ("http://www.example.org/5.html", "青禾县庚局"))
                .On("/nb/1.html", Page(OneReport))],
            [("/nb/1.html", "new"), ("/2.html", ""), ("/3.html", ""), ("/4.html", ""), ("/5.html", "")], 1),
        ["links to what is no report"] = new(
            [site => site.On(SitePages.Column, Page(Html("政府信息公开年报", List(One) + "<a href=\"/zn.html\">政府信息公开指南</a><a href=\"/ys.html\">2023年部门预算</a><a href=\"/jd.html\">2023年政府信息公开工作年度报告图解</a><a href=\"/\">首页</a>"))).On("/nb/1.html", Page(OneReport))],
            [("/nb/1.html", "new"), ("/zn.html", ""), ("/ys.html", ""), ("/jd.html", ""), ("/", "")], 1),
        ["ten thousand links"] = new(
            [site => site.On(SitePages.Column, Page(Html("政府信息公开年报", string.Concat(Enumerable.Range(0, 10_000).Select(i => $"<p><a href=\"/news/{i}.html\">本县召开第{i}次会议</a></p>")) + List(One)))).On("/nb/1.html", Page(OneReport))],
            [("/nb/1.html", "new"), ("/news/1.html", "")], 1),
        ["a calendar without end"] = new(
            [site =>
            {
                Listed(site).On("/nb/1.html", Page(OneReport));
                site.On(SitePages.Column, Page(Html("政府信息公开年报", List(One) + Calendar(1))));
                site.Otherwise = request => request.Path.StartsWith("/nb/?day=", StringComparison.Ordinal) ? Page(Html("政府信息公开年报", List(One) + Calendar(site.Requests.Count))) : TestAnswer.Of(404, "");
            }],
            [("/nb/1.html", "new")], 1),
        ["pages that lead to one another"] = new(
            [site => site.On(SitePages.Column, Page(Html("政府信息公开年报", List(One) + "<a href=\"index_1.html\">下一页</a>"))).On("/nb/index_1.html", Page(Html("政府信息公开年报", List(("2.html", "青禾县教育局")) + "<a href=\"./\">上一页</a><a href=\"./\">下一页</a>")))
                .On("/nb/1.html", Page(OneReport)).On("/nb/2.html", Page(Report("青禾县教育局")))],
            [("/nb/1.html", "new"), ("/nb/2.html", "new"), ("/nb/index_1.html", "list")], 2),
        ["pages that lead to one another, of which the first has not changed"] = new(
            [
                site => site.On(SitePages.Column, Unchanging(Html("政府信息公开年报", List(One) + Pager))).On("/nb/index_1.html", Unchanging(Html("政府信息公开年报", List(("2.html", "青禾县教育局")) + Pager)))
                    .On("/nb/index_2.html", Page(Html("政府信息公开年报", List(("3.html", "青禾县民政局")) + Pager)))
                    .On("/nb/1.html", Page(OneReport)).On("/nb/2.html", Page(Report("青禾县教育局"))).On("/nb/3.html", Page(Report("青禾县民政局"))).On("/nb/4.html", Page(Report("青禾县审计局"))),
                site => site.On("/nb/index_2.html", Page(Html("政府信息公开年报", List(("3.html", "青禾县民政局"), ("4.html", "青禾县审计局")) + Pager))),
            ],
            [("/nb/4.html", "new")], 4),
        ["pages that a script turns"] = new(
            [site => site.On(SitePages.Column, Page(Html("政府信息公开年报", List(One) + "<script>createPageHTML(2,0,\"index\",\"html\");</script>"))).On("/nb/index_1.html", Page(ColumnOf(("2.html", "青禾县教育局"))))
                .On("/nb/1.html", Page(OneReport)).On("/nb/2.html", Page(Report("青禾县教育局")))],
            [("/nb/2.html", "new")], 2),
        ["a link that is a click"] = new([site => site.On(SitePages.Column, Page(Html("政府信息公开年报", "<ul><li><a href=\"#\" onclick=\"window.open('/art/1.html')\">青禾县财政局2023年政府信息公开工作年度报告</a></li></ul>"))).On("/art/1.html", Page(OneReport))], [("/art/1.html", "new")], 1),
        ["a base for links"] = new([site => site.On(SitePages.Column, Page(Html("政府信息公开年报", List(One), "<base href=\"/other/\">"))).On("/other/1.html", Page(OneReport))], [("/other/1.html", "new")], 1),
        ["a column in a frame"] = new([site => site.On(SitePages.Column, Page(Html("政府信息公开年报", "<iframe src=\"frame.html\"></iframe>"))).On("/nb/frame.html", Page(ColumnOf(One))).On("/nb/1.html", Page(OneReport))], [("/nb/1.html", "new")], 1),
        ["a page that sends on by itself"] = new([site => site.On(SitePages.Column, Page(Html("", "", "<meta http-equiv=refresh content=\"0;url=list.html\">"))).On("/nb/list.html", Page(ColumnOf(One))).On("/nb/1.html", Page(OneReport))], [("/nb/1.html", "new")], 1),
        ["a report that sends on by itself"] = new([site => Listed(site).On("/nb/1.html", Page(Html("", "", "<meta http-equiv=refresh content=\"0;url=real.html\">"))).On("/nb/real.html", Page(OneReport))], [("/nb/real.html", "new")], 1),
        ["a report in a frame"] = new([site => Listed(site).On("/nb/1.html", Page(Html("", "<iframe src=\"real.html\"></iframe>"))).On("/nb/real.html", Page(OneReport))], [("/nb/real.html", "new")], 1),
        ["a column without reports"] = new([site => site.On(SitePages.Column, Page(Html("政府信息公开年报", "<p>暂无内容</p>")))], [(SitePages.Column, "empty")], 0),
        ["a column that is gone"] = new([site => site.On(SitePages.Column, TestAnswer.Of(404, ""))], [(SitePages.Column, "absent")], 0),
        ["a site that goes away in the middle"] = new(
            [
                site => Column(site, One, ("2.html", "青禾县教育局")).On("/nb/1.html", Page(OneReport)).On("/nb/2.html", TestAnswer.Last("")),
                site => site.On("/nb/2.html", Page(Report("青禾县教育局"))),
            ],
            [("/nb/1.html", "unchanged"), ("/nb/2.html", "new")], 2),
    };

    private const string Pager = "<div class=\"page\"><a href=\"./\">1</a><a href=\"index_1.html\">2</a><a href=\"index_2.html\">3</a></div>";

    private static Func<TestRequest, TestAnswer> Unchanging(string html) =>
        request => request.Headers.ContainsKey("If-None-Match") ? TestAnswer.Raw("HTTP/1.1 304 Not Modified\r\n\r\n") : TestAnswer.Of(200, html, "ETag: \"1\"");

    private static TestAnswer Page(string html) => TestAnswer.Page(html);

    private static TestAnswer File(byte[] bytes) => TestAnswer.Of(200, bytes, "Content-Type: application/octet-stream");

    private static TestAnswer Robots(string rules) => TestAnswer.Of(200, Encoding.UTF8.GetBytes("User-agent: *\n" + rules), "Content-Type: text/plain");

    private static TestSite Column(TestSite site, params (string To, string Agency)[] links) => site.On(SitePages.Column, Page(ColumnOf(links)));

    private static TestSite Listed(TestSite site) => Column(site, One);

    private static TestSite Many(TestSite site, int count, Func<int, TestAnswer[]> answers)
    {
        string[] agencies = ["财政局", "教育局", "民政局", "水利局", "司法局", "审计局", "统计局", "商务局", "气象局", "林业局"];
        Column(site, [.. Enumerable.Range(1, count).Select(n => ($"{n}.html", "青禾县" + agencies[n - 1]))]);
        for (int n = 1; n <= count; n++) site.On($"/nb/{n}.html", [.. answers(n), Page(Report("青禾县" + agencies[n - 1]))]);
        return site;
    }

    private static PassBehaviour Once(TestAnswer answer, string outcome, int held, Action<TestSite>? also = null) =>
        new([site => { Listed(site).On("/nb/1.html", answer); also?.Invoke(site); }], [("/nb/1.html", outcome)], held);

    private static string Calendar(int day) => $"<div class=\"calendar\"><a href=\"?day={day + 1}\">{day % 30 + 1}</a><a href=\"?day={day + 2}\">下一天</a></div>";

    private static Action<TestSite> SessionsOf(string session) => site =>
    {
        Column(site, ($"1.html;jsessionid={session}1", "青禾县财政局"));
        site.Otherwise = request => request.Path.StartsWith("/nb/1.html", StringComparison.Ordinal) ? Page(OneReport) : TestAnswer.Of(404, "");
    };
}
