using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Wording.Precedents;

namespace GovReportArchive.Drafts.Desk;

/// <summary>What helps to write the part on problems; its members, in camelCase, are the API's JSON.</summary>
/// <param name="Agency">The agency of the archive whose draft it is; null where none was chosen or the archive does not have it.</param>
/// <param name="Year">The report year.</param>
/// <param name="Last">What the agency wrote before; null where there is nothing to be held to.</param>
/// <param name="Obstacle">Why there is nothing of the agency to be held to, in Chinese; null where there is, or no agency was chosen.</param>
/// <param name="Sentences">The draft sentence by sentence, cut between items too.</param>
/// <param name="Check">The check of the draft as a part of a report; null where nothing is written.</param>
public sealed record DeskAnswer(AgencyInfo? Agency, int? Year, DeskLast? Last, string? Obstacle, IReadOnlyList<DeskSentence> Sentences, DraftAnswer? Check);

/// <summary>The part on problems of the agency's earlier report.</summary>
/// <param name="Report">Id of that report.</param>
/// <param name="Title">Its title.</param>
/// <param name="Year">Its year.</param>
/// <param name="Called">What it is called: 上年报告（2024年度）.</param>
/// <param name="Page">Address of that report below the server's own.</param>
/// <param name="Again">How many of its problems the draft names again, very much alike.</param>
/// <param name="Similar">How many others the draft names somewhat alike.</param>
/// <param name="Problems">Its problems, in order.</param>
/// <param name="Measures">Its measures, in order.</param>
public sealed record DeskLast(
    string Report, string Title, int Year, string Called, string Page, int Again, int Similar, IReadOnlyList<DeskProblem> Problems, IReadOnlyList<ReportMeasure> Measures);

/// <summary>A problem of the earlier report.</summary>
/// <param name="Text">The item as printed.</param>
/// <param name="Page">Its permanent address.</param>
/// <param name="Remedy">The measure by which that report answers it; null where none is found.</param>
/// <param name="Again">Where the draft names it again; null where it does not.</param>
public sealed record DeskProblem(string Text, string Page, Remedy? Remedy, DeskAgain? Again);

/// <summary>A problem of the draft that the earlier report names too.</summary>
/// <param name="State"><c>same</c>: very much alike; <c>similar</c>: somewhat.</param>
/// <param name="Similarity">How alike, from 0 to 1.</param>
/// <param name="Text">The draft's words.</param>
public sealed record DeskAgain(string State, double Similarity, string Text);

/// <summary>One sentence of the draft.</summary>
/// <param name="Start">Where it begins in the text, in UTF-16 units.</param>
/// <param name="Length">Its length in UTF-16 units.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Role"><c>problem | measure | achievement | statement</c>: that of the item that it stands in; <c>heading</c> for a heading.</param>
/// <param name="Looked">Whether precedents were looked for; not of headings, of what is too short, of what lies outside the stretch that was asked for, and not of
/// more than <see cref="DraftDesk.MostSentences"/> at once.</param>
/// <param name="Precedents">Passages that are worded like it, the most alike first.</param>
/// <param name="Wording"><c>shared</c>: it stands in the reports of many other agencies; <c>repeated</c>: in other reports of the same agency; <c>own</c>;
/// <c>formula</c>: form or law prescribes it. Null where that has not been counted, or it has too little wording.</param>
/// <param name="Agencies">Other agencies that have it in a report.</param>
/// <param name="Years">Other years of the same agency's reports that have it, ascending.</param>
/// <param name="Measure">At the first sentence of a problem: <c>answered</c>: <paramref name="Remedy"/> is the draft's measure; <c>open</c>: the draft has measures, and none
/// of them answers it alone; <c>none</c>: the draft has no measure. Null for all else.</param>
/// <param name="Remedy">The draft's own measure; its address is blank.</param>
/// <param name="Findings">What the check says of it.</param>
public sealed record DeskSentence(
    int Start,
    int Length,
    string Text,
    string Role,
    bool Looked,
    IReadOnlyList<Precedent> Precedents,
    string? Wording,
    int Agencies,
    IReadOnlyList<int> Years,
    string? Measure,
    Remedy? Remedy,
    IReadOnlyList<DraftFinding> Findings);
