namespace GovReportArchive.Archive.Searching;

/// <summary>Why an answer is empty: each part of the query by itself.</summary>
/// <param name="Terms">Each top-level part of the query text alone, without filters, in order.</param>
/// <param name="Filters">Each filter, condition and <c>changedSince</c> alone, without query text, in the page's order.</param>
/// <param name="Agencies">The agencies asked for, with the years held of each: "not collected" is not "no hit".</param>
/// <param name="Text">Reports that match the query text without filters; null where there is no text.</param>
public sealed record EmptyAnswer(
    IReadOnlyList<PartAlone> Terms, IReadOnlyList<PartAlone> Filters, IReadOnlyList<AgencyInfo> Agencies, int? Text);

/// <summary>One part of a query alone.</summary>
/// <param name="Parameter"><c>q</c>, <c>where</c>, <c>changedSince</c> or the name of a filter.</param>
/// <param name="Value">The term, condition or value as the query wrote it.</param>
/// <param name="Label">As a person reads it: 县级：伊美区.</param>
/// <param name="Total">Matching reports.</param>
public sealed record PartAlone(string Parameter, string Value, string Label, int Total);
