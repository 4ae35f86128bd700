using System.Text.Json.Nodes;
using GovReportArchive.Search.Querying;
using GovReportArchive.Tests;
using GovReportArchive.Tests.Elastic;

namespace GovReportArchive.Search.Elastic.Tests;

/// <summary>Commits, what goes wrong with them, and who may write.</summary>
public sealed class WritingTests : IDisposable
{
    private readonly Specimen _specimen = new();
    private readonly TestClock _clock = new();

    public WritingTests() => _specimen.Fill();

    public void Dispose() => _specimen.Dispose();

    [Fact]
    public void What_is_not_committed_is_not_seen_and_forgotten()
    {
        using (ISearchWriter writer = _specimen.Index.TryWrite()!)
        {
            writer.Replace("g7", [Specimen.Document("d7", "信息公开")]);
            Assert.Equal(["d0", "d1", "d2"], Specimen.Ids(_specimen.Index));
        }

        using ISearchWriter next = _specimen.Index.TryWrite()!;
        Assert.Equal(new CommitPoint(1), next.Applied);
        next.Commit(new CommitPoint(2));
        Assert.Equal(["d0", "d1", "d2"], Specimen.Ids(_specimen.Index));
    }

    [Fact]
    public void What_a_writer_had_sent_that_died_is_taken_out_where_its_group_has_changed_since()
    {
        using Specimen specimen = new(settings => settings with { Waiting = 1 });
        specimen.Fill(1);
        // It sends at once, and is not heard of again.
        ISearchWriter dead = specimen.Open(_clock).TryWrite()!;
        dead.Replace("g0", [Specimen.Document("d0", "公开"), Specimen.Document("stale", "公开")]);
        _clock.Now += TimeSpan.FromMinutes(1);
        using ISearchWriter next = specimen.Open(_clock).TryWrite()!;
        next.Replace("g0", [Specimen.Document("d0", "公开")]);
        next.Commit(new CommitPoint(2));
        Assert.Equal(["d0"], Specimen.Ids(specimen.Index));
        dead.Dispose();
    }

    [Fact]
    public void A_second_writer_is_refused_and_told_who_writes_and_the_index_cannot_be_thrown_away()
    {
        using (ISearchWriter writer = _specimen.Index.TryWrite()!)
        {
            Assert.Null(_specimen.Open().TryWrite());
            Assert.Contains($"process {Environment.ProcessId}", _specimen.Open().Writing, StringComparison.Ordinal);
            Assert.Throws<IndexLockedException>(() => _specimen.Open().Discard());
        }

        Assert.Null(_specimen.Index.Writing);
        using ISearchWriter next = _specimen.Open().TryWrite()!;
        Assert.NotNull(next);
    }

    [Fact]
    public void A_writer_that_has_lost_its_lease_cannot_commit_and_changes_nothing_that_its_successor_put()
    {
        using Specimen specimen = new(settings => settings with { Waiting = 1 });
        specimen.Fill(1);
        using ISearchWriter first = specimen.Open(_clock).TryWrite()!;
        _clock.Now += TimeSpan.FromMinutes(1);
        using ISearchWriter second = specimen.Open(_clock).TryWrite()!;
        second.Replace("g0", [Specimen.Document("d0", "后来的")]);
        second.Commit(new CommitPoint(5));

        Assert.Throws<IOException>(() => first.Replace("g0", [Specimen.Document("d0", "先前的")]));
        Assert.Throws<IOException>(() => first.Commit(new CommitPoint(9)));
        Assert.Equal(["d0"], Specimen.Ids(specimen.Index, "后来的"));
        Assert.Equal(5, specimen.Index.Open()!.State.Applied.Change);
        second.Commit(new CommitPoint(6));
    }

    [Fact]
    public void A_writer_of_an_index_that_was_thrown_away_changes_nothing_of_the_one_made_anew()
    {
        using Specimen specimen = new(settings => settings with { Waiting = 1 });
        using ISearchWriter stale = specimen.Open(_clock).TryWrite()!;
        stale.Replace("g0", [Specimen.Document("d0", "先前的")]);
        _clock.Now += TimeSpan.FromMinutes(1);
        specimen.Open(_clock).Discard();
        using ISearchWriter second = specimen.Open(_clock).TryWrite()!;

        stale.Replace("g0", [Specimen.Document("d0", "先前的")]);
        second.Replace("g0", [Specimen.Document("d0", "后来的")]);
        second.Commit(new CommitPoint(1));

        Assert.Throws<IOException>(() => stale.Commit(new CommitPoint(9)));
        Assert.Equal(["d0"], Specimen.Ids(specimen.Index, "后来的"));
    }

