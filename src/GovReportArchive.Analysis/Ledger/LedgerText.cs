using System.Globalization;
using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Forms;

namespace GovReportArchive.Analysis.Ledger;

/// <summary>Findings in Chinese: one sentence that names the cells, the years and the numbers.</summary>
public static class LedgerText
{
    /// <summary>The whole sentence.</summary>
    public static string Of(LedgerFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        string name = Name(finding);
        if (finding.Reason == LedgerReasons.NotHeld) return $"{name}：{Span(finding.Years)} 年度{LedgerReasons.Label(LedgerReasons.NotHeld)}。";
        if (finding.Reason is string reason)
            return $"{name}：{LedgerReasons.Label(reason)}{(finding.Reason == LedgerReasons.NotANumber ? "：" + Blanks(finding) : "")}。";
        return finding.Rule switch
        {
            LedgerRules.Missing => $"{name}。",
            LedgerRules.Late => $"{name}：期限 {finding.Due}，所载发布日期 {finding.Published}。",
            LedgerRules.Jump => $"{name}：{finding.Years[0]}年度 {Number(finding.LeftSum)}，{finding.Years[1]}年度 {Number(finding.RightSum)}。",
            _ => $"{name}：{Side(finding.Left)}，{(finding.State == CheckRunner.Ok ? "等于" : "不等于")}{Side(finding.Right)}。",
        };
    }

    /// <summary>What the finding is about: 跨年结转（总计）.</summary>
    public static string Name(LedgerFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        LedgerRule? rule = LedgerRules.Find(finding.Rule);
        string name = rule is null ? finding.Rule : finding.State switch { CheckRunner.Ok => rule.Ok, CheckRunner.Fail => rule.Fail, _ => rule.Label };
        return finding.Place is null ? name : $"{name}（{Place(finding)}）";
    }

    private static string Place(LedgerFinding finding) => finding.Rule switch
    {
        LedgerRules.Carried => LastPart(CountCatalog.Find("applications.carriedIn." + finding.Place)?.Label) ?? finding.Place!,
        LedgerRules.Jump => Crosswalk.All.FirstOrDefault(metric => metric.Metric == finding.Place)?.Label ?? finding.Place!,
        LedgerRules.Cumulative => CountCatalog.Find(finding.Place!)?.Label ?? finding.Place!,
        _ => CountCatalog.Find(finding.Right.Count > 0 ? finding.Right[0].Key : "")?.Label.Split('·')[0] ?? finding.Place!,
    };

    // Missing years follow one another.
    private static string Span(IReadOnlyList<int> years) => years.Count < 3
        ? string.Join('、', years)
        : string.Create(CultureInfo.InvariantCulture, $"{years[0]}—{years[^1]}");

    private static string? LastPart(string? label) => label?.Split('·')[^1];

    private static string Side(IReadOnlyList<LedgerTerm> terms) => string.Concat(terms.Select((term, i) =>
        $"{(term.Subtracted ? "减" : i > 0 ? "加" : "")}{Term(term)} {Number(term.Value)}"))
        + (terms.Count > 1 ? $"得 {Number(terms.Sum(term => term.Subtracted ? -term.Value : term.Value))}" : "");

    private static string Blanks(LedgerFinding finding) =>
        string.Join('、', finding.Left.Concat(finding.Right).Where(term => term.Value is null).Select(Term));

    private static string Term(LedgerTerm term) =>
        $"{term.Year.ToString(CultureInfo.InvariantCulture)}年度“{CountCatalog.Find(term.Key)?.Label ?? term.Key}{(term.Cumulative ? "（历年累计）" : "")}”";

    private static string Number(decimal? value) => value is decimal number ? number.ToString("0.############################", CultureInfo.InvariantCulture) : "—";
}
