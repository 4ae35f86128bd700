namespace GovReportArchive.Discovery.Missing;

/// <summary>An agency, and the years that are held of it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">What it is for, where known.</param>
/// <param name="Level">Its level, where known.</param>
/// <param name="Place">Value of its place; null for those of the whole country.</param>
/// <param name="Held">Years with a report that stands.</param>
/// <param name="Withdrawn">Years of which a report was withdrawn, and none stands.</param>
/// <param name="Undated">Reports of it without a year.</param>
internal sealed record HeldAgency(string Id, string Name, string? Type, string? Level, string? Place, YearSet Held, YearSet Withdrawn, int Undated)
{
    /// <summary>Its name without its place, as ids have it: 教育局.</summary>
    public string Body => Id[(Id.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>Whether a report on a year is or was here.</summary>
    public bool Has(int year) => Held.Has(year) || Withdrawn.Has(year);
}