    [Fact]
    public void A_commit_whose_answer_was_lost_is_known_again()
    {
        using ISearchWriter writer = _specimen.Index.TryWrite()!;
        writer.Replace("g5", [Specimen.Document("d5", "公开")]);
        HashSet<string> lost = new(StringComparer.Ordinal);
        // Each kind of request gets lost once after the cluster has done it.
        _specimen.Cluster.Loses = (method, path) => lost.Add(method + path.Split('?')[0]);
        Assert.Equal(2, writer.Commit(new CommitPoint(2)));
        _specimen.Cluster.Loses = null;
        Assert.True(lost.Count >= 5);
        Assert.Equal(["d0", "d1", "d2", "d5"], Specimen.Ids(_specimen.Index));
    }

    [Fact]
    public void What_the_cluster_had_no_room_for_is_sent_again_and_nothing_else()
    {
        using ISearchWriter writer = _specimen.Index.TryWrite()!;
        writer.Replace("g8", [Specimen.Document("d8", "公开"), Specimen.Document("e8", "公开")]);
        bool first = true;
        _specimen.Cluster.Instead = (_, path) =>
        {
            if (!path.Contains("_bulk", StringComparison.Ordinal) || !first) return null;
            first = false;
            return StandInCluster.Json(200, JsonNode.Parse("""{"errors":true,"items":[{"index":{"status":409,"error":{"type":"version_conflict_engine_exception"}}},{"index":{"status":429,"error":{"type":"es_rejected_execution_exception"}}}]}""")!);
        };
        writer.Commit(new CommitPoint(2));
        Assert.DoesNotContain("d8", _specimen.Sent("POST", "_bulk"), StringComparison.Ordinal);
        // The first was as good as there, says the answer.
        Assert.Equal(["d0", "d1", "d2", "e8"], Specimen.Ids(_specimen.Index));
    }

    [Fact]
    public void A_document_that_the_cluster_refuses_ends_the_commit_and_a_later_one_goes_through()
    {
        using ISearchWriter writer = _specimen.Index.TryWrite()!;
        writer.Replace("g8", [Specimen.Document("d8", "公开")]);
        _specimen.Cluster.Instead = (_, path) => path.Contains("_bulk", StringComparison.Ordinal)
            ? StandInCluster.Json(200, JsonNode.Parse("""{"errors":true,"items":[{"index":{"status":400,"error":{"type":"mapper_parsing_exception","reason":"failed to parse"}}}]}""")!) : null;
        Assert.Contains("d:d8", Assert.Throws<IOException>(() => writer.Commit(new CommitPoint(2))).Message, StringComparison.Ordinal);
        Assert.Equal(1, _specimen.Index.Open()!.State.Commit);
        _specimen.Cluster.Instead = null;
        Assert.Equal(2, writer.Commit(new CommitPoint(2)));
        Assert.Equal(4, Specimen.Ids(_specimen.Index).Length);
    }

    [Fact]
    public void A_request_that_is_too_large_is_halved()
    {
        using ISearchWriter writer = _specimen.Index.TryWrite()!;
        for (int i = 0; i < 8; i++) writer.Replace($"h{i}", [Specimen.Document($"h{i}", "公开")]);
        _specimen.Cluster.Instead = (_, path) => path.Contains("_bulk", StringComparison.Ordinal) && _specimen.Sent("POST", "_bulk").Count(c => c == '\n') > 4 ? new HttpResponseMessage(System.Net.HttpStatusCode.RequestEntityTooLarge) : null;
        writer.Commit(new CommitPoint(2));
        Assert.Equal(11, Specimen.Ids(_specimen.Index).Length);
    }

    [Fact]
    public void Erasing_waits_until_the_cluster_has_let_go_of_what_it_deleted()
    {
        using ISearchWriter writer = _specimen.Index.TryWrite()!;
        writer.Replace("g0", []);
        writer.Commit(new CommitPoint(2));
        int held = 3;
        _specimen.Cluster.Instead = (_, path) => path.Contains("_stats", StringComparison.Ordinal) && held-- > 0 ? StandInCluster.Json(200, JsonNode.Parse("""{"_all":{"total":{"docs":{"deleted":1}}}}""")!) : null;
        writer.EraseRemoved();
        Assert.Equal(4, _specimen.Count("_forcemerge?only_expunge_deletes=true"));
        held = int.MaxValue;
        Assert.Throws<IOException>(writer.EraseRemoved);
    }

