using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports.Regions;

/// <summary>What a region can rest on: the values of <see cref="Records.Region.Basis"/>.</summary>
/// <param name="Value">As in records.</param>
/// <param name="Label">Chinese name.</param>
/// <param name="Meaning">One sentence in Chinese that says what was found where.</param>
public sealed record RegionBasis(string Value, string Label, string Meaning);

/// <summary>The table of what a region can rest on.</summary>
public static class RegionBases
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<RegionBasis> All { get; } =
        [.. ReadingRules.Under(Beginning).Where(rule => IsBasis(rule)).Select(rule => new RegionBasis(ValueOf(rule), rule.Label.Split('：')[0], rule.Label.Split('：')[1] + "。"))];

    /// <summary>The Chinese name; the value itself where it is unknown.</summary>
    public static string Label(string value) => All.FirstOrDefault(basis => string.Equals(basis.Value, value, StringComparison.Ordinal))?.Label ?? value;

    /// <summary>Whether a rule of <c>region.rules.tsv</c> is a basis, and not what only speaks for or against a place.</summary>
    internal static bool IsBasis(ReadingRule rule) => !ValueOf(rule).Contains('.', StringComparison.Ordinal);

    /// <summary>The basis that a rule is.</summary>
    internal static string ValueOf(ReadingRule rule) => rule.Name[Beginning.Length..];

    private const string Beginning = "region.";
}
