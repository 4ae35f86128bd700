using System.Globalization;

namespace GovReportArchive.Extraction.Tests.Whole;

/// <summary>A cell of a sample table and the grid it covers.</summary>
internal sealed record SampleCell(string Text, int Columns = 1, int Rows = 1);

/// <summary>A part of a sample report: a paragraph, or a table of rows.</summary>
internal sealed record SamplePart(string Text, SampleCell[][]? Table = null);

/// <summary>A whole annual report of an invented place in the form of 2021, with numbers that add up; the same seed gives the same report.</summary>
internal static class SampleReport
{
    private static readonly string[] Columns = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
    private static readonly string[] Outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];

    private static readonly (string Group, string[] Rows)[] Results =
    [
        ("（一）予以公开", []), ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", []),
        ("（三）不予公开", ["1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益", "5.属于三类内部事务信息", "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项"]),
        ("（四）无法提供", ["1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确"]),
        ("（五）不予处理", ["1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请", "5.要求行政机关确认或重新出具已获取信息"]),
        ("（六）其他处理", ["1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "3.其他"]),
    ];

    public static SamplePart[] Make(int seed)
    {
        Random random = new(seed);
        return
        [
            new("样例县水务局2023年政府信息公开工作年度报告"),
            new("本报告为样例，根据《中华人民共和国政府信息公开条例》要求编制。统计期限自2023年1月1日起至2023年12月31日止。"),
            new("一、总体情况"),
            new("全年通过样例县政府网站主动公开各类信息1136条，回应社会关切，公开渠道进一步畅通，群众查阅更加便利。"),
            new("二、主动公开政府信息情况"),
            new("", Disclosure(random)),
            new("三、收到和处理政府信息公开申请情况"),
            new("", Applications(random)),
            new("四、政府信息公开行政复议、行政诉讼情况"),
            new("", Litigation(random)),
            new("五、存在的主要问题及改进情况"),
            new("一是公开内容不够丰富，解读形式较为单一。二是基层公开力量薄弱。下一步将加强业务培训，完善公开目录，提高解读质量。"),
            new("六、其他需要报告的事项"),
            new("本年度未收取信息处理费。"),
        ];
    }

    private static SampleCell[][] Disclosure(Random random) =>
    [
        [new("第二十条第（一）项", 4)],
        [new("信息内容"), new("本年制发件数"), new("本年废止件数"), new("现行有效件数")],
        [new("规章"), Number(random, 3), Number(random, 3), Number(random, 9)],
        [new("行政规范性文件"), Number(random, 20), Number(random, 20), Number(random, 300)],
        [new("第二十条第（五）项", 4)],
        [new("信息内容"), new("本年处理决定数量", 3)],
        [new("行政许可"), Number(random, 5000, 3)],
        [new("第二十条第（六）项", 4)],
        [new("信息内容"), new("本年处理决定数量", 3)],
        [new("行政处罚"), Number(random, 5000, 3)],
        [new("行政强制"), Number(random, 500, 3)],
        [new("第二十条第（八）项", 4)],
        [new("信息内容"), new("本年收费金额（单位：万元）", 3)],
        [new("行政事业性收费"), new(string.Create(CultureInfo.InvariantCulture, $"{random.Next(9000)}.{random.Next(10, 99)}"), 3)],
    ];

    private static SampleCell[][] Applications(Random random)
    {
        List<SampleCell[]> rows =
        [
            [new("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3), new("申请人情况", 7)],
            [new("自然人", 1, 2), new("法人或其他组织", 5), new("总计", 1, 2)],
            [.. Columns[1..6].Select(column => new SampleCell(column))],
        ];
        int[] carriedIn = Counts(random), carriedOut = Counts(random), concluded = new int[6];
        List<SampleCell[]> results = [];
        foreach ((string group, string[] labels) in Results)
        {
            for (int i = 0; i < Math.Max(1, labels.Length); i++)
            {
                int[] counts = Counts(random);
                for (int c = 0; c < 6; c++) concluded[c] += counts[c];
                SampleCell[] head = labels.Length == 0 ? [new(group, 2)] : i == 0 ? [new(group, 1, labels.Length), new(labels[0])] : [new(labels[i])];
                results.Add([.. head, .. Row(counts)]);
            }
        }

        results.Add([new("（七）总计", 2), .. Row(concluded)]);
        int[] received = [.. Enumerable.Range(0, 6).Select(c => concluded[c] + carriedOut[c] - carriedIn[c])];
        if (received.Any(count => count < 0)) carriedIn = new int[6];
        received = [.. Enumerable.Range(0, 6).Select(c => concluded[c] + carriedOut[c] - carriedIn[c])];
        rows.Add([new("一、本年新收政府信息公开申请数量", 3), .. Row(received)]);
        rows.Add([new("二、上年结转政府信息公开申请数量", 3), .. Row(carriedIn)]);
        rows.Add([new("三、本年度办理结果", 1, results.Count), .. results[0]]);
        rows.AddRange(results.Skip(1));
        rows.Add([new("四、结转下年度继续办理", 3), .. Row(carriedOut)]);
        return [.. rows];
    }

    private static SampleCell[][] Litigation(Random random)
    {
        List<SampleCell> numbers = [];
        for (int group = 0; group < 3; group++)
        {
            int[] outcomes = [.. Enumerable.Range(0, 4).Select(_ => random.Next(12))];
            numbers.AddRange(outcomes.Append(outcomes.Sum()).Select(count => new SampleCell(Text(count))));
        }

        return
        [
            [new("行政复议", 5), new("行政诉讼", 10)],
            [.. Outcomes.Select(outcome => new SampleCell(outcome, 1, 2)), new("未经复议直接起诉", 5), new("复议后起诉", 5)],
            [.. Outcomes.Concat(Outcomes).Select(outcome => new SampleCell(outcome))],
            [.. numbers],
        ];
    }

    private static int[] Counts(Random random) => [random.Next(30), .. Enumerable.Range(0, 5).Select(_ => Math.Max(0, random.Next(12) - 8))];

    private static IEnumerable<SampleCell> Row(int[] counts) => counts.Append(counts.Sum()).Select(count => new SampleCell(Text(count)));

    private static SampleCell Number(Random random, int below, int columns = 1) => new(Text(random.Next(below)), columns);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
