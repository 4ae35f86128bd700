using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Checks;

/// <summary>Evaluates the arithmetic that the forms themselves demand, on the numbers of one report.</summary>
/// <remarks>
/// A rule is applied wherever its table is in the source. It is <c>notAssessable</c> as soon as one cell that it needs is not a number:
/// a blank is never taken for 0. Pure and thread-safe.
/// </remarks>
public static class CheckRunner
{
    /// <summary>The number is there and the rule holds.</summary>
    public const string Ok = "ok";

    /// <summary>All numbers are there and the rule does not hold.</summary>
    public const string Fail = "fail";

    /// <summary>The rule cannot be assessed, for one of <see cref="CheckReasons"/>.</summary>
    public const string NotAssessable = "notAssessable";

    /// <summary>Applies every rule of the form.</summary>
    /// <param name="form">One of <see cref="FormIds"/>.</param>
    /// <param name="counts">Numbers as printed, by count key.</param>
    /// <param name="cells">Cells that are not plain numbers; they say which tables are in the source.</param>
    /// <returns>Balance and column sums, row sums, review and litigation, statistics, number domain: in this order.</returns>
    public static IReadOnlyList<Check> Run(
        string form, IReadOnlyDictionary<string, decimal> counts, IReadOnlyDictionary<string, CellState> cells)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(cells);
        List<Check> checks = [];
        foreach (SumRule rule in SumRules.Of(form, counts, cells))
        {
            bool inSource = rule.Left.Concat(rule.Right).Any(key => counts.ContainsKey(key) || cells.ContainsKey(key));
            if (inSource)
                checks.Add(Evaluate(rule, counts));
        }
        if (counts.Count > 0)
            checks.AddRange(Domain(counts));
        return checks;
    }

    /// <summary>Compares what the prose says with the tables, and asks whether the sections that the form demands say something.</summary>
    /// <param name="record">A record with its sections, figures, counts and cells; its checks are not looked at.</param>
    /// <returns>
    /// <c>prose.KEY</c>, at most one for each count key that the prose states and the tables have a cell for: left the figure, right the cell, with the
    /// quote; failed only where the figure can mean nothing else. <c>shares.applications</c> for each percentage of applications: left the percentage,
    /// right the nearest true one. <c>sections.problems</c> and <c>sections.fees</c> for the forms of 2019 and 2021. In this order.
    /// </returns>
    public static IReadOnlyList<Check> RunProse(ReportRecord record) => AssessProse(record).Checks;

    /// <summary>What <see cref="RunProse"/> gives, together with the figures that these checks judge.</summary>
    public static ProseAssessment AssessProse(ReportRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        ProseAssessment assessment = ProseChecks.Assess(record);
        return assessment with { Checks = [.. assessment.Checks, .. SectionChecks.Run(record)] };
    }

    /// <summary>A check of what was recognised from a picture: it cannot fail.</summary>
    internal static Check Recognised(Check check) => check.State == Fail ? check with { State = NotAssessable, Reason = CheckReasons.Recognised } : check;

    private static Check Evaluate(SumRule rule, IReadOnlyDictionary<string, decimal> counts)
    {
        decimal? left = Sum(rule.Left, counts);
        decimal? right = Sum(rule.Right, counts);
        string state = left is null || right is null ? NotAssessable : left == right ? Ok : Fail;
        return new Check(rule.Name, rule.Place, state, left, right, Reason: state == NotAssessable ? CheckReasons.NotANumber : null);
    }

    private static decimal? Sum(IReadOnlyList<string> keys, IReadOnlyDictionary<string, decimal> counts)
    {
        decimal sum = 0;
        foreach (string key in keys)
        {
            if (!counts.TryGetValue(key, out decimal value))
                return null;
            sum += value;
        }
        return sum;
    }

    /// <summary>One failed check for each number that its key does not allow, or a single one that passed.</summary>
    private static Check[] Domain(IReadOnlyDictionary<string, decimal> counts)
    {
        Check[] failed =
        [
            .. counts.Where(pair => !IsAllowed(pair.Key, pair.Value))
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => new Check("counts.natural", pair.Key, Fail, pair.Value)),
        ];
        return failed.Length > 0 ? failed : [new Check("counts.natural", null, Ok)];
    }

    private static bool IsAllowed(string key, decimal value)
    {
        bool whole = value == decimal.Truncate(value);
        bool signed = key.EndsWith(".itemsChange", StringComparison.Ordinal);
        bool fraction = CountCatalog.Find(key)?.AllowsFraction ?? false;
        return (whole || fraction) && (value >= 0 || signed);
    }
}
