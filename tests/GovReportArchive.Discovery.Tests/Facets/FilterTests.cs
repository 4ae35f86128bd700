using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Forms;
using GovReportArchive.Tests;

namespace GovReportArchive.Discovery.Tests.Facets;

public sealed class FilterTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryArchive _temporary = new();

    public async Task InitializeAsync()
    {
        await _temporary.Archive.Importer.ImportAsync(new StringReader(RecordFactory.Lines(48)), "x");
        _temporary.Archive.TryCatchUp();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _temporary.Dispose();

    [Theory]
    [InlineData("year", "2019", 24)]
    [InlineData("year", "2019-2020", 48)]
    [InlineData("province", "云岭省", 24)]
    [InlineData("province", "990000", 24)]
    [InlineData("region", "990000", 24)]
    [InlineData("region", "990100", 16)]
    [InlineData("region", "990102", 8)]
    [InlineData("region", "青禾市", 16)]
    [InlineData("city", "青禾市", 16)]
    [InlineData("county", "石桥区", 8)]
    [InlineData("county", "云岭省青禾市石桥区", 8)]
    [InlineData("county", "城关区", 8)]
    [InlineData("agency", "990102/教育局", 2)]
    [InlineData("agency", "石桥区教育局", 2)]
    [InlineData("agency", "教育局", 12)]
    [InlineData("agencyType", "民政", 12)]
    [InlineData("level", "county", 48)]
    [InlineData("level", "县级", 48)]
    [InlineData("form", "2019", 48)]
    [InlineData("section", "problems", 48)]
    [InlineData("section", "问题与改进", 48)]
    public void A_filter_takes_codes_and_names(string filter, string value, int total) => Assert.Equal(total, Total(filter, value));

    [Fact]
    public void Values_of_one_filter_are_joined_by_OR_and_filters_by_AND()
    {
        ReportQuery query = new()
        {
            Filters = [new ReportFilter("year", ["2019"]), new ReportFilter("agencyType", ["教育"]), new ReportFilter("agencyType", ["民政"])],
        };
        Assert.Equal(12, _temporary.Archive.Search.Search(query).Total);
    }

    [Fact]
    public void A_name_that_stands_for_several_places_takes_all_and_lists_them()
    {
        ReportAnswer answer = _temporary.Archive.Search.Search(new ReportQuery { Filters = [new ReportFilter("county", ["临溪区"])] });

        Assert.Equal(16, answer.Total);
        Assert.Equal(["云岭省青禾市临溪区", "云岭省白沙市临溪区"], answer.Places!.Select(place => place.FullName));
        Assert.Null(_temporary.Archive.Search.Search(new ReportQuery { Filters = [new ReportFilter("county", ["石桥区"])] }).Places);
    }

    [Fact]
    public void Facets_show_names_and_tell_places_of_one_name_apart()
    {
        ReportFacet counties = _temporary.Archive.Search.Search(new ReportQuery { Facets = [new RequestedFacet("county")] }).Facets["county"];

        Assert.Contains(counties.Items, item => (item.Value, item.Label, item.Count) == ("990102", "石桥区", 8));
        Assert.Contains(counties.Items, item => (item.Value, item.Label, item.Count) == ("990201", "云岭省白沙市临溪区", 8));
    }

    [Fact]
    public void A_check_is_found_by_rule_and_state_or_by_state_alone()
    {
        ReportFacet checks = _temporary.Archive.Search.Search(new ReportQuery { Facets = [new RequestedFacet("check")] }).Facets["check"];
        Assert.Contains(checks.Items, item => item.Value == "applications.balance:notAssessable" && item.Label == "申请收办平衡：无法核对");
        Assert.Equal(48, Total("check", "applications.balance:notAssessable"));
        Assert.Equal(48, Total("check", "notAssessable"));
        Assert.Equal(0, Total("check", "applications.balance:fail"));
    }

    [Fact]
    public void A_condition_holds_only_where_a_number_is_printed()
    {
        int printed = _temporary.Archive.Holdings.All().Count(report => report.Record.Counts.ContainsKey("disclosure.licences.decisions"));

        Assert.InRange(printed, 1, 47);
        Assert.Equal(printed, Where("disclosure.licences.decisions>=0"));
        Assert.Equal(48 - printed, Where("disclosure.licences.decisions:missing"));
        Assert.Equal(printed, Where(CountCatalog.Find("disclosure.licences.decisions")!.Label + " ≥ 0"));
        Assert.Equal(48, Where("disclosure.fees.amount=12.5"));
    }

    [Fact]
    public void Sorting_by_a_count_puts_reports_without_it_last_in_both_directions()
    {
        foreach (string sort in new[] { "disclosure.licences.decisions", "-disclosure.licences.decisions" })
        {
            decimal?[] values = [.. _temporary.Archive.Search.Stream(new ReportQuery { Sort = sort })
                .Select(report => report.Record.Counts.TryGetValue("disclosure.licences.decisions", out decimal value) ? value : (decimal?)null)];
            decimal[] numbers = [.. values.OfType<decimal>()];

            Assert.All(values.Skip(numbers.Length), Assert.Null);
            Assert.Equal(sort[0] is '-' ? numbers.OrderDescending() : numbers.Order(), numbers);
        }
    }

    [Theory]
    [InlineData("year", "去年")]
    [InlineData("region", "123456")]
    [InlineData("county", "不存在的县")]
    [InlineData("county", "云岭省")]
    [InlineData("agency", "不存在的机关")]
    [InlineData("agencyType", "气象")]
    [InlineData("level", "村级")]
    [InlineData("form", "2022")]
    [InlineData("section", "诗")]
    [InlineData("check", "applications.balance:maybe")]
    [InlineData("colour", "red")]
    [InlineData("year", " ")]
    public void A_value_that_means_nothing_is_refused_by_the_parameters_name(string filter, string value)
    {
        QueryParameterException error = Assert.Throws<QueryParameterException>(() => Total(filter, value));
        Assert.Equal(filter, error.Parameter);
        Assert.False(string.IsNullOrWhiteSpace(error.Message));
    }

    [Theory]
    [InlineData("applications.recieved.total>=1", "applications.received.total")]
    [InlineData("applications.received.total>=一", "一")]
    [InlineData("applications.received.total", "比较符")]
    [InlineData(">=1", "比较符")]
    [InlineData("", "比较符")]
    [InlineData("applications.received.total:blank", "比较符")]
    public void A_condition_that_cannot_be_read_is_refused_with_what_is_allowed(string condition, string said)
    {
        QueryParameterException error = Assert.Throws<QueryParameterException>(() => Where(condition));
        Assert.Equal("where", error.Parameter);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Changed_since_gives_what_came_later()
    {
        long change = _temporary.Archive.Holdings.LastChange;
        _temporary.Archive.Mender.Correct("990101-教育局-2019", "applications.received.total", "5", "审校员", "原件");
        _temporary.Archive.TryCatchUp();

        ReportAnswer answer = _temporary.Archive.Search.Search(new ReportQuery { ChangedSince = change });
        Assert.Equal("990101-教育局-2019", Assert.Single(answer.Items).Id);
    }

    [Fact]
    public void Highlights_are_substrings_of_the_stored_text_and_their_marks_what_matched()
    {
        ReportAnswer answer = _temporary.Archive.Search.Search(new ReportQuery { Text = "\"解读形式单一\"", Limit = 200 });

        Assert.NotEmpty(answer.Items);
        foreach (ReportHit hit in answer.Items)
        {
            string[] texts = [.. _temporary.Archive.Holdings.Get(hit.Id)!.Record.Sections.Select(section => section.Text)];
            Assert.NotEmpty(hit.Highlights);
            foreach (Highlight highlight in hit.Highlights)
            {
                Assert.Contains(texts, text => text.Contains(highlight.Text, StringComparison.Ordinal));
                Assert.All(highlight.Marks, mark => Assert.Equal("解读形式单一", highlight.Text.Substring(mark[0], mark[1])));
            }
        }
    }

    [Fact]
    public void An_empty_answer_is_explained_part_by_part()
    {
        EmptyAnswer answer = _temporary.Archive.Search.Answer(new ReportQuery
        {
            Text = "\"一图读懂\" \"火星\"",
            Filters = [new ReportFilter("year", ["2019"]), new ReportFilter("agency", ["石桥区教育局"])],
            Where = [CountCondition.Parse("applications.received.total>=0")],
        }).Help!;

        Assert.Equal(["\"一图读懂\"", "\"火星\""], answer.Terms.Select(term => term.Value));
        Assert.True(answer.Terms[0].Total > 0);
        Assert.Equal(0, answer.Terms[1].Total);
        Assert.Equal([("年份：2019", 24), ("机关：石桥区教育局", 2), ("本年新收·总计 ≥ 0", 48)], answer.Filters.Select(part => (part.Label, part.Total)));
        Assert.Equal([2019, 2020], Assert.Single(answer.Agencies).Years);
        Assert.Equal(0, answer.Text);
    }

    [Theory]
    [InlineData("\uFFFE>1")]
    [InlineData("\uD800>1")]
    public void A_condition_of_signs_that_no_text_holds_names_no_count(string condition) =>
        Assert.Throws<QueryParameterException>(() => CountCondition.Parse(condition));

    private int Total(string filter, string value) =>
        _temporary.Archive.Search.Search(new ReportQuery { Filters = [new ReportFilter(filter, [value])], Limit = 0 }).Total;

    private int Where(string condition) =>
        _temporary.Archive.Search.Search(new ReportQuery { Where = [CountCondition.Parse(condition)], Limit = 0 }).Total;
}
