using System.Globalization;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;

namespace GovReportArchive.Discovery.Missing;

/// <summary>Who should have reported and is not held: of whom it is asked.</summary>
public sealed record MissingQuestion
{
    /// <summary>Which agencies, and which years.</summary>
    public IReadOnlyList<ReportFilter> Filters { get; init; } = [];

    /// <summary>On which bases, of <see cref="MissingBasis.All"/>; none for all.</summary>
    public IReadOnlyList<string> Bases { get; init; } = [];

    /// <summary>Whether also places are asked of that nothing is held of; those of a region that is named are in any case.</summary>
    public bool All { get; init; }

    /// <summary>Agencies on a page.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>Where an earlier page ended; null for the first.</summary>
    public string? Cursor { get; init; }

    /// <summary>Everything that a cursor is bound to.</summary>
    internal string Question => string.Create(CultureInfo.InvariantCulture, $"missing\0{PageCursor.Written(Filters)}\0{string.Join(',', Bases.Order(StringComparer.Ordinal))}\0{All}");
}

/// <summary>By what it is told that a report is missing.</summary>
public static class MissingBasis
{
    /// <summary>Other years of the agency are held.</summary>
    public const string Own = "own";

    /// <summary>The place is in the gazetteer, and its government reports each year.</summary>
    public const string Gazetteer = "gazetteer";

    /// <summary>Places of the same level in the same province have such an agency's report of the year.</summary>
    public const string Siblings = "siblings";

    /// <summary>All of them, the surest in front.</summary>
    public static IReadOnlyList<(string Value, string Label)> All { get; } = [(Own, "本机关其他年度"), (Gazetteer, "地名表"), (Siblings, "同级机关")];
}
