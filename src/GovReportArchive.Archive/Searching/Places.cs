using GovReportArchive.Archive.Catalog;

namespace GovReportArchive.Archive.Searching;

/// <summary>Finds the places that a name or code in a filter stands for.</summary>
internal static class Places
{
    /// <summary>The name of a region by its column value; the value itself where it is unknown.</summary>
    public static string NameOf(string value, CatalogDatabase catalog) =>
        catalog.Read(connection => RegionQueries.Named(connection, value)).Find(node => string.Equals(node.Code, value, StringComparison.Ordinal))?.Name
        ?? value;

    /// <summary>The places that a text stands for at a level (null: any level), each value once.</summary>
    public static IReadOnlyList<RegionNode> Find(string text, string? level, CatalogDatabase catalog) =>
    [
        .. catalog.Read(connection => RegionQueries.Named(connection, text))
            .Where(node => level is null || string.Equals(node.Level, level, StringComparison.Ordinal))
            .DistinctBy(node => node.Code, StringComparer.Ordinal)
            .OrderBy(node => node.Code, StringComparer.Ordinal),
    ];
}
