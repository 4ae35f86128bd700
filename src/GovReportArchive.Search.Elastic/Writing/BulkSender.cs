using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using GovReportArchive.Search.Elastic.Cluster;
using GovReportArchive.Search.Elastic.Layout;

namespace GovReportArchive.Search.Elastic.Writing;

/// <summary>Sends documents in requests of bounded size, and again what the cluster had no room for, until it has taken each.</summary>
/// <remarks>Each document comes with a number that is greater than that of any before; where the cluster has as great a one already, it has this document or a later one, and
/// that is as good.</remarks>
internal sealed class BulkSender(ElasticNodes nodes, string index, int most)
{
    private const int Conflict = 409, Busy = 429, Unavailable = 503, MostTries = 10;

    /// <summary>Sends all.</summary>
    /// <exception cref="IOException">The cluster refuses one, or does not take it after many tries; some may have been taken.</exception>
    public void Send(IReadOnlyList<BulkLine> lines)
    {
        for (int at = 0; at < lines.Count;)
        {
            int end = at;
            for (long size = 0; end < lines.Count && (end == at || size + lines[end].Document.Length <= most); end++) size += lines[end].Document.Length;
            SendAll([.. lines.Skip(at).Take(end - at)]);
            at = end;
        }
    }

    private void SendAll(BulkLine[] lines)
    {
        for (int tries = 1; lines.Length > 0; tries++)
        {
            Answer answer = nodes.PostLines($"{index}/_bulk?filter_path=errors,items.*.status,items.*.error", Body(lines));
            // Half at a time is always taken in the end, unless one alone is too large.
            if (answer.Status == 413 && lines.Length > 1)
            {
                SendAll(lines[..(lines.Length / 2)]);
                lines = lines[(lines.Length / 2)..];
                continue;
            }

            if (!answer.IsWell) throw new IOException($"检索集群中的索引 {index} 不接受写入：{answer.Reason}");
            if (answer.Body["errors"]?.GetValue<bool>() != true) return;
            lines = Left(lines, (JsonArray)answer.Body["items"]!);
            if (lines.Length == 0) return;
            if (tries == MostTries) throw new IOException($"检索集群太忙，{lines.Length} 篇没有写入索引 {index}；稍后会再试。");
            nodes.Rest(tries, CancellationToken.None);
        }
    }

    private BulkLine[] Left(BulkLine[] lines, JsonArray items)
    {
        if (items.Count != lines.Length) throw new IOException($"检索集群对 {lines.Length} 篇只答复了 {items.Count} 篇。");
        List<BulkLine> left = [];
        for (int i = 0; i < lines.Length; i++)
        {
            JsonNode item = items[i]!["index"]!;
            switch (item["status"]!.GetValue<int>())
            {
                case < 300 or Conflict: break;
                case Busy or Unavailable: left.Add(lines[i]); break;
                case int status:
                    JsonNode? cause = item["error"]?["caused_by"] ?? item["error"];
                    throw new IOException($"检索集群中的索引 {index} 不接受 {lines[i].Id}：HTTP {status} {item["error"]?["type"]}：{cause?["reason"]}");
            }
        }

        return [.. left];
    }

    private static ReadOnlyMemory<byte> Body(BulkLine[] lines)
    {
        ArrayBufferWriter<byte> body = new(lines.Sum(line => line.Document.Length + 200));
        foreach (BulkLine line in lines)
        {
            JsonObject action = Json.One("index", new JsonObject { ["_id"] = line.Id, ["version"] = line.Version, ["version_type"] = "external" });
            body.Write(Json.Bytes(action));
            body.Write("\n"u8);
            body.Write(line.Document);
            body.Write("\n"u8);
        }

        return body.WrittenMemory;
    }
}

/// <summary>One document to be put.</summary>
/// <param name="Id">What the cluster calls it.</param>
/// <param name="Version">Greater than that of what is in its place.</param>
/// <param name="Document">JSON on one line.</param>
internal readonly record struct BulkLine(string Id, long Version, byte[] Document)
{
    // The cluster takes 512 bytes.
    private const int LongestId = 500;

    /// <summary>What the cluster calls the document of an id.</summary>
    public static string NameOf(string id) => Encoding.UTF8.GetByteCount(id) <= LongestId ? "d:" + id : "h:" + IndexName.Hash(id);

    /// <summary>What is left of a document that is taken out: the cluster soon forgets that it deleted something, and would then take an older one in.</summary>
    public static byte[] Tombstone { get; } = Json.Bytes(Json.One(ElasticLayout.Gone, true));
}
