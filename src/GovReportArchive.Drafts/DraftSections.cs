using System.Globalization;
using System.Text.RegularExpressions;
using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Drafts;

/// <summary>The prose of a draft on its own: whether the six parts are there, in order and filled, and speak of the right year.</summary>
internal static partial class DraftSections
{
    // The other parts have tables.
    private const string Overview = "overview";
    private const string Problems = "problems";
    private const int FewestLetters = 10;
    private const int MostSingly = 3;
    private const int MostStale = 3;
    private const int MostBack = 3;
    private const int FirstYearOfPresentRegulation = 2019;

    /// <summary>What article 50 asks of governments beyond what it asks of departments.</summary>
    private static readonly (string What, string[] Words)[] OfGovernments =
    [
        ("工作考核", ["考核", "考评"]), ("社会评议", ["评议", "评估", "满意度"]), ("责任追究结果", ["追究", "追责", "问责"]),
    ];

    /// <summary>Checks. A fragment lacks no part.</summary>
    public static void Check(DraftProse prose, bool isFragment, DraftFindings findings)
    {
        ReportRecord record = prose.Record;
        bool isParted = record.Year is null || LedgerEquations.FormOf(record.Year.Value) is FormIds.Form2021 or FormIds.Form2019;
        if (isParted && !isFragment) Parted(record, findings);
        if (isParted) DraftHeadings.Worded(record, findings);
        DraftHeadings.Check(record, findings);
        DraftProblems.Check(record, findings);
        if (!isFragment && record.Agency.Type == "人民政府" && record.Year is null or >= FirstYearOfPresentRegulation) Governments(record, findings);
        List<(string Said, DraftPlace Place)> stale = [];
        foreach (DraftSentence sentence in prose.Sentences) Years(sentence, record.Year, findings, stale);
        if (record.Year is not null) findings.Looked("year.stale", prose.Sentences.Count);
        Stale(stale, record.Year, findings);
    }

    private static void Parted(ReportRecord record, DraftFindings findings)
    {
        const string action = "请按格式补上；没有内容的也应保留标题并说明。";
        (FormPart Part, Section[] Own)[] parts = [.. FormParts.All.Select(part => (part, record.Sections.Where(part.Is).ToArray()))];
        bool hasProblemsElsewhere = parts.Any(part => part.Part.Kind == Problems && part.Own.Length == 0) && Elsewhere(record) is not null;
        if (hasProblemsElsewhere)
        {
            findings.Remind(
                "section.elsewhere", $"存在的问题写在“{Elsewhere(record)!.Heading}”之下，格式把“五、存在的主要问题及改进情况”单列为一个部分。", "请按格式单列。", new DraftPlace(Elsewhere(record)!.Heading));
        }

        string[] missing = [.. parts.Where(part => part.Own.Length == 0 && !(hasProblemsElsewhere && part.Part.Kind == Problems)).Select(part => part.Part.Numbered)];
        if (missing.Length > MostSingly)
            findings.Error("section.missing", string.Create(CultureInfo.InvariantCulture, $"格式规定的六个部分缺少 {missing.Length} 个：{string.Join('、', missing)}。"), action, new DraftPlace(string.Join('、', missing)));
        else
            foreach (string heading in missing) findings.Error("section.missing", $"缺少“{heading}”。", action, new DraftPlace(heading));

        int last = -1;
        foreach ((FormPart part, Section[] own) in parts)
        {
            if (own.Length == 0) continue;
            string printed = own[0].Heading ?? part.Numbered;
            int letters = own.Sum(section => section.Text.Count(char.IsLetterOrDigit));
            // （一） right behind a heading stands below it, even where it was taken for a part of its own.
            bool goesOn = record.Sections.SkipWhile(section => section != own[^1]).Skip(1).FirstOrDefault()?.Heading is { } next && (next.StartsWith('（') || next.StartsWith('('));
            if (part.Kind == Overview && letters < FewestLetters && !goesOn)
                findings.Error("section.empty", $"“{printed}”没有实质内容。", "请写明全年情况。", new DraftPlace(printed));
            else if (part.Kind == "other" && letters == 0 && !goesOn)
                findings.Error("section.empty", $"“{printed}”是空的。", "没有需要报告的事项的，请写“无”或“没有其他需要报告的事项”；收取信息处理费的情况也写在这里。", new DraftPlace(printed));
            else
                findings.Pass("sections");
            if (own[0].N < last)
                findings.Remind("section.order", $"“{printed}”的位置与格式规定的次序不同。", "请按格式的次序排列六个部分。", new DraftPlace(printed));
            last = Math.Max(last, own[0].N);
        }
    }

    /// <summary>The section of another kind that tells the problems under a heading inside it.</summary>
    private static Section? Elsewhere(ReportRecord record) => record.Sections.FirstOrDefault(section => section.Kind != Problems
        && PassageSplitter.Split(section.Kind, section.Text).Where(passage => passage is { IsHeading: false, Role: PassageRole.Problem, Heading: not null } && (passage.Heading.Contains("问题", StringComparison.Ordinal) || passage.Heading.Contains("不足", StringComparison.Ordinal))).Sum(passage => passage.Length) >= FewestLetters);

