using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Discovery.Tests.Facets;

public sealed class FilterLabelTests
{
    /// <summary>Every rule that can occur, from the rules themselves: all cells of every form, one number negative.</summary>
    public static IEnumerable<string> Rules()
    {
        SortedDictionary<string, decimal> counts = new(CountCatalog.All.ToDictionary(count => count.Key, _ => 1m), StringComparer.Ordinal) { ["review.total"] = -1 };
        SortedDictionary<string, CellState> none = new(StringComparer.Ordinal);
        ReportRecord prose = new()
        {
            Id = "x",
            Title = "x",
            Agency = new Agency("x", "x"),
            Form = FormIds.Form2021,
            Counts = counts,
            Figures = [.. CountCatalog.All.Select(count => new Figure(count.Key, 1, "一", 1, 0, 1))],
            Sections = [new Section(1, "problems", "五", "无。"), new Section(2, "other", "六", "无。")],
        };
        return FormIds.All.SelectMany(form => CheckRunner.Run(form.Id, counts, none)).Concat(CheckRunner.RunProse(prose)).Select(check => check.Rule)
            .Concat(CountCatalog.All.Select(count => "prose." + count.Key)).Concat(CountSums.All.Select(sum => "prose." + sum.Key)).Concat(["shares.applications", "sections.problems", "sections.fees"])
            .Concat(LedgerRules.All.Select(rule => rule.Name)).Append(LedgerRules.Summary).Distinct(StringComparer.Ordinal);
    }

    [Fact]
    public void Every_rule_has_a_Chinese_name_and_no_two_have_the_same()
    {
        string[] labels = [.. Rules().SelectMany(rule => FilterLabels.CheckStates.Select(state => FilterLabels.Check($"{rule}:{state.Value}")))];

        Assert.True(labels.Length > 100);
        Assert.All(labels, label => Assert.DoesNotMatch("[a-z]{3}", label));
        Assert.Equal(labels.Length, labels.Distinct(StringComparer.Ordinal).Count());
    }
}
