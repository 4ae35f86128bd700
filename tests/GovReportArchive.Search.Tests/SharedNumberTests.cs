using System.Globalization;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Tests;

/// <summary>A number that one document of a group carries is the number of all of them, whatever segments they stand in.</summary>
public sealed class SharedNumberTests
{
    private static readonly IndexSchema Schema = new("shared/1", [new TextField("text")],
    [
        new Column("group", ColumnKind.Keyword), new Column("parity", ColumnKind.Keyword), new Column("number", ColumnKind.Number, "数") { SharedBy = "group" },
    ]);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Filters_ranges_queries_and_orders_see_the_number_of_the_group(int seed)
    {
        Random random = new(seed);
        using TemporaryDirectory directory = new();
        Dictionary<int, (int Members, double? Number)> groups = [];
        using (ISearchWriter writer = TestEngine.Write(directory.Path, Schema))
        {
            for (int round = 0; round < 8; round++)
            {
                for (int i = 0; i < 30; i++) Put(writer, groups, random.Next(60), random);
                writer.Commit(round);
            }
        }

        using ISearchView reader = TestEngine.Read(directory.Path, Schema);
        (string Id, double? Number)[] all = [.. groups.SelectMany(group => Enumerable.Range(0, group.Value.Members).Select(member => (Id(group.Key, member), group.Value.Number)))];
        Assert.Equal(all.Length, reader.State.Documents);
        for (int bound = -3; bound <= 12; bound++)
        {
            foreach (NumberOperator comparison in Enum.GetValues<NumberOperator>())
            {
                string[] expected = [.. all.Where(item => Holds(item.Number, comparison, bound)).Select(item => item.Id).Order(StringComparer.Ordinal)];
                SearchRequest request = new() { Numbers = [new NumberFilter("number", comparison, bound)], Limit = 1000, Sort = new SortOrder("number", seed % 2 == 0) };
                SearchResult result = reader.Search(request with { Facets = [new FacetRequest("parity", 10)] });
                Assert.Equal(expected, result.Hits.Select(hit => hit.Id).Order(StringComparer.Ordinal));
                Assert.Equal(expected.Length, result.Facets[0].Items.Sum(item => item.Count));
            }

            string written = string.Create(CultureInfo.InvariantCulture, $"数:[{bound} TO {bound + 2}]");
            Assert.Equal(all.Count(item => item.Number >= bound && item.Number <= bound + 2), reader.Search(new SearchRequest { Query = ParsedQuery.Parse(written, Schema) }).Total);
        }

        Dictionary<string, double?> numbers = all.ToDictionary(item => item.Id, item => item.Number, StringComparer.Ordinal);
        double[] order = [.. reader.Search(new SearchRequest { Sort = new SortOrder("number", true), Limit = 1000 }).Hits.Select(hit => -numbers[hit.Id] ?? double.MaxValue)];
        Assert.Equal(order.Order(), order);
        RangeFacetResult ranges = reader.Search(new SearchRequest { Ranges = [new RangeFacetRequest("number", [0, 4, 8])], Limit = 0 }).Ranges[0];
        Assert.Equal(all.Count(item => item.Number is null), ranges.Missing);
        Assert.Equal(all.Count(item => item.Number is >= 4 and < 8), ranges.Items[2].Count);
        Assert.All(
            reader.Search(new SearchRequest { Values = ["number"], Limit = 1000 }).Hits,
            hit => Assert.Equal(numbers[hit.Id]?.ToString(CultureInfo.InvariantCulture), hit.Values[0]));
    }

    // A group that is put again has other members and another number, or none.
    private static void Put(ISearchWriter writer, Dictionary<int, (int Members, double? Number)> groups, int group, Random random)
    {
        (int Members, double? Number) made = groups[group] = (random.Next(1, 9), random.Next(4) == 0 ? null : random.Next(-2, 11));
        int carrier = random.Next(made.Members);
        string name = string.Create(CultureInfo.InvariantCulture, $"g{group}");
        writer.Replace(name, [.. Enumerable.Range(0, made.Members).Select(member => new IndexDocument
        {
            Id = Id(group, member),
            Units = [("text", "公开")],
            Keywords = [("group", name), ("parity", member % 2 == 0 ? "even" : "odd")],
            Numbers = member == carrier && made.Number is double number ? [("number", number)] : [],
        })]);
    }

    private static string Id(int group, int member) => string.Create(CultureInfo.InvariantCulture, $"{group:D3}#{member}");

    private static bool Holds(double? number, NumberOperator comparison, double bound) => comparison switch
    {
        NumberOperator.Missing => number is null,
        NumberOperator.Equal => number == bound,
        NumberOperator.NotEqual => number is not null && number != bound,
        NumberOperator.Less => number < bound,
        NumberOperator.LessOrEqual => number <= bound,
        NumberOperator.Greater => number > bound,
        _ => number >= bound,
    };
}
