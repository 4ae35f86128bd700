namespace GovReportArchive.Discovery.Searching;

/// <summary>A choice of values under one name (see <see cref="ReportFilters.Names"/>), joined by OR.</summary>
/// <param name="Name">Name as parameters write it, such as <c>year</c>.</param>
/// <param name="Values">Values as people write them: codes, names of places and agencies, ranges of years.</param>
public sealed record ReportFilter(string Name, IReadOnlyList<string> Values);

/// <summary>A facet to count.</summary>
/// <param name="Name">Name as for filters.</param>
/// <param name="Limit">Most values to list; the rest is summed in <see cref="ReportFacet.Other"/>.</param>
/// <param name="Prefix">List only stored values that begin so; null for all.</param>
/// <param name="ByValue">True: in order of value, descending; false: by count descending, ties by value.</param>
/// <param name="Containing">List only values that are called so, up to folding, also in other names of agencies and full names of places; null for all.</param>
public sealed record RequestedFacet(string Name, int Limit = 20, string? Prefix = null, bool ByValue = false, string? Containing = null);
