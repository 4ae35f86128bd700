using System.Globalization;
using System.Text.RegularExpressions;
using GovReportArchive.Discovery.Names;
using GovReportArchive.Reports.Agencies;
using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Prose;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Regions;
using GovReportArchive.Text;

namespace GovReportArchive.Drafts;

/// <summary>What a draft says of itself and of its place: how many parts it has, who signs, where the agency sits, to which day it counts, and shares that no share can be.</summary>
internal static partial class DraftClaims
{
    private const int FewestParts = 5;
    private const int LastParagraphs = 4;
    private const int LongestSignature = 30;

    public static void Check(DraftProse prose, bool isWhole, DraftFindings findings)
    {
        ReportRecord record = prose.Record;
        if (isWhole) Parts(prose, findings);
        Signed(prose, findings);
        if (Status().Match(record.Title) is { Success: true } status)
            findings.Remind("draft.status", $"标题中还有“{status.Value}”。", "公布前请删去。", new DraftPlace(Quote: record.Title));
        foreach (DraftSentence sentence in prose.Sentences)
        {
            Address(sentence, record, findings);
            AsOf(sentence, record.Year, findings);
            Shares(sentence, findings);
            AllDone(sentence, record, findings);
        }

        Fees(record, findings);
    }

    /// <summary>全文包括六个部分, and how many numbered parts there are.</summary>
    private static void Parts(DraftProse prose, DraftFindings findings)
    {
        string[] headings = [.. prose.Record.Sections.Select(section => section.Heading).OfType<string>().Where(heading => Numbered().IsMatch(heading))];
        int numbered = headings.Length;
        // An attachment counts anew, and of older reports headings may be lost.
        if (numbered < FewestParts || headings.DistinctBy(heading => heading[0]).Count() < numbered) return;
        foreach (DraftSentence sentence in prose.Sentences.Where(sentence => sentence.Section.Kind == "preamble" || sentence.Section.N <= 2))
        {
            if (Announced().Match(sentence.Text) is not { Success: true } said) continue;
            int number = ChineseNumbers.Parse(said.Groups["n"].Value);
            findings.Looked("parts.announced");
            // A part that is missing is told as that.
            if (number != numbered && !findings.Has("section.missing") && !findings.Has("section.elsewhere"))
                findings.Remind("parts.announced", string.Create(CultureInfo.InvariantCulture, $"引言说全文有 {number} 个部分，正文有 {numbered} 个。"), "请改正，或补上缺少的部分。", sentence.Place);
            return;
        }
    }

    /// <summary>A line at the end that is nothing but the name of another agency.</summary>
    private static void Signed(DraftProse prose, DraftFindings findings)
    {
        if (prose.Record.Agency.Type is not { } own || own is "人民政府" or "政府办公室" or "管理委员会") return;
        foreach (DraftParagraph paragraph in prose.Paragraphs.TakeLast(LastParagraphs).Where(paragraph => paragraph.Text.Length <= LongestSignature && Signature().IsMatch(paragraph.Text)))
        {
            string name = SignedDay().Replace(paragraph.Text, "").Trim();
            if (AgencyTypes.Of(name) is not { } type) continue;
            findings.Looked("agency.signature");
            if (type is "人民政府" or "政府办公室") continue;
            if (type != own || IsOther(Folding.Fold(name), prose.Record.Agency))
                findings.Remind("agency.signature", $"落款是“{name}”，稿件的机关是“{prose.Record.Agency.Name}”。", "请改正落款。", paragraph.Place());
        }
    }

    /// <summary>Whether a name of the same kind is neither the agency's, nor a part of it, nor short for it: 水利局 signs for no 水务局.</summary>
    private static bool IsOther(string name, Agency agency) =>
        new[] { agency.Name, agency.Printed }.OfType<string>().Select(own => Folding.Fold(own)).All(own =>
            !own.Contains(name, StringComparison.Ordinal) && !name.Contains(own, StringComparison.Ordinal)
            && Abbreviation.Places(name, own, Abbreviation.Body(own, [])) is null);

    /// <summary>地址：某县…, another county than the own.</summary>
    private static void Address(DraftSentence sentence, ReportRecord record, DraftFindings findings)
    {
        if (record.Agency.Level is not ("county" or "township") || Located().Match(sentence.Folded) is not { Success: true } located) return;
        string place = located.Groups["p"].Value;
        findings.Looked("contact.elsewhere");
        bool isOwn = record.Agency.Name.Contains(place, StringComparison.Ordinal) || record.Agency.Printed?.Contains(place, StringComparison.Ordinal) == true
            || new[] { record.Region?.City, record.Region?.County, record.Region?.Township }.Any(own => own is not null && (own.Contains(place, StringComparison.Ordinal) || place.Contains(own, StringComparison.Ordinal)));
        // Without a place of its own the draft's region is guessed from this very address.
        bool isKnownElsewhere = record.Region?.Code is { Length: >= 6 } code && Gazetteer.Named(place).Where(division => division.Name == place).ToArray() is { Length: > 0 } named && !named.Any(division => division.Code[..6] == code[..6]);
        if (!isOwn && (isKnownElsewhere || (PlaceOf(record) is { } known && known[^1] == place[^1])))
            findings.Remind("contact.elsewhere", $"地址写的是“{place}”，稿件的机关是“{record.Agency.Name}”。", "请核对地址。", sentence.Place with { Quote = DraftFindings.Quote(located.Value) });
    }

    private static string? PlaceOf(ReportRecord record) => Leading().Match(record.Agency.Name) is { Success: true } own ? own.Value : null;