    [Fact]
    public void An_updated_column_is_put_again_only_where_it_differs()
    {
        using ISearchWriter writer = _specimen.Index.TryWrite()!;
        foreach (string group in new[] { "g0", "g1", "g2", "nobody" }) writer.Update(group, "share", group == "g1" ? "high" : "low");
        writer.Commit(new CommitPoint(2, "shares"));
        Assert.Equal(2, _specimen.Sent("POST", "_bulk").Count(c => c == '\n'));
        using ISearchView view = _specimen.Index.Open()!;
        Assert.Equal([new FacetCount("low", 2), new FacetCount("high", 1)], view.Search(new SearchRequest { Query = Specimen.Query("公开条例 工作"), Facets = [new FacetRequest("share")], Limit = 0 }).Facets[0].Items);
        Assert.Equal(new CommitPoint(2, "shares"), view.State.Applied);
        Assert.Throws<ArgumentException>(() => writer.Update("g0", "year", "2023"));
        Assert.Throws<ArgumentException>(() => writer.Update("g0", "share", "unheard"));
    }

    [Fact]
    public void A_document_that_the_cluster_cannot_give_back_is_not_passed_over()
    {
        using ISearchWriter writer = _specimen.Index.TryWrite()!;
        writer.Update("g0", "share", "high");
        _specimen.Cluster.Instead = (_, path) => path.Contains("_mget", StringComparison.Ordinal)
            ? StandInCluster.Json(200, JsonNode.Parse("""{"docs":[{"_id":"d:d0","error":{"type":"no_shard_available_action_exception","reason":"No shard available"}}]}""")!) : null;
        Assert.Contains("No shard available", Assert.Throws<IOException>(() => writer.Commit(new CommitPoint(2))).Message, StringComparison.Ordinal);
        _specimen.Cluster.Instead = null;
        writer.Commit(new CommitPoint(2));
        using ISearchView view = _specimen.Index.Open()!;
        Assert.Equal(1, view.Search(new SearchRequest { Filters = [new KeywordFilter("share", ["high"])] }).Total);
    }

    [Fact]
    public void An_index_of_another_schema_is_refused()
    {
        SearchEngine engine = ElasticIndex.Engine(_specimen.Settings, null);
        Assert.Equal("specimen/1", Assert.Throws<IndexVersionException>(() => engine("place", Specimen.Schema with { Name = "specimen/2" }).Open()).Schema);
        Assert.Throws<IndexVersionException>(() => engine("place", Specimen.Schema with { Columns = [] }).TryWrite());
    }

    public static TheoryData<string> Unfit => new("no id", "field", "keyword", "number", "infinite", "long value", "unknown value");

    [Theory]
    [MemberData(nameof(Unfit))]
    public void A_document_that_does_not_fit_changes_nothing(string what)
    {
        Schema.IndexDocument fit = Specimen.Document("x", "公开"), unfit = what switch
        {
            "no id" => fit with { Id = "" },
            "field" => fit with { Units = [("nowhere", "公开")] },
            "keyword" => fit with { Keywords = [("received.total", "1")] },
            "number" => fit with { Numbers = [("year", 1)] },
            "infinite" => fit with { Numbers = [("received.total", double.NaN)] },
            "long value" => fit with { Keywords = [("year", new string('年', 11_000))] },
            _ => fit with { Keywords = [("share", "unheard")] },
        };
        using ISearchWriter writer = _specimen.Index.TryWrite()!;
        Assert.ThrowsAny<ArgumentException>(() => writer.Replace("x", [fit with { Id = "y" }, unfit]));
        Assert.Equal(0, writer.Pending);
        writer.Commit(new CommitPoint(2));
        Assert.Equal(3, Specimen.Ids(_specimen.Index).Length);
    }

    [Fact]
    public void Long_ids_words_and_units_are_held()
    {
        string id = new('长', 400), word = new('x', 2000);
        using (ISearchWriter writer = _specimen.Index.TryWrite()!)
        {
            writer.Replace("long", [Specimen.Document(id, word + "z " + string.Concat(Enumerable.Repeat("信息公开，", 4000)) + "独一无二")]);
            writer.Commit(new CommitPoint(2));
        }

        Assert.Equal([id], Specimen.Ids(_specimen.Index, "\"xxxz\""));
        Assert.Equal([id], Specimen.Ids(_specimen.Index, "xxx*"));
        Assert.Equal([id], Specimen.Ids(_specimen.Index, "独一无二"));
    }
}
