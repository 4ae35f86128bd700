using System.Globalization;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Querying;

namespace GovReportArchive.Web.Hosting;

/// <summary>Answers that say what went wrong, as RFC 9457 problem details in Chinese.</summary>
internal static class Problems
{
    public const string MediaType = "application/problem+json";

    public static ProblemAnswer Parameter(QueryParameterException error, bool isInBody = false) => Make(
        StatusCodes.Status400BadRequest, "parameter", "参数不可用", error.Message,
        problem => problem with { Parameter = error.Parameter, Allowed = error.Allowed, Pointer = isInBody ? Pointer(error.Parameter.Split('/')) : null });

    public static ProblemAnswer Syntax(QuerySyntaxException error, string parameter = "q") => Make(
        StatusCodes.Status400BadRequest, "query-syntax", "检索式有误", error.Message,
        problem => problem with { Parameter = parameter, Position = error.Position });

    public static ProblemAnswer NotFound(string detail, Func<Problem, Problem>? more = null) =>
        Make(StatusCodes.Status404NotFound, "not-found", "没有找到", detail, more);

    /// <summary>406.</summary>
    /// <param name="offered">Media types that can be had.</param>
    public static ProblemAnswer NotAcceptable(params IReadOnlyList<string> offered) => Make(
        StatusCodes.Status406NotAcceptable, "not-acceptable", "没有这种格式", $"Accept 所列的格式都不提供。可用的格式：{string.Join("、", offered)}。",
        problem => problem with { Parameter = "Accept", Allowed = offered });

    /// <summary>410.</summary>
    /// <param name="id">The report that was withdrawn.</param>
    /// <param name="reason">Why.</param>
    /// <param name="parameter">The query parameter that names it; null where the address does.</param>
    public static ProblemAnswer Gone(string id, string? reason, string? parameter = null) => Make(
        StatusCodes.Status410Gone, "withdrawn", "报告已撤下", $"报告 {id} 已撤下：{reason ?? "未注明原因"}",
        problem => problem with { Reason = reason, Parameter = parameter });

    /// <summary>503 without a time: asking again does not help before the report is mended.</summary>
    public static ProblemAnswer Damaged(DamagedReportException error) => Make(
        StatusCodes.Status503ServiceUnavailable, "damaged", "存档已损坏", error.Message,
        problem => problem with { Report = error.Report, Code = error.Code });

    /// <summary>503 with the time after which asking again makes sense.</summary>
    public static ProblemAnswer Unavailable(HttpContext context, string detail, int retryAfterSeconds = 2)
    {
        context.Response.Headers.RetryAfter = retryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return Make(StatusCodes.Status503ServiceUnavailable, "unavailable", "服务暂时不可用", detail);
    }

    /// <summary>Makes one; <paramref name="kind"/> is the anchor of its explanation on the help page, and its code where nothing says more.</summary>
    public static ProblemAnswer Make(int status, string kind, string title, string detail, Func<Problem, Problem>? more = null)
    {
        Problem problem = new("/help#problem-" + kind, title, status, detail, kind);
        return new ProblemAnswer(more?.Invoke(problem) ?? problem);
    }

    /// <summary>Where a member of a request's body is, as problems point to it.</summary>
    public static string Pointer(params IEnumerable<string> members) =>
        "#" + string.Concat(members.Select(member => "/" + Uri.EscapeDataString(member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal))));
}

/// <summary>Why a request is not answered (RFC 9457).</summary>
/// <param name="Type">Address of the explanation of this kind of problem.</param>
/// <param name="Title">Kind of the problem, in Chinese.</param>
/// <param name="Status">Status of the answer.</param>
/// <param name="Detail">What is wrong, where, and what to do, in Chinese.</param>
/// <param name="Code">What is wrong, for programs; stable.</param>
internal sealed record Problem(string Type, string Title, int Status, string Detail, string Code)
{
    /// <summary>The parameter or form field that it is about.</summary>
    public string? Parameter { get; init; }

    /// <summary>Values or names that can be used there, where they are few.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }

    /// <summary>Where in the query text the mistake is, in UTF-16 units.</summary>
    public int? Position { get; init; }

    /// <summary>Where in the request's body the mistake is: a JSON pointer (RFC 6901) as a fragment.</summary>
    public string? Pointer { get; init; }

    /// <summary>Why a report was withdrawn.</summary>
    public string? Reason { get; init; }

    /// <summary>The report whose record is damaged.</summary>
    public string? Report { get; init; }

    /// <summary>The section in which a quoted passage is no longer found.</summary>
    public Section? Section { get; init; }

    /// <summary>Id of the request, as in the header <c>X-Request-Id</c> and in the server's log.</summary>
    public string? RequestId { get; init; }
}

/// <summary>A problem as an answer.</summary>
internal sealed class ProblemAnswer(Problem problem) : IResult
{
    /// <summary>The problem.</summary>
    public Problem Problem => problem;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        // Tagged before the work was done: whoever kept the problem would be told that it still holds when it is long over.
        httpContext.Response.Headers.ETag = default;
        httpContext.Response.Headers.LastModified = default;
        return TypedResults
            .Json(problem with { RequestId = httpContext.TraceIdentifier }, contentType: Problems.MediaType, statusCode: problem.Status)
            .ExecuteAsync(httpContext);
    }
}
