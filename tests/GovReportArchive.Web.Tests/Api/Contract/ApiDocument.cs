using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GovReportArchive.Web.Api;
using Json.Schema;

namespace GovReportArchive.Web.Tests.Api.Contract;

/// <summary>The OpenAPI document as a judge of answers: an answer keeps to it or is told how not.</summary>
/// <remarks>Stricter than the document itself: a member that the document does not name is a fault of the document.</remarks>
internal sealed class ApiDocument
{
    private const string Problem = "application/problem+json";
    private readonly JsonObject _paths;
    private readonly Uri _base;
    private readonly EvaluationOptions _options = new() { OutputFormat = OutputFormat.List };
    private readonly BuildOptions _build = new() { SchemaRegistry = new SchemaRegistry(), Dialect = Dialect.Draft202012 };
    private readonly ConcurrentDictionary<string, JsonSchema> _schemas = new(StringComparer.Ordinal);
    private readonly (Regex Pattern, string Path)[] _templates;

    private ApiDocument(JsonObject document)
    {
        Json = document;
        _paths = document["paths"]!.AsObject();
        // The fewest variables first: /reports/{id}/versions rather than /reports/{id}.
        _templates =
        [
            .. _paths.Select(path => path.Key).OrderBy(path => path.Count(c => c == '{')).ThenByDescending(path => path.Length)
                .Select(path => (new Regex("^" + Regex.Replace(Regex.Escape(path), @"\\\{[^}]*\}", "[^/]+") + "$"), path)),
        ];
        JsonObject strict = document.DeepClone().AsObject();
        foreach ((_, JsonNode? schema) in strict["components"]!["schemas"]!.AsObject()) Close(schema!);
        _base = new Uri($"https://contract.example/{Guid.NewGuid():N}");
        using JsonDocument parsed = JsonDocument.Parse(strict.ToJsonString());
        _build.SchemaRegistry.Register(_base, new JsonElementBaseDocument(parsed.RootElement.Clone(), _base));
    }

    /// <summary>The document.</summary>
    public JsonObject Json { get; }

    public static async Task<ApiDocument> OfAsync(HttpClient client) =>
        new(JsonNode.Parse(await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)))!.AsObject());

    /// <summary>The path of the document that an address is of; null for none.</summary>
    public string? PathOf(string address) => _templates.FirstOrDefault(template => template.Pattern.IsMatch(address)).Path;

    /// <summary>What an answer has against the document; empty where it keeps to it. Nothing is said of addresses that the document does not have.</summary>
    public IReadOnlyList<string> FaultsOf(HttpMethod method, string address, int status, MediaTypeHeaderValue? type, string body)
    {
        if (PathOf(address) is not { } path || method == HttpMethod.Options) return [];
        string name = method == HttpMethod.Head ? "get" : method.Method.ToLowerInvariant();
        // A method that an address does not take is told without the address.
        if (_paths[path]![name] is not JsonObject operation) return status == 405 ? [] : [$"{method} {path} is not described"];
        if (operation["responses"]![$"{status}"] is not JsonObject response) return [$"{method} {path}: status {status} is not described"];
        JsonObject content = response["content"]?.AsObject() ?? [];
        if (body.Length == 0) return method == HttpMethod.Head || content.Count == 0 || content.ContainsKey(FileAnswer.Bytes) ? [] : [$"{path} {status}: no body"];
        if (type?.MediaType is not { } media) return [$"{path} {status}: no media type"];
        if (content[media] is not JsonObject described) return content.ContainsKey(FileAnswer.Bytes) ? [] : [$"{path} {status}: media type {media} is not described"];
        if (media is not ("application/json" or Problem)) return [];
        if (described["schema"] is not { } schema) return [$"{path} {status}: no schema for {media}"];
        return FaultsOf(schema, JsonDocument.Parse(body).RootElement).Select(fault => $"{path} {status} {fault}").ToArray();
    }

    /// <summary>What a value has against a schema of the document.</summary>
    public IReadOnlyList<string> FaultsOf(JsonNode schema, JsonElement value)
    {
        JsonSchema judge = _schemas.GetOrAdd(schema.ToJsonString(), text => JsonSchema.FromText(text.Replace("\"#/", $"\"{_base}#/", StringComparison.Ordinal), _build));
        EvaluationResults found = judge.Evaluate(value, _options);
        return found.IsValid ? [] : [.. (found.Details ?? []).Where(part => part.Errors is not null).SelectMany(part => part.Errors!, (part, error) => $"{part.InstanceLocation}: {error.Value}").Distinct().Take(20)];
    }

    private static void Close(JsonNode schema)
    {
        if (schema is JsonArray list)
        {
            foreach (JsonNode? item in list) if (item is not null) Close(item);
            return;
        }

        if (schema is not JsonObject written) return;
        foreach ((_, JsonNode? part) in written.ToArray()) if (part is not null) Close(part);
        if (written["properties"] is JsonObject && !written.ContainsKey("additionalProperties")) written["additionalProperties"] = false;
    }
}

/// <summary>Holds every answer that passes to the document.</summary>
internal sealed class DocumentedAnswers(Func<Task<ApiDocument>> document) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        string address = request.RequestUri!.AbsolutePath;
        if (!address.StartsWith("/api/v1", StringComparison.Ordinal)) return response;
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        string body = await response.Content.ReadAsStringAsync(cancellationToken);
        IReadOnlyList<string> faults = (await document()).FaultsOf(request.Method, address, (int)response.StatusCode, response.Content.Headers.ContentType, body);
        Assert.True(faults.Count == 0, $"{request.Method} {request.RequestUri}: the answer is not what the document says:\n{string.Join('\n', faults)}\n{body[..Math.Min(body.Length, 2000)]}");
        return response;
    }
}
