using System.Diagnostics;
using OpenTelemetry.Metrics;

namespace GovReportArchive.Web.Hosting.Telemetry;

/// <summary>Gives the metrics in Prometheus's format at <c>/metrics</c> of an address of their own, where nothing else is had, so that they are as far from strangers as that address is.</summary>
internal sealed class MetricsListener(ServerSettings settings, MeterProvider metrics) : IHostedService
{
    public const string Path = "/metrics";

    private WebApplication? _listener;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(settings.Metrics!);
        builder.Services.AddSingleton<DistributedContextPropagator>(new NobodysPropagator());
        _listener = builder.Build();
        _listener.UseOpenTelemetryPrometheusScrapingEndpoint(metrics, predicate: null, path: Path, configureBranchedPipeline: null, optionsName: null);
        try
        {
            await _listener.StartAsync(cancellationToken);
        }
        catch (Exception error) when (error is IOException or System.Net.Sockets.SocketException)
        {
            throw new StartException($"--metrics：不能监听 {settings.Metrics}（{error.Message}）。请另选端口，例如 http://127.0.0.1:9465", error);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_listener is not null) await _listener.DisposeAsync();
    }
}
