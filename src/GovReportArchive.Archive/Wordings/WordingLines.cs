using GovReportArchive.Archive.Passages;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Archive.Wordings;

/// <summary>One sentence of a report's prose.</summary>
/// <param name="Section">Number of its section, from 1.</param>
/// <param name="Start">First UTF-16 unit in the section's text.</param>
/// <param name="Length">UTF-16 units, without white space around it.</param>
/// <param name="Key">Equal for sentences of the same wording; null where too little is left of it to be a wording.</param>
internal readonly record struct KeyedSentence(int Section, int Start, int Length, ulong? Key);

/// <summary>The items and sentences of a report with what they are compared by.</summary>
internal static class WordingLines
{
    /// <summary>Items that are wordings, with their comparable text.</summary>
    public static IEnumerable<(PlacedPassage Passage, string Normal)> Items(ReportRecord record)
    {
        WordingNormal normal = WordingNormal.Of(record);
        foreach (PlacedPassage passage in PassageList.Of(record))
            if (normal.Of(passage.Text) is { } comparable) yield return (passage, comparable);
    }
}
