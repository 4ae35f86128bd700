namespace GovReportArchive.Discovery.Suggesting;

/// <summary>Something that can be suggested, under all its names.</summary>
/// <param name="Value">What is searched for when it is chosen.</param>
/// <param name="Names">The name to show first, then the others.</param>
/// <param name="Lead">The places that agency names may begin with, longest first: a name also begins behind them.</param>
/// <param name="Where">Where it is.</param>
/// <param name="Count">Reports.</param>
internal sealed record SuggestionEntry(string Value, IReadOnlyList<string> Names, IReadOnlyList<string> Lead, string? Where, int Count);

/// <summary>One of the names of an entry that fits, and how well.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Name">Number of the name among the entry's.</param>
/// <param name="Fit">How well it fits; lower is better.</param>
internal readonly record struct NameMatch(SuggestionEntry Entry, int Name, NameFit Fit);

/// <summary>How a name fits what was typed, best first.</summary>
internal enum NameFit
{
    /// <summary>It is the name.</summary>
    Whole,

    /// <summary>The name, or what follows its place, begins so.</summary>
    Beginning,

    /// <summary>The name contains it.</summary>
    Inside,

    /// <summary>It is short for the name: 市科委 for 清沅市科学技术委员会.</summary>
    Abbreviation,

    /// <summary>The typed letters are the initials of its pinyin, or of what it is called for short.</summary>
    Initials,
}
