using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;

namespace GovReportArchive.Discovery.Metrics;

/// <summary>All metrics; its members, in camelCase, are the API's JSON, as of all answers here.</summary>
/// <param name="Items">Those across forms first, then the single counts in the order of the forms.</param>
public sealed record MetricList(IReadOnlyList<MetricEntry> Items);

/// <summary>A metric, and how many reports have it.</summary>
/// <param name="Key">Name of the metric, or key of the count.</param>
/// <param name="Label">Chinese name.</param>
/// <param name="Kind"><c>metric</c>: across forms; <c>count</c>: a single count.</param>
/// <param name="Unit">Unit of its numbers.</param>
/// <param name="Keys">Per form the count keys whose sum it is.</param>
/// <param name="Comparable">How far numbers of different forms mean the same: <c>exact | near | none</c>.</param>
/// <param name="Note">What differs, in Chinese; empty where nothing does.</param>
/// <param name="Reports">Reports that print it, whatever their scope.</param>
public sealed record MetricEntry(
    string Key, string Label, string Kind, string Unit, IReadOnlyDictionary<string, IReadOnlyList<string>> Keys, string Comparable, string Note, int Reports);

/// <summary>How a metric is spread over groups of reports.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="By">What reports are grouped by; empty for one group of all.</param>
/// <param name="Scopes">The scopes that were chosen, each with its reports that count: where <c>unknown</c> are many, some of them may add up what is below them.</param>
/// <param name="Counted">Reports that count.</param>
/// <param name="Excluded">Reports that are selected and do not count.</param>
/// <param name="AtLeast">Fewest agencies with a number of which quartiles and mean are told.</param>
/// <param name="Quantiles">How quantiles are worked out: <c>hyndman-fan-7</c>.</param>
/// <param name="Total">How many groups there are.</param>
/// <param name="Items">A page of groups, in the order of their values.</param>
/// <param name="Next">Cursor of the next page; absent at the end.</param>
/// <param name="Places">Where a name in a filter stands for more than one place: these.</param>
public sealed record MetricAnswer(
    Metric Metric, IReadOnlyList<string> By, IReadOnlyDictionary<string, int> Scopes, int Counted, MetricExcluded Excluded, int AtLeast, string Quantiles, int Total,
    IReadOnlyList<MetricGroup> Items, string? Next, IReadOnlyList<NamedPlace>? Places) : IPage
{
    /// <summary>Quantiles of Hyndman and Fan's type 7 (<see cref="Distribution"/>).</summary>
    internal const string HyndmanFan7 = "hyndman-fan-7";
}

/// <summary>Reports that are selected and do not count, by the first reason that holds.</summary>
/// <param name="Unnamed">It cannot be told whose they are.</param>
/// <param name="NoYear">They have no year.</param>
/// <param name="Aggregate">They add up what is below an agency, and were not chosen.</param>
/// <param name="OtherScope">They are of another scope that was not chosen.</param>
/// <param name="Second">Another report of the agency about the same year counts in their place.</param>
public sealed record MetricExcluded(int Unnamed, int NoYear, int Aggregate, int OtherScope, int Second);

