using GovReportArchive.Web.Hosting;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace GovReportArchive.Web.Api.Contract;

/// <summary>The headers of answers as the document tells them: each once, and named where an answer carries it.</summary>
internal static class AnswerHeaders
{
    private static readonly (string Name, Func<string, bool, bool> IsIn, string Description, string Example)[] All =
    [
        (HeaderNames.ETag, static (status, hasTags) => hasTags && status is "200" or "304", "答复的标识；以 If-None-Match 传回，没有变动时答 304。Identity of the answer.", "W/\"r-62cea0f2-0a247333-5-41\""),
        (HeaderNames.Link, static (status, hasTags) => hasTags && status == "200", "有下一页时 rel=\"next\" 是它的地址（RFC 8288）。The next page, where there is one.", "</api/v1/reports?cursor=eyJ>; rel=\"next\""),
        (HeaderNames.RetryAfter, static (status, _) => status is "429" or "503", "多少秒后重试才有意义。Seconds to wait.", "2"),
        ("RateLimit", static (status, _) => status is "200" or "429", "余额与多少秒后恢复。What is left of the quota.", "\"minute\";r=2999;t=1"),
        ("RateLimit-Policy", static (status, _) => status is "200" or "429", "上限与时段。The quota and its window.", "\"minute\";q=3000;w=60"),
        (RequestIds.Header, static (_, _) => true, "请求的标识，与日志一致；可由请求给出。Id of the request.", "f926015bdea08b5e4aa57e66aadc49d4"),
    ];

    /// <summary>Names them on every answer of a document.</summary>
    public static void Describe(OpenApiDocument document)
    {
        OpenApiComponents components = document.Components ??= new OpenApiComponents();
        components.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
        foreach ((string name, _, string description, string example) in All)
            components.Headers[name] = new OpenApiHeader { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = example };
        foreach (OpenApiOperation operation in document.Paths.Values.SelectMany(path => path.Operations?.Values ?? Enumerable.Empty<OpenApiOperation>()))
        {
            bool hasTags = operation.Responses?.ContainsKey("304") == true;
            bool isLimited = operation.Responses?.ContainsKey("429") == true;
            foreach ((string status, IOpenApiResponse response) in operation.Responses ?? [])
            {
                if (response is not OpenApiResponse written) continue;
                written.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
                foreach ((string name, Func<string, bool, bool> isIn, _, _) in All)
                    if (isIn(status, hasTags) && (isLimited || !name.StartsWith("RateLimit", StringComparison.Ordinal))) written.Headers[name] = new OpenApiHeaderReference(name, document);
            }
        }
    }
}
