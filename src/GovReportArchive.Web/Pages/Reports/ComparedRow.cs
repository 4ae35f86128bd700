using GovReportArchive.Analysis.Comparing;

namespace GovReportArchive.Web.Pages.Reports;

/// <summary>What of two reports stands side by side: a sentence and what became of it, sentences that are the same, or those gone beside those new in their place.</summary>
/// <param name="State"><c>kept</c>, <c>moved</c>, <c>changed</c>, or <c>replaced</c>.</param>
/// <param name="Was">Sentences of the earlier report; none where the later one says all.</param>
/// <param name="Now">Sentences of the later report.</param>
internal sealed record ComparedRow(string State, IReadOnlyList<ComparedSentence> Was, IReadOnlyList<ComparedSentence> Now)
{
    public const string Kept = "kept", Moved = "moved", Changed = "changed", Replaced = "replaced";

    // So many of one side stand beside as many of the other before the next row begins, that a row is never longer than a phone.
    private const int SentencesOfSide = 3;

    /// <summary>Whether anything but the place of its sentences differs.</summary>
    public bool IsChange => State is Changed or Replaced;

    /// <summary>How many sentences it has on the longer side.</summary>
    public int Sentences => Math.Max(Was.Count, Now.Count);

    private int Characters => Math.Max(Was.Sum(sentence => sentence.Text.Length), Now.Sum(sentence => sentence.Text.Length));

    /// <summary>The rows of a section in order: every sentence stands in exactly one, or on both sides of one.</summary>
    public static IReadOnlyList<ComparedRow> Of(ComparedSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        List<ComparedRow> rows = [];
        IReadOnlyList<ComparedSentence> sentences = section.Sentences;
        for (int at = 0; at < sentences.Count;)
        {
            string state = StateOf(sentences[at]);
            int end = at + 1;
            while (state != Changed && end < sentences.Count && StateOf(sentences[end]) == state && sentences[end].WasN == sentences[at].WasN) end++;
            ComparedSentence[] run = [.. sentences.Skip(at).Take(end - at)];
            if (state == Replaced) rows.AddRange(Beside([.. run.Where(sentence => sentence.State == "dropped")], [.. run.Where(sentence => sentence.State == "new")]));
            else rows.Add(new ComparedRow(state, state == Changed ? run : [], run));
            at = end;
        }

        return rows;
    }

    /// <summary>Where to fold: the first rows whose changes are no longer than some characters, at least one change among them.</summary>
    public static int Shown(IReadOnlyList<ComparedRow> rows, int characters)
    {
        int left = characters, shown = 0;
        while (shown < rows.Count && (left > 0 || !rows.Take(shown).Any(row => row.IsChange)))
            if (rows[shown++] is { IsChange: true } change) left -= change.Characters;
        // A last row alone is sooner shown than unfolded.
        return rows.Skip(shown).Any(row => row.IsChange) ? shown : rows.Count;
    }

    private static string StateOf(ComparedSentence sentence) => sentence.State is Kept or Moved or Changed ? sentence.State : Replaced;

    private static IEnumerable<ComparedRow> Beside(ComparedSentence[] gone, ComparedSentence[] added)
    {
        for (int at = 0; at < Math.Max(gone.Length, added.Length); at += SentencesOfSide)
            yield return new ComparedRow(Replaced, [.. gone.Skip(at).Take(SentencesOfSide)], [.. added.Skip(at).Take(SentencesOfSide)]);
    }
}
