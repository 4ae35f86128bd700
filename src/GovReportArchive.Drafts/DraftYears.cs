using System.Globalization;
using GovReportArchive.Analysis.Comparing;
using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Corpus;
using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Drafts;

/// <summary>A draft beside the same agency's nearest earlier report: what must carry over, and what was only copied.</summary>
internal static class DraftYears
{
    private const int ShortestCopied = 20;
    private const int MostQuoted = 3;

    /// <summary>Checks, and says which report the draft was compared with; null where there is none, which the findings then say.</summary>
    /// <exception cref="ArchiveException">The archive cannot be read.</exception>
    public static DraftPrevious? Check(DraftNeighbours beside, bool isNamed, bool hasArchive, DraftFindings findings)
    {
        ReportRecord draft = beside.Record;
        if (draft.Year is int year && beside.Agency is not null)
        {
            foreach (LedgerFinding finding in LedgerEvaluation.Of(new LedgerReport(draft.Id, year, draft), beside.Before)) Told(finding, beside, findings);
        }

        if (beside.Stored is not { } previous)
        {
            findings.Leave("未与更早的报告比较：" + Obstacle(beside, isNamed, hasArchive));
            return null;
        }

        if (!beside.IsYearBefore)
            findings.Leave(FormattableString.Invariant($"未与上年数字核对衔接：档案中没有用作对照的{draft.Year - 1}年度报告，只与{beside.Called}比较了文字和数字。"));
        ReportComparison comparison = ReportComparer.Compare(previous.Record, draft);
        Repeated(comparison, beside, findings);
        Problems(beside, findings);
        DraftSigns.Check(beside, findings);
        ProseComparison prose = comparison.Prose;
        return new DraftPrevious(
            previous.Id, previous.Record.Title, previous.Record.Year!.Value, beside.IsYearBefore, beside.Called, Page(previous), prose.Share, prose.Kept + prose.Moved, prose.Changed, prose.New);
    }

    /// <summary>Why there is no earlier report to be held to.</summary>
    public static string Obstacle(DraftNeighbours beside, bool isNamed, bool hasArchive) => (hasArchive, isNamed, beside) switch
    {
        (false, _, _) => "没有可用的档案库。",
        (_, false, _) => "不知道稿件的机关，请选择机关。",
        (_, _, { Agencies.Count: > 0 }) => "不能确定是档案中的哪个机关，请选择机关。",
        (_, _, { Agency: null }) => "档案中没有这个机关的报告。",
        (_, _, { Record.Year: null }) => "不知道稿件的年度，请选择年度。",
        (_, _, { Before.Reason: { } reason }) => LedgerReasons.Label(reason) + "；可以选择其中一份对照。",
        _ => "档案中没有该机关更早的报告。",
    };

    private static void Told(LedgerFinding finding, DraftNeighbours beside, DraftFindings findings)
    {
        // A draft has no date of publication yet, and for a missing year its author can do nothing here.
        if (finding.Rule is LedgerRules.Late or LedgerRules.Missing) return;
        if (finding.State == CheckRunner.Ok)
        {
            findings.Pass(finding.Rule);
            return;
        }

        if (finding.State != CheckRunner.Fail)
        {
            findings.Leave(LedgerText.Of(finding));
            return;
        }

        DraftPlace place = new CellPlaces(beside.Record, null).Of([.. finding.Right.Select(term => term.Key)]);
        DraftSource? source = beside.Stored is { } previous ? Source(previous) : null;
        if (LedgerFindings.IsBreak(finding))
            findings.Error(finding.Rule, LedgerText.Of(finding), "请与上年已公布的数字核对；上年有误的，请在报告中说明。", place, source);
        else
            findings.Remind(finding.Rule, LedgerText.Of(finding), "请核对是否误填；属实的，请在正文说明原因。", place, source);
    }

    private static void Repeated(ReportComparison comparison, DraftNeighbours beside, DraftFindings findings)
    {
        (StoredReport previous, string called) = (beside.Stored!, beside.Called);
        DraftSource source = Source(previous);
        if (comparison.Prose.IsRepeated)
            findings.Remind("repeats.prose", string.Create(CultureInfo.InvariantCulture, $"正文有 {comparison.Prose.Share * 100:0.#}% 沿用{called}。"), "请写本年度的实际情况。", null, source);
        else
            findings.Pass("repeats.prose");
        if (comparison.Figures.IsRepeated)
            findings.Remind("repeats.figures", string.Create(CultureInfo.InvariantCulture, $"表格中的 {comparison.Figures.Equal} 个数字与{called}全部相同。"), "请核对是否误用了旧的表格。", null, source);
        else
            findings.Pass("repeats.figures");
        foreach (ComparedSection section in comparison.Sections.Where(section => section.N is not null && section.Kind != "preamble"))
        {
            string[] copied = [.. section.Sentences.Where(sentence => sentence.State is SentenceAlignment.Kept or SentenceAlignment.Moved)
                .Select(sentence => sentence.Text.Trim()).Where(text => text.Count(char.IsLetterOrDigit) >= ShortestCopied)];
            if (copied.Length == 0) continue;
            string quoted = string.Join('／', copied.Take(MostQuoted).Select(DraftFindings.Quote)) + (copied.Length > MostQuoted ? " 等" : "");
            findings.Remind(
                "repeats.sentences", string.Create(CultureInfo.InvariantCulture, $"“{section.Heading}”有 {copied.Length} 句与{called}一字不差。"),
                "请确认仍符合本年度的实际，能写具体的写具体。", new DraftPlace(section.Heading, Quote: quoted), source);
            foreach (string stale in copied.Where(text => NamesYear(text, previous.Record.Year)))
            {
                findings.Remind(
                    "repeats.year", FormattableString.Invariant($"这句话与{called}一字不差，说的仍是{previous.Record.Year}年。"), "请改正年度，或确认所指确为那一年的事。",
                    new DraftPlace(section.Heading, Quote: DraftFindings.Quote(stale)), source);
            }
        }
    }

    private static bool NamesYear(string text, int? year) =>
        year is int number && text.Contains(number.ToString(CultureInfo.InvariantCulture) + "年", StringComparison.Ordinal);

    /// <summary>Problems that the earlier report named too, much alike.</summary>
    private static void Problems(DraftNeighbours beside, DraftFindings findings)
    {
        StoredReport previous = beside.Stored!;
        NamedProblem[] earlier = NamedProblem.Of(previous.Record);
        foreach (NamedProblem problem in NamedProblem.Of(beside.Record).Where(problem => problem.HasWording))
        {
            if (problem.Nearest(earlier) is not (var named, var similarity))
            {
                findings.Pass("repeats.problem");
                continue;
            }

            findings.Remind(
                "repeats.problem",
                string.Create(CultureInfo.InvariantCulture, $"这一问题{beside.Called}也写过（相似度 {similarity * 100:0}%）。"),
                "仍然存在的，请说明为何没有解决、本年做了什么；已经解决的请删去。",
                new DraftPlace(problem.Passage.Section.Heading, Quote: DraftFindings.Quote(problem.Passage.Text)),
                new DraftSource(
                    named.Passage.AddressIn(previous), string.Create(CultureInfo.InvariantCulture, $"{previous.Record.Title}，第 {named.Passage.Item.Number} 条"),
                    DraftFindings.Quote(named.Passage.Text)));
        }
    }

    private static DraftSource Source(StoredReport report) => new(Page(report), report.Record.Title);

    private static string Page(StoredReport report) => "/reports/" + Uri.EscapeDataString(report.Id);
}
