using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;

namespace GovReportArchive.Discovery.Metrics;

/// <summary>A metric of single agencies over the years.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Total">Agencies that fit.</param>
/// <param name="Items">The series of a page of agencies, by agency id; one more for an agency that also adds up what is below it.</param>
/// <param name="Next">Cursor of the next page; absent at the end.</param>
/// <param name="Places">Where a name in a filter stands for more than one place: these.</param>
public sealed record SeriesAnswer(Metric Metric, int Total, IReadOnlyList<AgencySeries> Items, string? Next, IReadOnlyList<NamedPlace>? Places) : IPage;

/// <summary>A metric of one agency over the years.</summary>
/// <param name="Agency">The agency, as in its latest report here.</param>
/// <param name="Scope"><c>own</c> where each report says so; <c>unknown</c> where one does not say; <c>aggregate</c>: what the agency adds up for those below it.</param>
/// <param name="Comparable">How far its numbers may be compared with one another.</param>
/// <param name="Note">What differs between their forms; absent where they count the same.</param>
/// <param name="Points">One a year, ascending.</param>
public sealed record AgencySeries(ReportAgency Agency, string Scope, string Comparable, string? Note, IReadOnlyList<SeriesPoint> Points);

/// <summary>A year of a series.</summary>
/// <param name="Year">The year.</param>
/// <param name="State">What there is of it: <c>number</c>, why there is none, or that no report is held.</param>
/// <param name="Value">The number.</param>
/// <param name="Break">Whether its form counts other cells than that of the number before it.</param>
/// <param name="Report">The report, where the year has one.</param>
public sealed record SeriesPoint(int Year, string State, decimal? Value, bool Break, MetricValue? Report);
