using GovReportArchive.Text;

namespace GovReportArchive.Search.Querying;

/// <summary>The words that a run of query text asks for: each that the text is cut into, once.</summary>
internal static class RunWords
{
    /// <summary>The words of a folded run in the order of the text. A report that holds all of them matches the run by words.</summary>
    public static IReadOnlyList<string> Of(string folded) => Of([folded]);

    /// <summary>The words of several folded runs together, each word once.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> runs)
    {
        List<string> words = [];
        List<Word> cuts = [];
        foreach (string run in runs)
        {
            cuts.Clear();
            ChineseSegmenter.Segment(run, cuts);
            words.AddRange(cuts.Select(cut => run.Substring(cut.Start, cut.Length)));
        }

        return [.. words.Distinct(StringComparer.Ordinal)];
    }
}
