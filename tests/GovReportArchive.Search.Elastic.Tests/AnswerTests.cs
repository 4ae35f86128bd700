using System.Text.Json.Nodes;
using GovReportArchive.Search.Querying;
using GovReportArchive.Tests.Elastic;

namespace GovReportArchive.Search.Elastic.Tests;

/// <summary>Answers that lack something, and a cluster that has too much to do.</summary>
public sealed class AnswerTests : IDisposable
{
    private readonly Specimen _specimen = new();

    public AnswerTests() => _specimen.Fill();

    public void Dispose() => _specimen.Dispose();

    public static TheoryData<string> Lacks => new("shard", "late", "busy", "unavailable");

    [Theory]
    [MemberData(nameof(Lacks))]
    public void An_answer_that_lacks_something_is_asked_for_again_and_never_taken(string lack)
    {
        int times = 2;
        _specimen.Cluster.Instead = (_, path) => path.Contains("_search", StringComparison.Ordinal) && times-- > 0 ? Lacking(lack) : null;
        Assert.Equal(3, Specimen.Ids(_specimen.Index, "公开").Length);

        times = int.MaxValue;
        IndexUnreachableException error = Assert.Throws<IndexUnreachableException>(() => Specimen.Ids(_specimen.Index, "公开"));
        Assert.Contains(lack switch { "shard" => "3 个分片中只有 2 个应答", "late" => "没有在时限内答完", "busy" => "429", _ => "503" }, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_that_may_be_wrong_are_refused()
    {
        using ISearchView view = _specimen.Index.Open()!;
        _specimen.Cluster.Instead = (_, path) => path.Contains("_search", StringComparison.Ordinal)
            ? StandInCluster.Json(200, JsonNode.Parse("""
                {"timed_out":false,"_shards":{"total":3,"successful":3,"failed":0},"hits":{"total":{"value":9},"hits":[]},
                 "aggregations":{"f0":{"doc_count":9,"missing":{"doc_count":0},"carried":{"value":9},"values":{"doc_count_error_upper_bound":1,"sum_other_doc_count":4,"buckets":[]}}}}
                """)!)
            : null;
        Assert.Throws<IndexUnreachableException>(() => view.Search(new SearchRequest { Facets = [new FacetRequest("year")], Limit = 0 }));
    }

    [Fact]
    public void A_query_that_the_cluster_finds_too_large_is_a_mistake_of_the_query()
    {
        using ISearchView view = _specimen.Index.Open()!;
        _specimen.Cluster.Instead = (_, path) => path.Contains("_search", StringComparison.Ordinal)
            ? StandInCluster.Json(400, new JsonObject { ["error"] = new JsonObject { ["type"] = "search_phase_execution_exception", ["root_cause"] = new JsonArray(new JsonObject { ["type"] = "too_many_clauses", ["reason"] = "maxClauseCount is set to 1024" }) } })
            : null;
        Assert.StartsWith("第 1 个字符：", Assert.Throws<QuerySyntaxException>(() => view.Search(new SearchRequest { Query = Specimen.Query("公开") })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_of_very_many_words_is_asked_in_portions()
    {
        using ISearchView view = _specimen.Index.Open()!;
        string many = string.Join('，', Enumerable.Range(0, 1300).Select(i => (char)('一' + (i * 7))));
        Assert.Equal(0, view.Search(new SearchRequest { Query = Specimen.Query(many) }).Total);
        Assert.Equal(0, view.Search(new SearchRequest { Query = Specimen.Query($"\"{many}\"") }).Total);
    }

    [Fact]
    public void A_query_of_as_many_parentheses_as_there_may_be_is_asked()
    {
        string query = "公开";
        for (int i = 0; i < QueryLimits.Depth - 4; i++) query = i % 2 == 0 ? $"(条例 OR {query})" : $"(信息 {query})";
        Assert.Equal(3, Specimen.Ids(_specimen.Index, query).Length);
    }

    [Fact]
    public void Words_of_two_units_are_not_near_each_other_at_any_distance()
    {
        using ISearchWriter writer = _specimen.Index.TryWrite()!;
        writer.Replace("n", [Specimen.Document("n", "") with { Units = [("overview", "首先说明"), ("overview", "其次补充")] }]);
        writer.Commit(new CommitPoint(2));
        Assert.Empty(Specimen.Ids(_specimen.Index, $"\"首先 其次\"~{QueryLimits.Distance}"));
        Assert.Equal(["n"], Specimen.Ids(_specimen.Index, "\"首先 说明\"~0"));
    }

    [Fact]
    public void Columns_of_which_a_page_was_lost_are_not_given()
    {
        using Specimen specimen = new(settings => settings with { Page = 2 });
        specimen.Fill(5);
        using ISearchView view = specimen.Index.Open()!;
        bool lost = false;
        specimen.Cluster.Loses = (_, path) => path == "_search/scroll" && !lost && (lost = true);
        Assert.Throws<IndexUnreachableException>(() => view.Columns(new ColumnRequest { Keywords = ["year"] }));
        Assert.Equal(5, view.Columns(new ColumnRequest { Keywords = ["year"] }).Rows);
    }

    [Fact]
    public void The_pages_of_one_query_are_asked_of_the_same_copies()
    {
        using ISearchView view = _specimen.Index.Open()!;
        SearchRequest request = new() { Query = Specimen.Query("公开"), Limit = 1 };
        view.Search(request with { After = view.Search(request).Hits[0].After });
        string[] paths = [.. _specimen.Cluster.Log!.Select(sent => sent.Path).Where(path => path.Contains("_search", StringComparison.Ordinal)).TakeLast(2)];
        Assert.Contains("&preference=", paths[0], StringComparison.Ordinal);
        Assert.Equal(paths[0], paths[1]);
    }

    [Fact]
    public void A_search_during_a_commit_is_asked_again_and_is_of_the_later_one()
    {
        using ISearchWriter writer = _specimen.Index.TryWrite()!;
        writer.Replace("g9", [Specimen.Document("d9", "信息公开")]);
        using ISearchView view = _specimen.Index.Open()!;
        Assert.Equal(1, view.State.Commit);
        _specimen.Cluster.Instead = (_, path) =>
        {
            if (!path.Contains("_search", StringComparison.Ordinal)) return null;
            _specimen.Cluster.Instead = null;
            writer.Commit(new CommitPoint(2));
            return null;
        };
        SearchResult answer = view.Search(new SearchRequest { Query = Specimen.Query("公开") });
        Assert.Equal((4, 2, 2L), (answer.Total, view.State.Commit, view.State.Applied.Change));
        Assert.All(answer.Hits, hit => Assert.Equal(2, hit.After.Generation));
    }

    [Fact]
    public void An_index_that_is_gone_or_made_anew_is_not_taken_for_the_same()
    {
        using ISearchView view = _specimen.Index.Open()!;
        _specimen.Index.Discard();
        Assert.Null(_specimen.Index.Open());
        Assert.Throws<IndexMissingException>(() => view.Search(new SearchRequest()));
        _specimen.Fill(1);
        Assert.Throws<IndexMissingException>(() => view.Search(new SearchRequest()));
        Assert.Equal(["d0"], Specimen.Ids(_specimen.Index));
    }

    [Fact]
    public void Verifying_finds_lost_shards_and_lost_documents()
    {
        _specimen.Index.Verify();
        _specimen.Cluster.Instead = (_, path) => path.Contains("health", StringComparison.Ordinal) ? StandInCluster.Json(200, new JsonObject { ["status"] = "red" }) : null;
        Assert.Throws<IndexCorruptException>(() => _specimen.Index.Verify());
        _specimen.Cluster.Instead = (_, path) => path.Contains("_search", StringComparison.Ordinal)
            ? StandInCluster.Json(200, JsonNode.Parse("""{"timed_out":false,"_shards":{"total":3,"successful":3},"hits":{"total":{"value":2},"hits":[]}}""")!) : null;
        Assert.Throws<IndexCorruptException>(() => _specimen.Index.Verify());
        _specimen.Cluster.Instead = null;
        _specimen.Index.Discard();
        Assert.Throws<IndexMissingException>(() => _specimen.Index.Verify());
    }

    [Fact]
    public void A_syntax_of_another_engine_is_refused()
    {
        using ISearchView view = _specimen.Index.Open()!;
        QuerySyntaxException error = Assert.Throws<QuerySyntaxException>(() => view.Search(new SearchRequest { Query = ParsedQuery.InEngineSyntax("lucene", "公开*", Specimen.Schema) }));
        Assert.Contains("lucene", error.Message, StringComparison.Ordinal);
    }

    private static HttpResponseMessage Lacking(string lack) => lack switch
    {
        "shard" => StandInCluster.Json(200, JsonNode.Parse("""{"timed_out":false,"_shards":{"total":3,"successful":2,"failed":0},"hits":{"total":{"value":1},"hits":[]}}""")!),
        "late" => StandInCluster.Json(200, JsonNode.Parse("""{"timed_out":true,"_shards":{"total":3,"successful":3,"failed":0},"hits":{"total":{"value":1},"hits":[]}}""")!),
        "busy" => StandInCluster.Json(429, new JsonObject { ["error"] = new JsonObject { ["type"] = "es_rejected_execution_exception", ["reason"] = "queue is full" } }),
        _ => StandInCluster.Json(503, new JsonObject { ["error"] = new JsonObject { ["type"] = "search_phase_execution_exception", ["reason"] = "all shards failed" } }),
    };
}
