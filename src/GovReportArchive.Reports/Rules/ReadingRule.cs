using System.Text.RegularExpressions;

namespace GovReportArchive.Reports.Rules;

/// <summary>One rule by which the reader decides: a row of a table of rules (<see cref="ReadingRules"/>).</summary>
/// <remarks>Whoever asks a rule through its methods has it counted where it holds (<see cref="RuleFirings"/>). Thread-safe.</remarks>
public sealed class ReadingRule
{
    // Who reads few files would wait for a pattern to be compiled, who reads many for one that is not.
    private const int Plenty = 50_000;

    private readonly Lazy<Regex> _pattern;
    private readonly Lazy<Regex> _compiled;
    private int _asked;

    internal ReadingRule(string name, double weight, string label, string pattern)
    {
        (Name, Weight, Label, Pattern) = (name, weight, label, pattern);
        _pattern = new Lazy<Regex>(() => new Regex(Pattern, RegexOptions.CultureInvariant, PatternTimeout.Longest));
        _compiled = new Lazy<Regex>(() => new Regex(Pattern, RegexOptions.CultureInvariant | RegexOptions.Compiled, PatternTimeout.Longest));
    }

    /// <summary>The name by which an explanation tells it: <c>region.host</c>.</summary>
    public string Name { get; }

    /// <summary>How much it counts among others of its kind; 0 where it decides alone.</summary>
    public double Weight { get; }

    /// <summary>What it says, in Chinese, without a stop.</summary>
    public string Label { get; }

    /// <summary>Its words, as a pattern; empty where the code decides without.</summary>
    public string Pattern { get; }

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

    /// <summary>Whether it holds because its words stand in a text.</summary>
    internal bool IsIn(string text) => Holds(Finds(text));

    /// <summary>Whether its words stand in a text, without saying that it holds.</summary>
    internal bool Finds(string text) => For(text).IsMatch(text);

    /// <summary>Where its words stand in a text, without saying that it holds.</summary>
    internal Match Find(string text) => For(text).Match(text);

    /// <summary>All places where its words stand in a text, without saying that it holds.</summary>
    internal MatchCollection FindAll(string text) => For(text).Matches(text);

    /// <summary>Where its words stand in a text, which makes it hold.</summary>
    internal Match Match(string text)
    {
        Match match = Find(text);
        Holds(match.Success);
        return match;
    }

    /// <summary>All places where its words stand in a text, which make it hold.</summary>
    internal MatchCollection Matches(string text)
    {
        MatchCollection matches = FindAll(text);
        Holds(matches.Count > 0);
        return matches;
    }

    /// <summary>The text with other words in place of the rule's, which makes it hold.</summary>
    internal string Replace(string text, string words)
    {
        string replaced = For(text).Replace(text, words);
        Holds(!string.Equals(replaced, text, StringComparison.Ordinal));
        return replaced;
    }

    private Regex For(string text)
    {
        if (_asked >= Plenty) return _compiled.Value;
        Interlocked.Add(ref _asked, text.Length);
        return _asked >= Plenty ? _compiled.Value : _pattern.Value;
    }
}
