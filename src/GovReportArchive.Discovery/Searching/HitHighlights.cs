using GovReportArchive.Discovery.Projection;
using GovReportArchive.Search;

namespace GovReportArchive.Discovery.Searching;

/// <summary>The passages that show why a report matches, cut from its stored text.</summary>
internal static class HitHighlights
{
    private const int Most = 3;
    private const int Length = 120;

    /// <summary>The title where it matches, and the passages of sections that show most, in the report's order.</summary>
    public static IReadOnlyList<Highlight> Of(ShownReport report, QueryHighlighter highlighter)
    {
        List<Highlight> highlights = [];
        IReadOnlyList<Mark> title = highlighter.Marks(ReportSchema.Title, report.Title);
        if (title.Count > 0) highlights.Add(new Highlight(ReportSchema.Title, report.Title.Original, Pairs(title)));

        List<(Highlight Highlight, int Order, int Weight)> passages = [];
        foreach (ShownSection section in report.Sections)
        {
            IEnumerable<Snippet> snippets = highlighter.Snippets(ReportSchema.Heading, section.Heading, 1, Length)
                .Concat(highlighter.Snippets(section.Kind, section.Paragraphs, Most, Length));
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
