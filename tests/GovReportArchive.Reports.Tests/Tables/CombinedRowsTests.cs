using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Tables;
using GovReportArchive.Reports.Tests.Tables.Printing;

namespace GovReportArchive.Reports.Tests.Tables;

/// <summary>A row that counts two rows of the form together belongs to neither of them.</summary>
public class CombinedRowsTests
{
    private const string Provincial = """
        附件：政府信息公开情况统计表
        指标名称 | 计量单位 | 2016年度 | 历年累计
        主动公开信息数 | 条 | 812 | 4010
        受理依申请公开信息总数 | 件 | 12 | 60
        其中：1.当面申请数 | 件 | 3 | 10
        2.网上申请数 | 件 | 5 | 31
        3.JOINED | 件 | 4 | 19
        对申请的答复总数 | 件 | 12 | 60
        行政复议数 | 件 | 1 | 2
        行政诉讼数 | 件 | 0 | 1
        """;

    private const string National = """
        政府信息公开情况统计表
        统计指标 | 单位 | 统计数
        一、主动公开情况 | |
        （一）主动公开政府信息数 | 条 | 812
        其中：主动公开规范性文件数 | 条 | 6
        制发规范性文件总数 | 件 | 6
        二、回应解读情况 | |
        （一）回应公众关注热点或重大舆情数 | 次 | 2
        3.政策解读稿件发布数 | 篇 | 9
        三、依申请公开情况 | |
        （一）收到申请数 | 件 | 7
        1.当面申请数 | 件 | 3
        2.网络申请数 | 件 | 1
        3.JOINED | 件 | 3
        （二）申请办结数 | 件 | 7
        1.按时办结数 | 件 | 7
        2.延期办结数 | 件 | 0
        四、行政复议数量 | 件 | 0
        五、行政诉讼数量 | 件 | 0
        六、举报投诉数量 | 件 | 0
        """;

