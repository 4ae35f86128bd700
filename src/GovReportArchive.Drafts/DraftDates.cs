using System.Globalization;
using System.Text.RegularExpressions;

namespace GovReportArchive.Drafts;

/// <summary>Dates of a draft: the period of its figures, days that no calendar has, the year it says that it reports on, and the day of its signature.</summary>
internal static partial class DraftDates
{
    private const int LongestSigned = 40;

    // The regulation was in force from May 2008.
    private const int FirstYear = 2008;

    public static void Check(DraftProse prose, DraftFindings findings)
    {
        foreach (DraftSentence sentence in prose.Sentences)
        {
            Impossible(sentence, findings);
            if (prose.Record.Year is not int year) continue;
            Period(sentence, year, findings);
            Named(sentence, year, findings);
            Late(sentence, year, findings);
        }

        if (prose.Record.Year is int own) Signed(prose, own, findings);
    }

    private static void Impossible(DraftSentence sentence, DraftFindings findings)
    {
        foreach (Match date in Day().Matches(sentence.Text))
        {
            findings.Looked("date.impossible");
            int month = Number(date, "m"), day = Number(date, "d");
            int year = date.Groups["y"].Success ? Number(date, "y") : 2000;
            if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
                findings.Error("date.impossible", $"没有“{date.Value}”这一天。", "请改正日期。", sentence.Place);
        }
    }

    private static void Period(DraftSentence sentence, int year, DraftFindings findings)
    {
        if (WholeYear().Match(sentence.Text) is { Success: true } whole)
        {
            findings.Looked("year.period");
            if (Number(whole, "y") != year)
                findings.Error("year.period", string.Create(CultureInfo.InvariantCulture, $"统计期限写的是“{whole.Groups["y"].Value}年”，报告年度是{year}年。"), "请改正统计期限的年度。", sentence.Place);
        }

        if (!PeriodWords().IsMatch(sentence.Text) || Span().Match(sentence.Text) is not { Success: true } span) return;
        findings.Looked("year.period");
        int from = Number(span, "y"), to = span.Groups["z"].Success ? Number(span, "z") : from;
        string printed = span.Value;
        const string action = "统计期限为报告年度的1月1日至12月31日，请改正。";
        if (from != year || to != year)
            findings.Error("year.period", string.Create(CultureInfo.InvariantCulture, $"统计期限写的是“{printed}”，报告年度是{year}年。"), action, sentence.Place);
        else if (year > FirstYear && (Number(span, "m"), Number(span, "d"), Number(span, "n"), Number(span, "e")) is not (1, 1, 12, 31))
            findings.Remind("year.period", $"统计期限写的是“{printed}”，不是整个日历年度。", action, sentence.Place);
    }

    /// <summary>现公布某局2022年政府信息公开工作年度报告, in the report on another year.</summary>
    private static void Named(DraftSentence sentence, int year, DraftFindings findings)
    {
        // Last year's report was published in the year that this one is on: 1月公布2022年政府信息公开工作年度报告.
        if (Published().Match(sentence.Text) is not { Success: true } named || (sentence.Section.Kind != "preamble" && !named.Groups["now"].Success)) return;
        findings.Looked("year.named");
        if (Number(named, "y") != year)
            findings.Error("year.named", string.Create(CultureInfo.InvariantCulture, $"这里公布的是{named.Groups["y"].Value}年的报告，报告年度是{year}年。"), "请统一年度。", sentence.Place);
    }

    /// <summary>What was done after the year, told among what the year was.</summary>
    private static void Late(DraftSentence sentence, int year, DraftFindings findings)
    {
        if (sentence.Section.Kind is not ("overview" or "applications" or "litigation" or "disclosure")) return;
        foreach (Match date in Day().Matches(sentence.Text))
        {
            if (!date.Groups["y"].Success || Number(date, "y") <= year || !Done().IsMatch(sentence.Text[(date.Index + date.Length)..])) continue;
            findings.Remind("date.after", string.Create(CultureInfo.InvariantCulture, $"“{date.Value}”在报告年度{year}年之后。"), "请核对日期；报告年度之后的工作不列入本年。", sentence.Place);
        }
    }

    private static void Signed(DraftProse prose, int year, DraftFindings findings)
    {
        DraftParagraph? last = prose.Paragraphs.TakeLast(3).LastOrDefault(paragraph => paragraph.Text.Length <= LongestSigned && Signature().IsMatch(paragraph.Text));
        if (last is null || Signature().Match(last.Text) is not { } date) return;
        int month = Number(date, "m"), day = Number(date, "d"), signed = Number(date, "y");
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(signed, month)) return;
        findings.Looked("date.signed");
        // A report is written in the last days of its year at the earliest.
        if (signed < year || (signed == year && month < 12))
            findings.Error("date.signed", string.Create(CultureInfo.InvariantCulture, $"署名日期“{date.Value}”早于报告年度（{year}年）结束。"), "请改正署名日期或年度。", last.Place());
        else if (signed > year + 1)
            findings.Remind("date.signed", string.Create(CultureInfo.InvariantCulture, $"署名日期“{date.Value}”晚于报告年度（{year}年）一年以上。"), "请核对署名日期和年度；报告应在次年公布。", last.Place());
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![\d.])(?:(?<y>20\d\d)\s?年\s?)?(?<m>\d{1,2})\s?月\s?(?<d>\d{1,2})\s?日")]
    private static partial Regex Day();

    [GeneratedRegex(@"统计(?:期限|时限|周期|时间|区间)(?:为|是|：)?(?<y>20\d\d)年(?:度|全年)?[。，；,]")]
    private static partial Regex WholeYear();

    // What was done 自2022年6月1日至2023年5月31日期间 is no period of the report's numbers.
    [GeneratedRegex("统计(?:期限|时限|周期|时间|时段|区间|期|数据)|(?:所列|报告)[^。，；]{0,12}(?:数据|期限|期间|时限|时段)|数据[^。，；]{0,6}(?:期限|周期|时限|时段)")]
    private static partial Regex PeriodWords();

    [GeneratedRegex(@"(?<y>20\d\d)\s?年\s?(?<m>\d{1,2})\s?月\s?(?<d>\d{1,2})\s?日\s?(?:起|开始)?\s?[，,]?\s?(?:至|到|截至|截止|—{1,2}|-{1,2}|－|~|～)\s?(?:(?<z>20\d\d)\s?年\s?)?(?<n>\d{1,2})\s?月\s?(?<e>\d{1,2})\s?日")]
    private static partial Regex Span();

    [GeneratedRegex(@"(?:(?<now>现公布|现将|[现特]向社会公布)|公布|编制(?:了|完成|并公布)?)[^，。；《》\d]{0,30}(?<y>20\d\d)年?度?(?:政府信息公开|信息公开|政务公开)(?:工作)?(?:年度)?(?:报告|年报)(?!.{0,8}(?:的?通知|情况))")]
    private static partial Regex Published();

    [GeneratedRegex("^[^。；]{0,24}(?:召开|印发|举办|开展|修订|出台|组织|发布|制定|完成|收到)(?!之日)")]
    private static partial Regex Done();

    [GeneratedRegex(@"(?<y>20\d\d)\s?年\s?(?<m>\d{1,2})\s?月\s?(?<d>\d{1,2})\s?日\s{0,4}$")]
    private static partial Regex Signature();
}
