using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Checks;

/// <summary>Which counts of a report are in doubt: those that a failed check speaks of, be it one of the table's sums, of the numbers that there can be, or of the prose
/// against the table.</summary>
/// <remarks>Which of a sum's numbers is wrong the sum does not say, so that all of them are in doubt.</remarks>
public static class DoubtedCounts
{
    private const string Prose = "prose.";

    /// <summary>The keys, each once.</summary>
    public static IReadOnlyList<string> Of(ReportRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        Check[] failed = [.. record.Checks.Where(check => check.State == CheckRunner.Fail)];
        if (failed.Length == 0) return [];
        IReadOnlyList<SumRule> rules = SumRules.Of(record.Form, record.Counts, record.Cells);
        return [.. failed.SelectMany(check => Keys(check, rules)).Where(record.Counts.ContainsKey).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Keys(Check check, IReadOnlyList<SumRule> rules) =>
        rules.FirstOrDefault(rule => rule.Name == check.Rule && rule.Place == check.Column) is { } rule ? rule.Left.Concat(rule.Right)
        : check.Rule.StartsWith(Prose, StringComparison.Ordinal) ? Forms.CountSums.CellsOf(check.Rule[Prose.Length..])
        : check.Column is { } key ? [key]
        : [];
}
