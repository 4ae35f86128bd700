using GovReportArchive.Discovery.Passages;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Search;
using GovReportArchive.Search.Querying;
using GovReportArchive.Text.Likeness;

namespace GovReportArchive.Wording.Precedents;

/// <summary>The precedents of one sentence, each wording once; on request with those that say nearly the same folded into the most alike.</summary>
/// <remarks>Of a passage of several sentences the one counts that is most like what was asked for: what else stands around it is no reason to show
/// it once more.</remarks>
/// <param name="limit">Most precedents.</param>
/// <param name="fold">Whether to fold and to count.</param>
internal sealed class PrecedentFold(int limit, bool fold)
{
    // A name or a word more or less in a sentence of twenty characters.
    private const double NearlyTheSame = 0.8;

    private readonly List<(string Id, Precedent Shown, PairLikeness Whole, PairLikeness Nearest, List<string> Wordings)> _found = [];

    /// <summary>Whether no more are wanted.</summary>
    public bool IsFull => _found.Count == limit;

    /// <summary>Folds a passage into one of those found before it; false where it says something else than all of them.</summary>
    /// <param name="text">The passage.</param>
    /// <param name="own">The sentence that precedents are looked for.</param>
    /// <param name="parts">The passage whole, then its sentences where it has several.</param>
    public bool TakesIn(string text, SentenceLikeness own, SentenceLikeness.Part[] parts)
    {
        if (!fold || _found.Count == 0) return false;
        PairLikeness whole = PairLikeness.Of(parts[0].Meaning), nearest = Nearest(own, parts);
        int same = _found.FindIndex(found => found.Nearest.To(nearest) >= NearlyTheSame || found.Whole.To(whole) >= NearlyTheSame);
        if (same >= 0) _found[same].Wordings.Add(Wordings.KeyOf(text));
        return same >= 0;
    }

    /// <summary>Adds a precedent.</summary>
    /// <param name="id">Its id in the index.</param>
    /// <param name="precedent">The precedent.</param>
    /// <param name="own">The sentence that precedents are looked for.</param>
    /// <param name="parts">As for <see cref="TakesIn"/>.</param>
    public void Add(string id, Precedent precedent, SentenceLikeness own, SentenceLikeness.Part[] parts) =>
        _found.Add((id, precedent, PairLikeness.Of(parts[0].Meaning), Nearest(own, parts), [precedent.Passage.Wording]));

    private static PairLikeness Nearest(SentenceLikeness own, SentenceLikeness.Part[] parts) =>
        PairLikeness.Of((parts.Length == 1 ? parts[0] : parts.Skip(1).MaxBy(own.CharactersOf)!).Meaning);

    /// <summary>All of them in their order, where they are folded with the numbers of passages, agencies and years.</summary>
    public List<Precedent> Counted(ISearchView view, IReadOnlyList<KeywordFilter> filters, CancellationToken cancellationToken)
    {
        if (!fold) return _found.ConvertAll(found => found.Shown);
        WordingFold counts = new(view, new SearchRequest { Filters = filters, Values = WordingFold.Columns }, cancellationToken);
        return _found.ConvertAll(found => counts.Count(found.Id, found.Wordings) is { Passages: > 1 } same
            ? found.Shown with { Passage = found.Shown.Passage with { Same = same } }
            : found.Shown);
    }
}
