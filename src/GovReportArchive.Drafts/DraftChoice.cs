namespace GovReportArchive.Drafts;

/// <summary>What a draft is to be taken for, where its author says so; what is null is read from the draft.</summary>
/// <param name="Agency">The agency, by id or by name.</param>
/// <param name="Year">The report year.</param>
/// <param name="With">Id of the earlier report that it is compared with; <see cref="Previous"/> or null for the nearest one.</param>
public sealed record DraftChoice(string? Agency = null, int? Year = null, string? With = null)
{
    /// <summary>The value of <see cref="With"/> that stands for the agency's nearest earlier report.</summary>
    public const string Previous = "previous";

    /// <summary>Nothing is chosen.</summary>
    public static DraftChoice None { get; } = new();
}
