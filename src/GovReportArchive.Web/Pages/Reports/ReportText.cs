using GovReportArchive.Analysis.Ledger;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Discovery.Projection;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Web.Pages.Reports;

/// <summary>A report's prose with its tables in their places, marked.</summary>
/// <param name="Title">The title.</param>
/// <param name="Sections">In the report's order; tables whose section is not there follow in sections of their own.</param>
internal sealed record ReportText(MarkedText Title, IReadOnlyList<SectionText> Sections)
{
    /// <summary>Marks in the whole report.</summary>
    public int Hits => Title.Count + Sections.Sum(section => section.Hits);

    public static ReportText Of(StoredReport report, Marker marker, IReadOnlyList<ChosenRow>? chosen = null)
    {
        ReportRecord record = report.Record;
        ILookup<int, CitedWords> cited = CitedWords.Of(record);
        List<DrawnTable> tables = [.. TableDrawing.Of(record, chosen, pageOf: key => PassageAddress.Count(report.Id, report.Version, key))];
        List<SectionText> sections = [];
        foreach (Section section in record.Sections)
        {
            bool last = !record.Sections.Any(other => other.Kind == section.Kind && other.N > section.N);
            DrawnTable[] own = last ? [.. tables.Where(table => SectionOf(table) == section.Kind)] : [];
            tables.RemoveAll(own.Contains);
            sections.Add(SectionText.Of(report, section, own, marker, cited[section.N]));
        }

        sections.AddRange(tables.Select((table, i) => SectionText.Of(
            report, new Section(record.Sections.Count + i + 1, "appendix", table.Title, ""), [table], ReportMarks.None, [])));
        // The statistics of older forms are an attachment of the report.
        static string SectionOf(DrawnTable table) => table.Id == "statistics" ? "appendix" : table.Id;
        return new ReportText(new MarkedText(record.Title, marker(ReportSchema.Title, record.Title)), sections);
    }
}

/// <summary>One section.</summary>
/// <param name="Anchor">HTML id.</param>
/// <param name="Kind">Section kind.</param>
/// <param name="Heading">The heading, or the kind's name where the report prints none.</param>
/// <param name="Paragraphs">In order; true for a line that is a heading inside the section.</param>
/// <param name="Tables">The statutory tables of this section.</param>
internal sealed record SectionText(
    string Anchor, string Kind, MarkedText Heading, IReadOnlyList<(MarkedText Text, bool IsHeading)> Paragraphs, IReadOnlyList<DrawnTable> Tables)
{
    private const int LongestHeading = 40;

    /// <summary>What kind of section it is, where the heading does not say it itself.</summary>
    public string? KindLabel => ValueNames.Section(Kind) is var label && Heading.Text.Contains(label, StringComparison.Ordinal) ? null : label;

    public int Hits => Heading.Count + Paragraphs.Sum(paragraph => paragraph.Text.Count);

    public static SectionText Of(StoredReport report, Section section, IReadOnlyList<DrawnTable> tables, Marker marker, IEnumerable<CitedWords> cited)
    {
        MarkedText heading = section.Heading is { Length: > 0 } printed
            ? new MarkedText(printed, marker(ReportSchema.Heading, printed))
            : new MarkedText(ValueNames.Section(section.Kind), []);
        return new SectionText(
            FormattableString.Invariant($"s{section.N}"),
            section.Kind,
            heading,
            [.. Lines(report, section, [.. cited]).Select(line => (new MarkedText(line.Text, marker(section.Kind, line.Text), line.Items, line.Cited), IsHeading(line.Text)))],
            tables);
    }

    // Every item can be led to, and the words that a check rests on: #s5-i2 is the second item of section 5.
    private static IEnumerable<(string Text, List<TextAnchor> Items, List<(int Start, int Length, string Id)> Cited)> Lines(StoredReport report, Section section, CitedWords[] cited)
    {
        ILookup<int, Passage> items = PassageSplitter.Split(section).Where(item => !item.IsHeading)
            .ToLookup(item => section.Text.LastIndexOf('\n', Math.Max(item.Start - 1, 0)) is var newline && newline >= 0 && newline < item.Start ? newline + 1 : 0);
        int start = 0;
        foreach (string line in section.Text.Split('\n'))
        {
            if (line.Length > 0)
            {
                yield return (
                    line,
                    [.. items[start].Select(item => new TextAnchor(item.Start - start, Addresses.ItemAnchor(section.N, item.Number), PermanentOf(report, section, item), $"第 {item.Number} 条"))],
                    [.. cited.Where(words => words.Start >= start && words.Start < start + line.Length).Select(words => (words.Start - start, words.Length, words.Anchor))]);
            }

            start += line.Length + 1;
        }
    }

    private static string PermanentOf(StoredReport report, Section section, Passage item) => PassageAddress.Item(
        report.Id, report.Version, section.N, item.Number, PassageAddress.Fingerprint(item.TextOf(section.Text).Trim()));

    // A line such as （一）主要问题, without the end of a sentence.
    private static bool IsHeading(string line) =>
        line.Length <= LongestHeading && (line[0] is '（' or '(') && !"。；！？".Contains(line[^1], StringComparison.Ordinal);
}
