using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Search.Querying;
using GovReportArchive.Tests;

namespace GovReportArchive.Discovery.Tests.Facets;

/// <summary>The example of a facet's value is one of those that the value counts, and always the same one.</summary>
public sealed class FacetExampleTests : IAsyncLifetime, IDisposable
{
    private const string Received = "applications.received.total";
    private readonly TemporaryArchive _temporary = new();

    public async Task InitializeAsync()
    {
        // Several commits make several segments.
        string[] lines = RecordFactory.Lines(90).Split('\n');
        foreach (string[] part in lines.Chunk(30))
        {
            await _temporary.Archive.Importer.ImportAsync(new StringReader(string.Join('\n', part)), "x");
            _temporary.Archive.TryCatchUp();
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _temporary.Dispose();

    [Theory]
    [InlineData(null, null)]
    [InlineData("公众号", null)]
    [InlineData("公众号", "民政")]
    public void The_example_of_a_report_facets_value_is_the_report_of_least_id_that_choosing_the_value_finds(string? text, string? type)
    {
        ReportQuery query = new()
        {
            Text = text,
            Filters = type is null ? [] : [new ReportFilter("agencyType", [type])],
            Facets = [.. FacetTable.In(SearchKinds.Reports).Select(facet => new RequestedFacet(facet.Name, 100))],
            Ranges = [CountRanges.Parse(Received + ":0,1,2")],
            Examples = true,
            Limit = 0,
        };
        int examples = 0;
        foreach ((string name, ReportFacet facet) in _temporary.Archive.Search.Search(query).Facets)
        {
            foreach (ReportFacetItem item in facet.Items)
            {
                ReportQuery chosen = name == Received
                    ? query with { Where = [.. query.Ranges[0].Choices(facet).First(choice => choice.Item == item).Conditions.Select(CountCondition.Parse)] }
                    : query with { Filters = [.. query.Filters.Where(filter => filter.Name != name), new ReportFilter(name, [item.Value])] };
                string expected = _temporary.Archive.Search.Stream(chosen).Select(report => report.Id).Min(CodePointOrder.Instance)!;
                FacetExample example = item.Example!;
                Assert.Equal((expected, ReportLinks.Page(expected), ReportLinks.Url(expected)), (example.Report, example.Page, example.Url));
                Assert.Equal(_temporary.Archive.Holdings.Get(expected)!.Record.Title, example.Title);
                examples++;
            }
        }

        Assert.True(examples > 30);
    }

    [Fact]
    public void The_example_of_a_passage_facets_value_is_a_passage_that_choosing_the_value_finds()
    {
        ReportQuery query = new() { Text = "解读", Facets = [.. FacetTable.In(SearchKinds.Passages).Select(facet => new RequestedFacet(facet.Name, 100))], Examples = true, Limit = 0 };
        int examples = 0;
        foreach ((string name, ReportFacet facet) in _temporary.Archive.Passages.Search(query).Facets)
        {
            foreach (ReportFacetItem item in facet.Items)
            {
                PassageHit[] found = [.. _temporary.Archive.Passages.Stream(query with { Filters = [new ReportFilter(name, [item.Value])] })];
                PassageHit passage = Assert.Single(found, hit => hit.Page == item.Example!.Page);
                Assert.Equal((passage.Report, passage.Title, passage.Url), (item.Example!.Report, item.Example.Title, item.Example.Url));
                examples++;
            }
        }

        Assert.True(examples > 10);
    }

    [Fact]
    public void Values_have_no_example_unless_it_is_asked_for_and_none_of_a_report_that_was_withdrawn_this_moment()
    {
        ReportQuery query = new() { Facets = [new RequestedFacet("year")], Limit = 0 };
        Assert.All(_temporary.Archive.Search.Search(query).Facets["year"].Items, item => Assert.Null(item.Example));

        string id = _temporary.Archive.Search.Search(query with { Examples = true }).Facets["year"].Items[0].Example!.Report;
        _temporary.Archive.Withdraw(id, "测试");
        Assert.Null(_temporary.Archive.Search.Search(query with { Examples = true }).Facets["year"].Items[0].Example);
        _temporary.Archive.TryCatchUp();
        Assert.NotEqual(id, _temporary.Archive.Search.Search(query with { Examples = true }).Facets["year"].Items[0].Example!.Report);
    }
}
