namespace GovReportArchive.Discovery.Suggesting;

/// <summary>Something to search for that fits what has been typed so far.</summary>
/// <param name="Kind"><c>agency</c>, <c>region</c> or <c>term</c>.</param>
/// <param name="Value">What the filter of that name takes; for a term the text to search for.</param>
/// <param name="Label">As a person reads it.</param>
/// <param name="Matched">The name that fits, where it is not <paramref name="Label"/>: a former, short or printed one.</param>
/// <param name="Marks">Start and length, in UTF-16 units of <paramref name="Matched"/> or else of <paramref name="Label"/>, of what fits.</param>
/// <param name="Where">Where an agency or region is: 云岚省清沅市; null where that is unknown or nothing.</param>
/// <param name="Count">Reports that choosing it finds, exact as of the commit that the suggestions were made from.</param>
public sealed record Suggestion(
    string Kind, string Value, string Label, string? Matched, IReadOnlyList<int[]> Marks, string? Where, int Count);

/// <summary>Suggestions, best first; its members are the API's JSON.</summary>
public sealed record SuggestionAnswer(IReadOnlyList<Suggestion> Items);

/// <summary>Kinds of suggestions.</summary>
public static class SuggestionKinds
{
    /// <summary>An agency, found also by former, short and printed names.</summary>
    public const string Agency = "agency";

    /// <summary>A region of any level.</summary>
    public const string Region = "region";

    /// <summary>A word that many reports hold.</summary>
    public const string Term = "term";

    /// <summary>All kinds with their Chinese names, in the order in which equals are listed.</summary>
    public static IReadOnlyList<(string Kind, string Label)> All { get; } = [(Agency, "机关"), (Region, "地区"), (Term, "词语")];
}
