using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Lucene.Tests.Segments;

public sealed class SharedNumberTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_groups_number_holds_for_all_its_documents_also_after_deletions_and_merges(int seed)
    {
        Random random = new(seed);
        using Place place = new();
        using LuceneIndex index = Sample.Index(place);
        using ISearchWriter writer = index.TryWrite()!;
        Dictionary<string, List<IndexDocument>> world = new(StringComparer.Ordinal);
        for (int change = 1; change <= 25; change++)
        {
            for (int i = 0; i < 12; i++)
            {
                string group = "g" + Sample.Number(random.Next(60));
                world[group] = random.Next(5) == 0 ? [] : Sample.Group(random, group);
                writer.Replace(group, world[group]);
            }

            writer.Commit(new CommitPoint(change));
            if (change % 5 != 0) continue;
            using ISearchView view = index.Open()!;
            Check(view, world);
        }
    }

    private static void Check(ISearchView view, Dictionary<string, List<IndexDocument>> world)
    {
        Dictionary<string, double?> shared = world.Values.SelectMany(group => group.Select(document => (document.Id, Number: Shared(group)))).ToDictionary(pair => pair.Id, pair => pair.Number, StringComparer.Ordinal);
        foreach (NumberOperator by in Enum.GetValues<NumberOperator>())
        {
            string[] expected = [.. shared.Where(pair => Holds(pair.Value, by, 150)).Select(pair => pair.Key).Order(StringComparer.Ordinal)];
            SearchResult found = view.Search(new SearchRequest { Numbers = [new NumberFilter("shared", by, 150)], Limit = 1000 });
            Assert.Equal(expected, found.Hits.Select(hit => hit.Id).Order(StringComparer.Ordinal));
        }

        foreach (bool descending in (bool[])[true, false])
        {
            SearchResult sorted = view.Search(new SearchRequest { Sort = new SortOrder("shared", descending), Limit = 1000, Ranges = [new RangeFacetRequest("shared", [100, 200])] });
            IEnumerable<string> expected = shared.OrderBy(pair => pair.Value is { } value ? (descending ? -value : value) : double.PositiveInfinity).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key);
            Assert.Equal(expected, sorted.Hits.Select(hit => hit.Id));
            Assert.Equal([shared.Values.Count(value => value < 100), shared.Values.Count(value => value is >= 100 and < 200), shared.Values.Count(value => value >= 200)], sorted.Ranges[0].Items.Select(range => range.Count));
            Assert.Equal(shared.Values.Count(value => value is null), sorted.Ranges[0].Missing);
        }
    }

    private static double? Shared(List<IndexDocument> group) => group.SelectMany(document => document.Numbers).Where(number => number.Column == "shared").Select(number => (double?)number.Value).FirstOrDefault();

    private static bool Holds(double? value, NumberOperator by, double other) => by switch
    {
        NumberOperator.Equal => value == other,
        NumberOperator.NotEqual => value is not null && value != other,
        NumberOperator.Less => value < other,
        NumberOperator.LessOrEqual => value <= other,
        NumberOperator.Greater => value > other,
        NumberOperator.GreaterOrEqual => value >= other,
        _ => value is null,
    };
}
