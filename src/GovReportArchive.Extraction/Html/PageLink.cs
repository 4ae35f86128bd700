namespace GovReportArchive.Extraction.Html;

/// <summary>By what a page leads to another.</summary>
public enum LinkOrigin
{
    /// <summary>A link that a reader chooses.</summary>
    Anchor,

    /// <summary>An entry of a list of choices.</summary>
    Option,

    /// <summary>Something that does a script when it is clicked.</summary>
    Click,

    /// <summary>A frame, which shows the other page in this one.</summary>
    Frame,

    /// <summary>The page that the head names as the next.</summary>
    Next,

    /// <summary>A page that goes there by itself, by its head or a script.</summary>
    Redirect,
}

/// <summary>One link of a page.</summary>
/// <param name="Origin">By what it leads there.</param>
/// <param name="Address">Where to; null where only a script could say.</param>
/// <param name="Text">What it says, on one line; its picture's words where it has none. Written by strangers.</param>
public sealed record PageLink(LinkOrigin Origin, Uri? Address, string Text)
{
    /// <summary>What it says when pointed at; lists often cut the text and have the whole of it here. Empty where there is nothing.</summary>
    public string Title { get; init; } = "";

    /// <summary>The line that it stands in (an item of a list, a row of a table), itself included; empty where there is no such line.</summary>
    public string Around { get; init; } = "";

    /// <summary>What it says in full.</summary>
    public string Words => Title.Length > Text.Length ? Title : Text;

    /// <summary>The date that its line bears, as <c>yyyy-MM-dd</c>; null where there is none. A line may have another in its text: what stands beside the link is when it was put there.</summary>
    public string? Date => PageFacts.Date(Text.Length == 0 ? Around : Around.Replace(Text, " ", StringComparison.Ordinal)) ?? PageFacts.Date(Around);

    /// <summary>The script that a click runs, as it is written; empty where it runs none.</summary>
    public string Script { get; init; } = "";

    /// <summary>It stands in what the site puts around every page: head, foot, menu.</summary>
    public bool IsFurniture { get; init; }

    /// <summary>Links of the same list have the same number.</summary>
    public int List { get; init; }
}

/// <summary>A form of a page.</summary>
/// <param name="Action">Where it sends what was entered.</param>
/// <param name="Fields">Names and values of its fields, in their order.</param>
public sealed record PageForm(Uri Action, IReadOnlyList<KeyValuePair<string, string>> Fields);
