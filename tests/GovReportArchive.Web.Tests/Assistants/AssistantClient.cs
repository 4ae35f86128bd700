using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace GovReportArchive.Web.Tests.Assistants;

/// <summary>The protocol's own client, on a server in this process.</summary>
internal static class AssistantClient
{
    public static Task<McpClient> ConnectAsync(HttpClient http) => McpClient.CreateAsync(new HttpClientTransport(
        new HttpClientTransportOptions { Endpoint = new Uri(http.BaseAddress!, "/mcp"), TransportMode = HttpTransportMode.StreamableHttp }, http, ownsHttpClient: true));

    public static ValueTask<CallToolResult> CallAsync(McpClient client, string tool, string arguments) =>
        client.CallToolAsync(new CallToolRequestParams { Name = tool, Arguments = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(arguments) });
}
