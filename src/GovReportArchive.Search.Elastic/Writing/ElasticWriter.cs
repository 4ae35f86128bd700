using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using GovReportArchive.Search.Elastic.Cluster;
using GovReportArchive.Search.Elastic.Layout;
using GovReportArchive.Search.Elastic.Searching;
using GovReportArchive.Search.Schema;

namespace GovReportArchive.Search.Elastic.Writing;

/// <summary>The one writer of an index, as long as it keeps its lease.</summary>
/// <remarks>
/// Documents wait in memory for the commit; what is more than there is room for is sent ahead of it, and not seen before. Every document carries a number of which the
/// upper half is how often the right to write was taken: what a writer sends that has lost it changes nothing that its successor has put, and a commit goes through
/// only where nobody has taken it since.
/// </remarks>
internal sealed class ElasticWriter : ISearchWriter
{
    // With the longest pauses between, about two minutes.
    private const int MostExpunges = 80;

    private static readonly TimeSpan LongLease = TimeSpan.FromMinutes(5);
    private readonly ElasticNodes _nodes;
    private readonly StateStore _states;
    private readonly string _index;
    private readonly ElasticLayout _layout;
    private readonly ElasticSettings _settings;
    private readonly TimeProvider _time;
    private readonly ConcurrentBag<DocumentJson> _makers = [];
    private readonly Lock _gate = new(), _stating = new();
    private readonly ITimer _renewal;
    private readonly BulkSender _sender;
    private readonly ClusterSearch _cluster;
    private readonly Members _members;
    private readonly Dictionary<string, List<(string Id, byte[] Document)>> _put = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, string?>> _updates = new(StringComparer.Ordinal);
    private StateStore.Read _held;
    private long _waiting, _version;
    private int _pending;
    private bool _lost, _changed;

    public ElasticWriter(ElasticNodes nodes, StateStore states, string index, ElasticLayout layout, ElasticSettings settings, TimeProvider time, StateStore.Read held)
    {
        (_nodes, _states, _index, _layout, _settings, _time, _held) = (nodes, states, index, layout, settings, time, held);
        _version = held.State.Term << 32;
        _sender = new BulkSender(nodes, index, settings.Bulk);
        _cluster = new ClusterSearch(nodes, index);
        _members = new Members(_cluster, settings.Page);
        try
        {
            // What a writer sent that died is to be seen here, or it would not be taken out where it has to be.
            if (held.State.Sent) Refresh();
        }
        catch
        {
            Release();
            throw;
        }

        TimeSpan often = settings.Lease / 3;
        _renewal = time.CreateTimer(_ => Renew(), null, often, often);
    }

    public CommitPoint Applied => _held.State.Applied;

    public int Pending => Volatile.Read(ref _pending);

    public string? MergeFailure => null;

    public void Replace(string group, IReadOnlyList<IndexDocument> documents)
    {
        ArgumentException.ThrowIfNullOrEmpty(group);
        ArgumentNullException.ThrowIfNull(documents);
        DocumentJson.CheckLength(group, "group");
        if (!_makers.TryTake(out DocumentJson? maker)) maker = new DocumentJson(_layout);
        List<(string, byte[])> made;
        try
        {
            foreach (IndexDocument document in documents) maker.Check(document);
            IReadOnlyList<(string, double)> shared = maker.Shared(documents);
            made = [.. documents.Select(document => (ElasticLayout.Text(document.Id), maker.Write(group, document, shared)))];
        }
        finally
        {
            _makers.Add(maker);
        }

        lock (_gate)
        {
            RequireRight();
            if (_put.Remove(group, out List<(string Id, byte[] Document)>? before)) _waiting -= before.Sum(document => (long)document.Document.Length);
            _put[group] = made;
            _updates.Remove(group);
            _waiting += made.Sum(document => (long)document.Item2.Length);
            Interlocked.Add(ref _pending, Math.Max(1, documents.Count));
            if (_waiting > _settings.Waiting) Send();
        }
    }

    public void Update(string group, string column, string? value)
    {
        ArgumentException.ThrowIfNullOrEmpty(group);
        IReadOnlyList<string> values = _layout.Schema.Column(column, ColumnKind.Keyword).Updatable ?? throw new ArgumentException($"Column {column} is not updatable.", nameof(column));
        if (value is not null && !values.Contains(value)) throw new ArgumentException($"Column {column} has no value {value}.", nameof(value));
        lock (_gate)
        {
            RequireRight();
            if (!_updates.TryGetValue(group, out Dictionary<string, string?>? columns)) _updates.Add(group, columns = new(StringComparer.Ordinal));
            columns[column] = value;
            Interlocked.Increment(ref _pending);
        }
    }

    public long Commit(CommitPoint applied)
    {
        ArgumentNullException.ThrowIfNull(applied);
        lock (_gate)
        {
            RequireRight();
            Send();
            if (!_changed && applied == Applied && _held.State.Commit > 0) return _held.State.Commit;
            Write(state => state with { Publishing = true });
            Refresh();
            int documents = _cluster.Documents(CancellationToken.None);
            Write(state => state with { Publishing = false, Sent = false, Commit = state.Commit + 1, Applied = applied, Documents = documents });
            _members.Clear();
            _changed = false;
            Volatile.Write(ref _pending, 0);
            return _held.State.Commit;
        }
    }

    public void EraseRemoved()
    {
        lock (_gate)
        {
            RequireRight();
            Expunge();
            // The lease is in the index too: while it is prolonged there is always something deleted.
            Write(state => state, LongLease);
            try
            {
                // A copy keeps what it deleted until it has heard, every half minute, that all others have done so too.
                for (int tries = 1; Expunge() > 0; tries++)
                {
                    if (tries == MostExpunges) throw new IOException($"检索集群中的索引 {_index} 还留有已删除的内容；下次会再清除。");
                    _nodes.Rest(tries, CancellationToken.None);
                }
            }
            finally
            {
                Write(state => state);
            }
        }
    }

