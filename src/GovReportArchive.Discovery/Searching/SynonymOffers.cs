using GovReportArchive.Search.Querying;
using GovReportArchive.Text;

namespace GovReportArchive.Discovery.Searching;

/// <summary>A word of a query and what reports also write in its place.</summary>
/// <param name="Word">The word, folded.</param>
/// <param name="Alternatives">Those that find something, most reports first.</param>
public sealed record SynonymOffer(string Word, IReadOnlyList<SynonymQuery> Alternatives);

/// <summary>The query with another word.</summary>
/// <param name="Word">The other word.</param>
/// <param name="Query">The query text with it.</param>
/// <param name="Total">Reports that match it with all filters.</param>
public sealed record SynonymQuery(string Word, string Query, int Total);

/// <summary>Offers the genre's other words for those of a query. Nothing is searched for that was not typed: what they find is the reader's to choose.</summary>
internal static class SynonymOffers
{
    private const int MostWords = 3, MostTried = 8, MostOffered = 4;

    /// <summary>The offers for a query that is plain words; null where there are none.</summary>
    /// <param name="query">The query as typed.</param>
    /// <param name="total">Counts the reports of another query text.</param>
    public static IReadOnlyList<SynonymOffer>? Of(ParsedQuery query, Func<string, int> total)
    {
        if (!BroaderQuery.IsWords(query)) return null;
        string text = Folding.Fold(query.Text).Trim();
        SynonymOffer[] offers =
        [
            .. Synonyms.Alternatives(text).DistinctBy(word => word.Word, StringComparer.Ordinal).Take(MostWords)
                .Select(word => new SynonymOffer(word.Word, Offered(text, word, total))).Where(offer => offer.Alternatives.Count > 0),
        ];
        return offers.Length > 0 ? offers : null;
    }

    private static IReadOnlyList<SynonymQuery> Offered(string text, AlikeWord word, Func<string, int> total) =>
    [
        .. word.Instead.Take(MostTried).Select(other => (Word: other, Query: text.Replace(word.Word, other, StringComparison.Ordinal)))
            .Select(other => new SynonymQuery(other.Word, other.Query, total(other.Query))).Where(other => other.Total > 0).OrderByDescending(other => other.Total).Take(MostOffered),
    ];
}