    /// <summary>截至11月30日，共发布…: the year has a month more.</summary>
    private static void AsOf(DraftSentence sentence, int? year, DraftFindings findings)
    {
        if (sentence.Section.Kind is not ("overview" or "applications") || Counted().Match(sentence.Text) is not { Success: true } counted) return;
        if (counted.Groups["y"].Success && counted.Groups["y"].Value != year?.ToString(CultureInfo.InvariantCulture)) return;
        if (int.Parse(counted.Groups["m"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) is < 12 and > 0)
            findings.Remind("year.asOf", $"“{counted.Groups["what"].Value}”没有统计到年底。", "统计期限为全年，请补齐至12月31日。", sentence.Place);
    }

    /// <summary>全部办结, and the table carries some into the next year.</summary>
    private static void AllDone(DraftSentence sentence, ReportRecord record, DraftFindings findings)
    {
        if (sentence.Section.Kind is not ("overview" or "applications") || !Done().IsMatch(sentence.Text) || !record.Counts.TryGetValue("applications.carriedOut.total", out decimal left)) return;
        findings.Looked("figures.allDone");
        if (left > 0 && !sentence.Text.Contains("结转下", StringComparison.Ordinal))
            findings.Remind("figures.allDone", string.Create(CultureInfo.InvariantCulture, $"正文说申请全部办结，表格结转下年度继续办理 {left:0.####} 件。"), "请核对正文与表格。", sentence.Place with { Cells = ["applications.carriedOut.total"] });
    }

    private static void Shares(DraftSentence sentence, DraftFindings findings)
    {
        foreach (Match share in Share().Matches(sentence.Text))
        {
            if (!decimal.TryParse(share.Groups["p"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal percent)) continue;
            findings.Looked("figures.share");
            if (percent > 100) findings.Remind("figures.share", $"“{share.Value}”超过100%。", "请核对占比。", sentence.Place);
        }
    }

    /// <summary>A figure of section six that a cell counts, which the record's own checks leave to the author.</summary>
    private static void Fees(ReportRecord record, DraftFindings findings)
    {
        foreach (Figure figure in record.Figures.Where(figure => figure is { State: FigureStates.Unassigned, Comparator: FigureComparators.Equal, Key: "disclosure.fees.amount" }))
        {
            if (!record.Counts.TryGetValue(figure.Key!, out decimal printed)) continue;
            decimal said = figure.Unit == "元" ? figure.Value / 10_000 : figure.Value;
            if (said == printed)
                findings.Pass("figures.fees");
            else
                findings.Remind("figures.fees", string.Create(CultureInfo.InvariantCulture, $"正文“{figure.Quote}”为 {said:0.######} 万元，表格“{CountNames.Of(figure.Key!)}”为 {printed:0.######} 万元。"), "请核对正文与表格。", new DraftPlace(record.Sections.FirstOrDefault(section => section.N == figure.Section)?.Heading, Quote: figure.Quote, Cells: [figure.Key!]));
        }
    }

    [GeneratedRegex("^[一二三四五六七八九十]{1,2}[、.．]|^第[一二三四五六七八九十]部分")]
    private static partial Regex Numbered();

    [GeneratedRegex("(?:报告|全文|内容)[^。]{0,200}?(?<n>[一二三四五六七八九]|\\d)个?(?:大)?(?:部分|方面)(?:内容|组成|构成)?[。；，,]?")]
    private static partial Regex Announced();

    [GeneratedRegex("^[\\u4e00-\\u9fff（）()]{4,24}(?:局|委员会|厅|街道办事处|管委会|中心|人民政府|委)(?:\\s{0,4}20\\d\\d年\\d{1,2}月\\d{1,2}日)?$")]
    private static partial Regex Signature();

    [GeneratedRegex("\\s{0,4}20\\d\\d年\\d{1,2}月\\d{1,2}日$")]
    private static partial Regex SignedDay();

    [GeneratedRegex("[（(]?(?:征求意见稿|送审稿|讨论稿|初稿|草稿|修改稿|代拟稿)[）)]?")]
    private static partial Regex Status();

    [GeneratedRegex("地址(?:[::为]|是|在|位于)\\s?(?:[\\u4e00-\\u9fff]{2,6}?(?:省|自治区))?(?:[\\u4e00-\\u9fff]{2,6}?(?:市|州|盟))?(?<p>[\\u4e00-\\u9fff]{2,4}?(?:县|区|旗))(?!委|政府)")]
    private static partial Regex Located();

    // The last county or district that a name begins with.
    [GeneratedRegex("^(?:[^省市县区旗州盟]{2,8}?(?:省|市|自治州|州|盟|地区))?[^省市县区旗州盟]{1,8}?(?:自治县|自治旗|县|区|旗)(?=.{2})")]
    private static partial Regex Leading();

    [GeneratedRegex("(?<what>截[至止]到?(?:(?<y>20\\d\\d)年)?(?<m>\\d{1,2})月(?:\\d{1,2}日|底|末)?)[，,][^。]{0,30}(?:共|累计|主动公开|发布|收到|受理)")]
    private static partial Regex Counted();

    [GeneratedRegex("申请[^。；]{0,40}(?:全部|均已?(?:全部|按[时期]|依法)?)(?:已)?办(?:结|理完[毕成])|办结率(?:达到?|为)?100%")]
    private static partial Regex Done();

    [GeneratedRegex("(?:占比|占[^，。；\\d]{0,12}的|比例为?|办结率|答复率|公开率|满意率|满意度|解读率|回复率|规范率)(?:为|达到?|约)?\\s?(?<p>\\d{1,4}(?:\\.\\d{1,4})?)\\s?[%％]")]
    private static partial Regex Share();
}
