using System.Text.Json;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Discovery.Metrics;
using GovReportArchive.Discovery.Moments;
using GovReportArchive.Discovery.Passages;
using GovReportArchive.Discovery.Searching;
using GovReportArchive.Reports.Records;
using GovReportArchive.Web.Api.Contract;
using GovReportArchive.Web.Api.Requests;
using GovReportArchive.Web.Hosting;
using Microsoft.Extensions.Primitives;

namespace GovReportArchive.Web.Api;

/// <summary>Many queries in one request, one after the other in one place, all answered from one commit.</summary>
internal static class BatchEndpoint
{
    /// <summary>Most queries of one batch.</summary>
    public const int MostQueries = 50;

    // What is left of a request's time is for waiting before and writing afterwards.
    private const double ShareOfTime = 0.7;

    private const string Shape = "请求体应形如 {\"queries\":[{\"id\":\"a\",\"kind\":\"reports\",\"parameters\":{\"q\":[\"公众号\"]}}]}：kind 为 reports、passages、metric 或 metricValues，参数的值一律是字符串的列表。";

    public static async Task<IResult> RunAsync(
        RunBatch request, ReportSearch reports, PassageSearch passages, MetricSearch metrics, ServerLimits limits, TimeProvider time, ILogger<BatchAnswer> logger, HttpContext context,
        CancellationToken cancellationToken)
    {
        _ = request;
        if (!context.Request.HasJsonContentType()) return Problems.Make(StatusCodes.Status415UnsupportedMediaType, "body", "请求体不可用", Shape);
        IReadOnlyList<BatchQuery> queries;
        try
        {
            queries = Checked(await JsonSerializer.DeserializeAsync<BatchRequest>(context.Request.Body, RecordJson.Options, cancellationToken));
        }
        catch (JsonException error)
        {
            throw new QueryParameterException(PlaceOf(error), Shape);
        }
        catch (BadHttpRequestException error)
        {
            return Problems.Make(error.StatusCode, "body", "请求体不可用", "请求体太大；请分几批查询。");
        }

        if (!await ClientLimits.TakeAsync(context, queries.Count - 1, cancellationToken)) return TypedResults.Empty;
        SearchMoment moment = SearchMoment.Of(reports, passages, metrics);
        using CancellationTokenSource late = new(limits.Work * ShareOfTime, time);
        using CancellationTokenSource given = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        List<BatchItem> items = [];
        long text = HitFields.MostText;
        foreach (BatchQuery query in queries)
        {
            BatchItem item = new(query.Id, query.Kind, StatusCodes.Status200OK);
            try
            {
                given.Token.ThrowIfCancellationRequested();
                item = Answered(item, query, moment, text, items.Count, given.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                item = Refused(item, Problems.Make(StatusCodes.Status503ServiceUnavailable, "unavailable", "服务暂时不可用", "这一批的时间已经用完；请缩小检索范围，或另行查询。"), items.Count);
            }
            catch (Exception error) when (ApiErrors.ProblemOf(context, error, logger) is { } problem)
            {
                item = Refused(item, problem, items.Count);
            }

            text = Math.Max(0, text - (item.Reports?.Items.Sum(hit => hit.Sections?.Sum(section => (long)section.Text.Length) ?? 0) ?? 0));
            items.Add(item);
        }

        return TypedResults.Ok(new BatchAnswer(items, moment.State));
    }

    /// <summary>The queries of a body.</summary>
    /// <exception cref="QueryParameterException">There are none, too many, or two of one id. Nothing of the body is quoted.</exception>
    private static IReadOnlyList<BatchQuery> Checked(BatchRequest? body)
    {
        // What is not in the body is null here, whatever the type says.
        if (body?.Queries is not { Count: > 0 } queries) throw new QueryParameterException("queries", Shape);
        for (int i = 0; i < queries.Count; i++)
        {
            if (queries[i]?.Id is null) throw new QueryParameterException($"queries/{i}/id", Shape);
            if (queries[i].Parameters?.Values.Any(values => values?.Contains(null!) != false) == true) throw new QueryParameterException($"queries/{i}/parameters", Shape);
        }

        if (queries.Count > MostQueries) throw new QueryParameterException("queries", $"一批至多 {MostQueries} 个查询，这里有 {queries.Count} 个；请分几批。");
        HashSet<string> ids = new(StringComparer.Ordinal);
        for (int i = 0; i < queries.Count; i++)
            if (!ids.Add(queries[i].Id)) throw new QueryParameterException($"queries/{i}/id", "各查询的 id 应各不相同。");
        return queries;
    }

    // $.queries[0].kind, as the reader names a place, is queries/0/kind here.
    private static string PlaceOf(JsonException error) =>
        error.Path is ['$', '.', .. string place] && !place.Contains('\'', StringComparison.Ordinal) ? place.Replace("[", "/", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Replace('.', '/') : "queries";

    private static BatchItem Answered(BatchItem item, BatchQuery query, SearchMoment moment, long text, int at, CancellationToken cancellationToken)
    {
        switch (query.Kind)
        {
            case BatchKind.Reports:
                return item with { Reports = moment.Reports.Answer(Read<SearchReports>(query).Query with { MostText = text }, cancellationToken) };
            case BatchKind.Passages:
                SearchPassages asked = Read<SearchPassages>(query);
                return item with { Passages = moment.Passages.Search(asked.Query, asked.Fold, asked.Selected.Narrowed.Wording, cancellationToken) };
            case BatchKind.Metric:
                GetMetric metric = Read<GetMetric>(query);
                return metric.Question is { } groups ? item with { Metric = moment.Metrics.Groups(groups, cancellationToken) } : Refused(item, MetricEndpoints.NoMetric(metric.Selected.At), at);
            default:
                ListMetricValues values = Read<ListMetricValues>(query);
                return values.Question is { } listed ? item with { MetricValues = moment.Metrics.Values(listed, cancellationToken) } : Refused(item, MetricEndpoints.NoMetric(values.Selected.At), at);
        }
    }

    /// <summary>The request that the route would read from its address.</summary>
    private static TRequest Read<TRequest>(BatchQuery query)
        where TRequest : ApiRequest<TRequest>
    {
        RequestShape shape = RequestShape.Of(typeof(TRequest));
        IReadOnlyDictionary<string, IReadOnlyList<string>> given = query.Parameters ?? new Dictionary<string, IReadOnlyList<string>>();
        HashSet<string> inPath = [.. shape.Path.Select(parameter => parameter.Name)];
        return (TRequest)shape.Read(
            new QueryCollection(given.Where(parameter => !inPath.Contains(parameter.Key)).ToDictionary(parameter => parameter.Key, parameter => new StringValues([.. parameter.Value]), StringComparer.Ordinal)),
            new RouteValueDictionary(given.Where(parameter => inPath.Contains(parameter.Key)).Select(parameter => KeyValuePair.Create<string, object?>(parameter.Key, parameter.Value is [string value, ..] ? value : null))));
    }

    private static BatchItem Refused(BatchItem item, ProblemAnswer refused, int at)
    {
        Problem problem = refused.Problem;
        return item with
        {
            Status = problem.Status,
            Problem = problem with { Pointer = problem.Parameter is { } parameter ? Problems.Pointer("queries", $"{at}", "parameters", parameter) : null },
        };
    }
}
