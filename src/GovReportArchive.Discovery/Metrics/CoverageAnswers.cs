using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;

namespace GovReportArchive.Discovery.Metrics;

/// <summary>Which years of which agencies the archive holds.</summary>
/// <param name="Total">Agencies that fit.</param>
/// <param name="Excluded">Reports that are selected and stand in no year of no agency here.</param>
/// <param name="Years">All of them together, by year, ascending.</param>
/// <param name="Items">A page of agencies, by id.</param>
/// <param name="Next">Cursor of the next page; absent at the end.</param>
/// <param name="Places">Where a name in a filter stands for more than one place: these.</param>
public sealed record CoverageAnswer(int Total, CoverageExcluded Excluded, IReadOnlyList<CoverageYear> Years, IReadOnlyList<AgencyCoverage> Items, string? Next, IReadOnlyList<NamedPlace>? Places) : IPage;

/// <summary>Reports that are selected and do not count.</summary>
/// <param name="Unnamed">Their agency's name does not tell it from others.</param>
/// <param name="NoYear">They have no year.</param>
public sealed record CoverageExcluded(int Unnamed, int NoYear);

/// <summary>A year of all agencies that fit. <c>Held</c> is <c>InTime</c>, <c>Late</c> and <c>Undecided</c> together.</summary>
/// <param name="Year">The year.</param>
/// <param name="Held">Agencies of which a report on it is held.</param>
/// <param name="NotHeld">Agencies of which none is held though the year was asked for, or lies between years that are held.</param>
/// <param name="InTime">Of those held: published by the last day that the regulation sets.</param>
/// <param name="Late">Of those held: published later, by the date that is known.</param>
/// <param name="Undecided">Of those held: no date is known, or none is set.</param>
/// <param name="Changed">Of those held: more than one original.</param>
public sealed record CoverageYear(int Year, int Held, int NotHeld, int InTime, int Late, int Undecided, int Changed);

/// <summary>An agency over the years.</summary>
/// <param name="Agency">The agency, as in its latest report here.</param>
/// <param name="First">The first year that is held.</param>
/// <param name="Last">The last year that is held.</param>
/// <param name="Years">The years that were asked for, or those from the first to the last that is held; ascending.</param>
public sealed record AgencyCoverage(ReportAgency Agency, int First, int Last, IReadOnlyList<CoverageCell> Years);

/// <summary>A year of an agency.</summary>
/// <param name="Year">The year.</param>
/// <param name="State"><c>held</c>, or <c>notHeld</c>: this archive has none, which says nothing of whether there was one.</param>
/// <param name="Reports">How many reports on it are held.</param>
/// <param name="Report">Id of the report, or of the one that counts in statistics.</param>
/// <param name="Version">Its newest version.</param>
/// <param name="Published">Day of publication, as far as known.</param>
/// <param name="PublishedBasis">What that day rests on: <c>page</c> may be that of a later publication.</param>
/// <param name="Due">Last day that the regulation sets; absent where it sets none, or it is not known which.</param>
/// <param name="Late">Whether it was published later; absent where that cannot be said.</param>
/// <param name="Reason">Why it cannot be said, one of the reasons of <c>/rules</c>.</param>
/// <param name="Changed">Whether more than one original of it is held: published again, or in another file.</param>
/// <param name="Url">Address of the report.</param>
public sealed record CoverageCell(
    int Year, string State, int Reports, string? Report, int? Version, string? Published, string? PublishedBasis, string? Due, bool? Late, string? Reason, bool? Changed, string? Url);
