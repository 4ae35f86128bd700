using System.Text.RegularExpressions;
using GovReportArchive.Extraction.Html;

namespace GovReportArchive.Extraction;

/// <summary>Words by which the body of an annual report is known on any page: its statutory headings, its tables, its opening sentence.</summary>
internal static partial class ReportCues
{
    private const int LongestHeading = 50;

    /// <summary>True where the block can only belong to the report itself.</summary>
    public static bool IsCue(PageBlock block) =>
        block.Table is not null ? TableWords().IsMatch(block.Text)
        : !block.IsLink && (Opening().IsMatch(block.Text) || (block.Text.Length <= LongestHeading && Heading().IsMatch(block.Text)));

    /// <summary>True for a line that is a statutory heading and nothing else can be.</summary>
    public static bool IsHeading(string line) => line.Length <= LongestHeading && Heading().IsMatch(line);

    /// <summary>True for text that names a report of this kind, as its title does.</summary>
    public static bool IsTitle(string text) => text.Length is >= 6 and <= 80 && Title().IsMatch(text);

    [GeneratedRegex(@"^(?>\s*[（(]?[一二三四五六七八九十]{1,2}[）)]?\s*[、.．，:：]?\s*)[^。]{0,14}(总体情况|概述|概况|基本情况|主动公开|收到和处理|依申请公开|申请情况|行政复议|行政诉讼|收费|主要问题|存在的?问题|改进(措施|情况)|其他需要报告|需要说明|總體情況|概況|基本情況|主動公開|收到和處理|依申請公開|申請情況|行政復議|行政複議|行政訴訟|收費|主要問題|存在的?問題|改進(措施|情況)|其他需要報告|需要說明)")]
    private static partial Regex Heading();

    [GeneratedRegex(@"第二十条第|本年新收|本年度办理结果|结果维持|结果纠正|统计指标|主动公开政府信息数|政府信息公开申请数量|申请人情况|第二十條第|本年度辦理結果|結果維持|結果糾正|統計指標|主動公開政府[信資][息訊]數|申請人情況")]
    private static partial Regex TableWords();

    [GeneratedRegex(@"(根据|依据|按照)[^。]{0,60}信息公开(条例|规定)[^。]{0,120}(编制|公布|报告)|统计(数据)?(的)?期限[^。]{0,10}(自|从|为|是)")]
    private static partial Regex Opening();

    [GeneratedRegex(@"(信息公开|政务公开|信息公開|政務公開|资讯公开|資訊公開)[^。]{0,12}(报告|年报|報告|年報)|(年度|年)(工作)?(报告|年报|報告|年報)$")]
    private static partial Regex Title();
}
