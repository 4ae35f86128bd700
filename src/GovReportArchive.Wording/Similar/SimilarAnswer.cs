using GovReportArchive.Discovery.Searching;

namespace GovReportArchive.Wording.Similar;

/// <summary>The reports that are worded most like one; its members, in camelCase, are the API's JSON.</summary>
/// <param name="Report">The report that they are like.</param>
/// <param name="Version">Its version that was compared.</param>
/// <param name="Compared">Its sentences that were compared: formulas, headings and what is too short to say anything are none of them.</param>
/// <param name="Items">The others, the most similar first.</param>
public sealed record SimilarAnswer(string Report, int Version, int Compared, IReadOnlyList<SimilarReport> Items);

/// <summary>A report that is worded like another.</summary>
/// <param name="Report">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Title">Its title.</param>
/// <param name="Agency">Whose.</param>
/// <param name="Year">Report year, where known.</param>
/// <param name="Region">Where, as far as known.</param>
/// <param name="Similarity">How much of the first report's text stands here too: the characters of its compared sentences that this report says in the same or nearly the same words,
/// of the characters of all of them; above 0, at most 1. It is another number the other way round.</param>
/// <param name="Shared">Of the compared sentences those that it says.</param>
/// <param name="Examples">Some of these, the longest first.</param>
/// <param name="Page">Page of the report, below the server's own address.</param>
/// <param name="Url">The same as JSON.</param>
/// <param name="Compare">The two side by side, as JSON.</param>
public sealed record SimilarReport(
    string Report,
    int Version,
    string Title,
    ReportAgency Agency,
    int? Year,
    ReportRegion? Region,
    double Similarity,
    int Shared,
    IReadOnlyList<SharedSentence> Examples,
    string Page,
    string Url,
    string Compare);

/// <summary>A sentence that two reports say in the same or nearly the same words.</summary>
/// <param name="Text">As the report says it that the others are like.</param>
/// <param name="Page">Permanent address of the item that it stands in.</param>
/// <param name="Other">As the other report says it.</param>
/// <param name="OtherPage">Permanent address of the item that it stands in there.</param>
public sealed record SharedSentence(string Text, string Page, string Other, string OtherPage);
