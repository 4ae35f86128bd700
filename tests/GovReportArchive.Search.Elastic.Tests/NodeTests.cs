using System.Text.Json.Nodes;
using GovReportArchive.Tests;
using GovReportArchive.Tests.Elastic;

namespace GovReportArchive.Search.Elastic.Tests;

/// <summary>Nodes that do not answer, or not as they should, over real connections.</summary>
public sealed class NodeTests : IDisposable
{
    private readonly StandInCluster _cluster = new();
    private readonly LoopbackNode _good, _bad;
    private readonly TestClock _clock = new();
    private readonly ISearchIndex _index;

    public NodeTests()
    {
        (_good, _bad) = (new LoopbackNode(_cluster), new LoopbackNode(_cluster));
        _index = Open(_bad.Address + "," + _good.Address);
        using ISearchWriter writer = _index.TryWrite()!;
        writer.Replace("g", [Specimen.Document("d", "信息公开")]);
        writer.Commit(new CommitPoint(1));
    }

    public void Dispose()
    {
        _index.Dispose();
        _good.Dispose();
        _bad.Dispose();
        _cluster.Dispose();
    }

    [Fact]
    public void Both_nodes_are_asked_in_turn() => Assert.True(_good.Requests > 1 && _bad.Requests > 1);

    [Theory]
    [InlineData(nameof(Behaviour.Silent))]
    [InlineData(nameof(Behaviour.Torn))]
    [InlineData(nameof(Behaviour.Page))]
    public void What_one_node_does_not_answer_the_next_is_asked_and_the_other_is_left_alone_for_a_while(string behaviour)
    {
        _bad.Behaviour = Enum.Parse<Behaviour>(behaviour);
        int before = _bad.Requests;
        for (int i = 0; i < 5; i++) Assert.Equal(["d"], Specimen.Ids(_index, "公开"));
        Assert.Equal(before + 1, _bad.Requests);

        _bad.Behaviour = Behaviour.Well;
        _clock.Now += TimeSpan.FromMinutes(1);
        Specimen.Ids(_index, "公开");
        Assert.True(_bad.Requests > before + 1);
    }

    [Fact]
    public void A_node_that_is_gone_is_passed_over_and_none_left_is_told_with_the_address_but_no_password()
    {
        using ISearchIndex half = Open($"http://127.0.0.1:{LoopbackNode.FreePort()},{_good.Address}");
        Assert.Equal(["d"], Specimen.Ids(half, "公开"));

        int port = LoopbackNode.FreePort();
        using ISearchIndex none = Open($"http://reader:s3cret@127.0.0.1:{port}");
        IndexUnreachableException error = Assert.Throws<IndexUnreachableException>(() => none.Open());
        Assert.Contains($"http://127.0.0.1:{port}", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("reader", none.Place, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_not_let_in_is_told_so_without_the_password()
    {
        _cluster.Instead = (_, _) => StandInCluster.Json(401, new JsonObject { ["error"] = new JsonObject { ["type"] = "security_exception", ["reason"] = "unable to authenticate user [reader]" } });
        using ISearchIndex index = Open("http://reader:s3cret@" + _good.Address["http://".Length..]);
        IndexUnreachableException error = Assert.Throws<IndexUnreachableException>(() => index.Open());
        Assert.Contains("不接受所给的用户或密钥", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("6.8.23", false)]
    [InlineData("7.9.3", false)]
    [InlineData("7.10.2", true)]
    [InlineData("8.17.0-SNAPSHOT", true)]
    public void A_server_that_is_too_old_is_refused(string version, bool taken)
    {
        using StandInCluster cluster = new() { Version = version };
        using Specimen specimen = new(cluster: cluster);
        if (taken) Assert.Null(specimen.Index.Open());
        else Assert.Contains(version, Assert.Throws<IndexUnreachableException>(() => specimen.Index.Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_such_server_is_refused()
    {
        _cluster.Instead = (_, _) => StandInCluster.Json(200, new JsonObject { ["hello"] = "world" });
        using ISearchIndex index = Open(_good.Address);
        Assert.Contains("不是 Elasticsearch", Assert.Throws<IndexUnreachableException>(() => index.Open()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a:9200")]
    [InlineData("ftp://a")]
    [InlineData("")]
    [InlineData("https://a:9200?x=y")]
    public void An_address_that_cannot_be_used_is_told_without_repeating_it(string address)
    {
        FormatException error = Assert.Throws<FormatException>(() => ElasticSettings.Parse(address, "govreport"));
        Assert.Contains("https://a:9200,https://b:9200", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Reports")]
    [InlineData("-x")]
    [InlineData("a,b")]
    [InlineData("a*")]
    [InlineData("")]
    public void A_name_that_the_cluster_would_refuse_is_refused(string name) => Assert.Throws<FormatException>(() => ElasticSettings.Parse("http://a:9200", name));

    [Theory]
    [InlineData("/srv/index", "/srv/index", "govreport")]
    [InlineData("/srv/index", "/srv/index/passages", "govreport-passages")]
    [InlineData("index", "index/passages", "govreport-passages")]
    [InlineData("/srv/index", "/srv/index/目录", "govreport-")]
    public void Indexes_are_named_by_where_they_would_lie(string root, string place, string name) => Assert.StartsWith(name, Layout.IndexName.Of("govreport", root, place), StringComparison.Ordinal);

    [Fact]
    public void Settings_do_not_show_what_one_gets_in_with()
    {
        ElasticSettings settings = ElasticSettings.Parse("https://name:pass%3Aword@a:9200", "govreport");
        Assert.Equal("Basic bmFtZTpwYXNzOndvcmQ=", settings.Authorization);
        Assert.DoesNotContain("bmFtZ", settings.ToString(), StringComparison.Ordinal);
        Assert.Equal("https://a:9200/", Assert.Single(settings.Nodes).AbsoluteUri);
    }

    private ISearchIndex Open(string addresses) => ElasticIndex.Engine(
        ElasticSettings.Parse(addresses, "nodes") with { Timeout = TimeSpan.FromSeconds(2), Pause = TimeSpan.FromMilliseconds(1) }, null, _clock)("place", Specimen.Schema);
}
