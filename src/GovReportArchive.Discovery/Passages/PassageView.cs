namespace GovReportArchive.Discovery.Passages;

/// <summary>One item by its permanent address.</summary>
/// <param name="Passage">The item.</param>
/// <param name="Found"><c>number</c>: where the address says; <c>moved</c>: its wording now has another number or section; <c>recut</c>: its wording
/// stands in the report, but is now cut into items in another way.</param>
/// <param name="NewestVersion">The newest version of its report; greater than the item's own where a newer one exists.</param>
/// <param name="NextYear">What became of the problem in the agency's next report; null where that was not asked for, or the item is no problem.</param>
public sealed record PassageView(PassageHit Passage, string Found, int NewestVersion, FollowUp? NextYear);

/// <summary>What became of a problem in the same agency's report on the next year.</summary>
/// <param name="State"><c>noReport</c>: none is held; <c>gone</c>: it names no similar problem; <c>similar</c>: it names one that is somewhat
/// alike; <c>remains</c>: it names one that is very much alike.</param>
/// <param name="Year">The next year.</param>
/// <param name="Similarity">How alike the most similar problem is, 0 to 1; null where there is none.</param>
/// <param name="Passage">The most similar problem of that report; null where there is none.</param>
public sealed record FollowUp(string State, int Year, double? Similarity, PassageHit? Passage);
