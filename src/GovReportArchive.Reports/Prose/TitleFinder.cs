using System.Text.RegularExpressions;
using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports.Prose;

/// <summary>A title that a file prints, and the lines it stands in.</summary>
/// <param name="Text">Without blanks, in the source's characters.</param>
/// <param name="First">Index of its first line, or -1 where the page declares it outside its lines.</param>
/// <param name="Count">Lines it covers.</param>
/// <param name="Carrier">It is the title of the notice that carries the report, not of the report.</param>
internal readonly record struct Title(string Text, int First, int Count, bool Carrier);

/// <summary>Finds the lines that are titles: one line, or two to four that belong together.</summary>
internal static partial class TitleFinder
{
    /// <summary>Titles stand at the top; a repetition of the title can follow a notice of a page.</summary>
    private const int TopLines = 60;
    private const int MostLines = 4;
    private const int LongestTitle = 70;

    /// <summary>All titles in reading order, without overlaps; a line of navigation that only names the genre is none where there is better.</summary>
    public static List<Title> Find(IReadOnlyList<ProseLine> lines)
    {
        List<Title> titles = [];
        int top = Math.Min(TopLines, lines.Count);
        for (int i = 0; i < top; i++)
        {
            if (titles.Count > 0 && Headings.IsKnown(lines[i].Text)) break;
            if (Longest(lines, i) is not Title title) continue;
            titles.Add(title);
            i += title.Count - 1;
        }

        return titles.Exists(t => Tells(t.Text)) ? titles.FindAll(t => Tells(t.Text)) : titles;
    }

    private static bool Tells(string title) => HasAgency(title) || Year().IsMatch(new Squeezed(title).Text);

    /// <summary>Whether the text, without blanks, is a report's title.</summary>
    public static bool IsTitle(string text)
    {
        string squeezed = new Squeezed(text).Text;
        return squeezed.Length <= LongestTitle && Of("whole").IsIn(squeezed) && !Of("sentence").IsIn(squeezed);
    }

    private static Title? Longest(IReadOnlyList<ProseLine> lines, int first)
    {
        string joined = "";
        Title? found = null;
        for (int count = 1; count <= MostLines && first + count <= lines.Count; count++)
        {
            ProseLine line = lines[first + count - 1];
            if (line.Text.Length > LongestTitle || (count > 1 && (line.AfterTable || Headings.IsKnown(line.Text)))) break;
            joined += string.Concat(line.Text.Where(c => !char.IsWhiteSpace(c)));
            if (joined.Length > LongestTitle) break;
            if (!IsTitle(joined)) continue;
            // Further lines belong to it only where it lacks its end: 关于公布…的 / 通知.
            if (found is not null && !Of("carrier").IsIn(new Squeezed(joined).Text)) break;
            // A complete title begins on its own line, not with the line of navigation above it.
            if (count > 1 && found is null && IsTitle(line.Text) && HasAgency(line.Text) && !Of("carrier").IsIn(joined)) return null;
            found = new Title(WithoutHead(joined), first, count, Of("carrier").IsIn(new Squeezed(joined).Text));
        }

        return found is { Count: > 1 } && IsBanner(lines, first) ? null : found;
    }

    /// <summary>Whether a line is the name of the site above an agency of its own: 沐阳区人民政府 / 沐阳松坡街道办事处.</summary>
    private static bool IsBanner(IReadOnlyList<ProseLine> lines, int first)
    {
        string banner = new Squeezed(lines[first].Text).Text, below = new Squeezed(lines[first + 1].Text).Text;
        return banner.Length > 3 && below.Length > 3 && Of("banner").IsIn(banner) && Of("organ").IsIn(below) && below.StartsWith(banner[..2], StringComparison.Ordinal)
            && !below.StartsWith(banner, StringComparison.Ordinal);
    }

    /// <summary>A title without the number and signer of the document that stand before it on its line.</summary>
    private static string WithoutHead(string title) => Of("documentHead").Match(title) is { Success: true } head && IsTitle(title[head.Length..]) ? title[head.Length..] : title;

    /// <summary>Whether words stand in the title besides the year and the name of the genre.</summary>
    public static bool HasAgency(string title) => Of("genreOnly").Replace(new Squeezed(title).Text, "").Length >= 2;

    [GeneratedRegex(@"20\d\d|二[〇零]")]
    private static partial Regex Year();

    private static ReadingRule Of(string name) => ReadingRules.Of("titleLine." + name);
}
