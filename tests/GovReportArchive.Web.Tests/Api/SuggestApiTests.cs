using System.Net;
using System.Text.Json.Nodes;
using GovReportArchive.Web.Tests.Specimens;

namespace GovReportArchive.Web.Tests.Api;

[Collection(ServedTests.Name)]
public sealed class SuggestApiTests(ServedSpecimens served)
{
    private readonly HttpClient _client = served.Client();

    [Fact]
    public async Task Suggestions_say_what_they_are_where_and_how_many()
    {
        JsonNode answer = await _client.JsonAsync("/api/v1/suggest?q=临溪民政&kind=agency&limit=2");
        Answers.Same("""
            { "items": [
              { "kind": "agency", "value": "990101/民政局", "label": "临溪区民政局", "marks": [[0, 2], [3, 2]], "where": "云岭省青禾市临溪区", "count": 4 },
              { "kind": "agency", "value": "990201/民政局", "label": "临溪区民政局", "marks": [[0, 2], [3, 2]], "where": "云岭省白沙市临溪区", "count": 4 } ] }
            """, answer);
    }

    [Theory]
    [InlineData("/api/v1/suggest")]
    [InlineData("/api/v1/suggest?q=")]
    [InlineData("/api/v1/suggest?q=宇宙飞船")]
    [InlineData("/api/v1/suggest?q=民政&limit=0")]
    public async Task Where_nothing_fits_the_list_is_empty(string url) =>
        Assert.Empty((await _client.JsonAsync(url))["items"]!.AsArray());

    [Theory]
    [InlineData("/api/v1/suggest?q=民政&kind=village", "kind")]
    [InlineData("/api/v1/suggest?q=民政&limit=51", "limit")]
    [InlineData("/api/v1/suggest?q=民政&year=2023", "year")]
    public async Task A_bad_parameter_is_named(string url, string parameter) =>
        Assert.Equal(parameter, (string?)(await _client.ProblemAsync(url, HttpStatusCode.BadRequest))["parameter"]);
}
