using System.Globalization;
using GovReportArchive.Archive.Comparing;
using GovReportArchive.Archive.Ledger;
using GovReportArchive.Archive.Passages;
using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Archive.Drafts;

/// <summary>A draft beside the same agency's last report: what must carry over, and what was only copied.</summary>
internal static class DraftYears
{
    // As for what becomes of a problem in the next report.
    private const double SameProblem = 0.5;
    private const int ShortestCopied = 20;
    private const int MostQuoted = 3;

    /// <summary>Checks, and says which report the draft was compared with; null where there is none, which the findings then say.</summary>
    /// <exception cref="ArchiveException">The archive cannot be read.</exception>
    public static DraftPrevious? Check(ReportRecord draft, ReportArchive? archive, DraftFindings findings)
    {
        if (Obstacle(draft, archive) is { } obstacle)
        {
            findings.Leave("未与上一份报告比较：" + obstacle);
            return null;
        }

        (LedgerReport report, LedgerPredecessor before, StoredReport? previous) = archive!.Continued(draft);
        foreach (LedgerFinding finding in LedgerEvaluation.Of(report, before)) Told(finding, previous, findings);
        if (previous is null || before.Report is not { } earlier)
        {
            findings.Leave("未与上一份报告比较：" + (before.Reason is { } reason ? LedgerReasons.Label(reason) : "档案中没有该机关更早的报告") + "。");
            return null;
        }

        ReportComparison comparison = ReportComparer.Compare(previous.Record, draft);
        Repeated(comparison, previous, findings);
        Problems(draft, previous, findings);
        ProseComparison prose = comparison.Prose;
        return new DraftPrevious(previous.Id, previous.Record.Title, earlier.Year, Page(previous), prose.Share, prose.Kept + prose.Moved, prose.Changed, prose.New);
    }

    private static string? Obstacle(ReportRecord draft, ReportArchive? archive) =>
        archive is null ? "没有可用的档案库。"
        : draft.Year is null ? "不知道稿件的年度。"
        : !DraftIdentity.IsNamed(draft) ? "不知道稿件的机关。"
        : null;

    private static void Told(LedgerFinding finding, StoredReport? previous, DraftFindings findings)
    {
        // A draft has no date of publication yet, and for a missing year its author can do nothing here.
        if (finding.Rule is LedgerRules.Late or LedgerRules.Missing) return;
        if (finding.State == CheckRunner.Ok)
        {
            findings.Pass(finding.Rule, LedgerRules.Find(finding.Rule)!.Ok);
            return;
        }

        if (finding.State != CheckRunner.Fail)
        {
            findings.Leave(LedgerText.Of(finding));
            return;
        }

        string[] keys = [.. finding.Right.Select(term => term.Key)];
        DraftPlace place = new(Row: keys.Length > 0 ? CountNames.Row(keys[0][..keys[0].LastIndexOf('.')]) : null, Column: keys.Length > 0 ? CountNames.Of(keys[0]).Split('·')[^1] : null);
        DraftSource? source = previous is null ? null : new DraftSource(Page(previous), previous.Record.Title);
        if (LedgerFindings.IsBreak(finding))
            findings.Error(finding.Rule, LedgerText.Of(finding), "请与上年已公布的数字核对；上年有误的，请在报告中说明。", place, source);
        else
            findings.Remind(finding.Rule, LedgerText.Of(finding), "请核对是否误填；属实的，请在正文说明原因。", place, source);
    }

    private static void Repeated(ReportComparison comparison, StoredReport previous, DraftFindings findings)
    {
        DraftSource source = new(Page(previous), previous.Record.Title);
        if (comparison.Prose.IsRepeated)
            findings.Remind("repeats.prose", string.Create(CultureInfo.InvariantCulture, $"正文有 {comparison.Prose.Share * 100:0.#}% 沿用上一份报告。"), "请写本年度的实际情况。", null, source);
        else
            findings.Pass("repeats.prose", "正文不是整篇沿用上一份报告");
        if (comparison.Figures.IsRepeated)
            findings.Remind("repeats.figures", string.Create(CultureInfo.InvariantCulture, $"表格中的 {comparison.Figures.Equal} 个数字与上一份报告全部相同。"), "请核对是否误用了上年的表格。", null, source);
        else
            findings.Pass("repeats.figures", "表格数字不与上一份报告全部相同");
        foreach (ComparedSection section in comparison.Sections.Where(section => section.N is not null && section.Kind != "preamble"))
        {
            string[] copied = [.. section.Sentences.Where(sentence => sentence.State is SentenceAlignment.Kept or SentenceAlignment.Moved)
                .Select(sentence => sentence.Text.Trim()).Where(text => text.Count(char.IsLetterOrDigit) >= ShortestCopied)];
            if (copied.Length == 0) continue;
            string quoted = string.Join('／', copied.Take(MostQuoted).Select(DraftFindings.Quote)) + (copied.Length > MostQuoted ? " 等" : "");
            findings.Remind(
                "repeats.sentences", string.Create(CultureInfo.InvariantCulture, $"“{section.Heading}”有 {copied.Length} 句与上一份报告一字不差。"),
                "请确认仍符合本年度的实际，能写具体的写具体。", new DraftPlace(section.Heading, Quote: quoted), source);
            foreach (string stale in copied.Where(text => NamesYear(text, previous.Record.Year)))
            {
                findings.Remind(
                    "repeats.year", "这句话与上一份报告一字不差，说的仍是上年的年度。", "请改正年度，或确认所指确为上年的事。",
                    new DraftPlace(section.Heading, Quote: DraftFindings.Quote(stale)), source);
            }
        }
    }

    private static bool NamesYear(string text, int? year) =>
        year is int number && text.Contains(number.ToString(CultureInfo.InvariantCulture) + "年", StringComparison.Ordinal);

    /// <summary>Problems that last year's report named too, much alike.</summary>
    private static void Problems(ReportRecord draft, StoredReport previous, DraftFindings findings)
    {
        static PlacedPassage[] Of(ReportRecord record) =>
            [.. PassageList.Of(record).Where(passage => passage.Section.Kind == "problems" && passage.Item.Role == PassageRole.Problem)];
        (PlacedPassage Passage, Likeness Likeness)[] earlier = [.. Of(previous.Record).Select(passage => (passage, Likeness.Of(passage.Text)))];
        foreach (PlacedPassage problem in Of(draft))
        {
            Likeness own = Likeness.Of(problem.Text);
            if (!own.HasWording) continue;
            (PlacedPassage? passage, double similarity) = earlier.Select(other => ((PlacedPassage?)other.Passage, own.To(other.Likeness))).DefaultIfEmpty().MaxBy(other => other.Item2);
            if (passage is null || similarity < SameProblem)
            {
                findings.Pass("repeats.problem", "问题不是上一份报告写过的");
                continue;
            }

            findings.Remind(
                "repeats.problem",
                string.Create(CultureInfo.InvariantCulture, $"这一问题上一份报告也写过（相似度 {similarity * 100:0}%）。"),
                "仍然存在的，请说明为何没有解决、本年做了什么；已经解决的请删去。",
                new DraftPlace(problem.Section.Heading, Quote: DraftFindings.Quote(problem.Text)),
                new DraftSource(
                    PassageAddress.Item(previous.Id, previous.Version, passage.Section.N, passage.Item.Number),
                    string.Create(CultureInfo.InvariantCulture, $"{previous.Record.Title}，第 {passage.Item.Number} 条"), DraftFindings.Quote(passage.Text)));
        }
    }

    private static string Page(StoredReport report) => "/reports/" + Uri.EscapeDataString(report.Id);
}
