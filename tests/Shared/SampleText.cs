namespace GovReportArchive.Tests;

/// <summary>Reports as plain text, of invented places: what an agency might publish.</summary>
internal static class SampleText
{
    /// <summary>A small report; the same arguments give the same text.</summary>
    public static string Report(string agency, int year, string sentence = "全年无事故。") => $"""
        {agency}{year}年政府信息公开工作年度报告

        本报告根据《中华人民共和国政府信息公开条例》的规定编制，统计期限为{year}年1月1日至12月31日。

        一、总体情况
        （一）主动公开情况。{sentence}
        （二）依申请公开情况。畅通渠道，规范办理。

        二、主动公开政府信息情况
        三、收到和处理政府信息公开申请情况
        四、政府信息公开行政复议、行政诉讼情况
        五、存在的主要问题及改进情况
        一是公开形式不够丰富；二是业务培训不足。下一步将加强培训。

        六、其他需要报告的事项
        无其他需要报告的事项。
        """;
}
