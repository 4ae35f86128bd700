using System.Net;
using System.Text.Json.Nodes;

namespace GovReportArchive.Web.Tests.Api;

/// <summary>Reads answers and says what they held where they are not as expected.</summary>
internal static class Answers
{
    public static async Task<JsonNode> JsonAsync(this HttpClient client, string url, HttpStatusCode status = HttpStatusCode.OK)
    {
        HttpResponseMessage response = await client.GetAsync(url);
        string text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{url}: {(int)response.StatusCode} {text}");
        return JsonNode.Parse(text) ?? throw new InvalidOperationException("The body is null.");
    }

    /// <summary>Problem details without the request id, which differs every time.</summary>
    public static async Task<JsonNode> ProblemAsync(this HttpClient client, string url, HttpStatusCode status)
    {
        HttpResponseMessage response = await client.GetAsync(url);
        string text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{url}: {(int)response.StatusCode} {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        JsonNode problem = JsonNode.Parse(text)!;
        problem.AsObject().Remove("requestId");
        // The kind stands in the address of its explanation, and is asked for where it says more.
        if ($"/help#problem-{problem["code"]}" == (string)problem["type"]!) problem.AsObject().Remove("code");
        return problem;
    }

    public static void Same(string expected, JsonNode actual) => Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), actual.ToJsonString());
}
