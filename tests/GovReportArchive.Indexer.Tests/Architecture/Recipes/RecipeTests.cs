namespace GovReportArchive.Indexer.Tests.Architecture.Recipes;

/// <summary>The recipes of the document and the tests that follow them speak of the same tables.</summary>
public sealed class RecipeTests
{
    [Theory]
    [InlineData("a facet or filter", "Discovery/Facets/FacetTable.cs", "Discovery/Projection/ReportSchema.cs", "Discovery/Projection/PassageSchema.cs", "Discovery/Projection/NeighbourColumns.cs")]
    [InlineData("a form", "Reports/Forms/FormIds.cs", "Reports/Forms/CountCatalog.cs", "Reports/Forms/FormLayout.cs", "Reports/Checks/SumRules.cs", "Reports/Checks/Data/checks.tsv", "Reports/Forms/Crosswalk.cs",
        "Analysis/Ledger/LedgerEquations.cs", "Corpus/Ingesting/RecordLine.cs", "corpus/samples/expected.json")]
    [InlineData("a file type", "Extraction/FileTypes/FileType.cs", "Extraction/FileTypes/FileTypeSniffer.cs", "Extraction/FileExtractor.cs", "tests/GovReportArchive.Extraction.Tests/FileTypes/FileTypeRecipeTests.cs")]
    [InlineData("a route", "Web/Api/ApiEndpoints.cs", "Web/SERVING.md")]
    [InlineData("a rule", "Reports/*/Data/*.rules.tsv", "Reports/Prose/Data/figures.tsv", "Reports/Passages/Data/roles.tsv", "Reports/Checks/Data/checks.tsv", "Analysis/Ledger/LedgerRules.cs", "Drafts/DraftRules.cs", "Wording/Groups/formulas.tsv")]
    [InlineData("a command", "Indexer/Cli.cs", "Indexer/COMMANDS.md")]
    [InlineData("a setting", "Composition/Settings/Setting.cs", "Web/SERVING.md")]
    [InlineData("to the query language", "Search/Querying/QueryParser.cs", "tests/conformance/cases.py")]
    public void A_recipe_names_the_tables_whose_rows_are_tested_and_only_files_that_exist(string recipe, params string[] tables)
    {
        string text = RepositoryText.Read("src/ARCHITECTURE.md").Split("## To add …")[1].Split($"**… {recipe}.**")[1].Split("\n**…")[0];
        IReadOnlyList<string> named = RepositoryText.FilesIn(text);

        Assert.Empty(tables.Except(named, StringComparer.Ordinal));
        Assert.All(named, name => Assert.True(RepositoryText.PathOf(name) is not null, name));
    }
}
