using GovReportArchive.Discovery.Projection;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search;

namespace GovReportArchive.Discovery.Searching;

/// <summary>The passages that show why a report matches, cut from its stored text.</summary>
internal static class HitHighlights
{
    private const int Most = 3;
    private const int Length = 120;

    /// <summary>The title where it matches, and the passages of sections that show most, in the report's order.</summary>
    public static IReadOnlyList<Highlight> Of(ReportRecord record, QueryHighlighter highlighter)
    {
        List<Highlight> highlights = [];
        IReadOnlyList<Mark> title = highlighter.Marks(ReportSchema.Title, record.Title);
        if (title.Count > 0) highlights.Add(new Highlight(ReportSchema.Title, record.Title, Pairs(title)));

        List<(Highlight Highlight, int Order, int Weight)> passages = [];
        foreach (Section section in record.Sections)
        {
            string[] heading = section.Heading is { Length: > 0 } printed ? [printed] : [];
            IEnumerable<Snippet> snippets = highlighter.Snippets(ReportSchema.Heading, heading, 1, Length)
                .Concat(highlighter.Snippets(section.Kind, ReportDocument.Paragraphs(section), Most, Length));
            foreach (Snippet snippet in snippets)
            {
                int distinct = snippet.Marks.Select(mark => snippet.Text.Substring(mark.Start, mark.Length)).Distinct(StringComparer.Ordinal).Count();
                passages.Add((new Highlight(section.Kind, snippet.Text, Pairs(snippet.Marks)), passages.Count, distinct));
            }
        }

        highlights.AddRange(passages.OrderByDescending(p => p.Weight).ThenBy(p => p.Order).Take(Most).OrderBy(p => p.Order).Select(p => p.Highlight));
        return highlights;
    }

    private static List<int[]> Pairs(IReadOnlyList<Mark> marks) => [.. marks.Select(mark => new[] { mark.Start, mark.Length })];
}
