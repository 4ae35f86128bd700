namespace GovReportArchive.Search.Querying;

/// <summary>What documents should be like.</summary>
/// <param name="Text">Any text; it is folded as documents are, and is no query.</param>
public sealed record AlikeRequest(string Text)
{
    /// <summary>Words of the text for which others may stand; a document that has one of these shares some of what the word weighs.</summary>
    public IReadOnlyList<AlikeWord> Also { get; init; } = [];

    /// <summary>Choices by column: the values of one filter are joined by OR, filters by AND.</summary>
    public IReadOnlyList<KeywordFilter> Filters { get; init; } = [];

    /// <summary>Conditions on numbers, joined by AND.</summary>
    public IReadOnlyList<NumberFilter> Numbers { get; init; } = [];

    /// <summary>Most documents to return.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>A column of whose values each is to be given once, by the document that is most alike; null for all documents.</summary>
    public string? Distinct { get; init; }

    /// <summary>Columns of any kind whose values come with each hit.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];
}

/// <summary>A word of a text and what may stand in its place.</summary>
/// <param name="Word">The word as it stands in the text, of at least two characters.</param>
/// <param name="Instead">Words of at least two characters.</param>
public sealed record AlikeWord(string Word, IReadOnlyList<string> Instead);

/// <summary>A document that shares wording with a text.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Share">The weight of the pairs that both have, as a share of the weight of all pairs of the text: above 0, at most 1.</param>
/// <param name="Values">As in <see cref="Hit.Values"/>.</param>
public sealed record AlikeHit(string Id, double Share, IReadOnlyList<string?> Values);
