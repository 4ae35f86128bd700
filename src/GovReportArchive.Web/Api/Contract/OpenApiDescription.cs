using System.Globalization;
using System.Text.Json.Nodes;
using GovReportArchive.Web.Hosting;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace GovReportArchive.Web.Api.Contract;

/// <summary>Fills the OpenAPI document from each route's <see cref="ApiOperation"/>.</summary>
internal static class OpenApiDescription
{
    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer(static (document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "政府信息公开年报库 API",
                Version = "1",
                Description = "政府信息公开工作年度报告的检索与下载。除 POST /api/v1/precedents 与 POST /api/v1/check（均不留存所提交的内容）外均为 GET。未知参数与不可用的值一律以 400 问题说明（RFC 9457）答复，"
                    + "指出参数名与可用的值。偏移量一律为 UTF-16 单位。报告中未印的内容在 JSON 中不出现：0、空白、“/”与未收录互不相同。",
            };
            // The address is the one the document was fetched from, whatever proxies stand before it.
            document.Servers = [new OpenApiServer { Url = "/" }];
            foreach (IOpenApiPathItem path in document.Paths.Values) path.Operations?.Remove(HttpMethod.Head);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(static (operation, context, _) =>
        {
            IList<object> metadata = context.Description.ActionDescriptor.EndpointMetadata;
            if (metadata.OfType<ApiOperation>().FirstOrDefault() is not { } described) return Task.CompletedTask;
            // Who asks how the server is, is never told that it asked too often.
            bool limited = !metadata.OfType<RequestKindAttribute>().Any(kind => kind.Kind == RequestKind.Health);
            Describe(operation, limited ? described : described with { Answers = [.. described.Answers.Where(answer => answer.Status != StatusCodes.Status429TooManyRequests)] });
            return Task.CompletedTask;
        });
    }

    private static void Describe(OpenApiOperation operation, ApiOperation described)
    {
        operation.OperationId = described.Id;
        operation.Summary = described.Summary;
        operation.Description = described.Description;
        operation.Parameters =
        [
            .. described.Path.Select(parameter => Describe(parameter, ParameterLocation.Path)),
            .. described.Parameters.Select(parameter => Describe(parameter, ParameterLocation.Query)),
        ];
        operation.Responses ??= [];
        foreach (ApiAnswer answer in described.Answers)
        {
            string status = answer.Status.ToString(CultureInfo.InvariantCulture);
            if (!operation.Responses.TryGetValue(status, out IOpenApiResponse? response)) operation.Responses[status] = response = new OpenApiResponse();
            response.Description = answer.Description;
            if (answer.MediaType.Length == 0 || response is not OpenApiResponse concrete) continue;
            concrete.Content ??= new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal);
            if (!concrete.Content.TryGetValue(answer.MediaType, out OpenApiMediaType? media))
                concrete.Content[answer.MediaType] = media = new OpenApiMediaType();
            if (answer.Example is { } example)
                media.Example = answer.MediaType.EndsWith("json", StringComparison.Ordinal) && !answer.MediaType.Contains("ndjson", StringComparison.Ordinal)
                    ? JsonNode.Parse(example) : JsonValue.Create(example);
        }
    }

    private static OpenApiParameter Describe(ApiParameter parameter, ParameterLocation location)
    {
        OpenApiSchema schema = Schema(parameter, location);
        bool list = parameter.Repeats;
        bool inPath = location == ParameterLocation.Path;
        return new OpenApiParameter
        {
            Name = parameter.Name,
            In = location,
            Required = inPath,
            Description = parameter.Description,
            Explode = list,
            Style = inPath ? ParameterStyle.Simple : ParameterStyle.Form,
            Schema = list ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = schema } : schema,
            Example = list ? new JsonArray([.. parameter.Example.Split(',').Select(part => JsonValue.Create(part))]) : parameter.Example,
        };
    }

    private static OpenApiSchema Schema(ApiParameter parameter, ParameterLocation location)
    {
        bool number = parameter.Kind == ParameterKind.WholeNumber;
        OpenApiSchema schema = new()
        {
            Type = number ? JsonSchemaType.Integer : parameter.Kind == ParameterKind.Flag ? JsonSchemaType.Boolean : JsonSchemaType.String,
            Default = parameter switch
            {
                { Default: null } => null,
                { Kind: ParameterKind.WholeNumber or ParameterKind.Flag } => JsonNode.Parse(parameter.Default),
                _ => JsonValue.Create(parameter.Default),
            },
            Format = number && parameter.Maximum <= int.MaxValue ? "int32" : null,
            Pattern = parameter.Kind == ParameterKind.RegionCode ? "^([0-9]{6}|[0-9]{9}|[^\\x00-\\x7F]+)$" : parameter.Pattern,
        };
        if (number)
        {
            schema.Minimum = parameter.Minimum.ToString(CultureInfo.InvariantCulture);
            if (parameter.Maximum < long.MaxValue) schema.Maximum = parameter.Maximum.ToString(CultureInfo.InvariantCulture);
        }
        else if (parameter.Kind is ParameterKind.Choice or ParameterKind.Choices)
        {
            schema.Enum = [.. parameter.Allowed.Select(value => JsonValue.Create(value))];
        }
        else if (parameter.Kind != ParameterKind.Flag && location == ParameterLocation.Query)
        {
            schema.MaxLength = ApiParameter.LongestText;
        }

        return schema;
    }
}
