using GovReportArchive.Reports.Documents;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Tables;

namespace GovReportArchive.Reports;

/// <summary>How a record came about, for a person who checks it against the file. It is no part of the record and is not stored.</summary>
/// <param name="Counts">One for each count of the record, table by table in reading order.</param>
/// <param name="Warnings">One for each warning of the record, in its order.</param>
public sealed record ReadingExplanation(IReadOnlyList<CountExplanation> Counts, IReadOnlyList<WarningExplanation> Warnings)
{
    internal static ReadingExplanation Of(SourceDocument document, TableReading tables, IReadOnlyList<ReadingWarning> warnings) => new(
        [.. tables.Explanations.Values.OrderBy(count => count.TableNumber).ThenBy(count => count.At.Block).ThenBy(count => count.At.Row).ThenBy(count => count.At.Col)],
        [.. warnings.Select(warning => new WarningExplanation(
            warning, warning.At is { } at ? tables.Quotes.GetValueOrDefault(at) ?? SourceQuote.Of(document, at) : null))]);
}

/// <summary>A warning and the words at its place.</summary>
/// <param name="Warning">The warning as the record has it.</param>
/// <param name="Quote">The beginning of the place's text; null where the warning concerns the whole file.</param>
public sealed record WarningExplanation(ReadingWarning Warning, string? Quote);
