using GovReportArchive.Reports.Checks;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Prose;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports;

/// <summary>A rule and how often it held while a file was read.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Label">What it says, in Chinese, without a stop.</param>
/// <param name="Count">How often; never 0.</param>
public sealed record RuleUse(string Name, string Label, int Count)
{
    /// <summary>Every rule there is, of reading, of the roles of items and of checks, by name and with its label.</summary>
    public static IReadOnlyList<(string Name, string Label)> Known { get; } =
    [
        .. ReadingRules.All.Concat(FigurePatterns.Rules).Select(rule => (rule.Name, rule.Label)), .. RoleTable.All.Select(rule => (rule.Name, rule.Meaning)),
        .. CheckRules.All.Select(rule => (rule.Name, rule.Label)),
    ];

    /// <summary>The rules of reading that held, without those of items and checks, in the order of <see cref="Known"/>.</summary>
    public static IReadOnlyList<RuleUse> OfReading(ReadingExplanation explanation)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        return [.. Known.Where(rule => !IsRole(rule.Name) && explanation.Rules.ContainsKey(rule.Name)).Select(rule => new RuleUse(rule.Name, rule.Label, explanation.Rules[rule.Name]))];
    }

    /// <summary>The rules that held, in the order of <see cref="Known"/>.</summary>
    /// <param name="record">What was read.</param>
    /// <param name="explanation">How it was read.</param>
    public static IReadOnlyList<RuleUse> Of(ReportRecord record, ReadingExplanation explanation)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(explanation);
        RuleFirings.Begin();
        string[] roles = [.. PassageExplanation.Of(record).Select(item => item.Rule)];
        IReadOnlyDictionary<string, int> words = RuleFirings.End();
        ILookup<string, int> counts = explanation.Rules.Where(rule => !IsRole(rule.Key)).Concat(words.Where(rule => IsRole(rule.Key) && !roles.Contains(rule.Key)))
            .Concat(roles.Concat(record.Checks.Select(check => CheckRules.Find(check.Rule)?.Name ?? check.Rule)).Select(name => KeyValuePair.Create(name, 1)))
            .ToLookup(rule => rule.Key, rule => rule.Value, StringComparer.Ordinal);
        return [.. Known.Where(rule => counts.Contains(rule.Name)).Select(rule => new RuleUse(rule.Name, rule.Label, counts[rule.Name].Sum()))];
    }

    private static bool IsRole(string name) => RoleTable.Find(name) is not null;
}
