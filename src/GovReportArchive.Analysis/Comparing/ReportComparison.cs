using GovReportArchive.Text.Likeness;

namespace GovReportArchive.Analysis.Comparing;

/// <summary>Two reports side by side; its members, in camelCase, are the API's JSON.</summary>
/// <param name="Report">The later report.</param>
/// <param name="With">The earlier one.</param>
/// <param name="Prose">How much of the later report's prose stood in the earlier one.</param>
/// <param name="Figures">How many of the tables' numbers are the same.</param>
/// <param name="Sections">The later report's sections in order with what became of each sentence; sections that only the earlier report has follow
/// where they stood.</param>
/// <param name="Counts">The tables' numbers side by side, in the forms' order: every cell that either report has.</param>
/// <param name="Metrics">Where the forms differ: metrics that both count in different cells.</param>
public sealed record ReportComparison(
    ComparedReport Report,
    ComparedReport With,
    ProseComparison Prose,
    FigureComparison Figures,
    IReadOnlyList<ComparedSection> Sections,
    IReadOnlyList<ComparedCount> Counts,
    IReadOnlyList<ComparedMetric> Metrics)
{
    /// <summary>Longest prose that is compared, in UTF-16 units; what stands behind is left out, and the comparison says so.</summary>
    public const int LongestProse = 400_000;
}

/// <summary>One of the two reports.</summary>
/// <param name="Id">Its id: the same for two versions of one report.</param>
/// <param name="Title">Its title.</param>
/// <param name="Agency">Name of its agency.</param>
/// <param name="Year">Its year, where known.</param>
/// <param name="Form">Its form.</param>
/// <param name="Scope">Its scope.</param>
/// <param name="Version">The version, where one was asked for; null for the newest.</param>
public sealed record ComparedReport(string Id, string Title, string Agency, int? Year, string Form, string Scope, int? Version = null);

/// <summary>How much of the later report's prose stood in the earlier one.</summary>
/// <param name="Share">Share of its characters, blanks left out, from 0 to 1: those of kept and moved sentences, and the unchanged ones of changed
/// sentences. Rounded to four digits; 0 where there is no prose.</param>
/// <param name="Characters">Characters of the later report's prose.</param>
/// <param name="Kept">Sentences that stand where they stood.</param>
/// <param name="Moved">Sentences that stand elsewhere.</param>
/// <param name="Changed">Sentences that were reworded.</param>
/// <param name="New">Sentences that are new.</param>
/// <param name="Dropped">Sentences of the earlier report that are gone.</param>
/// <param name="IsRepeated">True where at least 95% of a text of at least 200 characters stood in the earlier report.</param>
/// <param name="IsCut">True where a report was so long that only its beginning was compared.</param>
public sealed record ProseComparison(double Share, int Characters, int Kept, int Moved, int Changed, int New, int Dropped, bool IsRepeated, bool IsCut);

/// <summary>How many of the tables' numbers are the same.</summary>
/// <param name="Share">Share of the cells with a number in both reports, from 0 to 1, rounded to four digits; 0 where there is none.</param>
/// <param name="Compared">Cells with a number in both.</param>
/// <param name="Equal">Cells with the same number in both.</param>
/// <param name="IsRepeated">True where both reports print numbers in the same cells, ten or more, all equal and not all 0.</param>
public sealed record FigureComparison(double Share, int Compared, int Equal, bool IsRepeated);

/// <summary>A section of both reports, or of one.</summary>
/// <param name="Kind">Section kind.</param>
/// <param name="Heading">Heading in the later report; null where it has no such section, or no heading.</param>
/// <param name="WasHeading">Heading in the earlier report.</param>
/// <param name="N">Number in the later report; null where it has no such section.</param>
/// <param name="WasN">Number in the earlier report.</param>
/// <param name="Sentences">Those of the later report in order, dropped ones of the earlier report where they stood.</param>
public sealed record ComparedSection(
    string Kind, string? Heading, string? WasHeading, int? N, int? WasN, IReadOnlyList<ComparedSentence> Sentences);

/// <summary>A sentence and what became of it.</summary>
/// <param name="State"><c>kept, moved, changed, new, dropped</c>.</param>
/// <param name="Text">The later text; of a dropped sentence the earlier one.</param>
/// <param name="OpensParagraph">Whether a paragraph begins with it.</param>
/// <param name="Parts">The difference by words, numbers whole; for <c>changed</c> only.</param>
/// <param name="WasN">Number of the earlier report's section it comes from, where that is not the one this section continues.</param>
public sealed record ComparedSentence(string State, string Text, bool OpensParagraph, IReadOnlyList<DiffPart>? Parts = null, int? WasN = null);

/// <summary>A cell of the tables in both reports.</summary>
/// <param name="Key">Count key.</param>
/// <param name="Label">Chinese label.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Was">Number in the earlier report; null where it prints none.</param>
/// <param name="Now">Number in the later report.</param>
/// <param name="Difference">Now less was; null where either is missing.</param>
/// <param name="WasState">State of the earlier cell that holds no plain number, such as <c>blank</c>; null where its table lacks the cell.</param>
/// <param name="NowState">The same of the later cell.</param>
public sealed record ComparedCount(
    string Key, string Label, string Unit, decimal? Was, decimal? Now, decimal? Difference, string? WasState = null, string? NowState = null);

/// <summary>A metric that the two reports' forms count in different cells.</summary>
/// <param name="Metric">Name of the crosswalk's entry.</param>
/// <param name="Label">Chinese label.</param>
/// <param name="Comparable"><c>exact</c> or <c>near</c>.</param>
/// <param name="Note">What differs, in Chinese.</param>
/// <param name="Was">In the earlier report.</param>
/// <param name="Now">In the later report.</param>
/// <param name="Difference">Now less was.</param>
public sealed record ComparedMetric(string Metric, string Label, string Comparable, string Note, decimal Was, decimal Now, decimal Difference);
