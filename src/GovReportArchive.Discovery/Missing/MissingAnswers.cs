using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;

namespace GovReportArchive.Discovery.Missing;

/// <summary>Which agencies should have reported and are not held.</summary>
/// <param name="Total">Agencies that fit.</param>
/// <param name="Years">All of them by year, ascending; whatever years are asked for, so that others stay choosable.</param>
/// <param name="Items">A page of agencies, by place.</param>
/// <param name="Next">Cursor of the next page; absent at the end.</param>
/// <param name="Places">Where a name in a filter stands for more than one place: these.</param>
public sealed record MissingAnswer(int Total, IReadOnlyList<MissingInYear> Years, IReadOnlyList<MissingAgency> Items, string? Next, IReadOnlyList<NamedPlace>? Places) : IPage;

/// <summary>A year of all agencies that fit.</summary>
/// <param name="Year">The year.</param>
/// <param name="Missing">Reports that should be there and are not held.</param>
/// <param name="Unsure">Of these: those of which it is not sure that there should be one.</param>
/// <param name="Withdrawn">Reports that were withdrawn; these are not missing.</param>
public sealed record MissingInYear(int Year, int Missing, int Unsure, int Withdrawn);

/// <summary>An agency of which reports are missing.</summary>
/// <param name="Agency">Its id; absent where no report of it is held, so that it has none.</param>
/// <param name="Name">Its name; where no report of it is held, what it is probably called.</param>
/// <param name="Type">What it is for.</param>
/// <param name="Level">Its level.</param>
/// <param name="Region">Value of its place; absent for those of the whole country.</param>
/// <param name="Place">Full name of its place.</param>
/// <param name="Years">The years that are missing, ascending.</param>
/// <param name="Withdrawn">Years whose reports were withdrawn; they are not missing.</param>
/// <param name="Undated">Reports of it whose year is not known: one of them may be a missing one.</param>
/// <param name="Source">Where to look first; absent where nothing is known.</param>
public sealed record MissingAgency(
    string? Agency, string Name, string? Type, string? Level, string? Region, string? Place,
    IReadOnlyList<MissingYear> Years, IReadOnlyList<int> Withdrawn, IReadOnlyList<string> Undated, MissingSource? Source)
{
    /// <summary>Its place in the order.</summary>
    internal string Key => string.Join('\u001f', Region, Type, Name, Agency);
}

/// <summary>A year of which a report should be there and is not held, which says nothing of whether it was published.</summary>
/// <param name="Year">The year.</param>
/// <param name="Basis">By what that is told, of <see cref="MissingBasis.All"/>.</param>
/// <param name="Sure">Whether there is no known doubt.</param>
/// <param name="Due">Last day for it by the regulation; absent where it sets none for such agencies, or one of two.</param>
/// <param name="Why">The basis, in words.</param>
/// <param name="Doubts">Why it is not sure, in words; none where it is.</param>
/// <param name="Evidence">Address of the reports that the basis rests on; absent where it is the gazetteer alone.</param>
public sealed record MissingYear(int Year, string Basis, bool Sure, string? Due, string Why, IReadOnlyList<string> Doubts, string? Evidence);

/// <summary>Where reports of an agency were found, or of others of its place.</summary>
/// <param name="Address">The address.</param>
/// <param name="Kind"><c>column</c> for a page that links to reports, <c>report</c> for a report's own.</param>
/// <param name="Report">The report that was found there.</param>
public sealed record MissingSource(string Address, string Kind, string Report)
{
    internal const string Column = "column", Single = "report";

    /// <summary>Kinds of addresses.</summary>
    public static IReadOnlyList<(string Value, string Label)> Kinds { get; } = [(Column, "列有报告的页面"), (Single, "一份报告")];
}
