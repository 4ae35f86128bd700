using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Reports.Tests.Tables.Printing;

/// <summary>A whole invented report: prose with numbers of its own around the tables.</summary>
internal static class PrintedReport
{
    /// <summary>Sentences that must stay in the prose whatever the layout of the tables.</summary>
    public static readonly string[] Prose =
    [
        "望岚县水务局2023年政府信息公开工作年度报告",
        "一、总体情况",
        "2023年，我局通过门户网站公开信息1136条，公众号推送87期，开展行政许可业务培训3场，参训56人次。",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "一是公开时效有待提高，二是解读形式较少，全年仅发布图解4件；三是业务培训覆盖面不足60%。",
        "六、其他需要报告的事项",
        "本年度未收取信息处理费。",
    ];

    /// <summary>The report with its tables in one layout.</summary>
    public static SourceDocument Of(IReadOnlyList<PrintedTable> tables, Func<PrintedTable, IEnumerable<Block>> layout)
    {
        List<Block> blocks = [.. TableLayouts.Lines(Prose[..3])];
        if (tables.Count == 3)
        {
            for (int i = 0; i < 3; i++)
            {
                blocks.AddRange(TableLayouts.Lines([Prose[3 + i]]));
                blocks.AddRange(layout(tables[i]));
            }
        }
        else
        {
            blocks.AddRange(TableLayouts.Lines(["附表：政府信息公开情况统计表"]));
            blocks.AddRange(layout(tables[0]));
        }
        blocks.AddRange(TableLayouts.Lines(Prose[6..]));
        return TextDocument.Of(blocks);
    }

    /// <summary>The same inside the single cell of a table that only makes up the page.</summary>
    public static SourceDocument InOneCell(SourceDocument document) =>
        TextDocument.Of([new Table([new TableRow([new TableCell(Text(document, "\n"), 0)])])]);

    /// <summary>The same on a single line, as page scrapers leave it.</summary>
    public static SourceDocument OnOneLine(SourceDocument document) =>
        TextDocument.Of(Text(document, " "));

    private static string Text(SourceDocument document, string separator) =>
        string.Join(separator, document.Blocks.OfType<Paragraph>().Select(paragraph => paragraph.Text));
}
