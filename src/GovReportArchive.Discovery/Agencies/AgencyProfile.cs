using GovReportArchive.Analysis.Statistics;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Metrics;

namespace GovReportArchive.Discovery.Agencies;

/// <summary>One agency: what is held of it, and what it reports over the years; its members, in camelCase, are the API's JSON.</summary>
/// <param name="Agency">The agency, with the other names that its reports use.</param>
/// <param name="Place">Full name of its place, as its newest report that names it does; absent where none does.</param>
/// <param name="Reports">Its reports, newest year first, those without a year last; at most 400.</param>
/// <param name="Years">From the first to the last year that is held; none where it cannot be told whose the reports are.</param>
/// <param name="Peers">Whom its numbers may be held beside; absent where type, level or province is not known.</param>
/// <param name="Figures">What citizens ask most, over the years; those are left out of which no report has a number.</param>
public sealed record AgencyProfile(
    AgencyInfo Agency, string? Place, IReadOnlyList<AgencyReport> Reports, IReadOnlyList<CoverageCell> Years, AgencyPeers? Peers, IReadOnlyList<AgencyFigure> Figures);

/// <summary>A report of an agency.</summary>
/// <param name="Id">Id.</param>
/// <param name="Version">Its newest version.</param>
/// <param name="Year">Report year, where known.</param>
/// <param name="Title">Title.</param>
/// <param name="Form">Form of its tables.</param>
/// <param name="Scope">Whose numbers it gives.</param>
/// <param name="Published">Day of publication, as far as known.</param>
/// <param name="Repeats">What of it repeats the agency's report before: <c>prose</c> (at least 95%), <c>figures</c> (all).</param>
public sealed record AgencyReport(string Id, int Version, int? Year, string Title, string Form, string Scope, string? Published, IReadOnlyList<string> Repeats);

/// <summary>Agencies of the same type and level in the same province; of the whole country where the agency is of a province or of the state.</summary>
/// <param name="AgencyType">Type of all of them, the agency's own among them.</param>
/// <param name="Level">Level of all of them.</param>
/// <param name="Province">Value of the province, as the filter takes it; absent for the whole country.</param>
/// <param name="Label">What they are called, in Chinese.</param>
public sealed record AgencyPeers(string AgencyType, string Level, string? Province, string Label);

/// <summary>A metric of an agency over the years, and of its peers.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Series">The agency's own numbers, then what it adds up for those below it; one of them may be missing.</param>
/// <param name="Peers">How the numbers of its peers, its own among them, are spread, in years in which enough print one: of the scope of the first series.</param>
public sealed record AgencyFigure(Metric Metric, IReadOnlyList<AgencySeries> Series, IReadOnlyList<PeerYear> Peers);

/// <summary>A year of an agency's peers.</summary>
/// <param name="Year">The year.</param>
/// <param name="Agencies">Peers with a number.</param>
/// <param name="Q1">The first quartile.</param>
/// <param name="Median">The median.</param>
/// <param name="Q3">The third quartile.</param>
/// <param name="Values">Address that lists all their numbers.</param>
public sealed record PeerYear(int Year, int Agencies, decimal Q1, decimal Median, decimal Q3, string Values);
