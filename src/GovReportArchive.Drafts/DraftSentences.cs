using GovReportArchive.Analysis.Comparing;
using GovReportArchive.Reports.Records;

namespace GovReportArchive.Drafts;

/// <summary>The sentences of a draft.</summary>
internal static class DraftSentences
{
    /// <summary>Those of a section in order, without white space around them; none is empty.</summary>
    public static IEnumerable<string> Of(Section section) =>
        section.Text.Split('\n').SelectMany(Sentence.Split).Select(text => text.Trim()).Where(text => text.Length > 0);
}
