using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Projection;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Indexer.Tests.Architecture.Recipes;

/// <summary>A row of the table of facets is enough: everything else follows from it. Parameters and pages are looked at where the server is tested.</summary>
public sealed class FacetRecipeTests : IDisposable
{
    private static readonly (SearchKinds Scope, IndexSchema Schema, string Command)[] Searches =
    [
        (SearchKinds.Reports, ReportSchema.Schema, "search"),
        (SearchKinds.Passages, PassageSchema.Schema, "passages"),
    ];

    private readonly CommandRun _run = new();

    public static TheoryData<string> Offered => [.. FacetTable.All.Where(facet => facet.OfferedIn != SearchKinds.None).Select(facet => facet.Name)];

    [Theory]
    [MemberData(nameof(Offered))]
    public void A_facet_that_is_offered_is_described_with_an_example_of_its_values(string name)
    {
        Facet facet = FacetTable.Find(name)!;

        Assert.True(facet.Label.Length > 0 && facet.Description.Length > 0 && facet.Example.Length > 0, name);
        if (facet.Known.Count > 0) Assert.Contains(facet.Example, facet.Known.Select(known => known.Value));
        Assert.All(facet.Known, known => Assert.NotEqual("", known.Label));
    }

    [Theory]
    [MemberData(nameof(Offered))]
    public void A_facet_that_is_offered_is_a_column_of_each_index_that_it_is_asked_of(string name)
    {
        foreach ((SearchKinds kinds, IndexSchema schema, _) in Searches)
            Assert.Equal((FacetTable.Find(name)!.OfferedIn & kinds) != 0 ? 1 : 0, schema.Columns.Count(column => column.Name == name && column.Kind == ColumnKind.Keyword));
    }

    [Fact]
    public async Task Each_command_has_an_option_for_every_facet_of_its_search()
    {
        foreach ((SearchKinds kinds, string command) in Searches.Select(search => (search.Scope, search.Command)).Append((SearchKinds.Wordings, "wordings")))
        {
            string help = (await _run.RunAsync(command, "--help")).Out;
            Assert.All(FacetTable.In(kinds), facet => Assert.True(help.Contains($"--{facet.Name} <值>", StringComparison.Ordinal) && help.Contains(facet.Label, StringComparison.Ordinal), $"{command} --{facet.Name}"));
            Assert.DoesNotContain("--township", help, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_name_of_a_column_is_understood_in_queries_and_means_no_other()
    {
        foreach ((SearchKinds kinds, IndexSchema schema, _) in Searches)
        {
            (string Name, string Column)[] names = [.. FacetTable.All.Where(facet => facet.OfferedIn == SearchKinds.None || (facet.OfferedIn & kinds) != 0).SelectMany(facet => facet.Aliases.Prepend(facet.Name), (facet, name) => (name, facet.Name))];
            foreach ((string name, string column) in names)
            {
                KeywordNode node = Assert.IsType<KeywordNode>(QueryParser.Parse($"{name}:甲", schema));
                Assert.Equal(column, schema.Columns[node.Column].Name);
            }

            string[] all = [.. schema.Columns.SelectMany(column => column.Aliases.Prepend(column.Name)), .. schema.Fields.SelectMany(field => field.Aliases.Prepend(field.Name))];
            Assert.Equal(names.Length, all.Count(given => names.Any(name => string.Equals(name.Name, given, StringComparison.OrdinalIgnoreCase))));
            Assert.IsNotType<KeywordNode>(QueryParser.Parse("没有这一栏:甲", schema));
        }
    }

    [Fact]
    public void What_does_not_follow_from_the_record_alone_is_of_a_facet_too()
    {
        Assert.All(NeighbourColumns.Names.Append(BoilerplateShares.Column).Append(PassageSchema.Role), name => Assert.NotNull(FacetTable.Find(name)));
    }

    public void Dispose() => _run.Dispose();
}
