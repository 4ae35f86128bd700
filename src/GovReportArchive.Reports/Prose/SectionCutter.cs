using GovReportArchive.Reports.Records;

namespace GovReportArchive.Reports.Prose;

/// <summary>Cuts paragraphs into the report's sections by their headings.</summary>
internal static class SectionCutter
{
    private static readonly HeadingStyle[] Styles =
        [HeadingStyle.Numeral, HeadingStyle.Part, HeadingStyle.Bracketed, HeadingStyle.Digit, HeadingStyle.Bare];

    /// <summary>Sections in the report's order. What stands before the first heading is a preamble; without any heading all of it is.</summary>
    public static List<Section> Cut(IReadOnlyList<ProseParagraph> paragraphs)
    {
        List<Draft> best = [];
        int bestScore = -1;
        foreach (HeadingStyle style in Styles)
        {
            List<Draft> drafts = Cut(paragraphs, style);
            int score = Score(drafts);
            if (score <= bestScore) continue;
            best = drafts;
            bestScore = score;
            // The usual numbering wins wherever it cuts at all.
            if (style == HeadingStyle.Numeral && score >= 4) break;
        }

        return [.. WithoutContents(best).Where(d => d.Heading is not null || d.Lines.Count > 0)
            .Select((d, i) => new Section(i + 1, d.Kind, d.Heading, string.Join('\n', d.Lines)))];
    }

    private static int Score(List<Draft> drafts) => drafts.Sum(d => d.Heading is null ? 0 : d.Known ? 2 : 1);

    private static List<Draft> Cut(IReadOnlyList<ProseParagraph> paragraphs, HeadingStyle style)
    {
        Draft current = new(null, SectionKinds.All[0].Kind, false, 0);
        List<Draft> drafts = [current];
        int last = 0;
        foreach (ProseParagraph paragraph in paragraphs)
        {
            if (Headings.Parse(paragraph.Text, style) is Heading heading && Follows(heading, last))
            {
                last = heading.Number;
                current = new Draft(heading.Text, HeadingKinds.Of(heading.Text), heading.Known, heading.Number);
                drafts.Add(current);
                if (heading.Rest.Length > 0) current.Lines.Add(heading.Rest);
            }
            else if (HeadingKinds.IsAppendix(paragraph.Text))
            {
                current = new Draft(paragraph.Text, "appendix", true, 0);
                drafts.Add(current);
            }
            else if (HeadingKinds.IsOrphanProblems(paragraph.Text) && !drafts.Any(d => d.Kind == "problems") && Headings.Parse(paragraph.Text, style) is null
                && drafts.Count > 3)
            {
                current = new Draft(paragraph.Text, "problems", true, 0);
                drafts.Add(current);
            }
            else
            {
                current.Lines.Add(paragraph.Text);
            }
        }

        return drafts;
    }

    /// <summary>Whether the number continues the count, or begins it anew under a wording that only a section has.</summary>
    private static bool Follows(Heading heading, int last) =>
        heading.Number == 0 || heading.Number == last + 1 || (heading.Number == last + 2 && last > 0) || (heading.Known && heading.Number != last)
        || (heading.Known && heading.Rest.Length == 0)
        || (heading.Number > last && heading.Rest.Length == 0 && HeadingKinds.Of(heading.Text) != "other");

    /// <summary>A table of contents repeats the headings before the text: the first run is dropped where it has none of its own.</summary>
    private static List<Draft> WithoutContents(List<Draft> drafts)
    {
        int restart = drafts.Count < 4 ? -1 : drafts.FindIndex(2, d => d.Number == 1);
        if (restart < 0) return drafts;
        List<Draft> first = drafts[1..restart];
        bool contents = first.Count >= 3 && first.All(d => d.Lines.Sum(l => l.Length) < 12)
            && drafts.Skip(restart).Any(d => d.Kind == first[0].Kind && d.Lines.Count > 0);
        return contents ? [drafts[0], .. drafts[restart..]] : drafts;
    }

    private sealed record Draft(string? Heading, string Kind, bool Known, int Number)
    {
        public List<string> Lines { get; } = [];
    }
}
