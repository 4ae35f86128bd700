using GovReportArchive.Composition;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;
using GovReportArchive.Wording.Groups;

namespace GovReportArchive.Discovery.Tests.Facets;

/// <summary>What a facet counts as missing can be chosen like a value, wherever it is filtered by the facet.</summary>
public sealed class MissingValueTests : IAsyncLifetime, IDisposable
{
    private static readonly string?[] Queries = [null, "公众号", "问题:人员", "年份:_missing OR 解读"];
    private readonly TemporaryArchive _temporary = new();

    private OpenArchive Archive => _temporary.Archive;

    public async Task InitializeAsync()
    {
        // The records of the conformance suite lack years, regions, types and sections here and there.
        using StreamReader lacking = new(Path.Combine(RepositoryFolder.Root, "tests", "conformance", "records.ndjson"));
        await Archive.Importer.ImportAsync(lacking, "records.ndjson");
        ReportRecord unknown = RecordFactory.Record(3) with { Id = "x-无考中心-一", Agency = new Agency("x/无考中心", "无考中心"), Year = null, Region = null };
        ReportRecord empty = unknown with { Id = "x-无考中心-二", Title = "无正文的报告", Sections = [] };
        await Archive.Importer.ImportAsync(new StringReader(string.Join('\n', RecordFactory.Lines(60), RecordJson.Serialize(unknown), RecordJson.Serialize(empty))), "x");
        Archive.TryCatchUp();
        Archive.WordingKeeper.Rebuild();
        Archive.TryCatchUp();
        await Archive.Importer.ImportAsync(new StringReader(string.Join('\n', RecordFactory.Lines(70).Split('\n')[60..])), "y");
        Archive.TryCatchUp();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void What_a_facet_of_reports_counts_as_missing_is_the_total_when_that_alone_is_chosen()
    {
        HashSet<string> lacking = Law(SearchKinds.Reports, query => Archive.Search.Search(query) is var answer ? (answer.Total, answer.Facets) : default);
        Assert.Superset(new HashSet<string> { "year", "region", "county", "agencyType", "section", "repeats", "recognised", "boilerplate" }, lacking);
    }

    [Fact]
    public void What_a_facet_of_passages_counts_as_missing_is_the_total_when_that_alone_is_chosen()
    {
        HashSet<string> lacking = Law(SearchKinds.Passages, query => Archive.Passages.Search(query) is var answer ? (answer.Total, answer.Facets) : default);
        Assert.Superset(new HashSet<string> { "year", "region", "county", "agencyType", "repeats", "recognised" }, lacking);
    }

    [Fact]
    public void Reports_by_boilerplate_are_those_with_one_of_all_values_and_those_with_none()
    {
        int lacking = 0;
        foreach (string name in new[] { "year", "region", "agencyType", "level" })
        {
            string[] values = [.. Archive.Search.Search(new ReportQuery { Facets = [new RequestedFacet(name, 1000)], Limit = 0 }).Facets[name].Items.Select(item => item.Value)];
            int without = Total(Facet.Missing), with = Total(values);
            Assert.True(with < Total() || without == 0, name);
            Assert.Equal((Total(), Total()), (with + without, Total([.. values, Facet.Missing])));
            lacking += without;

            int Total(params string[] chosen) => Archive.Boilerplates.Search(chosen.Length == 0 ? [] : [new ReportFilter(name, chosen)], [], limit: 0).Total;
        }

        Assert.True(lacking > 0);
    }

    [Fact]
    public void Wordings_without_a_value_are_those_that_somebody_without_it_uses()
    {
        int lacking = 0;
        WordingItem[] all = [.. Archive.Wordings.Stream(new WordingQuery())];
        foreach ((string name, Func<WordingUse, bool> lacks) in new (string, Func<WordingUse, bool>)[]
        {
            ("year", use => use.Year is null), ("agencyType", use => use.Agency.Type is null), ("level", use => use.Agency.Level is null), ("role", _ => false), ("section", _ => false),
        })
        {
            string[] expected = [.. all.Where(item => Archive.Wordings.Detail(item.Id, 0, 1000)!.Uses.Any(lacks)).Select(item => item.Id).Order(StringComparer.Ordinal)];
            WordingQuery query = new() { Filters = [new ReportFilter(name, [Facet.Missing])] };
            Assert.Equal(expected, Archive.Wordings.Stream(query).Select(item => item.Id).Order(StringComparer.Ordinal));
            lacking += expected.Length;
        }

        Assert.True(lacking > 0);
    }

    [Fact]
    public void Every_facet_says_what_lacking_a_value_is_called_and_names_it_in_its_documentation()
    {
        foreach (Facet facet in FacetTable.In(SearchKinds.Reports | SearchKinds.Passages))
        {
            Assert.Equal(facet.MissingLabel, Archive.Search.Label(facet.Name, Facet.Missing));
            Assert.Contains($"{Facet.Missing} 为{facet.MissingLabel}", facet.DescriptionIn(SearchKinds.Reports), StringComparison.Ordinal);
            if (facet.Known.Count > 0) Assert.Contains(Facet.Missing, facet.Taken);
            if (facet.Pattern is { } pattern) Assert.Matches(pattern, Facet.Missing);
        }
    }

    [Fact]
    public void An_answer_that_is_empty_for_want_of_what_has_no_value_is_explained()
    {
        EmptyAnswer help = Archive.Search.Answer(new ReportQuery { Filters = [new ReportFilter("agency", [Facet.Missing])] }).Help!;
        Assert.Equal(("机关：未注明", 0), Assert.Single(help.Filters) is var part ? (part.Label, part.Total) : default);
    }

    // For every facet, whatever the others are: missing alone, and missing beside a value.
    private static HashSet<string> Law(SearchKinds kinds, Func<ReportQuery, (int Total, IReadOnlyDictionary<string, ReportFacet> Facets)> ask)
    {
        HashSet<string> lacking = [];
        foreach (string? text in Queries)
        {
            ReportQuery query = new() { Text = text, Facets = [.. FacetTable.In(kinds).Select(facet => new RequestedFacet(facet.Name, 1000))], Limit = 0 };
            (int all, IReadOnlyDictionary<string, ReportFacet> facets) = ask(query);
            foreach ((string name, ReportFacet facet) in facets)
            {
                Assert.Equal(facet.Missing, Chosen(name, Facet.Missing));
                if (facet.Missing > 0) lacking.Add(name);
                if (facet.Items is [var first, ..]) Assert.Equal(facet.Missing + first.Count, Chosen(name, Facet.Missing, first.Value));
                Assert.Equal(all, Chosen(name, [Facet.Missing, .. facet.Items.Select(item => item.Value)]));
            }

            int Chosen(string name, params string[] values) => ask(query with { Filters = [new ReportFilter(name, values)], Facets = [] }).Total;
        }

        return lacking;
    }
}
