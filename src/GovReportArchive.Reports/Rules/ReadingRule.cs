using System.Text.RegularExpressions;

namespace GovReportArchive.Reports.Rules;

/// <summary>One rule by which the reader decides: a row of a table of rules (<see cref="ReadingRules"/>).</summary>
/// <remarks>Whoever asks a rule through its methods has it counted where it holds (<see cref="RuleFirings"/>).</remarks>
public sealed class ReadingRule
{
    private readonly Lazy<Regex> _pattern;

    internal ReadingRule(string name, double weight, string label, string pattern)
    {
        (Name, Weight, Label, Pattern) = (name, weight, label, pattern);
        _pattern = new Lazy<Regex>(() => new Regex(Pattern, RegexOptions.CultureInvariant, PatternTimeout.Longest));
    }

    /// <summary>The name by which an explanation tells it: <c>region.host</c>.</summary>
    public string Name { get; }

    /// <summary>How much it counts among others of its kind; 0 where it decides alone.</summary>
    public double Weight { get; }

    /// <summary>What it says, in Chinese, without a stop.</summary>
    public string Label { get; }

    /// <summary>Its words, as a pattern; empty where the code decides without.</summary>
    public string Pattern { get; }

    /// <summary>The words of a rule that is a list of them.</summary>
    internal string[] Words => Pattern.Split('|');

    /// <summary>Whether it holds, which the code found out.</summary>
    internal bool Holds(bool holds = true)
    {
        if (holds) RuleFirings.Count(Name);
        return holds;
    }

    /// <summary>Its weight where it holds, else nothing.</summary>
    internal double Weigh(bool holds) => Holds(holds) ? Weight : 0;

    /// <summary>Its weight where its words stand in a text, else nothing.</summary>
    internal double Weigh(string text) => Weigh(Finds(text));

    /// <summary>Whether its words stand in a text, without saying that it holds.</summary>
    internal bool Finds(string text) => _pattern.Value.IsMatch(text);

    /// <summary>Where its words stand in a text, without saying that it holds.</summary>
    internal Match Find(string text) => _pattern.Value.Match(text);

    /// <summary>All places where its words stand in a text, without saying that it holds.</summary>
    internal MatchCollection FindAll(string text) => _pattern.Value.Matches(text);

    internal bool IsIn(string text) => Holds(_pattern.Value.IsMatch(text));

    internal Match Match(string text)
    {
        Match match = _pattern.Value.Match(text);
        Holds(match.Success);
        return match;
    }

    internal MatchCollection Matches(string text)
    {
        MatchCollection matches = _pattern.Value.Matches(text);
        Holds(matches.Count > 0);
        return matches;
    }
}
