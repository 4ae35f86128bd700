using System.Text.RegularExpressions;
using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports.Agencies;

/// <summary>How a text calls itself and its place (我局, 我市), by <c>own.rules.tsv</c>.</summary>
internal static class OwnWords
{
    /// <summary>Whether the words of a rule stand in a text.</summary>
    /// <param name="rule">The rule's name without <c>own.</c></param>
    /// <param name="text">Simplified characters.</param>
    public static bool Say(string rule, string text) => Of(rule).IsIn(text);

    /// <summary>How often they do.</summary>
    public static int Count(string rule, string text) => Of(rule).Matches(text).Count;

    /// <summary>The character that tells the kind, of the first place; null where there is none.</summary>
    public static char? First(string rule, string text) => Of(rule).Match(text) is { Success: true } first ? Kind(first) : null;

    /// <summary>The character that tells the kind most often, and how often; null where there is none.</summary>
    public static (char Kind, int Times)? Most(string rule, string text) =>
        Of(rule).Matches(text).GroupBy(Kind).OrderByDescending(kind => kind.Count()).Select(kind => ((char, int)?)(kind.Key, kind.Count())).FirstOrDefault();

    private static char Kind(Match match) => match.Groups["own"].Value[0];

    private static ReadingRule Of(string rule) => ReadingRules.Of("own." + rule);
}
