using GovReportArchive.Discovery.Projection;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Discovery.Tests.Searching;

public sealed class SynonymOfferTests
{
    private static readonly Dictionary<string, int> Totals = new(StringComparer.Ordinal) { ["解读单调"] = 3, ["解读老套"] = 7, ["阐释单一"] = 1 };

    private static IReadOnlyList<SynonymOffer>? Offered(string text) =>
        SynonymOffers.Of(ParsedQuery.Parse(text, ReportSchema.Schema), query => Totals.GetValueOrDefault(query));

    [Fact]
    public void Words_that_find_something_are_offered_with_what_they_find()
    {
        IReadOnlyList<SynonymOffer> offers = Offered("解读单一")!;
        Assert.Equal(["解读", "单一"], offers.Select(offer => offer.Word));
        Assert.Equal([new SynonymQuery("阐释", "阐释单一", 1)], offers[0].Alternatives);
        Assert.Equal([new SynonymQuery("老套", "解读老套", 7), new SynonymQuery("单调", "解读单调", 3)], offers[1].Alternatives);
    }

    [Theory]
    [InlineData("\"解读单一\"")]
    [InlineData("问题:解读单一")]
    [InlineData("解读 -单一")]
    [InlineData("素溪县")]
    [InlineData("")]
    public void Nothing_is_offered_for_quotations_fields_operators_or_words_without_others(string text) => Assert.Null(Offered(text));
}
