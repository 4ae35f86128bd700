using GovReportArchive.Reports.Tables.Layout;

namespace GovReportArchive.Reports.Tables.Reading;

/// <summary>One label of a form with its other spellings, prepared for comparison with what a source prints.</summary>
internal sealed class LabelPattern
{
    private const double OtherSpelling = 0.95;

    private readonly LetterPairs[] _spellings;

    public LabelPattern(string label, params IEnumerable<string> spellings)
    {
        _spellings = [.. spellings.Prepend(label).Select(spelling => new LetterPairs(LabelFolding.Squeeze(spelling)))];
        All = [.. _spellings.Select(spelling => spelling.Text)];
    }

    /// <summary>Letters of the label as the form prints it.</summary>
    public string Letters => All[0];

    /// <summary>Letters of every spelling, the form's own first.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>The pairs of every spelling, in the same order.</summary>
    public IReadOnlyList<LetterPairs> Pairs => _spellings;

    /// <summary>How much of the label occurs in a text, 0 to 1: the best spelling's share of neighbouring characters that are found.</summary>
    /// <param name="letters">Folded letters of the text.</param>
    public double FoundIn(LetterPairs letters)
    {
        double best = letters.Share(_spellings[0]);
        for (int i = 1; i < _spellings.Length; i++)
            best = Math.Max(best, OtherSpelling * letters.Share(_spellings[i]));
        return best;
    }
}
