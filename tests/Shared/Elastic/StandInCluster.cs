using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GovReportArchive.Tests.Elastic;

/// <summary>Answers the requests that Search.Elastic makes, from memory. It is no Elasticsearch.</summary>
/// <remarks>
/// It knows the part of the language that is used and refuses everything else, as the cluster refuses what it does not know: so that a query that says something else
/// than it should, or says it in a way that no parser takes, is found here. It has one shard, scores as BM25 is defined, and shows documents after a refresh only. What it
/// cannot show is that a cluster understands the same: for that, run these tests against one (ELASTIC.md).
/// </remarks>
internal sealed class StandInCluster : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, StandInIndex> _indexes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (List<JsonObject> Hits, int Size)> _scrolls = new(StringComparer.Ordinal);

    /// <summary>The requests so far, where they are wanted: method, path, and what was sent.</summary>
    public List<(string Method, string Path, string Body)>? Log { get; init; }

    /// <summary>The version that it says it has.</summary>
    public string Version { get; init; } = "7.10.2";

    /// <summary>Answers one request before it is looked at; null to let it through.</summary>
    public Func<string, string, HttpResponseMessage?>? Instead { get; set; }

    /// <summary>Whether the answer to a request gets lost on its way.</summary>
    public Func<string, string, bool>? Loses { get; set; }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string method = request.Method.Method, path = request.RequestUri!.PathAndQuery.TrimStart('/'), body = Text(request.Content);
        lock (_lock)
        {
            Log?.Add((method, path, body));
            if (Instead?.Invoke(method, path) is { } instead) return instead;
            try
            {
                HttpResponseMessage answer = Json(200, Answer(method, path, body));
                return Loses?.Invoke(method, path) == true ? throw new HttpRequestException("the connection broke off") : answer;
            }
            catch (Refused refused)
            {
                return Json(refused.Status, refused.Body);
            }
        }
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Send(request, cancellationToken));

    /// <summary>An answer as the cluster gives it.</summary>
    public static HttpResponseMessage Json(int status, JsonNode body) =>
        new((HttpStatusCode)status) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };

    private static string Text(HttpContent? content)
    {
        if (content is null) return "";
        Stream stream = content.ReadAsStream();
        if (content.Headers.ContentEncoding.Contains("gzip")) stream = new GZipStream(stream, CompressionMode.Decompress);
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private JsonObject Answer(string method, string path, string body)
    {
        string[] parts = path.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        Dictionary<string, string> options = path.Contains('?', StringComparison.Ordinal)
            ? path.Split('?')[1].Split('&').Select(option => option.Split('=')).ToDictionary(option => option[0], option => option[1], StringComparer.Ordinal)
            : [];
        JsonObject Sent() => JsonNode.Parse(body, documentOptions: new JsonDocumentOptions { MaxDepth = 1000 }) as JsonObject ?? throw Refused.Parsing("no object");
        switch (method, parts)
        {
            case ("GET", []): return new JsonObject { ["version"] = new JsonObject { ["number"] = Version } };
            case ("PUT", [var name]):
                if (_indexes.ContainsKey(name)) throw new Refused(400, "resource_already_exists_exception", $"index [{name}] already exists");
                _indexes.Add(name, new StandInIndex(Sent()));
                return [];
            case ("DELETE", ["_search", "scroll"]):
                foreach (JsonNode? id in (JsonArray)Sent()["scroll_id"]!) _scrolls.Remove(id!.ToString());
                return [];
            case ("DELETE", [var name]): return _indexes.Remove(name) ? [] : throw Missing(name);
            case ("POST", ["_search", "scroll"]): return Scroll(Sent());
            case ("GET", ["_cluster", "health", _]): return new JsonObject { ["status"] = "green" };
            case ("GET", [var name, "_doc", var id]): return Get(Index(name), id);
            case ("PUT", [var name, "_create", var id]): return Put(Index(name).Put(id, Sent(), null, before => before is null));
            case ("PUT", [var name, "_doc", var id]):
                long number = long.Parse(options["if_seq_no"], System.Globalization.CultureInfo.InvariantCulture);
                return Put(Index(name).Put(id, Sent(), null, before => before?.Number == number && options["if_primary_term"] == "1"));
            case ("POST", [var name, "_bulk"]): return Bulk(Index(name), body);
            case ("POST", [var name, "_mget"]): return new JsonObject { ["docs"] = new JsonArray([.. ((JsonArray)Sent()["ids"]!).Select(id => Found(Index(name), id!.ToString()))]) };
            case ("POST", [var name, "_refresh"]):
                Index(name).Refresh();
                return StandInSearch.Complete([]);
            case ("POST", [var name, "_flush"]): return StandInSearch.Complete(Index(name) is not null ? [] : []);
            case ("POST", [var name, "_forcemerge"]):
                Index(name).Deleted = 0;
                return StandInSearch.Complete([]);
            case ("GET", [var name, "_stats", "docs"]):
                return new JsonObject { ["_all"] = new JsonObject { ["total"] = new JsonObject { ["docs"] = new JsonObject { ["deleted"] = Index(name).Deleted } } } };
            case ("POST", [var name, "_search"]): return Search(Index(name), Sent(), options);
            default: throw new Refused(405, "illegal_argument_exception", $"no handler found for uri [{path}] and method [{method}]");
        }
    }

    private JsonObject Search(StandInIndex index, JsonObject request, Dictionary<string, string> options)
    {
        if (options.Keys.Except(["search_type", "allow_partial_search_results", "preference", "scroll"]).FirstOrDefault() is { } odd) throw Refused.Parsing($"unrecognized parameter: [{odd}]");
        bool scrolls = options.ContainsKey("scroll");
        (JsonObject answer, List<JsonObject> left) = new StandInSearch(index).Of(request, scrolls);
        if (!scrolls) return answer;
        string id = Guid.NewGuid().ToString("N");
        _scrolls[id] = (left, request["size"]!.GetValue<int>());
        answer["_scroll_id"] = id;
        return answer;
    }

    private JsonObject Scroll(JsonObject request)
    {
        string id = Strict.Text(Strict.Object(request, "scroll", "scroll", "scroll_id")["scroll_id"], "scroll_id");
        if (!_scrolls.TryGetValue(id, out (List<JsonObject> Hits, int Size) scroll)) throw new Refused(404, "search_context_missing_exception", $"No search context found for id [{id}]");
        _scrolls[id] = ([.. scroll.Hits.Skip(scroll.Size)], scroll.Size);
        return StandInSearch.Complete(new JsonObject { ["_scroll_id"] = id, ["hits"] = new JsonObject { ["hits"] = new JsonArray([.. scroll.Hits.Take(scroll.Size)]) } });
    }

    private static JsonObject Bulk(StandInIndex index, string body)
    {
        string[] lines = body.Split('\n');
        if (lines[^1].Length > 0) throw new Refused(400, "illegal_argument_exception", "The bulk request must be terminated by a newline [\\n]");
        JsonArray items = [];
        bool errors = false;
        for (int i = 0; i + 1 < lines.Length; i += 2)
        {
            JsonObject action = Strict.Object(Strict.Object(JsonNode.Parse(lines[i]), "bulk", "index")["index"], "index", "_id", "version", "version_type");
            if (action["version_type"]!.ToString() != "external") throw Refused.Parsing("only external versions here");
            JsonObject item;
            try
            {
                index.Put(action["_id"]!.ToString(), (JsonObject)JsonNode.Parse(lines[i + 1])!, action["version"]!.GetValue<long>(), static _ => true);
                item = new JsonObject { ["status"] = 201 };
            }
            catch (Refused refused)
            {
                errors = true;
                item = new JsonObject { ["status"] = refused.Status, ["error"] = refused.Body["error"]!.DeepClone() };
            }

            items.Add(new JsonObject { ["index"] = item });
        }

        return new JsonObject { ["errors"] = errors, ["items"] = items };
    }

    private static JsonObject Get(StandInIndex index, string id) => index.Documents.ContainsKey(id) ? Found(index, id) : throw new Refused(404, "not_found", "no such document");

    private static JsonObject Found(StandInIndex index, string id) => index.Documents.TryGetValue(id, out StandInDocument? document)
        ? new JsonObject { ["_id"] = id, ["_seq_no"] = document.Number, ["_primary_term"] = 1, ["found"] = true, ["_source"] = document.Source.DeepClone() }
        : new JsonObject { ["_id"] = id, ["found"] = false };

    private static JsonObject Put(StandInDocument document) => new() { ["_seq_no"] = document.Number, ["_primary_term"] = 1 };

    private StandInIndex Index(string name) => _indexes.TryGetValue(name, out StandInIndex? index) ? index : throw Missing(name);

    private static Refused Missing(string name) => new(404, "index_not_found_exception", $"no such index [{name}]");
}
