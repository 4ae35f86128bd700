using GovReportArchive.Discovery.Facets;
using GovReportArchive.Web.Api.Contract;
using GovReportArchive.Web.Api.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace GovReportArchive.Web.Tests.Api.Contract;

public sealed class RequestShapeTests
{
    [Fact]
    public void A_property_is_a_parameter_whose_first_value_is_the_default()
    {
        Assert.Equal(["colour", "q", "bom", "headers", "many", "least"], RequestShape.Of(typeof(Specimen)).Query.Select(parameter => parameter.Name));
        Assert.Equal(["place"], RequestShape.Of(typeof(Specimen)).Path.Select(parameter => parameter.Name));
        Assert.Equal(["red", null, "false", "keys", null, "7"], RequestShape.Of(typeof(Specimen)).Query.Select(parameter => parameter.Default));
        Assert.Equal(
            [ParameterKind.Text, ParameterKind.Text, ParameterKind.Flag, ParameterKind.Choice, ParameterKind.Choices, ParameterKind.WholeNumber],
            RequestShape.Of(typeof(Specimen)).Query.Select(parameter => parameter.Kind));
    }

    [Fact]
    public void A_request_holds_what_the_address_says_and_else_its_first_values()
    {
        Assert.Equal(("red", null, false, "keys", 7), Told(Read("")));
        Assert.Equal(("red", null, false, "keys", 7), Told(Read("?colour=&q=%20&headers=&least=")));
        Assert.Equal(("blue", "公开", true, "labels", 9), Told(Read("?colour=blue&q=%20公开%20&bom=true&headers=labels&least=9")));
        Assert.Equal(["1", "0"], Read("?many=1,%20,0&many=1").Many);
        Assert.Equal("琴山", Read("").Place);

        static (string, string?, bool, string, int) Told(Specimen request) => (request.Colour, request.Text, request.Form.Bom, request.Form.Headers, request.Least);
    }

    [Theory]
    [InlineData("?nope=1", "nope", "不认识的参数 nope。可用参数：colour、q、bom、headers、many、least。")]
    [InlineData("?place=1", "place", "不认识的参数 place。可用参数：colour、q、bom、headers、many、least。")]
    [InlineData("?q=1&q=2", "q", "参数 q 只能出现一次。")]
    [InlineData("?bom=yes", "bom", "参数 bom 的值“yes”不可用。可用的值：true、false。")]
    [InlineData("?many=0,2", "many", "参数 many 的值“2”不可用。可用的值：0、1。")]
    [InlineData("?least=2", "least", "参数 least 的值不可用：“2”不是 3 至 9 的整数。")]
    public void What_is_no_parameter_or_no_value_of_one_is_refused_by_name(string query, string parameter, string message)
    {
        QueryParameterException refused = Assert.Throws<QueryParameterException>(() => Read(query));
        Assert.Equal((parameter, message), (refused.Parameter, refused.Message));
    }

    [Fact]
    public void A_page_can_leave_a_parameter_of_its_route_out()
    {
        QueryParameterException refused = Assert.Throws<QueryParameterException>(() => ListWordings.Read(Query("?limit=3"), without: "limit"));
        Assert.DoesNotContain("limit", refused.Allowed);
        Assert.Equal("abc", ListWordings.Read(Query("?cursor=abc"), without: "limit").Page.Cursor);
    }

    [Fact]
    public void What_a_part_of_a_request_answers_its_route_answers()
    {
        Assert.Equal([200, 304, 308, 400, 404, 409, 410, 429, 503], ApiOperation.Of(typeof(ExportComparison)).Answers.Select(answer => answer.Status));
        Assert.Equal([200, 304, 400, 429, 503], ApiOperation.Of(typeof(SearchReports)).Answers.Select(answer => answer.Status));
    }

    private static Specimen Read(string query) => (Specimen)RequestShape.Of(typeof(Specimen)).Read(Query(query), new RouteValueDictionary { ["place"] = "琴山" });

    private static QueryCollection Query(string query) => new(QueryHelpers.ParseQuery(query));

    internal sealed record Specimen : ApiRequest<Specimen>
    {
        [Path("Where.", "琴山")]
        public string Place { get; init; } = "";

        [Query("Of what colour.", "blue")]
        public string Colour { get; init; } = "red";

        [Query("What for.", "公开", Name = "q")]
        public string? Text { get; init; }

        public TableForm Form { get; init; } = new();

        [Query("Any of {0}.", "0,1", Among = nameof(Choices.ZeroOrOne), Commas = true)]
        public IReadOnlyList<string> Many { get; init; } = [];

        [Query("How many.", "7", Minimum = 3, Maximum = 9)]
        public int Least { get; init; } = 7;
    }
}
