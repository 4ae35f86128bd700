using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Tests;
using GovReportArchive.Wording.Boilerplates;

namespace GovReportArchive.Discovery.Tests.Facets;

public sealed class FacetLawTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryArchive _temporary = new();

    public async Task InitializeAsync()
    {
        await _temporary.Archive.Importer.ImportAsync(new StringReader(RecordFactory.Lines(120)), "x");
        _temporary.Archive.TryCatchUp();
        _temporary.Archive.WordingKeeper.Rebuild();
        _temporary.Archive.TryCatchUp();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _temporary.Dispose();

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("公众号", null, null)]
    [InlineData("\"一图读懂\"", "year", "2021")]
    [InlineData("问题:人员", "county", "990101")]
    [InlineData(null, "agencyType", "教育")]
    public void A_facet_values_count_equals_the_total_when_that_value_alone_is_this_facets_choice(string? text, string? filter, string? value)
    {
        ReportQuery query = new()
        {
            Text = text,
            Filters = filter is null ? [] : [new ReportFilter(filter, [value!])],
            Facets = [.. FacetTable.In(SearchKinds.Reports).Select(name => new RequestedFacet(name.Name, 100))],
            Limit = 0,
        };
        ReportAnswer answer = _temporary.Archive.Search.Search(query);

        int checkedValues = 0;
        foreach ((string facet, ReportFacet counts) in answer.Facets)
        {
            foreach (ReportFacetItem item in counts.Items)
            {
                ReportFilter[] others = [.. query.Filters.Where(f => f.Name != facet)];
                ReportAnswer chosen = _temporary.Archive.Search.Search(
                    query with { Filters = [.. others, new ReportFilter(facet, [item.Value])], Facets = [] });
                Assert.True(item.Count == chosen.Total, $"{facet}={item.Value}: {item.Count} / {chosen.Total}");
                checkedValues++;
            }
        }

        Assert.True(checkedValues > 20);
        Assert.NotEmpty(answer.Facets["boilerplate"].Items);
    }

    [Fact]
    public async Task The_share_of_boilerplate_is_a_facet_of_the_reports_that_the_store_holds_and_is_absent_without_one()
    {
        using TemporaryArchive temporary = new();
        string[] lines = RecordFactory.Lines(60).Split('\n');
        await temporary.Archive.Importer.ImportAsync(new StringReader(string.Join('\n', lines[..50])), "x");
        temporary.Archive.TryCatchUp();
        ReportQuery query = new() { Facets = [new RequestedFacet("boilerplate"), new RequestedFacet("year")], Limit = 0 };

        Assert.Equal(["year"], temporary.Archive.Search.Search(query).Facets.Keys);
        Assert.Equal("wordings.missing", Assert.Throws<ArchiveException>(() => temporary.Archive.Search.Search(Chosen("80-100"))).Code);
        string before = temporary.Archive.Search.Generation();

        temporary.Archive.WordingKeeper.Rebuild();
        temporary.Archive.TryCatchUp();
        Assert.NotEqual(before, temporary.Archive.Search.Generation());
        await temporary.Archive.Importer.ImportAsync(new StringReader(string.Join('\n', lines[50..])), "y");
        temporary.Archive.TryCatchUp();
        ReportFacet facet = temporary.Archive.Search.Search(query).Facets["boilerplate"];

        Assert.Equal((50, 10, 0), (facet.Items.Sum(item => item.Count), facet.Missing, facet.Other));
        BoilerplateAnswer table = temporary.Archive.Boilerplates.Search([], []);
        Assert.All(table.Ranges, range => Assert.Equal(range.Count, facet.Items.FirstOrDefault(item => item.Value == range.Value)?.Count ?? 0));
        foreach (ReportFacetItem item in facet.Items)
        {
            string[] expected = [.. temporary.Archive.Boilerplates.Search([], [item.Value], limit: 200).Items.Select(report => report.Report).Order(StringComparer.Ordinal)];
            Assert.Equal(expected, temporary.Archive.Search.Stream(Chosen(item.Label)).Select(report => report.Id).Order(StringComparer.Ordinal));
        }

        QueryParameterException mistake = Assert.Throws<QueryParameterException>(() => temporary.Archive.Search.Search(Chosen("90-95")));
        Assert.Equal("boilerplate", mistake.Parameter);

        static ReportQuery Chosen(string range) => new() { Filters = [new ReportFilter("boilerplate", [range])] };
    }

    [Fact]
    public void Paging_visits_every_hit_once_and_in_the_order_of_one_large_page()
    {
        ReportQuery query = new() { Text = "样例 OR 报告", Sort = "-disclosure.licences.decisions", Limit = 7 };
        List<string> ids = [];
        for (string? cursor = null; ;)
        {
            ReportAnswer page = _temporary.Archive.Search.Search(query with { Cursor = cursor });
            ids.AddRange(page.Items.Select(item => item.Id));
            if ((cursor = page.Next) is null) break;
        }

        Assert.Equal(_temporary.Archive.Search.Search(query with { Limit = 200 }).Items.Select(item => item.Id), ids);
        Assert.Equal(_temporary.Archive.Search.Stream(query).Select(report => report.Id), ids);
        Assert.Equal(120, ids.Distinct().Count());
    }

    [Fact]
    public void A_cursor_of_another_query_is_refused()
    {
        string next = _temporary.Archive.Search.Search(new ReportQuery { Text = "报告", Limit = 5 }).Next!;

        QueryParameterException other = Assert.Throws<QueryParameterException>(
            () => _temporary.Archive.Search.Search(new ReportQuery { Text = "年度", Cursor = next }));
        QueryParameterException none = Assert.Throws<QueryParameterException>(
            () => _temporary.Archive.Search.Search(new ReportQuery { Cursor = "%%%" }));

        Assert.Equal("cursor", other.Parameter);
        Assert.Equal("cursor", none.Parameter);
    }
}
