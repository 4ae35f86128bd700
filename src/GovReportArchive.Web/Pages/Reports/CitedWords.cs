using GovReportArchive.Reports.Records;

namespace GovReportArchive.Web.Pages.Reports;

/// <summary>Words of the prose that a check rests on.</summary>
/// <param name="Section">Number of the section.</param>
/// <param name="Start">First UTF-16 unit in the section's text.</param>
/// <param name="Length">UTF-16 units.</param>
internal readonly record struct CitedWords(int Section, int Start, int Length)
{
    /// <summary>HTML id on the report's page.</summary>
    public string Anchor => FormattableString.Invariant($"s{Section}-w{Start}");

    /// <summary>Where a check's quote stands; null where it has none or its words stand in no section, as where the section is a heading alone.</summary>
    public static CitedWords? Of(ReportRecord record, Check check)
    {
        if (check.Quote is not { Length: > 0 } quote) return null;
        if (check is { Section: { } number, Start: { } at }) return new CitedWords(number, at, quote.Length);
        foreach (Section section in record.Sections)
        {
            if (section.Text.IndexOf(quote, StringComparison.Ordinal) is var start and >= 0) return new CitedWords(section.N, start, quote.Length);
        }

        return null;
    }

    /// <summary>All that the record's checks rest on, those of each section in order.</summary>
    public static ILookup<int, CitedWords> Of(ReportRecord record) =>
        record.Checks.Select(check => Of(record, check)).OfType<CitedWords>().DistinctBy(words => (words.Section, words.Start)).OrderBy(words => words.Start).ToLookup(words => words.Section);
}
