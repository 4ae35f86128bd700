using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GovReportArchive.Search.Querying;
using GovReportArchive.Tests;

namespace GovReportArchive.Search.Elastic.Tests;

/// <summary>What is sent, word for word: the files of <c>Requests</c> are read by whoever wants to know what a cluster is asked, and compared with what it is asked.</summary>
/// <remarks>Where one has changed on purpose: <c>GOVREPORT_WRITE_REQUESTS=1 dotnet test … --filter RequestTests</c> writes them anew.</remarks>
public sealed partial class RequestTests : IDisposable
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string Folder = Path.Combine(RepositoryFolder.Root, "tests", "GovReportArchive.Search.Elastic.Tests", "Requests");
    private readonly Specimen _specimen = new();

    public RequestTests() => _specimen.Fill();

    public void Dispose() => _specimen.Dispose();

    public static TheoryData<string, string> Queries => new()
    {
        { "run", "信息公开" },
        { "one-character", "\"信\"" },
        { "field-and-columns", "标题:\"工作报告\" 年份:2023 新收:[1 TO 9} -地区:[230 TO 231] OR 条例^2" },
        { "near", "\"信息 条例\"~5" },
        { "word-prefix", "总体:web*" },
        { "word-range", "[a TO b} 标题:{c TO *]" },
    };

    [Theory]
    [MemberData(nameof(Queries))]
    public void A_query_is_asked_as_it_is_written_down(string name, string query)
    {
        using ISearchView view = _specimen.Index.Open()!;
        view.Search(new SearchRequest { Query = Specimen.Query(query), Limit = 10 });
        Compare(name, _specimen.Sent("POST", "_search"));
    }

    [Fact]
    public void Facets_are_counted_without_their_own_filter_and_hits_with_all()
    {
        using ISearchView view = _specimen.Index.Open()!;
        view.Search(new SearchRequest
        {
            Query = Specimen.Query("公开"),
            Filters = [new KeywordFilter("year", ["2023", "2024"]), new KeywordFilter("region", ["230"]) { OrMissing = true }, new KeywordFilter("share", ["low"])],
            Numbers = [new NumberFilter("received.total", NumberOperator.NotEqual, 7)],
            Facets = [new FacetRequest("year", 5), new FacetRequest("region", 5, "23", true) { Examples = true }],
            Ranges = [new RangeFacetRequest("received.total", [1, 10])],
            Values = ["year", "received.total", "note"],
            Limit = 10,
        });
        Compare("facets", _specimen.Sent("POST", "_search"));
        Assert.Contains("_search?search_type=dfs_query_then_fetch&allow_partial_search_results=false", _specimen.Cluster.Log!.Select(request => request.Path).Last(path => path.Contains("_search", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_goes_on_after_a_document_that_has_no_number()
    {
        using ISearchView view = _specimen.Index.Open()!;
        view.Search(new SearchRequest { Sort = new SortOrder("received.total", true), After = new SearchAfter(null, null, null, "d1"), Limit = 10 });
        Compare("page", _specimen.Sent("POST", "_search"));
    }

    [Fact]
    public void An_index_is_made_as_it_is_written_down() => Compare("index", _specimen.Sent("PUT", "specimen-"));

    [Fact]
    public void Documents_are_sent_with_numbers_that_ascend_and_what_is_taken_out_leaves_a_tombstone()
    {
        using (ISearchWriter writer = _specimen.Index.TryWrite()!)
        {
            writer.Replace("g1", [Specimen.Document("e1", "㈱ Web\ue001\ud842", -0.0)]);
            writer.Commit(new CommitPoint(2));
        }

        string[] lines = _specimen.Sent("POST", "_bulk").TrimEnd('\n').Split('\n');
        Compare("bulk", "[" + string.Join(',', lines) + "]");
    }

    [Fact]
    public void Answering_takes_one_search_and_a_look_at_the_state_before_and_after_it()
    {
        _specimen.Cluster.Log!.Clear();
        Specimen.Ids(_specimen.Index, "公开");
        Assert.Equal(["GET _doc", "POST _search", "GET _doc"], _specimen.Cluster.Log.Select(request => request.Method + " " + request.Path.Split('/', '?')[1]));
    }

    private static void Compare(string name, string sent)
    {
        string file = Path.Combine(Folder, name + ".json"), text = Identity().Replace(JsonNode.Parse(sent)!.ToJsonString(Indented), "…") + "\n";
        if (Environment.GetEnvironmentVariable("GOVREPORT_WRITE_REQUESTS") == "1") File.WriteAllText(file, text);
        Assert.Equal(File.ReadAllText(file), text);
    }

    [GeneratedRegex("(?<=\"(?:identity|stamp|holder|until)\": \")[^\"]*")]
    private static partial Regex Identity();
}
