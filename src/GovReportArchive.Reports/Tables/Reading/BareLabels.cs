using GovReportArchive.Reports.Tables.Layout;
using GovReportArchive.Reports.Tables.Values;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>Finds labels that the source prints as rows of a table with nothing behind them.</summary>
internal static class BareLabels
{
    /// <summary>Longer lines, and lines with a full stop, are prose behind the table.</summary>
    private const int LongestLine = 60;

    private const string Ordinals = "一二三四五六七八九十";

    /// <summary>Lines that are nothing but a label, from a place on to the first line of prose.</summary>
    /// <param name="source">The document.</param>
    /// <param name="from">First character that is looked at.</param>
    /// <param name="limit">Behind the last one.</param>
    public static IEnumerable<TextLine> Lines(TableText source, int from, int limit)
    {
        foreach (TextLine line in source.LinesBetween(from, limit))
        {
            if (line.Start < from)
                continue;
            ReadOnlySpan<char> text = source.Text.AsSpan(line.Start, line.End - line.Start);
            if (text.Contains('。') || LabelFolding.Letters(text.ToString()).Length > LongestLine)
                yield break;
            // In marked cells the blank ones are seen.
            bool isBare = line.Kind != LineKind.Cells || (line.Cells.Any(cell => cell.Raw.Length == 0) && line.Cells.All(cell => cell.Raw.Length == 0 || !CellParser.Parse(cell.Raw).IsValue));
            if (text.Length > 0 && isBare)
                yield return line;
        }
    }

    /// <summary>The labels that lines behind a table's last row print alone, by id, with the place behind the line.</summary>
    /// <param name="source">The document.</param>
    /// <param name="from">Behind the last row.</param>
    /// <param name="limit">Where the table must end.</param>
    /// <param name="finder">Finds the labels.</param>
    /// <param name="isLabel">Whether the line's words can be the label of this id.</param>
    /// <param name="isHeading">Whether a line with these letters and no label belongs to the table; at the first that does not it ends. Null where every line may.</param>
    public static Dictionary<int, int> Behind(
        TableText source, int from, int limit, LabelFinder finder, Func<int, string, bool> isLabel, Func<string, bool>? isHeading = null)
    {
        Dictionary<int, int> found = [];
        foreach (TextLine line in Lines(source, from, limit))
        {
            string text = source.Text[line.Start..line.End];
            string letters = LabelFolding.Letters(text);
            FoundLabel[] labels = [.. finder.Find(letters).Where(label => label.End == letters.Length)];
            if (labels.Length == 0 && letters.Length > 0 && isHeading?.Invoke(letters) == false)
                break;
            foreach (FoundLabel label in labels)
            {
                bool isAlone = letters[..label.Start].All(c => Ordinals.Contains(c, StringComparison.Ordinal));
                if (isAlone && isLabel(label.Id, text))
                    found.TryAdd(label.Id, line.End);
            }
        }
        return found;
    }

    /// <summary>True where words print a label as one of their own: 行政许可, but not 办理行政许可和其他事项的依据.</summary>
    /// <param name="words">Folded words with their punctuation.</param>
    /// <param name="finder">Finds the labels.</param>
    /// <param name="id">The label's id.</param>
    public static bool Print(CombinedLabels words, LabelFinder finder, int id)
    {
        FoundLabel[] all = [.. finder.Find(words.Letters)];
        foreach (FoundLabel label in all.Where(label => label.Id == id))
        {
            if (!words.JoinsBefore(label.Start) && !words.JoinsAfter(label.End) && (words.StandsBeforeMark(label.End) || Array.Exists(all, next => next.Start == label.End)))
                return true;
        }
        return false;
    }
}
