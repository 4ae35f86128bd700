using System.Text.Json.Nodes;
using GovReportArchive.Search.Elastic.Cluster;
using GovReportArchive.Search.Elastic.Layout;
using GovReportArchive.Search.Elastic.Searching;
using GovReportArchive.Search.Querying;
using GovReportArchive.Search.Schema;
using GovReportArchive.Text;

namespace GovReportArchive.Search.Elastic;

/// <summary>The newest commit of an index of a cluster. What it answers is of the commit that <see cref="State"/> names afterwards.</summary>
internal sealed class ElasticView(ElasticNodes nodes, StateStore states, string index, ElasticLayout layout, ElasticSettings settings, IndexState opened) : ISearchView
{
    private const int MostTries = 5;

    // Numbers of columns that are counted in one request.
    private const int ColumnsAtOnce = 200;

    private readonly ClusterSearch _cluster = new(nodes, index);
    private volatile IndexState _state = opened;
    private bool _closed;

    public ViewState State => new(_state.Schema, _state.Identity, _state.Commit, _state.Applied, _state.Documents);

    public SearchResult Search(SearchRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        RequestCheck.Check(request, layout.Schema);
        return OfOneCommit(() => new Searcher(_cluster, layout, request, settings, _state.Commit, cancellationToken).Run(), cancellationToken);
    }

    public IReadOnlyList<AlikeHit> Alike(AlikeRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        RequestCheck.Check(request, layout.Schema);
        return OfOneCommit(() => new AlikeSearch(_cluster, layout, cancellationToken).Run(request), cancellationToken);
    }

    public ColumnTable Columns(ColumnRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        RequestCheck.Check(request, layout.Schema);
        return OfOneCommit(() => new ColumnScroll(_cluster, layout, settings.Page, cancellationToken).Read(request), cancellationToken);
    }

    public IReadOnlyDictionary<string, int> Numbered(CancellationToken cancellationToken = default) => OfOneCommit(
        () =>
        {
            Dictionary<string, int> numbered = new(StringComparer.Ordinal);
            foreach (Column[] columns in layout.Schema.Columns.Where(column => column is { Kind: ColumnKind.Number, SharedBy: null }).Chunk(ColumnsAtOnce))
            {
                JsonObject counts = [];
                foreach (Column column in columns) counts[column.Name] = Json.One("value_count", Json.One("field", ElasticLayout.Column(column)));
                JsonNode found = _cluster.Ask(new JsonObject { ["size"] = 0, ["query"] = Clauses.Both([], [Clauses.Term(ElasticLayout.Gone, false)]), ["aggs"] = counts }, cancellationToken)["aggregations"]!;
                foreach (Column column in columns)
                    if (found[column.Name]!["value"]!.GetValue<int>() is var count and > 0) numbered.Add(column.Name, count);
            }

            return numbered;
        },
        cancellationToken);

    public IReadOnlyList<IndexTerm> Terms(TermRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfNegative(request.Limit, nameof(request));
        WordSearch words = new(_cluster, layout, settings.Page, cancellationToken);
        return OfOneCommit(() => request.Like is { } word ? words.Nearest(Folding.Fold(word).Trim(), request.Limit) : words.Frequent(request), cancellationToken);
    }

    public IReadOnlyList<double> Rarity(IReadOnlyList<string> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        return OfOneCommit<IReadOnlyList<double>>(
            () =>
            {
                string?[] firsts = [.. pairs.Select(FirstPair)];
                (Dictionary<string, int> counts, int all) = PairCounts.Of(_cluster, ElasticLayout.Pairs, firsts.OfType<string>(), CancellationToken.None);
                return [.. firsts.Select(pair => pair is null ? 0 : PairCounts.Rarity(counts[pair], all))];
            },
            CancellationToken.None);
    }

    public IEnumerable<string> Ids()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        JsonObject request = new() { ["query"] = Clauses.Both([], [Clauses.Term(ElasticLayout.Gone, false)]), ["_source"] = false };
        return _cluster.All(request, settings.Page, CancellationToken.None).Select(hit => hit["sort"]![0]!.GetValue<string>());
    }

    public void Dispose() => _closed = true;

    // Shards show a commit one after the other; whatever was asked meanwhile is asked again. A commit that is stuck keeps nobody waiting for long.
    private T OfOneCommit<T>(Func<T> ask, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        for (int tries = 1; ; tries++)
        {
            T answer = ask();
            IndexState now = states.Get(cancellation)?.State ?? throw new IndexMissingException(index);
            if (now.Identity != _state.Identity || now.Fingerprint != _state.Fingerprint) throw new IndexMissingException($"{index}（{_state.Identity:N}）");
            bool moved = now.Commit != _state.Commit || now.Publishing;
            _state = now;
            if (!moved || tries == MostTries) return answer;
            if (now.Publishing) nodes.Rest(tries, cancellation);
        }
    }

    private static string? FirstPair(string text)
    {
        string[] runes = [.. text.EnumerateRunes().Take(2).Select(rune => rune.ToString())];
        return runes.Length < 2 ? null : string.Concat(runes);
    }
}
