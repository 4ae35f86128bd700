using GovReportArchive.Corpus;

namespace GovReportArchive.Discovery.Searching;

/// <summary>Why an answer is empty, and what would not be.</summary>
/// <param name="Terms">Each top-level part of the query text, in order; of a long query the first ones.</param>
/// <param name="Filters">Each filter, condition and <c>changedSince</c>, in the page's order.</param>
/// <param name="Agencies">The agencies asked for, with the years held of each: "not collected" is not "no hit".</param>
/// <param name="Text">Reports that match the query text without filters; null where there is no text.</param>
/// <param name="Spellings">Queries in which a word that no report holds is replaced by one that is spelled nearly so, best first.</param>
public sealed record EmptyAnswer(
    IReadOnlyList<PartAlone> Terms,
    IReadOnlyList<PartAlone> Filters,
    IReadOnlyList<AgencyInfo> Agencies,
    int? Text,
    IReadOnlyList<OtherSpelling> Spellings);

/// <summary>One part of a query.</summary>
/// <param name="Parameter"><c>q</c>, <c>where</c>, <c>changedSince</c> or the name of a filter.</param>
/// <param name="Value">The term, condition or value as the query wrote it.</param>
/// <param name="Label">As a person reads it: 县级：伊美区.</param>
/// <param name="Total">Reports that match it alone.</param>
/// <param name="Without">Reports that match everything else: what taking this part away would give. Null for a word inside a term.</param>
/// <param name="Rest">For a term: the query text that is left without it.</param>
public sealed record PartAlone(string Parameter, string Value, string Label, int Total, int? Without, string? Rest = null);

/// <summary>The same query with one word spelled otherwise.</summary>
/// <param name="Word">The word that no report holds.</param>
/// <param name="Instead">The word that is spelled nearly so.</param>
/// <param name="Query">The query text with it.</param>
/// <param name="Total">Reports that match that text with all filters.</param>
/// <param name="Text">Reports that match that text without filters.</param>
public sealed record OtherSpelling(string Word, string Instead, string Query, int Total, int Text);
