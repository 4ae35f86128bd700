using System.Diagnostics;

namespace GovReportArchive.Web.Hosting.Telemetry;

/// <summary>Takes no trace from a request and hands none on: to which trace an answer belongs is not for whoever asks to say.</summary>
internal sealed class NobodysPropagator : DistributedContextPropagator
{
    public override IReadOnlyCollection<string> Fields => [];

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter)
    {
    }

    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState) => (traceId, traceState) = (null, null);

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) => null;
}
