using System.Buffers;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Discovery.Passages;

/// <summary>Finds the item that a permanent address means in a version of a report.</summary>
/// <remarks>Law: what a fingerprint leads to is worded as the item was for which the address was made, however sections and items are cut by
/// now; where nothing is, it leads to nothing and not to another item.</remarks>
internal static class PassageFinder
{
    public const string ByNumber = "number", Moved = "moved", Recut = "recut";

    // What was one item may be several by now, and the other way round; as many stretches may belong together.
    private const int MostStretches = 16;
    private const int LongestItem = 4000;
    private const int LongestMark = 8;
    private static readonly SearchValues<char> MarkStarts = SearchValues.Create("一二三四五六七八九十第（(首其再最另①②③④⑤⑥⑦⑧⑨⑩");
    private static readonly SearchValues<char> Stops = SearchValues.Create("。；;：:！!？?\n");

    /// <summary>Finds an item by its number; where a fingerprint is given and does not fit, by that, nearest to the addressed section first.</summary>
    public static (PlacedPassage Passage, string Found)? Find(
        ReportRecord record, List<PlacedPassage> passages, int section, int item, string? fingerprint)
    {
        PlacedPassage? numbered = passages.Find(passage => passage.Section.N == section && passage.Item.Number == item);
        if (fingerprint is null || (numbered is not null && Fits(numbered.Text, fingerprint))) return numbered is null ? null : (numbered, ByNumber);
        PlacedPassage? moved = passages.Where(passage => Fits(passage.Text, fingerprint))
            .OrderBy(passage => Math.Abs(passage.Section.N - section)).ThenBy(passage => Math.Abs(passage.Item.Number - item)).FirstOrDefault();
        if (moved is not null) return (moved, Moved);
        foreach (Section part in record.Sections.OrderBy(part => Math.Abs(part.N - section)))
            if (Within(part, passages, fingerprint) is { } recut) return (recut, Recut);
        return null;
    }

    private static bool Fits(string text, string fingerprint) => PassageAddress.Fingerprint(text).StartsWith(fingerprint, StringComparison.Ordinal);

    /// <summary>A stretch between any two places of a section where items may begin or end; it stands under the item that it begins in.</summary>
    private static PlacedPassage? Within(Section section, List<PlacedPassage> passages, string fingerprint)
    {
        PlacedPassage[] own = [.. passages.Where(passage => passage.Section.N == section.N)];
        if (own.Length == 0) return null;
        int[] cuts = Cuts(section);
        for (int first = 0; first + 1 < cuts.Length; first++)
        {
            for (int last = first + 1; last < cuts.Length && last <= first + MostStretches && cuts[last] - cuts[first] <= LongestItem; last++)
            {
                string text = section.Text[cuts[first]..cuts[last]].Trim();
                if (text.Length > 0 && Fits(text, fingerprint)) return (Array.FindLast(own, passage => passage.Item.Start <= cuts[first]) ?? own[0]) with { Text = text };
            }
        }

        return null;
    }

    private static int[] Cuts(Section section)
    {
        string text = section.Text;
        SortedSet<int> cuts = [0, text.Length, .. PassageSplitter.Split(section.Kind, text).Select(passage => passage.Start)];
        for (int i = 0; i < text.Length; i++)
        {
            if (Stops.Contains(text[i])) cuts.Add(i + 1);
            if (MarkStarts.Contains(text[i]) && PassageMarks.LengthOf(text.Substring(i, Math.Min(LongestMark, text.Length - i))) > 0) cuts.Add(i);
        }

        return [.. cuts];
    }
}
