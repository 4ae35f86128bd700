using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Passages;
using GovReportArchive.Reports.Records;
using GovReportArchive.Tests;
using WordingKeys = GovReportArchive.Reports.Passages.Wordings;

namespace GovReportArchive.Discovery.Tests.Passages;

public sealed class PassageSearchTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryArchive _temporary = new();

    private PassageSearch Passages => _temporary.Archive.Passages;

    public async Task InitializeAsync()
    {
        await _temporary.Archive.Importer.ImportAsync(new StringReader(RecordFactory.Lines(120)), "x");
        _temporary.Archive.TryCatchUp();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _temporary.Dispose();

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("公众号", null, null)]
    [InlineData("\"一图读懂\"", "year", "2021")]
    [InlineData("问题:人员", "county", "990101")]
    [InlineData(null, "role", "problem")]
    [InlineData(null, "section", "problems")]
    public void A_facet_values_count_equals_the_total_when_that_value_alone_is_this_facets_choice(string? text, string? filter, string? value)
    {
        ReportQuery query = new()
        {
            Text = text,
            Filters = filter is null ? [] : [new ReportFilter(filter, [value!])],
            Facets = [.. FacetTable.In(SearchKinds.Passages).Select(name => new RequestedFacet(name.Name, 100))],
            Limit = 0,
        };
        int checkedValues = 0;
        foreach ((string facet, ReportFacet counts) in Passages.Search(query).Facets)
        {
            foreach (ReportFacetItem item in counts.Items)
            {
                ReportFilter[] others = [.. query.Filters.Where(f => f.Name != facet)];
                PassageAnswer chosen = Passages.Search(query with { Filters = [.. others, new ReportFilter(facet, [item.Value])], Facets = [] });
                Assert.True(item.Count == chosen.Total, $"{facet}={item.Value}: {item.Count} / {chosen.Total}");
                checkedValues++;
            }
        }

        Assert.True(checkedValues > 20);
    }

    [Theory]
    [InlineData("人员力量")]
    [InlineData("二是加强")]
    [InlineData("不足")]
    public void A_quoted_string_finds_every_passage_that_contains_it_and_only_those(string text)
    {
        string[] expected =
        [
            .. _temporary.Archive.Holdings.All().SelectMany(report => PassageList.Of(report.Record).Select(passage => (report.Id, passage)))
                .Where(item => item.passage.Text.Contains(text, StringComparison.Ordinal))
                .Select(item => PassageAddress.Item(item.Id, 1, item.passage.Section.N, item.passage.Item.Number, PassageAddress.Fingerprint(item.passage.Text))).Order(StringComparer.Ordinal),
        ];
        ReportQuery query = new() { Text = $"\"{text}\"", Limit = 200 };

        Assert.NotEmpty(expected);
        Assert.Equal(expected, Passages.Stream(query).Select(hit => hit.Page).Order(StringComparer.Ordinal));
        Assert.Equal(expected.Length, Passages.Search(query).Total);
        Assert.All(Passages.Search(query).Items, hit => Assert.Contains(hit.Marks, mark => hit.Text.Substring(mark[0], mark[1]) == text));
    }

    [Fact]
    public void A_hit_stands_between_its_neighbours()
    {
        PassageHit hit = Passages.Search(new ReportQuery { Filters = [new ReportFilter("section", ["problems"])], Limit = 1 }).Items[0];

        Assert.Equal((1, 1, 2), (hit.Item, hit.Ordinal, hit.SectionNumber));
        Assert.Null(hit.Before);
        Assert.StartsWith("二是", hit.After, StringComparison.Ordinal);
        Assert.Equal("五、存在的主要问题及改进情况", hit.SectionHeading);
    }

    [Fact]
    public void Paging_visits_every_hit_once_and_in_the_order_of_the_stream()
    {
        ReportQuery query = new() { Text = "加强 OR 不足", Limit = 7 };
        List<string> pages = [];
        for (string? cursor = null; ;)
        {
            PassageAnswer page = Passages.Search(query with { Cursor = cursor });
            pages.AddRange(page.Items.Select(item => item.Page));
            if ((cursor = page.Next) is null) break;
        }

        Assert.Equal(Passages.Stream(query).Select(hit => hit.Page), pages);
        Assert.Equal(pages.Count, pages.Distinct().Count());
    }

    [Theory]
    [InlineData("", "-year")]
    [InlineData("公众号 OR 不足", "score")]
    [InlineData("解读", "agency")]
    public void Folding_shows_each_wording_once_over_all_pages_and_hides_none_from_the_counts(string text, string sort)
    {
        ReportQuery query = new() { Text = text, Sort = sort, Limit = 3 };
        PassageHit[] all = [.. Passages.Stream(query)];
        ILookup<string, PassageHit> groups = all.ToLookup(hit => hit.Wording, StringComparer.Ordinal);
        List<PassageHit> shown = [];
        for (string? cursor = null; ;)
        {
            PassageAnswer page = Passages.Search(query with { Cursor = cursor }, fold: true);
            Assert.Equal(all.Length, page.Total);
            shown.AddRange(page.Items);
            if ((cursor = page.Next) is null) break;
            Assert.Equal(3, page.Items.Count);
        }

        Assert.True(groups.Count < all.Length);
        Assert.Equal(all.Select(hit => hit.Wording).Distinct(), shown.Select(hit => hit.Wording));
        Assert.All(shown, hit =>
        {
            PassageHit[] same = [.. groups[hit.Wording]];
            Assert.Equal(same[0].Page, hit.Page);
            Assert.Equal(same.Length, hit.Same!.Passages);
            Assert.Equal(same.Select(one => one.Agency.Id).Distinct().Count(), hit.Same.Agencies);
            Assert.Equal(same.Select(one => $"{one.Year}").Distinct().Order(StringComparer.Ordinal), hit.Same.Years);
            Assert.Equal(same.Skip(1).Take(8).Select(one => one.Page), hit.Same.Others.Select(one => one.Page));
            Assert.Equal(same.Length, Passages.Search(query, wording: hit.Wording).Total);
        });
    }

    [Fact]
    public void Wordings_differ_by_more_than_number_and_final_stop()
    {
        Assert.Equal(WordingKeys.KeyOf("一是解读形式单一；"), WordingKeys.KeyOf("（三）解读形式单一。"));
        Assert.Equal(WordingKeys.KeyOf("（二）Ａ級公開"), WordingKeys.KeyOf("2.a级公开"));
        Assert.NotEqual(WordingKeys.KeyOf("一是解读形式单一"), WordingKeys.KeyOf("一是解读形式较单一"));
    }

    [Fact]
    public async Task The_passages_of_a_withdrawn_or_changed_report_go()
    {
        ReportRecord record = RecordFactory.Record(3);
        int before = Passages.Search(new ReportQuery { Limit = 0 }).Total;
        int own = PassageList.Of(record).Count;
        _temporary.Archive.Withdraw(record.Id, "样例");
        _temporary.Archive.TryCatchUp();
        Assert.Equal(before - own, Passages.Search(new ReportQuery { Limit = 0 }).Total);

        ReportRecord other = RecordFactory.Record(4);
        ReportRecord shorter = other with
        {
            Sections = [new Section(1, "problems", "五、存在的主要问题及改进情况", "一是展板内容陈旧。")],
            Source = other.Source with { Sha256 = new string('a', 64) },
        };
        await _temporary.Archive.Importer.ImportAsync(new StringReader(RecordJson.Serialize(shorter)), "y");
        _temporary.Archive.TryCatchUp();
        int gone = own + PassageList.Of(other).Count - 1;
        Assert.Equal(before - gone, Passages.Search(new ReportQuery { Limit = 0 }).Total);
        PassageHit hit = Assert.Single(Passages.Search(new ReportQuery { Text = "\"展板内容\"" }).Items);
        Assert.Equal(2, hit.Version);
        Assert.EndsWith("/v/2/s/1/i/1?f=" + PassageAddress.Fingerprint("展板内容陈旧"), hit.Page, StringComparison.Ordinal);
        Assert.Empty(_temporary.Archive.Verify().Problems);
    }

    [Fact]
    public void Conditions_that_passages_do_not_have_are_refused_by_name()
    {
        Assert.Equal("sort", Assert.Throws<QueryParameterException>(() => Passages.Search(new ReportQuery { Sort = "applications.received.sum" })).Parameter);
        Assert.Equal("role", Assert.Throws<QueryParameterException>(
            () => Passages.Search(new ReportQuery { Filters = [new ReportFilter("role", ["wish"])] })).Parameter);
    }
}
