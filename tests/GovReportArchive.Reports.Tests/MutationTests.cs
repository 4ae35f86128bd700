using System.Globalization;
using System.Text;
using GovReportArchive.Reports.Documents;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Tests.Tables;
using GovReportArchive.Tests;
using Xunit.Abstractions;

namespace GovReportArchive.Reports.Tests;

/// <summary>Law: reading never throws, ends in bounded time, and its offsets and numbers hold, whatever the text.</summary>
public class MutationTests(ITestOutputHelper output)
{
    private const string Report =
        "您所在的位置：首页 > 卫东区 > 年报\n卫东区民政局\n2022 年政府信息公开工作年度报告\n发布日期：2023-01-18 来源：区民政局\n\n"
        + "本报告所列数据统计期限自2022年1月1日起至2022年12月31日止。（联系地址：平顶山市样例街1号，邮编：467000，电话：0375-3600000）\n\n"
        + "一、总体情况\n2022年，卫东区民政局共收到政府信息公开申请14件，办结率100%，在政府网站发布信息39条。\n（一）主动公开。一是公开清单。二是公开流程。\n"
        + "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n行政规范性文件\t8\t1\t26\n"
        + "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量\t14\t0\t0\t0\t0\t0\t14\n（七）总计 14 0 0 0 0 0 14\n"
        + "四、政府信息公开行政复议、行政诉讼情况\n0 0 0 0 0\n五、存在的主要问题及改进情况\n（一）主要问题\n人手不足，\n解读不够。\n六、其他需要报告的事项：无\n附件1：统计表";

    private static readonly string[] Bits =
    [
        "一、", "（一）", "《", "（", "\t", "|", "|---|", "\n\n\n", "　　", "2022年", "政府信息公开工作年度报告", "朝阳区", "人民政府", "当前位置：", "[bookmark: _GoBack]",
        "\0", "\ud83d", "👍", "第二十条第（一）项", "总计", "0000000", "１２", "〇", "-->", "本报告由", "编制", "附件：", "x",
    ];

    [Fact]
    public void Some_hundred_mutations_are_read() => Mutate(400, 20260121);

    [Fact]
    [Trait("tier", "soak")]
    public void Twenty_thousand_mutations_are_read() => Mutate(20_000, TestSeed.Value);

    [Theory(Timeout = 120_000)]
    [InlineData("一、", 30_000)]
    [InlineData("（", 60_000)]
    [InlineData("《", 60_000)]
    [InlineData("政府信息公开", 30_000)]
    [InlineData("区", 100_000)]
    [InlineData("2022年", 15_000)]
    [InlineData("朝阳区", 25_000)]
    [InlineData("收到申请1件，", 4_000)]
    [InlineData(" ", 200_000)]
    [InlineData("中\n", 20_000)]
    public Task Long_repetitions_end_in_time(string piece, int times) =>
        Task.Run(() => Check(TextDocument.Of(new StringBuilder().Insert(0, piece, times).ToString())));

    private void Mutate(int times, int seed)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}"));
        Random random = new(seed);
        for (int i = 0; i < times; i++)
        {
            StringBuilder text = new(Report);
            for (int n = random.Next(1, 12); n > 0; n--) MutateOnce(text, random);
            string mutated = text.ToString();
            SourceDocument document = random.Next(4) == 0
                ? TextDocument.Of(mutated.Split('\n').Chunk(random.Next(1, 6)).Select(c => (Block)new Paragraph(string.Join('\n', c))))
                : TextDocument.Of(mutated);
            try
            {
                Check(document);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"seed {seed}, mutation {i}: {mutated}", e);
            }
        }
    }

    private static void MutateOnce(StringBuilder text, Random random)
    {
        int at = random.Next(text.Length + 1), length = Math.Min(random.Next(60), text.Length - at);
        switch (random.Next(6))
        {
            case 0: text.Remove(at, length); break;
            case 1: text.Insert(at, Bits[random.Next(Bits.Length)]); break;
            case 2: text.Insert(at, text.ToString(at, length)); break;
            case 3: text.Replace('\n', ' ', at, length); break;
            case 4: text.Insert(at, '\n'); break;
            default: if (at < text.Length) text[at] = (char)random.Next(1, 0xFFFF); break;
        }
    }

    private static void Check(SourceDocument document)
    {
        ReportRecord record = ReportReader.Read(document).Record;
        Assert.NotEqual("", record.Id);
        Assert.NotEqual("", record.Agency.Name);
        Assert.Equal(Enumerable.Range(1, record.Sections.Count), record.Sections.Select(s => s.N));
        foreach (Figure figure in record.Figures)
        {
            Section section = record.Sections[figure.Section - 1];
            Assert.Equal(figure.Quote, section.Text.Substring(figure.Start, figure.Length));
        }

        Assert.Equal(RecordJson.Serialize(record), RecordJson.Serialize(ReportReader.Read(document).Record));
    }
}