    private static void Governments(ReportRecord record, DraftFindings findings)
    {
        string[] absent =
        [
            .. OfGovernments.Where(asked => !record.Sections.Any(section => Array.Exists(asked.Words, word => section.Text.Contains(word, StringComparison.Ordinal))))
                .Select(asked => asked.What),
        ];
        if (absent.Length == 0)
            findings.Pass("content.government");
        else
            findings.Remind("content.government", $"没有写到{string.Join('、', absent)}。", "《条例》第五十条要求各级人民政府的年度报告还应包括工作考核、社会评议和责任追究结果情况；没有发生的也请说明。");
    }

    private static void Years(DraftSentence sentence, int? year, DraftFindings findings, List<(string Said, DraftPlace Place)> stale)
    {
        if (year is not int own) return;
        if (IsStale(sentence.Text, own) || LastYear().IsMatch(sentence.Text) || AsOf().Matches(sentence.Text).Any(asOf => Number(asOf) < own))
            stale.Add((SaidYears(sentence.Text), sentence.Place));
        else if (sentence.Section.Kind == "problems" && Plan().Match(sentence.Text) is { Success: true } plan && Number(plan) <= own)
            findings.Remind("year.plan", $"下一步打算写的是{plan.Groups["y"].Value}年，报告年度已是{own.ToString(CultureInfo.InvariantCulture)}年。", "如系沿用上年文字，请改正年度。", sentence.Place,
                fix: new DraftFix(plan.Groups["y"].Value + "年", (own + 1).ToString(CultureInfo.InvariantCulture) + "年"));
    }

    // The year before stands rightly where it is compared with, where something lasted since then, and in names of papers.
    private static bool IsStale(string sentence, int year)
    {
        string bare = Named().Replace(sentence, "");
        if (Year().Matches(bare) is not { Count: > 0 } years || years.Any(named => Number(named) is var other && (other >= year || other < year - MostBack))) return false;
        return Opening().IsMatch(bare) ? !Contrasts().IsMatch(bare) : years.All(named => Number(named) == year - 1) && !Compares().IsMatch(bare);
    }

    private static string SaidYears(string sentence) => Year().Matches(Named().Replace(sentence, "")).Select(year => year.Groups["y"].Value + "年").Distinct(StringComparer.Ordinal).DefaultIfEmpty("上年").First();

    private static void Stale(List<(string Said, DraftPlace Place)> found, int? year, DraftFindings findings)
    {
        if (year is not int own) return;
        DraftPlace[] places = [.. found.Select(one => one.Place)];
        string Said(IEnumerable<string> years) => string.Create(CultureInfo.InvariantCulture, $"说的是{string.Join('、', years.Distinct(StringComparer.Ordinal))}，报告年度是{own}年。");
        const string action = "如系沿用上年文字，请改正年度；确指上年的，可不改。";
        if (places.Length > MostStale)
            findings.Remind("year.stale", string.Create(CultureInfo.InvariantCulture, $"有 {places.Length} 句话") + Said(found.Select(one => one.Said)), action, places[0] with { Quote = string.Join('／', places.Take(MostStale).Select(place => place.Quote)) + " 等" }, places: places.Length);
        else
            foreach ((string said, DraftPlace place) in found) findings.Remind("year.stale", "这句话" + Said([said]), action, place, fix: Fixed(said, own));
    }

    private static DraftFix? Fixed(string said, int year) => char.IsDigit(said[0]) ? new DraftFix(said, year.ToString(CultureInfo.InvariantCulture) + "年") : null;

    private static int Number(Match match) => int.Parse(match.Groups["y"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

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

    [GeneratedRegex("比|较|今年|本年|考核|测评|评估|同期|上年|去年|上一年|持平|增长|下降|增加|减少|以来|以前|年底|年末|遗留|结转(?!至?到?下)|起|至今|历史|历年|连续|曾|修订|印发|出台|制定|成立|建成|建立|发布的|公布的|编制的|提出的|(?:整改|解决)(?:到位|完毕)?|报告|年报|决算|成果|总结|公报|评估结果|考核结果")]
    private static partial Regex Compares();

    // 截至2022年底 in a report on 2023.
    [GeneratedRegex(@"截[至止]到?(?<y>20\d\d)年(?:年?底|末|12月)")]
    private static partial Regex AsOf();

    [GeneratedRegex("^(?:[（(]?[一二三四五六七八九十]{1,2}[）)、][^，。]{0,16}[。：])?(?:去年|上一?年)(?:全年|度)?(?:[，,]|(?:共|累计|主动公开|新?收到|发布|公开|办理|受理|我))(?!(?:本年|今年|同比|结转|[^。]{0,60}(?:本年|今年|同比|比上年|较上年|结转)))")]
    private static partial Regex LastYear();

    [GeneratedRegex(@"(?<y>20\d\d)年(?:度)?[^，。；]{0,10}(?:将|拟|计划|打算|力争)")]
    private static partial Regex Plan();
}
