using System.Globalization;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Search.Querying;
using Microsoft.AspNetCore.Mvc;

namespace GovReportArchive.Web.Hosting;

/// <summary>Answers that say what went wrong, as RFC 9457 problem details in Chinese.</summary>
internal static class Problems
{
    public const string MediaType = "application/problem+json";

    public static IResult Parameter(QueryParameterException error) => Make(
        StatusCodes.Status400BadRequest, "parameter", "参数不可用", error.Message,
        new() { ["parameter"] = error.Parameter, ["allowed"] = error.Allowed });

    public static IResult Syntax(QuerySyntaxException error, string parameter = "q") => Make(
        StatusCodes.Status400BadRequest, "query-syntax", "检索式有误", error.Message,
        new() { ["parameter"] = parameter, ["position"] = error.Position });

    public static IResult NotFound(string detail, Dictionary<string, object?>? more = null) =>
        Make(StatusCodes.Status404NotFound, "not-found", "没有找到", detail, more);

    /// <summary>410.</summary>
    /// <param name="id">The report that was withdrawn.</param>
    /// <param name="reason">Why.</param>
    /// <param name="parameter">The query parameter that names it; null where the address does.</param>
    public static IResult Gone(string id, string? reason, string? parameter = null)
    {
        Dictionary<string, object?> more = new() { ["reason"] = reason };
        if (parameter is not null) more["parameter"] = parameter;
        return Make(StatusCodes.Status410Gone, "withdrawn", "报告已撤下", $"报告 {id} 已撤下：{reason ?? "未注明原因"}", more);
    }

    /// <summary>503 without a time: asking again does not help before the report is mended.</summary>
    public static IResult Damaged(DamagedReportException error) =>
        Make(StatusCodes.Status503ServiceUnavailable, "damaged", "存档已损坏", error.Message, new() { ["report"] = error.Report, ["code"] = error.Code });

    /// <summary>503 with the time after which asking again makes sense.</summary>
    public static IResult Unavailable(HttpContext context, string detail, int retryAfterSeconds = 2)
    {
        context.Response.Headers.RetryAfter = retryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return Make(StatusCodes.Status503ServiceUnavailable, "unavailable", "服务暂时不可用", detail);
    }

    /// <summary>Makes one; <paramref name="kind"/> is the anchor of its explanation on the help page.</summary>
    public static IResult Make(int status, string kind, string title, string detail, Dictionary<string, object?>? more = null)
    {
        ProblemDetails problem = new() { Type = "/help#problem-" + kind, Title = title, Status = status, Detail = detail };
        foreach ((string name, object? value) in more ?? []) problem.Extensions[name] = value;
        return TypedResults.Problem(problem);
    }
}
