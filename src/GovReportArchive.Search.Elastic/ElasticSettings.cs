namespace GovReportArchive.Search.Elastic;

/// <summary>Where a cluster of Elasticsearch or OpenSearch is, and how it is spoken to.</summary>
/// <param name="Nodes">Addresses of nodes, such as <c>https://a:9200</c>, without user or password: what one does not answer, the next is asked.</param>
/// <param name="Index">How the names of indexes begin there; the same on every machine that shares them.</param>
public sealed record ElasticSettings(IReadOnlyList<Uri> Nodes, string Index)
{
    /// <summary>What is sent as <c>Authorization</c>; null for nothing. Never shown.</summary>
    public string? Authorization { get; init; }

    /// <summary>A file of certificates (PEM) that the nodes' are to be signed by, instead of those that the system trusts.</summary>
    public string? Authority { get; init; }

    /// <summary>Shards of a new index.</summary>
    public int Shards { get; init; } = 3;

    /// <summary>Copies of each shard of a new index, beside the first.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>How long one request may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a node that did not answer is left alone while others do.</summary>
    public TimeSpan Shunned { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The pause before a request is made again; each further one is twice as long, up to twenty times.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a writer that says nothing more keeps its right to write.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes of documents that wait in memory for the next commit, before they are sent ahead of it.</summary>
    public long Waiting { get; init; } = 64L << 20;

    /// <summary>Bytes of one bulk request, before it is packed.</summary>
    public int Bulk { get; init; } = 8 << 20;

    /// <summary>Documents on one page where all are read; no more than an index gives in one answer.</summary>
    internal int Page { get; init; } = 10_000;

    /// <summary>Values of a facet that come with an answer; where more are asked for they are read in pages of so many.</summary>
    internal int FacetPage { get; init; } = 10_000;

    /// <summary>What requests go through instead of the network.</summary>
    internal HttpMessageHandler? Handler { get; init; }

    /// <summary>Reads addresses as people write them, joined by commas; user and password may stand in the first.</summary>
    /// <param name="addresses">Such as <c>https://a:9200,https://b:9200</c>.</param>
    /// <param name="index">As in <see cref="Index"/>.</param>
    /// <exception cref="FormatException">An address or the name cannot be used; the message says which and why, without any password.</exception>
    public static ElasticSettings Parse(string addresses, string index)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        List<Uri> nodes = [];
        string? authorization = null;
        foreach (string address in addresses.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? node) || node.Scheme is not ("http" or "https") || node is not { Query: "", Fragment: "" })
                throw new FormatException($"第 {nodes.Count + 1} 个地址不是 http:// 或 https:// 开头的地址；例：https://a:9200,https://b:9200");
            if (node.UserInfo.Length > 0) authorization ??= Basic(Uri.UnescapeDataString(node.UserInfo));
            nodes.Add(new UriBuilder(node) { UserName = "", Password = "", Path = node.AbsolutePath.TrimEnd('/') + "/" }.Uri);
        }

        if (nodes.Count == 0) throw new FormatException("没有地址；例：https://a:9200,https://b:9200");
        if (!Layout.IndexName.IsUsable(index)) throw new FormatException($"“{index}”不能作检索集群中的索引名：只用小写字母、数字、- 和 _，以字母或数字开头，至多 100 个字符。");
        return new ElasticSettings(nodes, index) { Authorization = authorization };
    }

    /// <summary>What to send for a user, <c>name:password</c>.</summary>
    public static string Basic(string user) => "Basic " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(user));

    /// <summary>What to send for a key as the cluster gives it out, in base 64.</summary>
    public static string Key(string key) => "ApiKey " + key;

    /// <summary>Where it is; not what one gets in with.</summary>
    public override string ToString() => $"{string.Join(',', Nodes)} {Index}";
}