/// <summary>A group of reports. An agency has one report a year in it, or one more of another scope.</summary>
/// <param name="Group">Its value in each dimension; <c>_missing</c> where reports have none.</param>
/// <param name="Labels">What these values are called.</param>
/// <param name="Reports">Reports in it.</param>
/// <param name="Reporting">Those with a number.</param>
/// <param name="Missing">Those without: never taken for 0.</param>
/// <param name="States">Reports by what they say of the metric, among them <c>number</c>; states that no report has are left out.</param>
/// <param name="Agencies">Agencies with a number in any year.</param>
/// <param name="Doubted">Numbers that a failed check speaks of, counted in all that follows.</param>
/// <param name="Sum">The sum of the numbers.</param>
/// <param name="Min">The least.</param>
/// <param name="Q1">The first quartile.</param>
/// <param name="Median">The median.</param>
/// <param name="Q3">The third quartile.</param>
/// <param name="Max">The greatest.</param>
/// <param name="Mean">The mean, to six decimals.</param>
/// <param name="Comparable">How far its numbers may be put together: <c>exact | near | none</c>.</param>
/// <param name="Note">What differs between its forms; absent where they count the same.</param>
/// <param name="Withheld">Why something is not told: <c>none</c> (nobody has a number), <c>tooFew</c> (no quartiles, no mean), <c>notComparable</c> (no number that puts forms
/// together); absent where all is.</param>
/// <param name="Sources">The reports that the median, the least and the greatest number come from.</param>
/// <param name="Values">Address that lists all numbers of the group.</param>
public sealed record MetricGroup(
    IReadOnlyDictionary<string, string> Group, IReadOnlyDictionary<string, string> Labels, int Reports, int Reporting, int Missing, IReadOnlyDictionary<string, int> States,
    int Agencies, int Doubted, decimal? Sum, decimal? Min, decimal? Q1, decimal? Median, decimal? Q3, decimal? Max, decimal? Mean, string Comparable, string? Note,
    string? Withheld, MetricSources Sources, string Values);

/// <summary>Where the numbers of a group come from. Of several reports with the same number the one of the least agency id and earliest year is named.</summary>
/// <param name="Min">The report with the least number.</param>
/// <param name="Median">The report whose number is the median, or the two between which it lies; none where it is withheld.</param>
/// <param name="Max">The report with the greatest number.</param>
public sealed record MetricSources(MetricValue? Min, IReadOnlyList<MetricValue> Median, MetricValue? Max);

/// <summary>A metric in one report.</summary>
/// <param name="Report">Id of the report.</param>
/// <param name="Version">The version that was read.</param>
/// <param name="Agency">Whose it is.</param>
/// <param name="Year">Report year.</param>
/// <param name="Region">The agency's place.</param>
/// <param name="Form">Form of its tables.</param>
/// <param name="Scope">Whose numbers it gives: <c>own | aggregate | unknown</c>.</param>
/// <param name="State">What it says of the metric.</param>
/// <param name="Value">The number, where the state is <c>number</c>.</param>
/// <param name="Doubted">Whether a failed check speaks of the number.</param>
/// <param name="Cells">The cells whose sum it is, each with its permanent address; none where the report has no such cells.</param>
public sealed record MetricValue(
    string Report, int Version, ReportAgency Agency, int Year, ReportRegion? Region, string Form, string Scope, string State, decimal? Value, bool Doubted,
    IReadOnlyList<MetricCell> Cells);

/// <summary>A cell of a report that a metric is made of.</summary>
/// <param name="Key">Key of the count.</param>
/// <param name="Value">The number that is printed in it; absent where there is none.</param>
/// <param name="Page">Permanent address of its page.</param>
/// <param name="Url">The same as JSON.</param>
public sealed record MetricCell(string Key, decimal? Value, string Page, string Url);

/// <summary>A metric report by report.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Scopes">The scopes that were chosen, each with its reports that count.</param>
/// <param name="Excluded">Reports that are selected and do not count.</param>
/// <param name="Comparable">How far all numbers may be compared with one another.</param>
/// <param name="Note">What differs between their forms; absent where they count the same.</param>
/// <param name="Total">Reports of the wanted states.</param>
/// <param name="Items">A page of them: the greatest number first, then those without; ties by agency id and year.</param>
/// <param name="Next">Cursor of the next page; absent at the end.</param>
/// <param name="Places">Where a name in a filter stands for more than one place: these.</param>
public sealed record MetricValueList(
    Metric Metric, IReadOnlyDictionary<string, int> Scopes, MetricExcluded Excluded, string Comparable, string? Note, int Total, IReadOnlyList<MetricValue> Items, string? Next,
    IReadOnlyList<NamedPlace>? Places) : IPage;
