using System.Globalization;
using System.Text.RegularExpressions;
using GovReportArchive.Reports.Documents;

namespace GovReportArchive.Extraction.Html;

/// <summary>Facts that a page prints about itself beside its text: when and by whom it was published.</summary>
internal static partial class PageFacts
{
    private const int LongestLine = 160;

    /// <summary>True for a line that only says when, whence and how often read.</summary>
    public static bool IsFactLine(string text) => text.Length <= LongestLine && !text.Contains('。', StringComparison.Ordinal) && FactLine().IsMatch(text);

    /// <summary>True for the table of a document's particulars (索引号, 发文机关, 发布日期 …).</summary>
    public static bool IsFactTable(Table table) => table.Rows.Sum(row => row.Cells.Count(cell => FactLabel().IsMatch(Label(cell.Text)))) >= 3;

    /// <summary>Publication date and publisher as these blocks print them; the best label wins, then the first.</summary>
    public static (string? Date, string? Publisher) Read(IEnumerable<PageBlock> blocks)
    {
        (int Rank, string Value)? date = null;
        (int Rank, string Value)? publisher = null;
        foreach ((string label, string value) in blocks.SelectMany(Pairs))
        {
            if (Rank(label, DateLabels) is int dateRank && Date(value) is string day && (date is null || dateRank < date.Value.Rank)) date = (dateRank, day);
            if (Rank(label, PublisherLabels) is int rank && Name(value) is string name && (publisher is null || rank < publisher.Value.Rank)) publisher = (rank, name);
        }

        return (date?.Value, publisher?.Value);
    }

    /// <summary>The first date in the text as <c>yyyy-MM-dd</c>, or null.</summary>
    public static string? Date(string? text)
    {
        Match match = DateParts().Match(text ?? "");
        if (!match.Success) return null;
        int[] parts = [.. DateGroups.Select(part => int.Parse(match.Groups[part].ValueSpan, CultureInfo.InvariantCulture))];
        bool real = parts[0] is >= 1995 and <= 2100 && parts[1] is >= 1 and <= 12 && parts[2] >= 1 && parts[2] <= DateTime.DaysInMonth(parts[0], parts[1]);
        return real ? string.Create(CultureInfo.InvariantCulture, $"{parts[0]:D4}-{parts[1]:D2}-{parts[2]:D2}") : null;
    }

    private static readonly string[] DateGroups = ["y", "m", "d"];

    private static readonly string[][] DateLabels =
        [["发布时间", "发布日期"], ["公开日期", "公开时间", "公布日期", "发文日期", "上网日期", "信息时间", "时间", "日期"], ["成文日期", "生成日期", "印发日期"]];

    private static readonly string[][] PublisherLabels =
        [["发布机构", "发布单位", "发布部门", "公开主体", "公开单位"], ["来源", "信息来源", "文章来源", "稿件来源", "供稿单位"], ["发文机关", "发文单位", "制发机关", "责任部门", "所属机构"]];

    private static int? Rank(string label, string[][] ranks)
    {
        int rank = Array.FindIndex(ranks, labels => labels.Contains(label, StringComparer.Ordinal));
        return rank < 0 ? null : rank;
    }

    private static IEnumerable<(string Label, string Value)> Pairs(PageBlock block)
    {
        if (block.Table is not null)
        {
            foreach (TableRow row in block.Table.Rows)
            {
                for (int i = 0; i + 1 < row.Cells.Count; i++) yield return (Label(row.Cells[i].Text), row.Cells[i + 1].Text);
            }
        }
        else if (block.Text.Length <= LongestLine)
        {
            foreach (Match match in Pair().Matches(block.Text)) yield return (Label(match.Groups[1].Value), match.Groups[2].Value);
        }
    }

    private static string Label(string text) => Blank().Replace(text, "").Trim('【', '】', '[', ']', '：', ':');

    private static string? Name(string value)
    {
        string name = value.Trim();
        return name.Length is >= 2 and <= 40 && name.Any(c => c >= '\u4E00') ? name : null;
    }

    [GeneratedRegex(@"(发\s*布\s*[时日]\s*[间期]|公开[时日][间期]|公布日期|发文日期|上网日期|信息时间|(?<![\u4e00-\u9fff]\s*)[时日]\s*[间期]|成文日期|生成日期|印发日期|发布机构|发布单位|发布部门|公开主体|公开单位|信息来源|文章来源|稿件来源|来\s*源|供稿单位|发文机关|发文单位|制发机关|责任部门|所属机构)(?>\s*[】\]]?\s*)[：:]\s*(\d{4}\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}|[^\s：:【\[（(|｜]{2,40})")]
    private static partial Regex Pair();

    [GeneratedRegex(@"(?<y>(?:19|20)[0-9]{2})\s*[-年/.]\s*(?<m>[0-9]{1,2})\s*[-月/.]\s*(?<d>[0-9]{1,2})|^\s*(?<y>(?:19|20)[0-9]{2})(?<m>[0-9]{2})(?<d>[0-9]{2})")]
    private static partial Regex DateParts();

    [GeneratedRegex(@"^(?>\s*[【\[（(]?\s*)(发\s*布\s*[时日]\s*[间期]|发布者|公开[时日][间期]|信息时间|[时日]\s*[间期]|信息来源|文章来源|稿件来源|来\s*源|作者|浏览(次数|量)?|阅读|点击|发布机构|发布单位|索\s*引\s*号|字[号体])(?>\s*[】\]]?\s*)[：:]")]
    private static partial Regex FactLine();

    [GeneratedRegex(@"^(索引号|信息索引号|主题分类|信息分类|组配分类|发文机关|发布机构|公开主体|成文日期|发文日期|发布日期|公开日期|生成日期|发布时间|标题|名称|信息名称|发文字号|文号|主题词|关键词|有效性|公开方式|公开范围|公开时限|体裁分类|内容概述|效力状态)$")]
    private static partial Regex FactLabel();

    [GeneratedRegex(@"\s")]
    private static partial Regex Blank();
}
