using GovReportArchive.Reports.Records;
using GovReportArchive.Text;

namespace GovReportArchive.Analysis.Comparing;

/// <summary>A sentence of a report's prose.</summary>
/// <param name="Section">Position of its section in the report, from 0.</param>
/// <param name="Position">Position among the report's sentences, from 0.</param>
/// <param name="Text">As it stands, blanks at its ends included, without the line break that ends a paragraph.</param>
/// <param name="Key">What must be equal for two sentences to be the same: folded, without blanks. Never empty.</param>
/// <param name="OpensParagraph">Whether a paragraph begins with it.</param>
internal sealed record Sentence(int Section, int Position, string Text, string Key, bool OpensParagraph)
{
    /// <summary>Characters that are not blank.</summary>
    public int Ink => InkOf(Text);

    /// <summary>Characters of a text that are not blank.</summary>
    public static int InkOf(string text)
    {
        int ink = 0;
        foreach (char c in text)
            if (!char.IsWhiteSpace(c)) ink++;
        return ink;
    }

    /// <summary>The sentences of a report in order.</summary>
    /// <param name="sections">The report's sections.</param>
    /// <param name="isCut">Whether the prose was longer than is compared.</param>
    public static List<Sentence> Of(IReadOnlyList<Section> sections, out bool isCut)
    {
        List<Sentence> sentences = [];
        int left = ReportComparison.LongestProse;
        isCut = false;
        for (int s = 0; s < sections.Count; s++)
        {
            string text = sections[s].Text;
            if (text.Length > left) (text, isCut) = (text[..left], true);
            left -= text.Length;
            bool opens = true;
            int end = 0;
            foreach (SentenceSpan span in Sentences.Of(text))
            {
                // Only line breaks stand between sentences.
                opens |= span.Start > end;
                end = span.End;
                string key = Folding.Fold(span.In(text)).Replace(" ", "", StringComparison.Ordinal).Trim();
                if (key.Length == 0) continue;
                sentences.Add(new Sentence(s, sentences.Count, span.In(text), key, opens));
                opens = false;
            }
        }

        return sentences;
    }
}
