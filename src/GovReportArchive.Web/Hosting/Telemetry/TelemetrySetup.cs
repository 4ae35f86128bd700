using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Context.Propagation;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace GovReportArchive.Web.Hosting.Telemetry;

/// <summary>Takes what the rooms measure to who wants it: metrics to those who ask at an address of their own, metrics and spans to a collector.</summary>
/// <remarks>Nothing is measured where nobody wants it. A collector is named by the variables that OpenTelemetry has for it.</remarks>
internal static class TelemetrySetup
{
    // A room's meter and its spans bear the room's name.
    private const string Rooms = "GovReportArchive.*";

    private static readonly string[] Platform = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    public static void AddTelemetry(this WebApplicationBuilder builder, ServerSettings settings)
    {
        IServiceCollection services = builder.Services;
        services.AddSingleton<DistributedContextPropagator>(new NobodysPropagator());
        bool metricsLeave = HasCollector("METRICS"), spansLeave = HasCollector("TRACES");
        if (settings.Metrics is null && !metricsLeave && !spansLeave) return;

        OpenTelemetryBuilder telemetry = services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("govreport", serviceVersion: typeof(TelemetrySetup).Assembly.GetName().Version?.ToString(3)).AddEnvironmentVariableDetector());
        if (settings.Metrics is not null || metricsLeave)
        {
            services.AddSingleton<ArchiveTelemetry>();
            telemetry.WithMetrics(metrics =>
            {
                metrics.AddMeter([Rooms, .. Platform]).AddInstrumentation<ArchiveTelemetry>();
                if (settings.Metrics is not null) metrics.AddPrometheusExporter();
                if (metricsLeave) metrics.AddOtlpExporter();
            });
        }

        if (settings.Metrics is not null) services.AddHostedService<MetricsListener>();
        if (!spansLeave) return;
        // The instrumentation would else read again what NobodysPropagator has left out.
        Sdk.SetDefaultTextMapPropagator(new TraceContextPropagator());
        telemetry.WithTracing(spans => spans
            .AddAspNetCoreInstrumentation(requests => requests.Filter = static context => context.Request.Path != MetricsListener.Path)
            .AddSource(Rooms).AddProcessor<SpanRules>().AddOtlpExporter());
    }

    private static bool HasCollector(string signal) =>
        new[] { "OTEL_EXPORTER_OTLP_ENDPOINT", $"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT" }.Any(name => Environment.GetEnvironmentVariable(name) is { Length: > 0 });
}
