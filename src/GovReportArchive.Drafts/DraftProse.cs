using GovReportArchive.Reports.Records;
using GovReportArchive.Text;

namespace GovReportArchive.Drafts;

/// <summary>The prose of a draft, cut once for all rules that read it.</summary>
internal sealed class DraftProse
{
    public DraftProse(ReportRecord record)
    {
        Record = record;
        Paragraphs =
        [
            .. record.Sections.Where(section => section.Kind != "appendix").SelectMany(section => section.Text.Split('\n').Select((text, at) => new DraftParagraph(section, at, text.Trim())))
                .Where(paragraph => paragraph.Text.Length > 0),
        ];
        Sentences = [.. record.Sections.SelectMany(section => Text.Sentences.Trimmed(section.Text).Select(span => span.In(section.Text)).Select(text => new DraftSentence(section, text, Folding.Fold(text))))];
    }

    /// <summary>The draft.</summary>
    public ReportRecord Record { get; }

    /// <summary>Paragraphs without white space around them; none is empty. Attachments are left out.</summary>
    public IReadOnlyList<DraftParagraph> Paragraphs { get; }

    /// <summary>All sentences.</summary>
    public IReadOnlyList<DraftSentence> Sentences { get; }
}

/// <summary>A paragraph of a draft.</summary>
/// <param name="Section">Its section.</param>
/// <param name="At">Position in the section, from 0.</param>
/// <param name="Text">Its words.</param>
internal sealed record DraftParagraph(Section Section, int At, string Text)
{
    /// <summary>The place of words in it.</summary>
    public DraftPlace Place(string? words = null) => new(Section.Heading, Quote: DraftFindings.Quote(words ?? Text));
}

/// <summary>A sentence of a draft.</summary>
/// <param name="Section">Its section.</param>
/// <param name="Text">Its words.</param>
/// <param name="Folded">The same folded: punctuation is ASCII, but for 。 and 、.</param>
internal sealed record DraftSentence(Section Section, string Text, string Folded)
{
    /// <summary>Its place.</summary>
    public DraftPlace Place => new(Section.Heading, Quote: DraftFindings.Quote(Text));
}
