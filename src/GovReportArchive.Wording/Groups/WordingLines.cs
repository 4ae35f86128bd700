using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;
using GovReportArchive.Text.Likeness;

namespace GovReportArchive.Wording.Groups;

/// <summary>One sentence of a report's prose.</summary>
/// <param name="Section">Number of its section, from 1.</param>
/// <param name="Kind">Kind of that section.</param>
/// <param name="Text">As written.</param>
/// <param name="Key">Equal for sentences of the same wording.</param>
/// <param name="Formula">The rule of <see cref="Formulas"/> that it falls under; null for none.</param>
internal readonly record struct KeyedSentence(int Section, string Kind, string Text, ulong Key, string? Formula);

/// <summary>The items and sentences of a report with what they are compared by.</summary>
internal static class WordingLines
{
    private const int LongestHeading = 40;

    /// <summary>Items that are wordings, with their comparable text.</summary>
    public static IEnumerable<(PlacedPassage Passage, string Normal)> Items(ReportRecord record)
    {
        WordingNormal normal = WordingNormal.Of(record);
        foreach (PlacedPassage passage in PassageList.Of(record))
            if (normal.Of(passage.Text) is { } comparable) yield return (passage, comparable);
    }

    /// <summary>Sentences that are wordings: headings inside sections and what is too short to say anything are left out.</summary>
    public static IEnumerable<KeyedSentence> Sentences(ReportRecord record)
    {
        WordingNormal normal = WordingNormal.Of(record);
        foreach (Section section in record.Sections)
        {
            foreach (string line in section.Text.Split('\n'))
            {
                foreach ((int start, int length) in Cut(line))
                {
                    string text = line.Substring(start, length);
                    if (normal.Of(text) is { } comparable) yield return new KeyedSentence(section.N, section.Kind, text, Shingles.Fingerprint(comparable), Formulas.Of(section.Kind, text));
                }
            }
        }
    }

    /// <summary>The sentences of a line; a short end without a stop is a heading.</summary>
    public static IEnumerable<(int Start, int Length)> Cut(string line)
    {
        int start = 0;
        for (int i = 0; i < line.Length; i++)
        {
            bool last = i == line.Length - 1;
            if (!last && line[i] is not ('。' or '；' or '！' or '？')) continue;
            int end = !last && line[i + 1] is ('”' or '』' or '」') ? i + 2 : i + 1;
            bool stopped = line[i] is '。' or '；' or '！' or '？' or '”' or '：' or ';' or '.';
            if (stopped || end - start > LongestHeading) yield return (start, end - start);
            start = end;
            i = end - 1;
        }
    }
}
