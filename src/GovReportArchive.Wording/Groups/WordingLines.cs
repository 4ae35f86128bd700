using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;
using GovReportArchive.Text;
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
            foreach (SentenceSpan sentence in Text.Sentences.Trimmed(section.Text))
            {
                string text = sentence.In(section.Text);
                if (!IsHeading(sentence, text) && normal.Of(text) is { } comparable)
                    yield return new KeyedSentence(section.N, section.Kind, text, Shingles.Fingerprint(comparable), Formulas.Of(section.Kind, text));
            }
        }
    }

    // What a line has left without a stop is a heading where it is short, unless it leads up to something or ends a quotation.
    private static bool IsHeading(SentenceSpan sentence, string text) =>
        sentence.Stop == '\0' && sentence.Length <= LongestHeading && text[^1] is not ('：' or '”' or '.');
}
