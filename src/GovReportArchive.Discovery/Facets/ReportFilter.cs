namespace GovReportArchive.Discovery.Facets;

/// <summary>A choice of values under one name (see <see cref="FacetTable"/>), joined by OR.</summary>
/// <param name="Name">Name as parameters write it, such as <c>year</c>.</param>
/// <param name="Values">Values as people write them: codes, names of places and agencies, ranges of years.</param>
public sealed record ReportFilter(string Name, IReadOnlyList<string> Values);
