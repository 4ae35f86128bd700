using GovReportArchive.Reports.Prose;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Tests.Tables.Printing;

namespace GovReportArchive.Reports.Tests.Tables;

/// <summary>Pages that a program turned into Taiwan's words and characters are read as those they were made of.</summary>
public class TaiwanWordsTests
{
    private static readonly (string Mainland, string Taiwan)[] Words =
        [("信息", "資訊"), ("数据", "資料"), ("文件", "檔案"), ("项目", "專案"), ("网络", "網路"), ("通过", "透過"), ("咨询", "諮詢")];

    private static readonly (string Simplified, string Traditional)[] Characters =
    [
        ("动", "動"), ("开", "開"), ("规", "規"), ("范", "範"), ("许", "許"), ("处", "處"), ("罚", "罰"), ("强", "強"), ("制发", "製發"), ("废", "廢"), ("现", "現"),
        ("数", "數"), ("总", "總"), ("计", "計"), ("会", "會"), ("构", "構"), ("务", "務"), ("业", "業"), ("机", "機"), ("关", "關"), ("复", "複"), ("议", "議"), ("诉", "訴"),
        ("讼", "訟"), ("维", "維"), ("结", "結"), ("纠", "糾"), ("审", "審"), ("经", "經"), ("后", "後"), ("续", "續"), ("办", "辦"), ("无", "無"), ("类", "類"), ("过", "過"),
        ("执", "執"), ("询", "詢"), ("举", "舉"), ("报", "報"), ("费", "費"), ("条", "條"), ("项", "項"), ("采", "採"), ("购", "購"), ("额", "額"), ("单", "單"), ("万", "萬"),
        ("县", "縣"), ("获", "獲"), ("认", "認"), ("确", "確"), ("补", "補"), ("缴", "繳"), ("纳", "納"), ("属", "屬"), ("国", "國"), ("护", "護"), ("权", "權"), ("稳", "穩"),
        ("该", "該"), ("区", "區"), ("这", "這"), ("种", "種"), ("请", "請"), ("况", "況"), ("农", "農"),
    ];

    public static TheoryData<string, string> Files
    {
        get
        {
            TheoryData<string, string> data = [];
            foreach (string layout in (string[])["tabs", "bars", "one cell a line", "spaces", "page text"])
            {
                foreach (string form in (string[])["2021", "2019", "2014"])
                    data.Add(layout, form);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_count_is_read(string layout, string form)
    {
        SampleCounts sample = SampleCounts.Of(form, 21);
        string text = ReportText.Lines(sample, layout);

        ReportRecord record = ReportReader.Read(TextDocument.Of(Turned(text))).Record;

        Assert.Equal(ReportReader.Read(TextDocument.Of(text)).Record.Counts, record.Counts);
        Assert.Equal(sample.Numbers.Count, record.Counts.Count);
        Assert.Equal(form, record.Form);
    }

    [Fact]
    public void Words_that_were_turned_without_their_characters_are_known_too()
    {
        SampleCounts sample = SampleCounts.Of("2021", 22);
        string text = ReportText.Tabs(sample).Replace("政府信息", "政府资讯", StringComparison.Ordinal).Replace("信息内容", "资讯内容", StringComparison.Ordinal)
            .Replace("规范性文件", "规范性档案", StringComparison.Ordinal).Replace("本列数据", "本列资料", StringComparison.Ordinal).Replace("性信息", "性资讯", StringComparison.Ordinal);

        Assert.Equal(sample.Numbers.Count, ReportReader.Read(TextDocument.Of(text)).Record.Counts.Count);
    }

    [Fact]
    public void Title_headings_and_figures_are_read_and_kept_in_the_words_of_the_page()
    {
        ReportRecord record = ReportReader.Read(TextDocument.Of("""
            沐陽縣農業農村局2022年政府資訊公開工作年度報告
            一、總體情況
            2022年，我局主動公開政府資訊63條，收到政府資訊公開申請5件。
            五、存在的主要問題及改進情況
            資訊公開的時效有待提高。
            """)).Record;

        Assert.Equal(("沐陽縣農業農村局2022年政府資訊公開工作年度報告", 2022, "农业农村"), (record.Title, record.Year, record.Agency.Type));
        Assert.Equal(["overview", "problems"], record.Sections.Select(section => section.Kind));
        Assert.Equal([("disclosed.total", 63m, "条"), ("applications.received.total", 5m, "件")], record.Figures.Select(figure => (figure.What, figure.Value, figure.Unit!)));
        Assert.Contains("主動公開政府資訊63條", record.Sections[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("沐阳县档案局")]
    [InlineData("青石市经济资讯中心")]
    [InlineData("资料室")]
    public void Words_that_the_mainland_has_too_stay(string text) => Assert.Equal(text, Simplified.Of(text));

    private static string Turned(string text)
    {
        foreach ((string mainland, string taiwan) in Words) text = text.Replace(mainland, taiwan, StringComparison.Ordinal);
        foreach ((string simplified, string traditional) in Characters) text = text.Replace(simplified, traditional, StringComparison.Ordinal);
        return text;
    }
}