    public static TheoryData<string, string> JoinedLabels
    {
        get
        {
            TheoryData<string, string> data = [];
            foreach (string layout in WrittenTable.Layouts)
            {
                foreach (string label in (string[])["信函、传真申请数", "信函和传真申请数", "信函/传真申请数", "信函传真申请数", "信函申请、传真申请数"])
                    data.Add(layout, label);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(JoinedLabels))]
    public void Two_channels_in_one_row_of_provincial_statistics_are_an_extra_row(string layout, string label)
    {
        TableReading reading = Read(layout, Provincial.Replace("JOINED", label, StringComparison.Ordinal));

        Assert.DoesNotContain(reading.Counts.Keys.Concat(reading.Cells.Keys), key => key is "stats.applications.fax" or "stats.applications.letter");
        Assert.Equal((3, 5), (reading.Counts["stats.applications.inPerson"], reading.Counts["stats.applications.online"]));
        ExtraRow row = Assert.Single(reading.ExtraRows);
        Assert.Equal(("件", "4", "19"), (row.Unit, row.Cells[0], row.Cells[1]));
        Assert.EndsWith(label, row.Label, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(JoinedLabels))]
    public void Two_channels_in_one_row_of_the_national_statistics_are_not_said_to_be_missing(string layout, string label)
    {
        TableReading reading = Read(layout, National.Replace("JOINED", label, StringComparison.Ordinal));

        Assert.Equal("2014", reading.Form);
        Assert.DoesNotContain(reading.Counts.Keys.Concat(reading.Cells.Keys), key => key is "stats.applications.fax" or "stats.applications.letter");
        Assert.Equal(("件", "3"), (Assert.Single(reading.ExtraRows).Unit, reading.ExtraRows[0].Cells[0]));
    }

    [Theory]
    [InlineData("微博、微信公开政府信息数")]
    [InlineData("微博和微信公开政府信息数")]
    [InlineData("政务微博微信公开政府信息数")]
    public void Two_media_in_one_row_belong_to_neither(string label)
    {
        TableReading reading = Read("tabs", National.Replace("二、回应解读情况 | |", "2.政府网站公开政府信息数 | 条 | 700\n3." + label + " | 条 | 112\n二、回应解读情况 | |", StringComparison.Ordinal).Replace("JOINED", "信函申请数", StringComparison.Ordinal));

        Assert.Equal(700, reading.Counts["stats.disclosed.website"]);
        Assert.DoesNotContain(reading.Counts.Keys.Concat(reading.Cells.Keys), key => key is "stats.disclosed.weibo" or "stats.disclosed.wechat");
        Assert.Equal("条", Assert.Single(reading.ExtraRows).Unit);
    }

    [Fact]
    public void A_label_that_denies_another_does_not_make_that_one_blank()
    {
        TableReading reading = Read("tabs", Provincial.Replace("对申请的答复总数 | 件 | 12 | 60", "对申请的答复总数 | 件 | 12 | 60\n未同意公开答复数 | 件 | 2 | 5", StringComparison.Ordinal).Replace("JOINED", "信函申请数", StringComparison.Ordinal));

        Assert.DoesNotContain("stats.replies.granted", reading.Counts.Keys.Concat(reading.Cells.Keys));
    }

    [Theory]
    [InlineData("grid", "行政处罚、行政强制")]
    [InlineData("tabs", "行政处罚、行政强制")]
    [InlineData("spaces", "行政处罚、行政强制")]
    [InlineData("one cell a line", "行政处罚和行政强制")]
    [InlineData("bars", "行政处罚/行政强制")]
    public void Penalties_and_coercion_in_one_row_belong_to_neither(string layout, string label)
    {
        TableReading reading = Read(layout, $"""
            第二十条第（五）项 | |
            信息内容 | 本年处理决定数量
            行政许可 | 31
            第二十条第（六）项 | |
            信息内容 | 本年处理决定数量
            {label} | 12
            第二十条第（八）项 | |
            信息内容 | 本年收费金额（单位：万元）
            行政事业性收费 | 3.5
            """);

        Assert.Equal((31, 3.5m), (reading.Counts["disclosure.licences.decisions"], reading.Counts["disclosure.fees.amount"]));
        Assert.DoesNotContain(reading.Counts.Keys.Concat(reading.Cells.Keys), key => key is "disclosure.penalties.decisions" or "disclosure.coercion.decisions");
        ExtraRow row = Assert.Single(reading.ExtraRows);
        Assert.EndsWith(label, row.Label, StringComparison.Ordinal);
        Assert.Equal(["12"], row.Cells);
    }

    [Theory]
    [InlineData("tabs")]
    [InlineData("bars")]
    [InlineData("spaces")]
    public void Two_results_of_applications_in_one_row_belong_to_neither(string layout)
    {
        SampleCounts sample = SampleCounts.Of("2021", 8);
        List<string> lines = [.. ReportText.Lines(sample, layout).Split('\n')];
        int granted = lines.FindIndex(line => line.Contains("予以公开", StringComparison.Ordinal));
        lines[granted] = lines[granted].Replace("（一）予以公开", "（一）予以公开、部分公开", StringComparison.Ordinal);
        lines.RemoveAt(granted + 1);

        TableReading reading = Read(string.Join('\n', lines));

        Assert.DoesNotContain(reading.Counts.Keys.Concat(reading.Cells.Keys), key => key.StartsWith("applications.granted.", StringComparison.Ordinal) || key.StartsWith("applications.partlyGranted.", StringComparison.Ordinal));
        Assert.Equal(sample.Numbers["applications.denied.stateSecret.total"], reading.Counts["applications.denied.stateSecret.total"]);
        Assert.Single(reading.ExtraRows);
    }

    private static TableReading Read(string layout, string table) => TableReader.Read(WrittenTable.Report(layout, table));

    private static TableReading Read(string text) => TableReader.Read(TextDocument.Of(text));
}
