using System.Globalization;
using System.Text.Json;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Searching;

namespace GovReportArchive.Discovery.Tests.Conformance;

/// <summary>One line of <c>queries.ndjson</c>: a request and what must come back.</summary>
internal sealed class ConformanceCase(JsonElement line)
{
    public JsonElement Request => line.GetProperty("request");

    public int? Page => Request.TryGetProperty("page", out JsonElement page) ? page.GetInt32() : null;

    private JsonElement Expected => line.GetProperty("expect");

    public bool Expects(string member) => Expected.TryGetProperty(member, out _);

    /// <summary>The request in the archive's terms.</summary>
    public ReportQuery Query() => new()
    {
        Text = Request.GetProperty("q").GetString(),
        Filters = [.. Members("filters").Select(filter => new ReportFilter(filter.Name, Strings(filter.Value)))],
        Where = [.. Items("where").Select(condition => CountCondition.Parse(condition.GetString()!))],
        Facets = [.. Items("facets").Select(Facet)],
        Sort = Text("sort"),
        Cursor = Text("cursor"),
        Limit = Page ?? (Request.TryGetProperty("limit", out JsonElement limit) ? limit.GetInt32() : 20),
        ChangedSince = Request.TryGetProperty("changedSince", out JsonElement since) ? since.GetInt64() : null,
    };

    /// <summary>What differs from the answer; <paramref name="ids"/> are those of all pages asked for.</summary>
    public IEnumerable<string> Compare(ReportAnswer answer, IReadOnlyList<string> ids)
    {
        int total = Expected.GetProperty("total").GetInt32();
        if (answer.Total != total) yield return $"total {answer.Total}, not {total}";
        string[] expected = Strings(Expected.GetProperty("ids"));
        if (Request.TryGetProperty("limit", out JsonElement limit) && limit.GetInt32() == 0) expected = [];
        IEnumerable<string> found = Expects("ordered") ? ids : ids.Order(StringComparer.Ordinal);
        if (!found.SequenceEqual(Expects("ordered") ? expected : expected.Order(StringComparer.Ordinal))) yield return $"ids {string.Join(' ', found)}, not {string.Join(' ', expected)}";
        foreach (JsonElement pair in Expects("above") ? Expected.GetProperty("above").EnumerateArray() : [])
            if (ids.ToList().IndexOf(pair[0].GetString()!) is var first && (first < 0 || first > ids.ToList().IndexOf(pair[1].GetString()!))) yield return $"{pair[0]} should rank above {pair[1]}";
        if (Expects("places") && !Strings(Expected.GetProperty("places")).SequenceEqual(answer.Places?.Select(place => place.FullName) ?? [])) yield return "other places";
        foreach (JsonProperty facet in Expects("facets") ? Expected.GetProperty("facets").EnumerateObject() : [])
        {
            string counted = Flat(answer.Facets[facet.Name]), wanted = Flat(facet.Value);
            if (counted != wanted) yield return $"facet {facet.Name}: {counted}, not {wanted}";
        }
    }

    /// <summary>What differs from the refusal.</summary>
    public string CompareError(int? position, string message, string? parameter)
    {
        if (!Expects("error")) return $"refused: {message}";
        JsonElement error = Expected.GetProperty("error");
        bool right = parameter is null
            ? error.TryGetProperty("position", out JsonElement at) && at.GetInt32() == position && error.GetProperty("message").GetString() == message
            : error.TryGetProperty("parameter", out JsonElement name) && name.GetString() == parameter;
        return right ? "" : $"refused otherwise: {parameter} {message}";
    }

    private static string Flat(ReportFacet facet) =>
        $"{string.Join(' ', facet.Items.Select(item => $"{item.Value}={item.Count.ToString(CultureInfo.InvariantCulture)}"))}; missing {facet.Missing}, other {facet.Other}";

    private static string Flat(JsonElement facet) =>
        $"{string.Join(' ', facet.GetProperty("items").EnumerateArray().Select(item => $"{item[0]}={item[1]}"))}; missing {facet.GetProperty("missing")}, other {facet.GetProperty("other")}";

    private static RequestedFacet Facet(JsonElement facet) => new(
        facet.GetProperty("name").GetString()!,
        facet.TryGetProperty("limit", out JsonElement limit) ? limit.GetInt32() : 20,
        facet.TryGetProperty("prefix", out JsonElement prefix) ? prefix.GetString() : null,
        Containing: facet.TryGetProperty("containing", out JsonElement containing) ? containing.GetString() : null);

    private static string[] Strings(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];

    private JsonElement.ArrayEnumerator Items(string member) => Request.TryGetProperty(member, out JsonElement list) ? list.EnumerateArray() : default;

    private JsonElement.ObjectEnumerator Members(string member) => Request.TryGetProperty(member, out JsonElement map) ? map.EnumerateObject() : default;

    private string? Text(string member) => Request.TryGetProperty(member, out JsonElement text) ? text.GetString() : null;
}
