using GovReportArchive.Reports.Forms;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;
using GovReportArchive.Text;

namespace GovReportArchive.Drafts.Desk;

/// <summary>The text of a draft of the part on problems, cut into sentences.</summary>
/// <remarks>Sentences are cut between items as well: what leads up to the first item is no part of it.</remarks>
internal sealed class DeskText
{
    private const int LongestHeading = 30;

    public DeskText(string text)
    {
        FormPart own = FormParts.All.Single(part => part.Kind == "problems");
        Section section = new(1, own.Kind, own.Numbered, text);
        foreach (Passage passage in PassageSplitter.Split(section))
        {
            string item = passage.TextOf(text);
            PlacedPassage? placed = passage.IsHeading ? null : new PlacedPassage(Items.Count + 1, section, passage, item.Trim());
            if (placed is not null) Items.Add(placed);
            bool isFirst = true;
            foreach (SentenceSpan sentence in Sentences.Trimmed(item))
            {
                SentenceSpan span = sentence with { Start = passage.Start + sentence.Start };
                Spans.Add(new DeskSpan(span, span.In(text), IsHeading(span.In(text)) ? null : placed, isFirst));
                isFirst = false;
            }
        }

        // As a part of a report it is known by its heading.
        AsPart = text.Split('\n').Any(IsHeading) ? text : own.Numbered + "\n" + text;
    }

    /// <summary>The sentences in order.</summary>
    public List<DeskSpan> Spans { get; } = [];

    /// <summary>The items in order.</summary>
    public List<PlacedPassage> Items { get; } = [];

    /// <summary>The text under the heading of its part.</summary>
    public string AsPart { get; }

    private static bool IsHeading(string line)
    {
        string bare = Folding.Fold(line.Trim());
        return bare.Length is > 2 and <= LongestHeading && FormParts.All.Any(part => bare.Contains(part.Numeral, StringComparison.Ordinal) && bare[..2].Contains(part.Numeral, StringComparison.Ordinal) && part.IsSaidBy(bare));
    }
}

/// <summary>A sentence of the text.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Text">Its words.</param>
/// <param name="Item">The item that it belongs to; null for a heading.</param>
/// <param name="IsFirst">Whether the item begins with it.</param>
internal sealed record DeskSpan(SentenceSpan Span, string Text, PlacedPassage? Item, bool IsFirst);
