using System.Reflection;
using System.Text.Json;
using GovReportArchive.Web.Hosting;

namespace GovReportArchive.Web.Api.Contract;

/// <summary>What there is to say about one route; endpoint metadata, made of the route's request.</summary>
/// <param name="Id">Id of the operation.</param>
/// <param name="Tag">The part of the description that it belongs to.</param>
/// <param name="Summary">Its name, in Chinese and English.</param>
/// <param name="Description">What it does.</param>
/// <param name="Parameters">The query parameters that it is checked with, in order.</param>
/// <param name="Path">The parameters in its address.</param>
/// <param name="Answers">By status, each once.</param>
internal sealed record ApiOperation(
    string Id, string Tag, string Summary, string Description, IReadOnlyList<ApiParameter> Parameters, IReadOnlyList<ApiParameter> Path, IReadOnlyList<ApiAnswer> Answers)
{
    private static readonly ApiAnswer Unchanged = new(304, "自所给 ETag（If-None-Match）以来没有变动。", "");

    // What is refused in the same way everywhere.
    private static readonly ApiAnswer[] Common =
    [
        new(400, "参数不认识或值不可用；检索式有误时另有 position。", Problems.MediaType, """
            { "type": "/help#problem-parameter", "title": "参数不可用", "status": 400, "code": "parameter",
              "detail": "参数 level 的值“village”不可用。可用的值：national、province、city、county、township、zone。",
              "parameter": "level", "allowed": ["national", "province", "city", "county", "township", "zone"] }
            """),
        new(429, "此地址的请求太多；RateLimit 与 RateLimit-Policy 说明余额与上限（各答复都有），按 Retry-After 重试。", Problems.MediaType),
        new(503, "同时的请求太多、超时、首次启动正在准备样例，或目录库暂时不能读；按 Retry-After 重试。", Problems.MediaType),
    ];

    /// <summary>What kind of work a request is, as the body of its answer tells.</summary>
    public RequestKind Kind => Answers.First(answer => answer.Status == StatusCodes.Status200OK).MediaType switch
    {
        FileAnswer.Lines or FileAnswer.Table or FileAnswer.Workbook or FileAnswer.Document => RequestKind.Export,
        FileAnswer.Bytes => RequestKind.Original,
        _ => RequestKind.Answer,
    };

    /// <summary>The operation of a request.</summary>
    /// <param name="request">A record with <see cref="OperationAttribute"/>.</param>
    /// <param name="isRead">Whether it is asked by GET, so that whoever has the answer need not get it again.</param>
    public static ApiOperation Of(Type request, bool isRead = true)
    {
        OperationAttribute described = request.GetCustomAttribute<OperationAttribute>()!;
        RequestShape shape = RequestShape.Of(request);
        return new(
            described.Id ?? JsonNamingPolicy.CamelCase.ConvertName(request.Name), described.Tag, $"{described.Summary} · {described.English}", described.Description, shape.Query, shape.Path,
            [.. shape.Answers.Concat(isRead ? [Unchanged, .. Common] : Common).DistinctBy(answer => (answer.Status, answer.MediaType)).OrderBy(answer => answer.Status)]);
    }
}

/// <summary>One answer of a route: when it is given, media type, and an example as JSON or text; an empty media type means no body.</summary>
internal sealed record ApiAnswer(int Status, string Description, string MediaType, string? Example = null);
