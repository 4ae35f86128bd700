using GovReportArchive.Reports.Documents;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Rules;
using GovReportArchive.Reports.Tables;

namespace GovReportArchive.Reports;

/// <summary>How a record came about, for a person who checks it against the file. It is no part of the record and is not stored.</summary>
/// <param name="Counts">One for each count of the record, table by table in reading order.</param>
/// <param name="Warnings">One for each warning of the record, in its order.</param>
/// <param name="AgencyRule">By which rule the agency's name was found; null where it was made of something else.</param>
/// <param name="Rules">The rules that held while the file was read, by name, each with how often.</param>
public sealed record ReadingExplanation(
    IReadOnlyList<CountExplanation> Counts, IReadOnlyList<WarningExplanation> Warnings, ReadingRule? AgencyRule, IReadOnlyDictionary<string, int> Rules)
{
    /// <summary>Where the agency's name was found: <c>title | phrase | publisher | actor | opening</c>; null where it was made of something else.</summary>
    public string? AgencySource => AgencyRule?.Name.Split('.')[1];

    internal static ReadingExplanation Of(
        SourceDocument document, TableReading tables, IReadOnlyList<ReadingWarning> warnings, ReadingRule? agencyRule, IReadOnlyDictionary<string, int> rules) => new(
        [.. tables.Explanations.Values.OrderBy(count => count.TableNumber).ThenBy(count => count.At.Block).ThenBy(count => count.At.Row).ThenBy(count => count.At.Col)],
        [.. warnings.Select(warning => new WarningExplanation(
            warning, warning.At is { } at ? tables.Quotes.GetValueOrDefault(at) ?? SourceQuote.Of(document, at) : null))],
        agencyRule, rules);
}

/// <summary>An item and the rule that gave its role.</summary>
/// <param name="Section">Number of its section, from 1.</param>
/// <param name="Item">Number of the item in the section, from 1.</param>
/// <param name="Role">What it says.</param>
/// <param name="Rule">The rule (<see cref="RoleTable"/>).</param>
/// <param name="Heading">The heading that it stands under; null for none.</param>
/// <param name="Text">The item.</param>
public sealed record PassageExplanation(int Section, int Item, PassageRole Role, string Rule, string? Heading, string Text)
{
    /// <summary>The items of a record, in its order.</summary>
    public static IEnumerable<PassageExplanation> Of(ReportRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Sections.SelectMany(section => PassageSplitter.Split(section).Where(passage => !passage.IsHeading)
            .Select(passage => new PassageExplanation(section.N, passage.Number, passage.Role, passage.Rule, passage.Heading, passage.TextOf(section.Text).Trim())));
    }
}

/// <summary>A warning and the words at its place.</summary>
/// <param name="Warning">The warning as the record has it.</param>
/// <param name="Quote">The beginning of the place's text; null where the warning concerns the whole file.</param>
public sealed record WarningExplanation(ReadingWarning Warning, string? Quote);
