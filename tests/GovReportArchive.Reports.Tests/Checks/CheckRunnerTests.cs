using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Tests.Checks;

public class CheckRunnerTests
{
    private static readonly Dictionary<string, CellState> NoCells = [];

    [Fact]
    public void A_table_of_zeros_passes_every_rule()
    {
        IReadOnlyList<Check> checks = CheckRunner.Run("2021", Zeros("2021"), NoCells);

        Assert.All(checks, check => Assert.Equal("ok", check.State));
        Assert.Equal(7, checks.Count(check => check.Rule == "applications.balance"));
        Assert.Equal(7, checks.Count(check => check.Rule == "applications.concluded"));
        Assert.Equal(25, checks.Count(check => check.Rule == "applications.rowSum"));
        Assert.Equal(3, checks.Count(check => check.Rule.EndsWith(".sum", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("applications.received.person", "applications.balance", "person")]
    [InlineData("applications.received.person", "applications.rowSum", "applications.received")]
    [InlineData("applications.denied.query.total", "applications.concluded", "total")]
    [InlineData("review.upheld", "review.sum", null)]
    [InlineData("litigation.direct.total", "litigation.direct.sum", null)]
    [InlineData("litigation.afterReview.pending", "litigation.afterReview.sum", null)]
    public void One_wrong_number_fails_the_rules_that_it_belongs_to(string key, string rule, string? place)
    {
        Dictionary<string, decimal> counts = Zeros("2021");
        counts[key] = 5;

        Check check = CheckRunner.Run("2021", counts, NoCells).Single(check => check.Rule == rule && check.Column == place);

        Assert.Equal("fail", check.State);
        Assert.Equal(5, Math.Abs(check.Left!.Value - check.Right!.Value));
    }

    [Fact]
    public void A_blank_is_not_zero_and_makes_its_rules_unassessable()
    {
        Dictionary<string, decimal> counts = Zeros("2021");
        counts.Remove("applications.granted.total");
        Dictionary<string, CellState> cells = new() { ["applications.granted.total"] = new CellState("blank", "") };

        IReadOnlyList<Check> checks = CheckRunner.Run("2021", counts, cells);

        Assert.Equal("notAssessable", checks.Single(c => c.Rule == "applications.rowSum" && c.Column == "applications.granted").State);
        Assert.Equal("notAssessable", checks.Single(c => c.Rule == "applications.concluded" && c.Column == "total").State);
        Assert.Equal("ok", checks.Single(c => c.Rule == "applications.balance" && c.Column == "total").State);
    }

    [Fact]
    public void One_row_for_other_dealings_is_added_up_as_one_row()
    {
        Dictionary<string, decimal> counts = Zeros("2019");
        counts["applications.closed.all.person"] = counts["applications.closed.all.total"] = 4;
        counts["applications.concluded.person"] = counts["applications.concluded.total"] = 4;
        counts["applications.received.person"] = counts["applications.received.total"] = 4;

        Assert.All(CheckRunner.Run("2019", counts, NoCells), check => Assert.Equal("ok", check.State));
    }

    [Fact]
    public void A_table_that_is_not_in_the_source_is_not_checked()
    {
        Dictionary<string, decimal> counts = new() { ["disclosure.licences.decisions"] = 3 };

        Check check = Assert.Single(CheckRunner.Run("2021", counts, NoCells));

        Assert.Equal("counts.natural", check.Rule);
    }

    [Theory]
    [InlineData("disclosure.licences.decisions", -1, "fail")]
    [InlineData("disclosure.licences.decisions", 1.5, "fail")]
    [InlineData("disclosure.licences.itemsChange", -1, "ok")]
    [InlineData("disclosure.fees.amount", 1.5, "ok")]
    [InlineData("disclosure.fees.amount", -1, "fail")]
    public void Numbers_are_natural_except_changes_and_amounts(string key, double value, string state)
    {
        Dictionary<string, decimal> counts = new() { [key] = (decimal)value };

        Assert.Equal(state, CheckRunner.Run("2019", counts, NoCells).Single(check => check.Rule == "counts.natural").State);
    }

    [Fact]
    public void Statistics_of_2014_add_up_and_a_reply_too_few_shows()
    {
        Dictionary<string, decimal> counts = CountCatalog.All
            .Where(definition => definition.Forms.Contains("2014"))
            .ToDictionary(definition => definition.Key, _ => 0m);
        counts["stats.replies.total"] = 1;

        string[] failed = [.. CheckRunner.Run("2014", counts, NoCells).Where(check => check.State == "fail").Select(check => check.Rule)];

        Assert.Equal(["stats.replies.sum", "stats.completed.replies"], failed);
    }

    private static Dictionary<string, decimal> Zeros(string form) =>
        FormLayout.Of(form).Tables
            .SelectMany(table => table.Rows)
            .SelectMany(row => row.Cells)
            .Where(cell => cell.Key is not null)
            .ToDictionary(cell => cell.Key!, _ => 0m);
}
