using System.Text.Json.Nodes;
using GovReportArchive.Search.Elastic.Layout;

namespace GovReportArchive.Search.Elastic.Cluster;

/// <summary>Reads and replaces the state of an index. It is replaced only where nobody else has done so since it was read.</summary>
/// <remarks>It is read by its id, which gives what was written last, whether searches see it or not.</remarks>
internal sealed class StateStore(ElasticNodes nodes, string index)
{
    private const string Path = "_doc/about";

    /// <summary>The state with what it takes to replace it; nothing where there is none.</summary>
    /// <exception cref="IOException">The cluster does not answer.</exception>
    /// <exception cref="IndexVersionException">It was written by another program.</exception>
    public Read? Get(CancellationToken cancellation = default)
    {
        Answer answer = nodes.Get($"{index}/{Path}", cancellation);
        if (answer.Status == 404) return null;
        if (!answer.IsWell) throw Failed(answer);
        IndexState state = IndexState.Read(answer.Body["_source"]?[ElasticLayout.About]) ?? throw new IndexVersionException(index, "it was written by another program");
        return new Read(state, answer.Body["_seq_no"]!.GetValue<long>(), answer.Body["_primary_term"]!.GetValue<long>());
    }

    /// <summary>Writes a state in the place of another.</summary>
    /// <returns>The new state; null where another has been written meanwhile.</returns>
    /// <exception cref="IOException">The cluster does not answer; it may have taken the state all the same.</exception>
    public Read? Replace(Read? before, IndexState state)
    {
        IndexState stamped = state with { Stamp = Guid.NewGuid().ToString("N") };
        JsonObject document = new() { [ElasticLayout.Gone] = true, [ElasticLayout.About] = stamped.Write() };
        Answer answer = before is null
            ? nodes.Put($"{index}/_create/about", document)
            : nodes.Put(FormattableString.Invariant($"{index}/{Path}?if_seq_no={before.Number}&if_primary_term={before.Primary}"), document);
        if (answer.IsWell) return new Read(stamped, answer.Body["_seq_no"]!.GetValue<long>(), answer.Body["_primary_term"]!.GetValue<long>());
        if (answer.Status != 409) throw Failed(answer);
        // Where an answer was lost and the request made again, the other that came first is this one.
        return Get() is { } now && now.State.Stamp == stamped.Stamp ? now : null;
    }

    private IndexUnreachableException Failed(Answer answer) => new($"检索集群中的索引 {index} 出错：{answer.Reason}");

    /// <summary>A state as it was read.</summary>
    internal sealed record Read(IndexState State, long Number, long Primary);
}
