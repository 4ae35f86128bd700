using System.Globalization;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Tests.Reference;

namespace GovReportArchive.Search.Tests;

/// <summary>The index against the definitions, on random documents, changes and queries.</summary>
public sealed class MatchingLawTests
{
    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_quoted_string_finds_every_document_that_contains_it_and_only_those(int seed)
    {
        using RandomWorld world = World(seed);
        for (int i = 0; i < 40; i++)
        {
            string piece = world.Piece();
            string folded = GovReportArchive.Text.Folding.Fold(piece);
            if (folded.Length == 0) continue;
            string query = "\"" + piece.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
                .Replace("“", "\\“", StringComparison.Ordinal).Replace("”", "\\”", StringComparison.Ordinal) + "\"";
            string[] expected = [.. world.Documents.Values.Where(document => document.Contains(folded)).Select(document => document.Id).Order(StringComparer.Ordinal)];
            Assert.True(expected.SequenceEqual(Ids(world, query)), $"seed {seed}: {query} gives {string.Join(' ', Ids(world, query))}, not {string.Join(' ', expected)}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_query_gives_the_documents_that_its_definition_gives(int seed)
    {
        using RandomWorld world = World(seed + 1000);
        for (int i = 0; i < 40; i++)
        {
            string text = world.Query();
            QueryNode query = QueryParser.Parse(text, RandomWorld.Schema);
            string[] expected = [.. world.Documents.Values.Where(document => document.Matches(query)).Select(document => document.Id).Order(StringComparer.Ordinal)];
            string[] found = Ids(world, text);
            Assert.True(expected.SequenceEqual(found), $"seed {seed}: {text} gives {string.Join(' ', found)}, not {string.Join(' ', expected)}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Totals_facets_filters_and_sorted_pages_are_what_their_definitions_give(int seed)
    {
        using RandomWorld world = World(seed + 2000);
        for (int i = 0; i < 20; i++)
        {
            SearchRequest request = Request(world);
            SearchResult expected = ReferenceEngine.Search(world.Documents.Values, RandomWorld.Schema, request with { Limit = 9000 });
            SearchResult found = world.Reader.Search(request with { Limit = 9000 });
            Assert.Equal(expected.Total, found.Total);
            for (int facet = 0; facet < expected.Facets.Count; facet++)
            {
                Assert.Equal(expected.Facets[facet].Items, found.Facets[facet].Items);
                Assert.Equal((expected.Facets[facet].Missing, expected.Facets[facet].Other), (found.Facets[facet].Missing, found.Facets[facet].Other));
            }

            Assert.Equal(expected.Ranges.SelectMany(range => range.Items), found.Ranges.SelectMany(range => range.Items));
            Assert.Equal(expected.Ranges.Select(range => range.Missing), found.Ranges.Select(range => range.Missing));
            if (request.Sort.Column is not null) Assert.Equal(expected.Hits.Select(hit => hit.Id), found.Hits.Select(hit => hit.Id));
            else Assert.Equal(found.Hits.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Id, StringComparer.Ordinal), found.Hits);
            Assert.Equal(found.Hits, Pages(world, request));
        }
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 5)];

    [Theory]
    [Trait("tier", "full")]
    [MemberData(nameof(MoreSeeds))]
    public void The_laws_of_matching_hold_for_many_more_worlds(int seed)
    {
        A_quoted_string_finds_every_document_that_contains_it_and_only_those(seed);
        Any_query_gives_the_documents_that_its_definition_gives(seed);
        Totals_facets_filters_and_sorted_pages_are_what_their_definitions_give(seed);
    }

    public static TheoryData<int> MoreSeeds => [.. Enumerable.Range(100, 40)];

    // Every fifth world is a large one.
    private static RandomWorld World(int seed) => new(seed, seed % 5 == 0 ? TestEngine.Large : 40);

    private static SearchRequest Request(RandomWorld world)
    {
        string?[] columns = [null, "year", "region", "applications.received.total"];
        return new SearchRequest
        {
            Query = SampleSchema.Query(world.Random.Next(4) == 0 ? null : world.Query(1)),
            Filters = world.Random.Next(2) == 0 ? [] : [new KeywordFilter("year", [.. Enumerable.Range(2020, world.Random.Next(1, 4)).Select(year => year.ToString(CultureInfo.InvariantCulture))]) { OrMissing = world.Random.Next(3) == 0 }, new KeywordFilter("region", ["230", "231", "23政1", "23a0"]) { OrMissing = world.Random.Next(2) == 0 }],
            Numbers = world.Random.Next(3) == 0 ? [new NumberFilter("applications.received.total", (NumberOperator)world.Random.Next(7), world.Random.Next(0, 12))] : [],
            Facets = [new FacetRequest("year", 3) { Examples = world.Random.Next(2) == 0 }, new FacetRequest("region", 2) { Examples = true }, new FacetRequest("agency", 3, "机关", true), new FacetRequest("region", 50, "231"), new FacetRequest("agency", 5, Containing: "关" + world.Random.Next(9))],
            Ranges = world.Random.Next(2) == 0 ? [] : [new RangeFacetRequest("applications.received.total", world.Random.Next(2) == 0 ? [1, 2.5, 7] : [-1, 0, 2.25, 100]) { Examples = world.Random.Next(2) == 0 }],
            Sort = new SortOrder(columns[world.Random.Next(columns.Length)], world.Random.Next(2) == 0) is { Column: null } ? SortOrder.Score : new SortOrder(columns[world.Random.Next(1, columns.Length)], world.Random.Next(2) == 0),
        };
    }

    private static List<Hit> Pages(RandomWorld world, SearchRequest request)
    {
        List<Hit> all = [];
        int size = world.Random.Next(1, 7) * (world.Documents.Count > 100 ? 150 : 1);
        for (SearchAfter? after = null; ;)
        {
            IReadOnlyList<Hit> page = world.Reader.Search(request with { Limit = size, After = after }).Hits;
            all.AddRange(page);
            if (page.Count < size) return all;
            after = page[^1].After;
        }
    }

    private static string[] Ids(RandomWorld world, string query) =>
        [.. world.Reader.Search(new SearchRequest { Query = SampleSchema.Query(query), Limit = 9000 }).Hits.Select(hit => hit.Id).Order(StringComparer.Ordinal)];
}
