namespace GovReportArchive.Corpus.Mending;

/// <summary>What reading all originals again came to.</summary>
/// <param name="Read">Versions whose original was read again.</param>
/// <param name="Unchanged">Of these, the ones whose reading came out the same.</param>
/// <param name="Newer">Versions left alone, because the reading in force was made by newer rules than this program's.</param>
/// <param name="WithoutOriginal">Versions whose original is not held.</param>
/// <param name="Changes">Readings that came out otherwise; the new one is in force, unless nothing was to be stored.</param>
/// <param name="Failures">Originals that could not be read again; their old readings stay in force.</param>
public sealed record ReparseReport(
    long Read,
    long Unchanged,
    long Newer,
    long WithoutOriginal,
    IReadOnlyList<ReparseChange> Changes,
    IReadOnlyList<ReparseFailure> Failures)
{
    /// <summary>The changes by kind of what differs, kinds without any left out; a reading that differs in two kinds counts in both.</summary>
    public IReadOnlyList<ReparseKind> Kinds =>
    [
        .. ChangeKinds.All.Select(kind =>
        {
            (ReparseChange Change, int Places)[] changed = [.. Changes.Select(change => (change, change.Kinds.FirstOrDefault(place => place.Kind == kind.Kind)?.Places ?? 0)).Where(change => change.Item2 > 0)];
            return new ReparseKind(kind.Kind, kind.Label, changed.Length, changed.Sum(change => change.Places), changed.Length == 0 ? "" : changed.MaxBy(change => change.Places).Change.Id);
        }).Where(kind => kind.Readings > 0),
    ];
}

/// <summary>One reading that came out otherwise.</summary>
/// <param name="Id">The report.</param>
/// <param name="Version">The version.</param>
/// <param name="Differences">Members that differ, such as <c>agency.name: 甲 → 乙</c> or <c>counts.applications.received.total: 无 → 3</c>; long
/// lists are cut and end with how many more there are.</param>
/// <param name="Kinds">What kinds of things differ, and in how many places.</param>
public sealed record ReparseChange(string Id, int Version, IReadOnlyList<string> Differences, IReadOnlyList<ChangedPlaces> Kinds);

/// <summary>What came out otherwise in one kind of thing.</summary>
/// <param name="Kind">As in <see cref="ChangeKinds.All"/>.</param>
/// <param name="Label">Its Chinese name.</param>
/// <param name="Readings">Readings that differ in it.</param>
/// <param name="Places">Places in all of them.</param>
/// <param name="Example">Id of one of the reports, the one with most places.</param>
public sealed record ReparseKind(string Kind, string Label, int Readings, int Places, string Example);

/// <summary>One original that could not be read again.</summary>
public sealed record ReparseFailure(string Id, int Version, string Reason);
