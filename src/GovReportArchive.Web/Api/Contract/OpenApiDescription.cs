using System.Globalization;
using System.Net.Mime;
using System.Text.Json.Nodes;
using GovReportArchive.Web.Hosting;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace GovReportArchive.Web.Api.Contract;

/// <summary>Fills the OpenAPI document from each route's <see cref="ApiOperation"/>.</summary>
internal static class OpenApiDescription
{
    /// <summary>Version of the interface.</summary>
    public const string Version = "1";

    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer(static (document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "政府信息公开年报库 API",
                Version = Version,
                Summary = "Search and figures of Chinese government annual reports on information disclosure.",
                Description = "政府信息公开工作年度报告的检索、指标与下载。无需登录。未知参数与不可用的值一律以 400 问题说明（RFC 9457）答复，指出参数名与可用的值。"
                    + "POST 的请求体不留存、不记入日志。偏移量一律为 UTF-16 单位。报告中未印的内容在 JSON 中不出现，没有 null：0、空白、“/”与未收录互不相同。"
                    + "智能助手可用 /mcp（Model Context Protocol）检索与核查，内容与本接口相同。\n\n"
                    + "No sign-in. Unknown parameters and values that cannot be used are answered 400 with problem details (RFC 9457) that name the parameter and what is allowed. Bodies of POST requests are neither "
                    + "kept nor logged. Offsets count UTF-16 units. What a report does not print is absent, never null: 0, blank, \"/\" and not held are never the same. "
                    + "Assistants ask the same at /mcp (Model Context Protocol).",
                License = new OpenApiLicense { Name = "Apache License 2.0（程序；the program）", Identifier = "Apache-2.0" },
            };
            // The address is the one the document was fetched from, whatever proxies stand before it.
            document.Servers = [new OpenApiServer { Url = "/", Description = "本站 · this server" }];
            document.Tags = new HashSet<OpenApiTag>(ApiTags.All.Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description }));
            // An empty requirement: whoever asks is answered.
            document.Security = [new OpenApiSecurityRequirement()];
            foreach (IOpenApiPathItem path in document.Paths.Values) path.Operations?.Remove(HttpMethod.Head);
            WrittenSchemas.Correct(document);
            AnswerHeaders.Describe(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(static (operation, context, _) =>
        {
            IList<object> metadata = context.Description.ActionDescriptor.EndpointMetadata;
            if (metadata.OfType<ApiOperation>().FirstOrDefault() is not { } described) return Task.CompletedTask;
            // Who asks how the server is, is never told that it asked too often, nor that it knows that already.
            bool isHealth = metadata.OfType<RequestKindAttribute>().Any(kind => kind.Kind == RequestKind.Health);
            Describe(context.Document!, operation, !isHealth ? described : described with
            {
                Answers = [.. described.Answers.Where(answer => answer.Status is not (StatusCodes.Status429TooManyRequests or StatusCodes.Status304NotModified))],
            });
            return Task.CompletedTask;
        });
    }

    private static void Describe(OpenApiDocument document, OpenApiOperation operation, ApiOperation described)
    {
        operation.OperationId = described.Id;
        operation.Tags = new HashSet<OpenApiTagReference> { new(described.Tag, document) };
        operation.Summary = described.Summary;
        operation.Description = described.Description;
        operation.Parameters =
        [
            .. described.Path.Select(parameter => Describe(document, described.Tag, parameter, ParameterLocation.Path)),
            .. described.Parameters.Select(parameter => Describe(document, described.Tag, parameter, ParameterLocation.Query)),
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
            if (answer.MediaType.StartsWith("text/", StringComparison.Ordinal) || answer.MediaType == FileAnswer.Lines) media.Schema ??= new OpenApiSchema { Type = JsonSchemaType.String };
            media.Example = answer switch
            {
                { Status: StatusCodes.Status200OK, MediaType: MediaTypeNames.Application.Json } => Answered(described.Id),
                { Example: null } => null,
                { MediaType: Problems.MediaType } => JsonNode.Parse(answer.Example),
                _ => JsonValue.Create(answer.Example),
            };
        }
    }

    // What the server has answered about the sample reports, shortened; written by the tests of the examples.
    private static JsonNode? Answered(string operation)
    {
        using Stream? example = typeof(OpenApiDescription).Assembly.GetManifestResourceStream("Examples/" + operation);
        return example is null ? null : JsonNode.Parse(example);
    }

    private static OpenApiParameter Describe(OpenApiDocument document, string tag, ApiParameter parameter, ParameterLocation location)
    {
        OpenApiSchema inline = Schema(parameter, location);
        IOpenApiSchema schema = inline.Enum is null ? inline : Named(document, tag, parameter, inline);
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
            Example = list ? new JsonArray([.. parameter.Example.Split(',').Select(part => Value(parameter, part))]) : Value(parameter, parameter.Example),
        };
    }

    // A list of values has a name, so that a client that is made of the description has one type for it; a list of the same name with other values that of its part too.
    private static OpenApiSchemaReference Named(OpenApiDocument document, string tag, ApiParameter parameter, OpenApiSchema values)
    {
        string name = Capital(parameter.Name) + "Value";
        IDictionary<string, IOpenApiSchema> known = (document.Components ??= new OpenApiComponents()).Schemas ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        if (known.TryGetValue(name, out IOpenApiSchema? other) && !other.Enum!.Select(value => (string?)value).SequenceEqual(parameter.Allowed, StringComparer.Ordinal)) name = Capital(tag) + name;
        JsonNode? usual = values.Default;
        values.Default = null;
        known[name] = values;
        return new OpenApiSchemaReference(name, document) { Default = usual };
    }

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static JsonNode Value(ApiParameter parameter, string text) =>
        parameter.Kind is ParameterKind.WholeNumber or ParameterKind.Flag ? JsonNode.Parse(text)! : JsonValue.Create(text)!;

    private static OpenApiSchema Schema(ApiParameter parameter, ParameterLocation location)
    {
        bool number = parameter.Kind == ParameterKind.WholeNumber;
        OpenApiSchema schema = new()
        {
            Type = number ? JsonSchemaType.Integer : parameter.Kind == ParameterKind.Flag ? JsonSchemaType.Boolean : JsonSchemaType.String,
            Default = parameter.Default is { } text ? Value(parameter, text) : null,
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
