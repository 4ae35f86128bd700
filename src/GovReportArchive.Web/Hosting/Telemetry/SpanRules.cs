using System.Diagnostics;
using OpenTelemetry;

namespace GovReportArchive.Web.Hosting.Telemetry;

/// <summary>Lets of a span nothing out but what stands in one list: no address, no query, no header, whatever the libraries note.</summary>
internal sealed class SpanRules : BaseProcessor<Activity>
{
    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "http.request.method", "http.response.status_code", "http.route", "network.protocol.version", "url.scheme", "error.type", "govreport.query.kind",
    };

    public override void OnEnd(Activity data)
    {
        foreach (string name in data.TagObjects.Select(tag => tag.Key).Where(name => !Kept.Contains(name)).ToArray()) data.SetTag(name, null);
        if (data.Kind == ActivityKind.Server) data.DisplayName = $"{data.GetTagItem("http.request.method")} {data.GetTagItem("http.route")}".TrimEnd();
        data.SetStatus(data.Status);
    }
}
