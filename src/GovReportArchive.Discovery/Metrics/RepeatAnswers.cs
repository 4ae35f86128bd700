using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;

namespace GovReportArchive.Discovery.Metrics;

/// <summary>Whose reports repeat the report before, year after year.</summary>
/// <param name="Agencies">Which agencies, and which years of theirs.</param>
/// <param name="What">What is to be repeated, of <see cref="Kinds"/>.</param>
public sealed record RepeatQuestion(AgencyQuestion Agencies, string What)
{
    /// <summary>Prose or figures, whichever.</summary>
    public const string Any = "any";

    /// <summary>What can be repeated.</summary>
    public static IReadOnlyList<(string Value, string Label)> Kinds { get; } = [(Any, "正文或数字"), .. FilterLabels.Repeats];

    internal string Question => $"{Agencies.Question}\0{What}";
}

/// <summary>Agencies by for how many successive years their reports repeat the report before.</summary>
/// <param name="What">What is repeated.</param>
/// <param name="Total">Agencies of which any report does.</param>
/// <param name="Items">A page of them: the most years first, then the latest, then by id.</param>
/// <param name="Next">Cursor of the next page; absent at the end.</param>
/// <param name="Places">Where a name in a filter stands for more than one place: these.</param>
public sealed record RepeatAnswer(string What, int Total, IReadOnlyList<RepeatingAgency> Items, string? Next, IReadOnlyList<NamedPlace>? Places) : IPage;

/// <summary>An agency with its longest succession of years each of whose reports repeats the report before it, of several equally long ones the latest.</summary>
/// <param name="Rank">From 1; equal numbers of years share it.</param>
/// <param name="Agency">The agency, as in its latest report here.</param>
/// <param name="Years">How many years.</param>
/// <param name="Reports">The reports, ascending: one a year without a gap.</param>
public sealed record RepeatingAgency(int Rank, ReportAgency Agency, int Years, IReadOnlyList<RepeatingReport> Reports);

/// <summary>A report that repeats the one before it.</summary>
/// <param name="Year">Its year.</param>
/// <param name="Report">Its id.</param>
/// <param name="Repeats"><c>prose</c>: at least 95% of the prose; <c>figures</c>: all numbers of the tables, not all of them 0; both where both do.</param>
/// <param name="Before">The year of the report before it that is held; mostly, but not always, the year before.</param>
/// <param name="Page">The page that lays the two side by side.</param>
/// <param name="Url">The same as JSON.</param>
public sealed record RepeatingReport(int Year, string Report, IReadOnlyList<string> Repeats, int Before, string Page, string Url);
