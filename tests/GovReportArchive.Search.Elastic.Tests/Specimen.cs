using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;
using GovReportArchive.Tests;
using GovReportArchive.Tests.Elastic;

namespace GovReportArchive.Search.Elastic.Tests;

/// <summary>A small index of every kind of column in what stands in for a cluster.</summary>
internal sealed class Specimen : IDisposable
{
    public static IndexSchema Schema { get; } = new("specimen/1",
    [
        new TextField("title", 3, "标题"),
        new TextField("overview", 1, "总体"),
    ],
    [
        new Column("year", ColumnKind.Keyword, "年份"),
        new Column("region", ColumnKind.Keyword, "地区"),
        new Column("share", ColumnKind.Keyword) { Updatable = ["high", "low"] },
        new Column("received.total", ColumnKind.Number, "新收"),
        new Column("note", ColumnKind.Stored),
    ]);

    private readonly ISearchIndex _index;
    private readonly TestClock _clock = new();

    public Specimen(Func<ElasticSettings, ElasticSettings>? settings = null, StandInCluster? cluster = null)
    {
        Cluster = cluster ?? new StandInCluster { Log = [] };
        ElasticSettings usual = ElasticSettings.Parse("http://a:9200,http://b:9200", "specimen") with { Handler = Cluster, Pause = TimeSpan.FromMilliseconds(1) };
        Settings = settings?.Invoke(usual) ?? usual;
        _index = Open();
    }

    public StandInCluster Cluster { get; }

    public ElasticSettings Settings { get; }

    public ISearchIndex Index => _index;

    /// <summary>The same index as another process has it.</summary>
    public ISearchIndex Open(TimeProvider? time = null) => ElasticIndex.Engine(Settings, null, time ?? _clock)("place", Schema);

    /// <summary>Puts documents and commits.</summary>
    public void Fill(int documents = 3)
    {
        using ISearchWriter writer = _index.TryWrite()!;
        for (int i = 0; i < documents; i++) writer.Replace($"g{i}", [Document($"d{i}", "信息公开条例", i)]);
        writer.Commit(new CommitPoint(1));
    }

    public static IndexDocument Document(string id, string text, double? number = null) => new()
    {
        Id = id,
        Units = [("title", "工作报告"), ("overview", text)],
        Keywords = [("year", "2023"), ("region", "230"), ("region", "231"), ("share", "low")],
        Numbers = number is { } value ? [("received.total", value)] : [],
        Stored = [("note", "注")],
    };

    public static ParsedQuery Query(string text) => ParsedQuery.Parse(text, Schema);

    /// <summary>The ids that a view finds.</summary>
    public static string[] Ids(ISearchIndex index, string? query = null)
    {
        using ISearchView view = index.Open()!;
        return [.. view.Search(new SearchRequest { Query = query is null ? null : Query(query), Limit = 100 }).Hits.Select(hit => hit.Id)];
    }

    /// <summary>What was sent to an address, last.</summary>
    public string Sent(string method, string path) => Cluster.Log!.Last(request => request.Method == method && request.Path.Contains(path, StringComparison.Ordinal)).Body;

    public int Count(string path) => Cluster.Log!.Count(request => request.Path.Contains(path, StringComparison.Ordinal));

    public void Dispose()
    {
        _index.Dispose();
        Cluster.Dispose();
    }
}
