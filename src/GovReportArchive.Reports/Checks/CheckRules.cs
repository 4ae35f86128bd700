using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports.Checks;

/// <summary>One rule that a report's own numbers and words are held to.</summary>
/// <param name="Name">As in checks and filters; one that ends with a dot stands for all rules that begin so.</param>
/// <param name="Label">Chinese name.</param>
/// <param name="Meaning">What is compared with what, and when the rule says nothing, in Chinese.</param>
/// <param name="Source">What the rule rests on, in Chinese.</param>
public sealed record CheckRule(string Name, string Label, string Meaning, string Source)
{
    /// <summary>What the left number is, in Chinese; empty where there is none.</summary>
    internal string Left { get; init; } = "";

    /// <summary>What the right number is, in Chinese; empty where there is none.</summary>
    internal string Right { get; init; } = "";
}

/// <summary>The table of these rules, <c>checks.tsv</c>, in the order of the form.</summary>
public static class CheckRules
{
    /// <summary>Beginning of the rules that compare the prose with one count: <c>prose.applications.received.total</c>.</summary>
    public const string Prose = "prose.";

    /// <summary>All rules.</summary>
    public static IReadOnlyList<CheckRule> All { get; } =
        [.. ReaderData.Rows("Checks.checks.tsv").Select(row => new CheckRule(row[0], row[1], row[4], row[5]) { Left = row[2], Right = row[3] })];

    /// <summary>The rule of a check; null where the name is none of a rule.</summary>
    public static CheckRule? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return All.FirstOrDefault(rule => rule.Name == name || (rule.Name.EndsWith('.') && name.StartsWith(rule.Name, StringComparison.Ordinal)));
    }
}
