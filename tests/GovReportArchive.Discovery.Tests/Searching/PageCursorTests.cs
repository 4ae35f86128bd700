using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Discovery.Tests.Searching;

/// <summary>Law: a cursor fits the question that gave it, and no other.</summary>
public sealed class PageCursorTests
{
    private static readonly SearchAfter Place = new(1.5, null, null, "样例-1", 7);

    private static readonly ReportQuery Asked = new()
    {
        Text = "公开",
        Filters = [new ReportFilter("year", ["2023", "2024"]), new ReportFilter("level", ["county"])],
        Where = [CountCondition.Parse("applications.received.total>=1")],
        Sort = "-year",
        ChangedSince = 3,
    };

    public static TheoryData<string> Parts => [.. Others.Keys];

    private static Dictionary<string, ReportQuery> Others { get; } = new(StringComparer.Ordinal)
    {
        ["text"] = Asked with { Text = "年度" },
        ["syntax"] = Asked with { Syntax = QuerySyntaxes.Lucene },
        ["filter"] = Asked with { Filters = [Asked.Filters[0]] },
        ["value"] = Asked with { Filters = [new ReportFilter("year", ["2023"]), Asked.Filters[1]] },
        ["condition"] = Asked with { Where = [CountCondition.Parse("applications.received.total>=2")] },
        ["sort"] = Asked with { Sort = "year" },
        ["changes"] = Asked with { ChangedSince = 4 },
    };

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_cursor_of_another_question_is_refused(string part)
    {
        string cursor = PageCursor.Write(Asked.Question, Place);

        Assert.Equal("cursor", Assert.Throws<QueryParameterException>(() => Read(Others[part], cursor)).Parameter);
    }

    [Fact]
    public void A_cursor_fits_the_same_question_whatever_the_order_of_its_filters_the_size_of_the_page_and_its_facets()
    {
        string cursor = PageCursor.Write(Asked.Question, Place);
        ReportQuery same = Asked with { Filters = [Asked.Filters[1], new ReportFilter("year", ["2024", "2023"])], Limit = 5, Facets = [new RequestedFacet("year")] };

        Assert.Equal(Place, Read(Asked, cursor));
        Assert.Equal(Place, Read(same, cursor));
    }

    private static SearchAfter Read(ReportQuery query, string cursor) => PageCursor.Read<SearchAfter>(query.Question, cursor, after => after.Id is not null);
}