    // Called under the gate; how much is left.
    private long Expunge()
    {
        Require(_nodes.Post($"{_index}/_flush?force=true&wait_if_ongoing=true"));
        Require(_nodes.Post($"{_index}/_forcemerge?only_expunge_deletes=true&flush=true", within: TimeSpan.FromHours(1)));
        Refresh();
        Answer stats = _nodes.Get($"{_index}/_stats/docs");
        Require(stats);
        return stats.Body["_all"]!["total"]!["docs"]!["deleted"]!.GetValue<long>();
    }

    public void Dispose()
    {
        _renewal.Dispose();
        Release();
    }

    // Called under the gate.
    private void Send()
    {
        if (_put.Count == 0 && _updates.Count == 0) return;
        if (!_held.State.Sent) Write(state => state with { Sent = true });
        SendPut();
        SendUpdates();
        _changed = true;
    }

    private void SendPut()
    {
        if (_put.Count == 0) return;
        List<BulkLine> lines = [];
        Dictionary<string, HashSet<string>> before = _members.Of(_put.Keys);
        foreach ((string group, List<(string Id, byte[] Document)> documents) in _put)
        {
            HashSet<string> left = before[group];
            left.UnionWith(_members.Sent(group));
            foreach ((string id, byte[] document) in documents)
            {
                left.Remove(id);
                lines.Add(new BulkLine(BulkLine.NameOf(id), ++_version, document));
            }

            lines.AddRange(left.Select(id => new BulkLine(BulkLine.NameOf(id), ++_version, BulkLine.Tombstone)));
        }

        foreach ((string group, List<(string Id, byte[] Document)> documents) in _put) _members.Add(group, documents.Select(document => document.Id));
        _sender.Send(lines);
        _put.Clear();
        _waiting = 0;
    }

    // The cluster gives back what documents were made from, and gets it again with the other value.
    private void SendUpdates()
    {
        const int atOnce = 200;
        foreach (string column in _updates.Values.SelectMany(columns => columns.Keys).Distinct(StringComparer.Ordinal).ToArray())
        {
            Column updated = _layout.Schema.Column(column, ColumnKind.Keyword);
            string[] groups = [.. _updates.Where(update => update.Value.ContainsKey(column)).Select(update => update.Key)];
            foreach (string[] some in groups.Chunk(atOnce))
            {
                Dictionary<string, Dictionary<string, string?>> members = _members.Of(some, updated);
                List<BulkLine> lines = [];
                foreach (string group in some)
                {
                    string? value = _updates[group][column];
                    IEnumerable<string> ids = members[group].Where(member => member.Value != value).Select(member => member.Key).Union(_members.Sent(group), StringComparer.Ordinal);
                    lines.AddRange(Changed([.. ids], updated, value));
                    if (lines.Count > 0) _members.Add(group, ids);
                }

                _sender.Send(lines);
            }
        }

        _updates.Clear();
    }

    private List<BulkLine> Changed(string[] ids, Column column, string? value)
    {
        if (ids.Length == 0) return [];
        Answer answer = _nodes.Post($"{_index}/_mget", Json.One("ids", Json.Array(ids.Select(BulkLine.NameOf))));
        Require(answer);
        List<BulkLine> lines = [];
        foreach (JsonNode? found in (JsonArray)answer.Body["docs"]!)
        {
            if (found!["error"] is { } error) throw new IOException($"检索集群中的索引 {_index} 没有给出 {found["_id"]}：{error["reason"]}");
            if (found["_source"] is not JsonObject document || document[ElasticLayout.Gone]!.GetValue<bool>()) continue;
            document.Remove(ElasticLayout.Column(column));
            if (value is not null) document[ElasticLayout.Column(column)] = Json.Array([value]);
            lines.Add(new BulkLine(found["_id"]!.GetValue<string>(), ++_version, Json.Bytes(document)));
        }

        return lines;
    }

    private void Refresh()
    {
        Answer answer = _nodes.Post($"{_index}/_refresh");
        Require(answer);
        if (answer.Body["_shards"]?["failed"]?.GetValue<int>() > 0) throw new IOException($"检索集群中的索引 {_index} 有分片没有刷新。");
    }

    private void Require(Answer answer)
    {
        if (!answer.IsWell) throw new IOException($"检索集群中的索引 {_index} 出错：{answer.Reason}");
    }

    private void RequireRight()
    {
        if (Volatile.Read(ref _lost)) throw new IOException($"另一个程序已接手写入索引 {_index}；本次写入没有生效。");
    }

    private void Renew()
    {
        // A longer one was taken.
        if (_held.State.Until - _time.GetUtcNow() > _settings.Lease) return;
        try
        {
            Write(state => state);
        }
        catch (Exception)
        {
            // Whatever a cluster answers, such as that the password is another by now: nobody stands above a timer, and the next commit says it.
        }
    }

    private void Write(Func<IndexState, IndexState> change, TimeSpan? lease = null)
    {
        lock (_stating)
        {
            RequireRight();
            StateStore.Read? written = _states.Replace(_held, change(_held.State) with { Until = _time.GetUtcNow() + (lease ?? _settings.Lease) });
            if (written is null) Volatile.Write(ref _lost, true);
            RequireRight();
            _held = written!;
        }
    }

    private void Release()
    {
        try
        {
            lock (_stating)
                if (!_lost) _states.Replace(_held, _held.State with { Holder = null, Until = default, Publishing = false });
            Volatile.Write(ref _lost, true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It ends by itself.
        }
    }
}
