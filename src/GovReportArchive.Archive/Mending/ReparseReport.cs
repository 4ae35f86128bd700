namespace GovReportArchive.Archive.Mending;

/// <summary>What reading all originals again came to.</summary>
/// <param name="Read">Versions whose original was read again.</param>
/// <param name="Unchanged">Of these, the ones whose reading came out the same.</param>
/// <param name="Newer">Versions left alone, because the reading in force was made by newer rules than this program's.</param>
/// <param name="WithoutOriginal">Versions whose original is not held.</param>
/// <param name="Changes">Readings that came out otherwise; the new one is in force.</param>
/// <param name="Failures">Originals that could not be read again; their old readings stay in force.</param>
public sealed record ReparseReport(
    long Read,
    long Unchanged,
    long Newer,
    long WithoutOriginal,
    IReadOnlyList<ReparseChange> Changes,
    IReadOnlyList<ReparseFailure> Failures);

/// <summary>One reading that came out otherwise.</summary>
/// <param name="Id">The report.</param>
/// <param name="Version">The version.</param>
/// <param name="Differences">Members that differ, such as <c>agency.name: 甲 → 乙</c> or <c>counts.applications.received.total: 无 → 3</c>; long
/// lists are cut and end with how many more there are.</param>
public sealed record ReparseChange(string Id, int Version, IReadOnlyList<string> Differences);

/// <summary>One original that could not be read again.</summary>
public sealed record ReparseFailure(string Id, int Version, string Reason);
