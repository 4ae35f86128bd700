using System.Globalization;
using System.Text.RegularExpressions;
using GovReportArchive.Archive.Ledger;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Archive.Drafts;

/// <summary>The prose of a draft on its own: whether the six parts are there, in order and filled, and speak of the right year.</summary>
internal static partial class DraftSections
{
    private const int FewestLetters = 10;

    /// <summary>The parts of the forms of 2019 and 2021, in their order, and whether prose must stand in them.</summary>
    private static readonly (string Kind, string Heading, bool NeedsProse)[] Parts =
    [
        ("overview", "一、总体情况", true),
        ("disclosure", "二、主动公开政府信息情况", false),
        ("applications", "三、收到和处理政府信息公开申请情况", false),
        ("litigation", "四、政府信息公开行政复议、行政诉讼情况", false),
        ("problems", "五、存在的主要问题及改进情况", false),
        ("other", "六、其他需要报告的事项", false),
    ];

    /// <summary>What article 50 asks of governments beyond what it asks of departments.</summary>
    private static readonly (string What, string[] Words)[] OfGovernments =
    [
        ("工作考核", ["考核", "考评"]), ("社会评议", ["评议", "评估", "满意度"]), ("责任追究结果", ["追究", "追责", "问责"]),
    ];

    public static void Check(ReportRecord record, DraftFindings findings)
    {
        if (record.Year is null || LedgerEquations.FormOf(record.Year.Value) is FormIds.Form2021 or FormIds.Form2019) Parted(record, findings);
        if (record.Agency.Type == "人民政府") Governments(record, findings);
        foreach (Section section in record.Sections) Sentences(section, record.Year, findings);
    }

    private static void Parted(ReportRecord record, DraftFindings findings)
    {
        int last = -1;
        foreach ((string kind, string heading, bool needsProse) in Parts)
        {
            Section[] own = [.. record.Sections.Where(section => section.Kind == kind && (kind != "other" || IsOther(section)))];
            if (own.Length == 0)
            {
                findings.Error("section.missing", $"缺少“{heading}”。", "请按格式补上这一部分；没有内容的也应保留标题并说明。", new DraftPlace(heading));
                continue;
            }

            string printed = own[0].Heading ?? heading;
            int letters = own.Sum(section => section.Text.Count(char.IsLetterOrDigit));
            if (needsProse && letters < FewestLetters)
                findings.Error("section.empty", $"“{printed}”没有实质内容。", "请写明全年情况。", new DraftPlace(printed));
            else if (kind == "other" && letters == 0)
                findings.Error("section.empty", $"“{printed}”是空的。", "没有需要报告的事项的，请写“无”或“没有其他需要报告的事项”；收取信息处理费的情况也写在这里。", new DraftPlace(printed));
            else
                findings.Pass("sections", "格式规定的部分齐全");
            if (own[0].N < last)
                findings.Remind("section.order", $"“{printed}”的位置与格式规定的次序不同。", "请按格式的次序排列六个部分。", new DraftPlace(printed));
            last = Math.Max(last, own[0].N);
        }
    }

    private static bool IsOther(Section section) => section.Heading is { } heading
        && (heading.Contains("其他", StringComparison.Ordinal) || heading.Contains("其它", StringComparison.Ordinal) || heading.Contains("需要报告", StringComparison.Ordinal) || heading.Contains("需要说明", StringComparison.Ordinal));

    private static void Governments(ReportRecord record, DraftFindings findings)
    {
        string[] absent =
        [
            .. OfGovernments.Where(asked => !record.Sections.Any(section => Array.Exists(asked.Words, word => section.Text.Contains(word, StringComparison.Ordinal))))
                .Select(asked => asked.What),
        ];
        if (absent.Length == 0)
            findings.Pass("content.government", "政府报告须载明的考核、评议、责任追究都已写到");
        else
            findings.Remind("content.government", $"没有写到{string.Join('、', absent)}。", "《条例》第五十条要求各级人民政府的年度报告还应包括工作考核、社会评议和责任追究结果情况；没有发生的也请说明。");
    }

    private static void Sentences(Section section, int? year, DraftFindings findings)
    {
        foreach (PlacedSentence sentence in PlacedSentence.Of(section))
        {
            DraftPlace place = new(section.Heading, Quote: DraftFindings.Quote(sentence.Text));
            if (Placeholder().IsMatch(sentence.Text))
                findings.Error("draft.placeholder", "正文中还留着占位符号或待补的内容。", "请填上实际内容。", place);
            if (year is not int own) continue;
            if (Period().Match(sentence.Text) is { Success: true } period && Number(period) != own)
                findings.Error("year.period", $"统计期限写的是{period.Groups["y"].Value}年，报告年度是{own.ToString(CultureInfo.InvariantCulture)}年。", "请改正统计期限的年度。", place);
            else if (Opening().Match(sentence.Text) is { Success: true } opening && Number(opening) == own - 1 && !Compares().IsMatch(sentence.Text))
                findings.Remind("year.stale", $"这句话说的是{opening.Groups["y"].Value}年，报告年度是{own.ToString(CultureInfo.InvariantCulture)}年。", "如系沿用上年文字，请改正年度。", place);
            else if (section.Kind == "problems" && Plan().Match(sentence.Text) is { Success: true } plan && Number(plan) <= own)
                findings.Remind("year.plan", $"下一步打算写的是{plan.Groups["y"].Value}年，报告年度已是{own.ToString(CultureInfo.InvariantCulture)}年。", "如系沿用上年文字，请改正年度。", place);
        }
    }

    private static int Number(Match match) => int.Parse(match.Groups["y"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[×＊*]{2,}|[XxＸｘ]{2,}\s?(?=[年月日条件次个项家人万元%])|_{3,}|＿{3,}|[（(【\[](?:此处|待)[^（）()【】\]]{0,12}[）)】\]]")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?<y>20\d\d)年1月1日(?:起)?[，,]?(?:至|到|—+|-|－|~|～)")]
    private static partial Regex Period();

    [GeneratedRegex(@"^(?:[一二三四五六七八九十（）()\d.、．是：:\s]|主动公开情况|总体情况|依申请公开情况|[。])*(?<y>20\d\d)年(?:度)?(?:全年)?[，,]")]
    private static partial Regex Opening();

    [GeneratedRegex("比|较|同期|相比|与.{0,12}持平|增长|下降|以来|底|末|遗留|结转|起")]
    private static partial Regex Compares();

    [GeneratedRegex(@"(?<y>20\d\d)年(?:度)?[^，。；]{0,10}(?:将|拟|计划|打算|力争)")]
    private static partial Regex Plan();
}

/// <summary>A sentence of a section.</summary>
internal sealed record PlacedSentence(string Text)
{
    /// <summary>The sentences of a section in order, without white space around them.</summary>
    public static IEnumerable<PlacedSentence> Of(Section section) =>
        section.Text.Split('\n').SelectMany(Comparing.Sentence.Split).Select(text => text.Trim()).Where(text => text.Length > 0).Select(text => new PlacedSentence(text));
}
