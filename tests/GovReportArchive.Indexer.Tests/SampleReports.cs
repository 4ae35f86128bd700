namespace GovReportArchive.Indexer.Tests;

/// <summary>Inputs of invented places.</summary>
internal static class SampleReports
{
    /// <summary>A report as plain text.</summary>
    public static string Text(string agency, int year, string sentence = "全年无事故。") => $"""
        {agency}{year}年政府信息公开工作年度报告
        本报告统计期限为{year}年1月1日至12月31日。
        一、总体情况
        {sentence}通过微信公众号发布信息。
        二、主动公开政府信息情况
        三、收到和处理政府信息公开申请情况
        四、政府信息公开行政复议、行政诉讼情况
        五、存在的主要问题及改进情况
        一是解读形式单一；二是培训不足。
        六、其他需要报告的事项
        无。
        """;

    /// <summary>A full record as a line.</summary>
    public static string Line(int n) => FormattableString.Invariant(
        $$$"""{"id":"99010{{{n % 3}}}-样例局-{{{2000 + n}}}","title":"=样例县样例局{{{2000 + n}}}年报告","agency":{"id":"99010{{{n % 3}}}/样例局","name":"样例县样例局","type":"民政","level":"county"},"year":{{{2000 + n}}},"form":"2021","sections":[{"n":1,"kind":"problems","heading":"五、问题","text":"一是解读形式单一；二是第{{{n}}}项培训不足。"}],"counts":{"applications.received.total":{{{n}}}}}""");

    /// <summary>Many full records.</summary>
    public static string Lines(int count) => string.Join('\n', Enumerable.Range(0, count).Select(Line)) + "\n";
}
