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
    private const int MostSingly = 3;
    private const int MostStale = 3;
    private const int FirstYearOfPresentRegulation = 2019;

    /// <summary>The parts of the forms of 2019 and 2021, in their order, and whether prose must stand in them.</summary>
    private static readonly Part[] Parts =
    [
        new("overview", "一、总体情况", true),
        new("disclosure", "二、主动公开政府信息情况", false),
        new("applications", "三、收到和处理政府信息公开申请情况", false),
        new("litigation", "四、政府信息公开行政复议、行政诉讼情况", false),
        new("problems", "五、存在的主要问题及改进情况", false),
        new("other", "六、其他需要报告的事项", false),
    ];

    /// <summary>What article 50 asks of governments beyond what it asks of departments.</summary>
    private static readonly (string What, string[] Words)[] OfGovernments =
    [
        ("工作考核", ["考核", "考评"]), ("社会评议", ["评议", "评估", "满意度"]), ("责任追究结果", ["追究", "追责", "问责"]),
    ];

    public static void Check(ReportRecord record, DraftFindings findings)
    {
        if (record.Year is null || LedgerEquations.FormOf(record.Year.Value) is FormIds.Form2021 or FormIds.Form2019) Parted(record, findings);
        if (record.Agency.Type == "人民政府" && record.Year is null or >= FirstYearOfPresentRegulation) Governments(record, findings);
        List<DraftPlace> stale = [];
        foreach (Section section in record.Sections) Sentences(section, record.Year, findings, stale);
        Stale(stale, record.Year, findings);
    }

    private static void Parted(ReportRecord record, DraftFindings findings)
    {
        const string action = "请按格式补上；没有内容的也应保留标题并说明。";
        (Part Part, Section[] Own)[] parts = [.. Parts.Select(part => (part, OwnOf(record, part)))];
        string[] missing = [.. parts.Where(part => part.Own.Length == 0).Select(part => part.Part.Heading)];
        if (missing.Length > MostSingly)
            findings.Error("section.missing", string.Create(CultureInfo.InvariantCulture, $"格式规定的六个部分缺少 {missing.Length} 个：{string.Join('、', missing)}。"), action, new DraftPlace(string.Join('、', missing)));
        else
            foreach (string heading in missing) findings.Error("section.missing", $"缺少“{heading}”。", action, new DraftPlace(heading));

        int last = -1;
        foreach ((Part part, Section[] own) in parts)
        {
            if (own.Length == 0) continue;
            string printed = own[0].Heading ?? part.Heading;
            int letters = own.Sum(section => section.Text.Count(char.IsLetterOrDigit));
            if (part.NeedsProse && letters < FewestLetters)
                findings.Error("section.empty", $"“{printed}”没有实质内容。", "请写明全年情况。", new DraftPlace(printed));
            else if (part.Kind == "other" && letters == 0)
                findings.Error("section.empty", $"“{printed}”是空的。", "没有需要报告的事项的，请写“无”或“没有其他需要报告的事项”；收取信息处理费的情况也写在这里。", new DraftPlace(printed));
            else
                findings.Pass("sections", "格式规定的部分已写");
            if (own[0].N < last)
                findings.Remind("section.order", $"“{printed}”的位置与格式规定的次序不同。", "请按格式的次序排列六个部分。", new DraftPlace(printed));
            last = Math.Max(last, own[0].N);
        }
    }

    private static Section[] OwnOf(ReportRecord record, Part part) =>
        [.. record.Sections.Where(section => section.Kind == part.Kind && (part.Kind != "other" || IsOther(section)))];

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

    private static void Sentences(Section section, int? year, DraftFindings findings, List<DraftPlace> stale)
    {
        foreach (string sentence in DraftSentences.Of(section))
        {
            DraftPlace place = new(section.Heading, Quote: DraftFindings.Quote(sentence));
            if (Placeholder().IsMatch(sentence))
                findings.Error("draft.placeholder", "正文中还留着占位符号或待补的内容。", "请填上实际内容。", place);
            if (year is not int own) continue;
            if (Period().Match(sentence) is { Success: true } period && Number(period) != own)
                findings.Error("year.period", $"统计期限写的是{period.Groups["y"].Value}年，报告年度是{own.ToString(CultureInfo.InvariantCulture)}年。", "请改正统计期限的年度。", place);
            else if (IsStale(sentence, own))
                stale.Add(place);
            else if (section.Kind == "problems" && Plan().Match(sentence) is { Success: true } plan && Number(plan) <= own)
                findings.Remind("year.plan", $"下一步打算写的是{plan.Groups["y"].Value}年，报告年度已是{own.ToString(CultureInfo.InvariantCulture)}年。", "如系沿用上年文字，请改正年度。", place);
        }
    }

    // The year before stands rightly where it is compared with, where something lasted since then, and in names of papers.
    private static bool IsStale(string sentence, int year)
    {
        string bare = Named().Replace(sentence, "");
        if (Year().Matches(bare) is not { Count: > 0 } years || years.Any(named => Number(named) != year - 1)) return false;
        return Opening().IsMatch(bare) ? !Contrasts().IsMatch(bare) : !Compares().IsMatch(bare);
    }

    private static void Stale(List<DraftPlace> places, int? year, DraftFindings findings)
    {
        if (year is not int own) return;
        string said = string.Create(CultureInfo.InvariantCulture, $"说的是{own - 1}年，报告年度是{own}年。");
        const string action = "如系沿用上年文字，请改正年度；确指上年的，可不改。";
        if (places.Count > MostStale)
            findings.Remind("year.stale", string.Create(CultureInfo.InvariantCulture, $"有 {places.Count} 句话") + said, action, places[0] with { Quote = string.Join('／', places.Take(MostStale).Select(place => place.Quote)) + " 等" });
        else
            foreach (DraftPlace place in places) findings.Remind("year.stale", "这句话" + said, action, place);
        if (places.Count == 0) findings.Pass("year.stale", "没有留下上年的年度");
    }

    private static int Number(Match match) => int.Parse(match.Groups["y"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[×＊*]{2,}|(?<![XxＸｘ])(?>[XxＸｘ]{2,})\s?(?=[年月日条件次个项家人万元%])|_{3,}|＿{3,}|[（(【\[](?:此处|待)[^（）()【】\]]{0,12}[）)】\]]")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?<y>20\d\d)年1月1日(?:起)?[，,]?(?:至|到|—+|-|－|~|～)")]
    private static partial Regex Period();

    [GeneratedRegex(@"(?<!\d)(?<y>20\d\d)年")]
    private static partial Regex Year();

    // Numbering and short headings before the year. What begins a heading is no sign of numbering: with two ways to read a stretch, time would double with each.
    [GeneratedRegex(@"^(?:[一二三四五六七八九十（）()\d.、．是：:\s]|[^一二三四五六七八九十（）()\d.、．是：:\s，。；][^，。；：]{0,11}[。：])*(?<y>20\d\d)年(?:度)?(?:全年)?[，,]")]
    private static partial Regex Opening();

    [GeneratedRegex("本年(?!度(?:情况|报告|工作))|今年|同比|比上|较上|上年|去年|以来")]
    private static partial Regex Contrasts();

    // Titles of papers and their numbers: 《2022年工作要点》, 〔2022〕3号. Bounded, since a mark that is never closed would be looked after to the end each time.
    [GeneratedRegex(@"《[^》]{0,200}》|“[^”]{0,200}”|〔\d{4}〕|[（(][^）)]{0,200}[）)]")]
    private static partial Regex Named();

    [GeneratedRegex("比|较|同期|上年|去年|上一年|持平|增长|下降|增加|减少|以来|以前|年底|年末|遗留|结转|起|至今|历史|历年|连续|曾|修订|印发|出台|制定|成立|建成|建立|发布的|公布的|编制的|提出的|(?:整改|解决)(?:到位|完毕)?")]
    private static partial Regex Compares();

    [GeneratedRegex(@"(?<y>20\d\d)年(?:度)?[^，。；]{0,10}(?:将|拟|计划|打算|力争)")]
    private static partial Regex Plan();

    /// <summary>A part of the form.</summary>
    /// <param name="Kind">Its kind.</param>
    /// <param name="Heading">Its heading as the form prints it.</param>
    /// <param name="NeedsProse">Whether words must stand in it.</param>
    private sealed record Part(string Kind, string Heading, bool NeedsProse);
}
