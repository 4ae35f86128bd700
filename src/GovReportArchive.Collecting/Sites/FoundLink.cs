namespace GovReportArchive.Collecting.Sites;

/// <summary>What a link of a page leads to, by what it says. The page itself may turn out otherwise: a column may be a report, and a report a page that leads to one.</summary>
public enum LinkKind
{
    /// <summary>Another page of the same column, or a part of this page that stands at an address of its own.</summary>
    Page,

    /// <summary>A column below.</summary>
    Column,

    /// <summary>A report.</summary>
    Report,

    /// <summary>A file that hangs on this page, or stands in its list.</summary>
    Attachment,
}

/// <summary>A link that is worth following.</summary>
/// <param name="Address">Where it leads, in the form in which addresses are compared.</param>
/// <param name="Kind">What stands there.</param>
/// <param name="Text">What it says, on one line; written by strangers.</param>
/// <param name="Date">The date in its line of the list, as <c>yyyy-MM-dd</c>, or null.</param>
/// <param name="Rule">By which rule it was taken: a row of a table, or an adapter.</param>
public sealed record FoundLink(Uri Address, LinkKind Kind, string Text, string? Date, string Rule);

/// <summary>Where a page leads.</summary>
/// <param name="Links">In the order of the page, each address once.</param>
/// <param name="Outside">What would have been followed but belongs to no host of the source; it is told and never asked.</param>
/// <param name="Notes">What could not be followed and why, a Chinese sentence each.</param>
public sealed record SiteReading(IReadOnlyList<FoundLink> Links, IReadOnlyList<Uri> Outside, IReadOnlyList<string> Notes);
