namespace GovReportArchive.Subscriptions;

/// <summary>A saved query that is run on what comes into the archive.</summary>
/// <param name="Name">Name, which is its address too.</param>
/// <param name="Query">What it looks for.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Change">Number of the last change that it has been run over.</param>
/// <param name="LastRun">When that was; absent where it has not been run.</param>
/// <param name="Failure">Why it could not be run last; absent where it could.</param>
/// <param name="Matches">Reports that it has told of.</param>
internal sealed record Subscription(string Name, SavedQuery Query, DateTimeOffset Created, long Change, DateTimeOffset? LastRun, string? Failure, long Matches);

/// <summary>What a subscription has told of a report last.</summary>
/// <param name="Report">The report.</param>
/// <param name="Version">Its version.</param>
/// <param name="Kind">As <see cref="MatchKinds"/>.</param>
/// <param name="Change">Number of the change of the catalog.</param>
/// <param name="At">When it was told.</param>
internal sealed record Match(string Report, int Version, string Kind, long Change, DateTimeOffset At);

/// <summary>Why a report is told.</summary>
internal static class MatchKinds
{
    /// <summary>It matches, and had not been told or had been withdrawn.</summary>
    public const string New = "new";

    /// <summary>It was published again: another version matches.</summary>
    public const string Version = "version";

    /// <summary>It was corrected, or a correction was taken back, and it still matches.</summary>
    public const string Correction = "correction";

    /// <summary>It had been told and was taken out of the archive.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>All kinds, with what they mean.</summary>
    public static IReadOnlyList<(string Value, string Label)> All { get; } =
        [(New, "新符合"), (Version, "新版本"), (Correction, "更正"), (Withdrawn, "撤下")];
}
