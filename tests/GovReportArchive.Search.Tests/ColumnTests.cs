using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Tests.Reference;

namespace GovReportArchive.Search.Tests;

/// <summary>Law: the columns of all that match are what the matching documents hold, a row each.</summary>
public sealed class ColumnTests
{
    private const string Number = "applications.received.total";
    private static readonly string[] Years = ["2021", "2023", "1999"];
    private static readonly string[] Agencies = ["机关1", "机关2"];

    [Fact]
    public void The_columns_of_all_that_match_are_what_the_matching_documents_hold()
    {
        for (int seed = 0; seed < 12; seed++)
        {
            using RandomWorld world = new(seed, seed % 4 == 0 ? 300 : 40);
            for (int i = 0; i < 4; i++) Compare(world, i == 0 ? null : world.Query(1), $"seed {seed}, case {i}");
        }
    }

    [Fact]
    public void A_number_column_says_how_many_documents_have_a_number()
    {
        for (int seed = 0; seed < 12; seed++)
        {
            using RandomWorld world = new(seed);
            int with = world.Documents.Values.Count(document => document.Number(3) is not null);
            Assert.Equal(with, world.Reader.Numbered().GetValueOrDefault(Number));
        }
    }

    [Fact]
    public void Columns_that_there_are_not_are_refused()
    {
        using RandomWorld world = new(1);
        Assert.Throws<ArgumentException>(() => world.Reader.Columns(new ColumnRequest { Keywords = ["nothing"] }));
        Assert.Throws<ArgumentException>(() => world.Reader.Columns(new ColumnRequest { Keywords = [Number] }));
        Assert.Throws<ArgumentException>(() => world.Reader.Columns(new ColumnRequest { Values = ["year"] }));
        Assert.Throws<ArgumentException>(() => world.Reader.Columns(new ColumnRequest { Marks = [new KeywordFilter("year", [.. Enumerable.Range(0, 32).Select(i => $"{i}")])] }));
    }

    private static void Compare(RandomWorld world, string? text, string where)
    {
        ColumnRequest request = new()
        {
            Query = text is null ? null : SampleSchema.Query(text),
            Filters = world.Random.Next(2) == 0 ? [] : [new KeywordFilter("year", ["2021", "2022", "2023"])],
            Numbers = world.Random.Next(3) > 0 ? [] : [new NumberFilter(Number, NumberOperator.GreaterOrEqual, 3)],
            Keywords = ["year", "region", "agency"],
            Values = [Number],
            Marks = [new KeywordFilter("year", Years), new KeywordFilter("agency", Agencies)],
        };
        ColumnTable table = world.Reader.Columns(request);
        string[] ids = [.. world.Reader.Search(new SearchRequest { Query = request.Query, Filters = request.Filters, Numbers = request.Numbers, Limit = 9000 }).Hits.Select(hit => hit.Id)];
        Assert.Equal(ids.Order(StringComparer.Ordinal), Enumerable.Range(0, table.Rows).Select(table.Id).Order(StringComparer.Ordinal));
        for (int row = 0; row < table.Rows; row++)
        {
            ReferenceDocument document = world.Documents[table.Id(row)];
            for (int column = 0; column < 3; column++)
            {
                string name = RandomWorld.Schema.Columns[column].Name;
                int value = table.Keywords(name)[row];
                Assert.True((document.Keywords(column) is [string first, ..] ? first : null) == (value < 0 ? null : table.Text(name, value)), $"{where}: {name} of {document.Id}");
            }

            double number = table.Numbers(Number)[row];
            Assert.True(document.Number(3) == (double.IsNaN(number) ? null : number), $"{where}: {document.Id}");
            Assert.Equal(Mark(Years, document.Keywords(0)), table.Marks(0)[row]);
            Assert.Equal(Mark(Agencies, document.Keywords(1)), table.Marks(1)[row]);
        }
    }

    private static int Mark(string[] values, IReadOnlyList<string> carried) => Enumerable.Range(0, values.Length).Sum(i => carried.Contains(values[i]) ? 1 << i : 0);
}
