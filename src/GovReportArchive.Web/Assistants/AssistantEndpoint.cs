using System.Text.Json;
using GovReportArchive.Corpus;
using GovReportArchive.Discovery.Facets;
using GovReportArchive.Drafts;
using GovReportArchive.Reports.Records;
using GovReportArchive.Search.Querying;
using GovReportArchive.Web.Api;
using GovReportArchive.Web.Hosting;
using ModelContextProtocol.Protocol;

namespace GovReportArchive.Web.Assistants;

/// <summary>The Model Context Protocol at <c>/mcp</c>: streamable HTTP without sessions, so that each call is a request like others, under the same limits.</summary>
internal static class AssistantEndpoint
{
    public const string Path = ApiEndpoints.Assistants;

    // A text of the longest kind in JSON, each of its characters escaped.
    private const long LargestBody = (6 * DraftCheck.LongestText) + (64 << 10);

    private const string Instructions = """
        本服务收录中国各级行政机关的政府信息公开工作年度报告。回答时只用工具给出的内容，逐字引用时不改动原文，并给出 page 中的出处地址；没有找到就说没有找到。
        0、空白、“/”与未收录互不相同，不得互相替代。工具不保存所提交的任何文字。
        """;

    /// <summary>Adds the tools.</summary>
    public static void AddAssistants(this IServiceCollection services) => services
        .AddMcpServer(options =>
        {
            options.ServerInfo = new Implementation { Name = "govreport", Title = "政府信息公开年报库", Version = "1" };
            options.ServerInstructions = Instructions;
        })
        .WithHttpTransport()
        .WithTools<ArchiveTools>(Written)
        .WithTools<MetricTool>(Written)
        .WithRequestFilters(filters => filters.AddCallToolFilter(next => async (context, cancellationToken) =>
        {
            try
            {
                // Samples would be taken for reports; a draft is checked without any.
                if (context.Params?.Name != "check_draft" && context.Services!.GetRequiredService<RequestArchive>().IsSample) return Refused("库中尚无报告，展示的是样例，不能据以回答。");
                return await next(context, cancellationToken);
            }
            catch (Exception error) when (MessageOf(error) is { } message)
            {
                return Refused(message);
            }
        }));

    /// <summary>Adds the address.</summary>
    public static void MapAssistants(this WebApplication app) =>
        // Drafts come by here too: as many are worked on at a time as are checked.
        app.MapMcp(Path).WithMetadata(new LargestBodyAttribute(LargestBody)).OfKind(RequestKind.Check);

    private static JsonSerializerOptions Written { get; } = new(JsonSerializerOptions.Web) { Encoder = RecordJson.Options.Encoder };

    // What a caller can mend is told; all else is an error like any other, without words.
    private static string? MessageOf(Exception error) => error switch
    {
        QueryParameterException mistake => mistake.Message,
        QuerySyntaxException mistake => $"检索式有误（第 {mistake.Position + 1} 个字符处）：{mistake.Message}",
        DraftException or ArchiveException => error.Message,
        ArgumentException or JsonException => "参数不可用：须按工具的 inputSchema 给出。",
        _ => ErrorAnswers.SentenceOf(error),
    };

    private static CallToolResult Refused(string message) => new() { IsError = true, Content = [new TextContentBlock { Text = message }] };
}
