using GovReportArchive.Search.Elastic.Cluster;
using GovReportArchive.Search.Elastic.Layout;
using GovReportArchive.Search.Elastic.Writing;
using GovReportArchive.Search.Schema;
using GovReportArchive.Text;

namespace GovReportArchive.Search.Elastic;

/// <summary>An index in a cluster of Elasticsearch or OpenSearch.</summary>
/// <remarks>
/// <para>Only the newest commit can be asked. One search is one request, so that its numbers are of the same documents; while a commit is going on shards show it
/// one after the other, so that where the commit moves during a search it is made again.</para>
/// <para>What a writer had sent before it died may be seen before the next commit names it. ELASTIC.md tells of what else differs from an index in files.</para>
/// </remarks>
public sealed class ElasticIndex : ISearchIndex
{
    // Versions of documents hold seconds since then in 31 bits.
    private static readonly DateTimeOffset TermsBegin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ElasticNodes _nodes;
    private readonly ElasticSettings _settings;
    private readonly ElasticLayout _layout;
    private readonly TimeProvider _time;
    private readonly string _name;
    private readonly StateStore _states;

    private ElasticIndex(ElasticNodes nodes, ElasticSettings settings, string name, IndexSchema schema, TimeProvider time)
    {
        TextEnvironment.Verify();
        (_nodes, _settings, _name, _time) = (nodes, settings, name, time);
        (_layout, _states) = (new ElasticLayout(schema), new StateStore(nodes, name));
    }

    /// <summary>Makes indexes of one cluster.</summary>
    /// <param name="settings">Where it is.</param>
    /// <param name="root">The directory that places are below: the index of the root has the chosen name, those below it a longer one.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <exception cref="IOException">The file of certificates cannot be read.</exception>
    public static SearchEngine Engine(ElasticSettings settings, string? root, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ElasticNodes nodes = new(settings, time ?? TimeProvider.System);
        return (place, schema) => new ElasticIndex(nodes, settings, IndexName.Of(settings.Index, root, place), schema, time ?? TimeProvider.System);
    }

    /// <inheritdoc/>
    public string Place => $"{_nodes.Addresses}/{_name}";

    /// <inheritdoc/>
    public string? Writing => _states.Get() is { State: { Holder: { } holder } state } && state.Until > _time.GetUtcNow() ? holder : null;

    /// <inheritdoc/>
    public ISearchView? Open(long commit = 0)
    {
        if (_states.Get() is not { State: { Commit: > 0 } state }) return null;
        Check(state);
        return new ElasticView(_nodes, _states, _name, _layout, _settings, state);
    }

    /// <inheritdoc/>
    public ISearchWriter? TryWrite()
    {
        StateStore.Read? before = _states.Get();
        if (before is null)
        {
            Create();
            before = _states.Get();
        }

        if (before is not null)
        {
            Check(before.State);
            if (before.State.Holder is not null && before.State.Until > _time.GetUtcNow()) return null;
        }

        // Begun by the clock, so that a writer of an index that was thrown away and made anew comes after the writers of the old one.
        IndexState state = before?.State ?? new IndexState(_layout.Schema.Name, _layout.Fingerprint, Guid.NewGuid()) { Term = Math.Max(0, (long)(_time.GetUtcNow() - TermsBegin).TotalSeconds) };
        StateStore.Read? taken = _states.Replace(before, state with
        {
            Holder = $"process {Environment.ProcessId} ({Path.GetFileName(Environment.ProcessPath)}) on {Environment.MachineName}",
            Until = _time.GetUtcNow() + _settings.Lease,
            Term = state.Term + 1,
        });
        return taken is null ? null : new ElasticWriter(_nodes, _states, _name, _layout, _settings, _time, taken);
    }

    /// <inheritdoc/>
    public void Discard()
    {
        try
        {
            if (Writing is { } holder) throw new IndexLockedException(Place, holder);
        }
        catch (IndexVersionException)
        {
            // Whatever it is, it goes.
        }

        Answer answer = _nodes.Delete(_name);
        if (!answer.IsWell && answer.Status != 404) throw new IOException($"检索集群中的索引 {_name} 不能删除：{answer.Reason}");
    }

    /// <inheritdoc/>
    public void Verify(CancellationToken cancellationToken = default)
    {
        if (_states.Get(cancellationToken) is not { State: { Commit: > 0 } state }) throw new IndexMissingException(Place);
        Check(state);
        // The cluster compares the checksums of its own files, when it reads, moves or merges them, and calls an index red that has lost some.
        string? health = _nodes.Get($"_cluster/health/{_name}", cancellationToken).Body["status"]?.GetValue<string>();
        if (health == "red") throw new IndexCorruptException(Place, "the cluster calls it red: shards are missing (GET _cluster/health)");
        int found = new Searching.ClusterSearch(_nodes, _name).Documents(cancellationToken);
        if (found != state.Documents && _states.Get(cancellationToken)?.State is { Sent: false } now && now.Commit == state.Commit)
            throw new IndexCorruptException(Place, $"it has {found} documents, and its last commit had {state.Documents}");
    }

    /// <summary>Nothing is held open.</summary>
    public void Dispose()
    {
    }

    private void Create()
    {
        Answer answer = _nodes.Put(_name, _layout.Definition(_settings));
        // Somebody else may have made it in the same moment.
        if (!answer.IsWell && answer.ErrorType != "resource_already_exists_exception") throw new IOException($"检索集群不能建立索引 {_name}：{answer.Reason}");
    }

    private void Check(IndexState state)
    {
        if (state.Schema != _layout.Schema.Name) throw new IndexVersionException(Place, $"it holds {state.Schema}, not {_layout.Schema.Name}", state.Schema);
        if (state.Fingerprint != _layout.Fingerprint) throw new IndexVersionException(Place, $"it holds other fields or columns than {_layout.Schema.Name} has now", state.Schema);
    }
}
