using GovReportArchive.Discovery.Searching;
using GovReportArchive.Wording.Groups;

namespace GovReportArchive.Wording.Similar;

/// <summary>The reports that are worded most like one; its members, in camelCase, are the API's JSON.</summary>
/// <param name="Report">The report that they are like.</param>
/// <param name="Compared">Its items that were compared: formulas, and what is too short to be a wording, are none of them.</param>
/// <param name="Items">The others, the most similar first.</param>
/// <param name="State">How fresh the wordings are that they were found by.</param>
public sealed record SimilarAnswer(string Report, int Compared, IReadOnlyList<SimilarReport> Items, WordingState State);

/// <summary>A report that is worded like another.</summary>
/// <param name="Report">Its id.</param>
/// <param name="Agency">Whose.</param>
/// <param name="Year">Report year, where known.</param>
/// <param name="Region">Full name of the place, where known.</param>
/// <param name="Similarity">How much of the other report's text stands here too, in the same or nearly the same words: the characters of its compared items whose wording
/// this report uses as well, of the characters of all of them; above 0, at most 1. It is another number the other way round.</param>
/// <param name="Shared">Of the compared items those whose wording it uses.</param>
/// <param name="Examples">Some of these, those first whose wording the fewest agencies use.</param>
/// <param name="Page">Page of the report, below the server's own address.</param>
/// <param name="Url">The same as JSON.</param>
/// <param name="Compare">The two side by side, as JSON.</param>
public sealed record SimilarReport(
    string Report, ReportAgency Agency, int? Year, string? Region, double Similarity, int Shared, IReadOnlyList<SharedItem> Examples, string Page, string Url, string Compare);

/// <summary>An item whose wording two reports use.</summary>
/// <param name="Text">The item, as the report prints it that the others are like.</param>
/// <param name="Page">Its permanent address.</param>
/// <param name="Other">Permanent address of the other report's item.</param>
/// <param name="Wording">Id of the wording.</param>
/// <param name="Agencies">How many agencies use it.</param>
public sealed record SharedItem(string Text, string Page, string Other, string Wording, int Agencies);
