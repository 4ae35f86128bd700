using GovReportArchive.Discovery.Searching;
using GovReportArchive.Wording.Groups;

namespace GovReportArchive.Wording.Boilerplates;

/// <summary>What of a report stands in many others.</summary>
/// <param name="Report">Id of the report.</param>
/// <param name="LeastAgencies">Other agencies that make a sentence shared.</param>
/// <param name="Sentences">Sentences of its prose; headings, formulas and what is too short to be a wording left out.</param>
/// <param name="Shared">Those that stand in reports of at least that many other agencies.</param>
/// <param name="Repeated">Those of the others that stand in other reports of its own agency.</param>
/// <param name="Own">Those that are neither.</param>
/// <param name="Formulas">Sentences that form or law prescribes (<see cref="Groups.Formulas"/>), which are in none of the other numbers.</param>
/// <param name="Share">Shared of all, 0 to 1; null where there is no sentence.</param>
/// <param name="Items">The sentences, in the report's order.</param>
/// <param name="State">How fresh the counts of other agencies are; what its own agency wrote is always counted as it stands.</param>
public sealed record Boilerplate(
    string Report, int LeastAgencies, int Sentences, int Shared, int Repeated, int Own, int Formulas, double? Share, IReadOnlyList<BoilerplateSentence> Items, WordingState State);

/// <summary>One sentence.</summary>
/// <param name="Section">Number of its section, from 1.</param>
/// <param name="Text">As written.</param>
/// <param name="Agencies">Other agencies that have it in a report; not counted for a formula.</param>
/// <param name="Years">Other years of its own agency's reports that have it, ascending.</param>
/// <param name="State"><c>shared | repeated | own | formula</c>.</param>
public sealed record BoilerplateSentence(int Section, string Text, int Agencies, IReadOnlyList<int> Years, string State)
{
    /// <summary>The state of a sentence that stands in the reports of many other agencies.</summary>
    internal const string Shared = "shared";

    /// <summary>The state of a sentence that form or law prescribes.</summary>
    internal const string Formula = "formula";
}

/// <summary>Reports by the share of sentences that stand in many others.</summary>
/// <param name="Total">Reports that fit.</param>
/// <param name="Items">A page of them.</param>
/// <param name="Ranges">Reports that fit, the range itself left aside, by range of the share, from the lowest.</param>
/// <param name="Next">Cursor of the next page; null at the end.</param>
/// <param name="State">How fresh the counts are: all of one state of the archive.</param>
public sealed record BoilerplateAnswer(int Total, IReadOnlyList<BoilerplateReport> Items, IReadOnlyList<BoilerplateRange> Ranges, string? Next, WordingState State) : IPage;

/// <summary>How many reports have a share in a range.</summary>
/// <param name="Value">The range: <c>0-20</c> stands for 0 to under 20 per cent; the last includes 100.</param>
/// <param name="Count">Reports.</param>
public sealed record BoilerplateRange(string Value, int Count);

/// <summary>One report.</summary>
/// <param name="Report">Id.</param>
/// <param name="Agency">Name of the agency.</param>
/// <param name="Year">Report year, where known.</param>
/// <param name="Region">Full name of the place, where known.</param>
/// <param name="Sentences">Sentences.</param>
/// <param name="Shared">Those that stand in reports of enough other agencies.</param>
/// <param name="Repeated">Those of the others that its own agency's other reports have.</param>
/// <param name="Own">Those that are neither.</param>
/// <param name="Share">Shared of all, 0 to 1.</param>
public sealed record BoilerplateReport(
    string Report, string Agency, int? Year, string? Region, int Sentences, int Shared, int Repeated, int Own, double Share);
