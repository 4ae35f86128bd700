using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;

namespace GovReportArchive.Analysis.Tests.Ledger;

public sealed class LedgerEvaluationTests
{
    private const string Agency = "民政局";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Numbers_that_carry_over_hold_and_one_that_is_changed_fails_in_its_place_alone(int seed)
    {
        Random random = new(seed);
        SortedDictionary<string, decimal>[] chain = LedgerRecords.Chain(2, random);
        Assert.All(Arithmetic(chain), finding => Assert.Equal("ok", finding.State));
        Assert.Equal(9, Arithmetic(chain).Count);

        foreach (int year in new[] { 0, 1 })
        {
            foreach (string key in chain[year].Keys.ToArray())
            {
                decimal was = chain[year][key];
                chain[year][key] = was + 1;
                LedgerFinding[] failed = [.. Arithmetic(chain).Where(finding => finding.State != "ok")];
                Assert.All(failed, finding => Assert.Contains(finding.Left.Concat(finding.Right), term => term.Key == key && term.Year == 2022 + year));
                bool concerned = year == 0 ? key.Contains(".carriedOut.", StringComparison.Ordinal) || key.EndsWith(".inForce", StringComparison.Ordinal)
                    : !key.Contains(".carriedOut.", StringComparison.Ordinal);
                Assert.Equal(concerned ? 1 : 0, failed.Length);
                Assert.All(failed, finding => Assert.Equal("fail", finding.State));
                chain[year][key] = was;
            }
        }
    }

    [Fact]
    public void A_blank_is_never_taken_for_zero()
    {
        SortedDictionary<string, decimal>[] chain = LedgerRecords.Chain(2, new Random(7));
        chain[0]["applications.carriedOut.total"] = 0;
        chain[1].Remove("applications.carriedIn.total");
        LedgerReport before = Subject(2022, chain[0]), later = Subject(2023, chain[1]);
        later = later with { Record = later.Record with { Cells = new Dictionary<string, CellState> { ["applications.carriedIn.total"] = new("blank") } } };

        LedgerFinding total = Findings(later, before).Single(finding => finding is { Rule: LedgerRules.Carried, Place: "total" });

        Assert.Equal(("notAssessable", LedgerReasons.NotANumber), (total.State, total.Reason));
    }

    [Fact]
    public void What_another_form_counts_is_not_compared()
    {
        // 2020: 对外公开总数量 is no predecessor of 现行有效件数.
        LedgerReport before = Subject(2020, [new("disclosure.normativeDocuments.disclosedTotal", 40), new("applications.carriedOut.total", 3)]);
        LedgerReport later = Subject(2021, [new("disclosure.normativeDocuments.inForce", 9), new("applications.carriedIn.total", 3)]);

        Assert.DoesNotContain(Findings(later, before), finding => finding.Rule == LedgerRules.InForce);
        Assert.Equal("ok", Findings(later, before).Single(finding => finding.Rule == LedgerRules.Carried).State);
    }

    [Fact]
    public void Items_of_2020_start_from_those_of_2019_with_their_change()
    {
        LedgerReport before = Subject(2019, [new("disclosure.licences.itemsLastYear", 30), new("disclosure.licences.itemsChange", -4)]);
        LedgerReport right = Subject(2020, [new("disclosure.licences.itemsLastYear", 26)]), wrong = Subject(2020, [new("disclosure.licences.itemsLastYear", 30)]);

        Assert.Equal("ok", Findings(right, before).Single(finding => finding.Rule == LedgerRules.Items).State);
        LedgerFinding fails = Findings(wrong, before).Single(finding => finding.Rule == LedgerRules.Items);
        Assert.Equal(("fail", 26m, 30m), (fails.State, fails.LeftSum, fails.RightSum));
    }

    [Fact]
    public void Cumulative_numbers_grow_by_the_year()
    {
        LedgerReport before = Subject(2011, [new("stats.applications.total", 5)]), later = Subject(2012, [new("stats.applications.total", 7)]);
        before = before with { Record = before.Record with { Cumulative = new Dictionary<string, decimal> { ["stats.applications.total"] = 20 } } };
        later = later with { Record = later.Record with { Cumulative = new Dictionary<string, decimal> { ["stats.applications.total"] = 28 } } };

        LedgerFinding finding = Findings(later, before).Single(found => found.Rule == LedgerRules.Cumulative);
        Assert.Equal(("fail", 27m, 28m), (finding.State, finding.LeftSum, finding.RightSum));
    }

    [Theory]
    [InlineData(60, 301, "fail")]
    [InlineData(60, 300, "ok")]
    [InlineData(301, 60, "fail")]
    [InlineData(1, 49, null)]
    [InlineData(0, 400, null)]
    public void Only_large_numbers_jump(int before, int now, string? state)
    {
        LedgerFinding? jump = Findings(
            Subject(2023, [new("applications.received.total", now)]), Subject(2022, [new("applications.received.total", before)]))
            .SingleOrDefault(finding => finding.Rule == LedgerRules.Jump);

        Assert.Equal(state, jump?.State);
    }

    [Fact]
    public void Without_the_year_before_a_rule_says_so_once()
    {
        LedgerReport report = Subject(2023, LedgerRecords.Chain(1, new Random(3))[0]);

        LedgerFinding[] first = [.. LedgerEvaluation.Of(report, LedgerPredecessor.None).Where(finding => finding.Rule is LedgerRules.Carried or LedgerRules.InForce)];
        LedgerFinding[] gap = [.. LedgerEvaluation.Of(report, new LedgerPredecessor(2020, Subject(2020, []), null))];

        Assert.Equal([LedgerRules.Carried, LedgerRules.InForce], first.Select(finding => finding.Rule));
        Assert.All(first, finding => Assert.Equal(LedgerReasons.NoPrevious, finding.Reason));
        Assert.Equal([2021, 2022], gap.Single(finding => finding is { Rule: LedgerRules.Missing, State: "notAssessable", Reason: LedgerReasons.NotHeld }).Years);
    }

    [Fact]
    public void Of_several_reports_on_a_year_the_one_of_the_same_scope_is_continued()
    {
        LedgerReport own = Subject(2022, [], "own"), aggregate = Subject(2022, [], "aggregate"), unknown = Subject(2022, [], "unknown");
        LedgerPredecessor Choose(string scope, params LedgerReport[] held) =>
            LedgerPredecessor.Choose(Subject(2023, [], scope).Record, new LedgerYear(2022, held, null));

        Assert.Same(own, Choose("own", own, aggregate).Report);
        Assert.Same(own, Choose("own", own, unknown).Report);
        Assert.Same(own, Choose("unknown", own).Report);
        Assert.Equal(LedgerReasons.SeveralReports, Choose("unknown", own, aggregate).Reason);
        Assert.Equal(LedgerReasons.ScopeDiffers, Choose("own", aggregate).Reason);
    }

    private static List<LedgerFinding> Arithmetic(SortedDictionary<string, decimal>[] chain) =>
        [.. Findings(Subject(2023, chain[1]), Subject(2022, chain[0])).Where(finding => LedgerRules.Find(finding.Rule)!.IsBreak)];

    private static IReadOnlyList<LedgerFinding> Findings(LedgerReport later, LedgerReport before) =>
        LedgerEvaluation.Of(later, new LedgerPredecessor(before.Year, before, null));

    private static LedgerReport Subject(int year, IEnumerable<KeyValuePair<string, decimal>> counts, string scope = "own") =>
        new(LedgerRecords.Id(Agency, year), year, LedgerRecords.Report(Agency, year, counts, scope: scope));
}
