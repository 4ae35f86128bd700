using GovReportArchive.Search;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Archive.Passages;

/// <summary>The precedents of one sentence, each wording once; on request with those that say nearly the same folded into the most alike.</summary>
/// <param name="limit">Most precedents.</param>
/// <param name="fold">Whether to fold and to count.</param>
internal sealed class PrecedentFold(int limit, bool fold)
{
    // A name or a word more or less in a sentence of twenty characters.
    private const double NearlyTheSame = 0.8;

    private readonly List<(string Id, Precedent Shown, Likeness Wording, List<string> Wordings)> _found = [];

    /// <summary>Whether no more are wanted.</summary>
    public bool IsFull => _found.Count == limit;

    /// <summary>Folds a text into one of those found before it; false where it says something else than all of them.</summary>
    public bool TakesIn(string text)
    {
        if (!fold || _found.Count == 0) return false;
        Likeness wording = Likeness.Of(text);
        int same = _found.FindIndex(found => found.Wording.To(wording) >= NearlyTheSame);
        if (same >= 0) _found[same].Wordings.Add(Wordings.KeyOf(text));
        return same >= 0;
    }

    /// <summary>Adds a precedent.</summary>
    /// <param name="id">Its id in the index.</param>
    /// <param name="precedent">The precedent.</param>
    public void Add(string id, Precedent precedent) =>
        _found.Add((id, precedent, Likeness.Of(precedent.Passage.Text), [precedent.Passage.Wording]));

    /// <summary>All of them in their order, where they are folded with the numbers of passages, agencies and years.</summary>
    public List<Precedent> Counted(IndexReader index, IReadOnlyList<KeywordFilter> filters, CancellationToken cancellationToken)
    {
        if (!fold) return _found.ConvertAll(found => found.Shown);
        WordingFold counts = new(index, new SearchRequest { Filters = filters, Values = WordingFold.Columns }, cancellationToken);
        return _found.ConvertAll(found => counts.Count(found.Id, found.Wordings) is { Passages: > 1 } same
            ? found.Shown with { Passage = found.Shown.Passage with { Same = same } }
            : found.Shown);
    }
}
